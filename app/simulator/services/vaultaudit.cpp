// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/vaultaudit.h"

#include "app/simulator/services/answers.h"

#include <algorithm>

namespace sim {

namespace {

constexpr int historyDays = 90;

std::string signatureOf(int status)
{
    switch (status) {
    case 200:
    case 204:
        return "OK";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    default:
        return "Bad Request";
    }
}

std::string upper(std::string text)
{
    for (char &c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

Json resourceSpecificRow(const Vault &vault, const VaultEvent &event)
{
    Json row{{"OperationName", event.operation},
             {"OperationVersion", "7.4"},
             {"Id", event.id},
             {"CallerIpAddress", event.address},
             {"UserAgent", event.userAgent},
             {"ClientInfo", event.userAgent},
             {"ResultType", event.httpStatus < 300 ? "Success" : "Failed"},
             {"ResultSignature", signatureOf(event.httpStatus)},
             {"HttpStatusCode", event.httpStatus},
             {"CorrelationId", event.correlation},
             {"RequestUri", event.requestUri},
             {"VaultName", vault.name},
             {"Location", vault.location},
             {"IsRbacAuthorized", event.httpStatus != 403},
             {"_ResourceId", lowered(vault.resourceId())},
             {"_SubscriptionId", vault.subscriptionId},
             {"Type", "AZKVAuditLogs"}};
    if (!event.appId.empty())
        row["Identity"] = {{"claim", {{"appid", event.appId}, {"oid", event.objectId}}}};
    return row;
}

// The classic table of all Azure services: other names, types in the suffix.
Json classicRow(const Vault &vault, const VaultEvent &event)
{
    Json row{{"ResourceProvider", "MICROSOFT.KEYVAULT"},
             {"ResourceType", "VAULTS"},
             {"Resource", upper(vault.name)},
             {"ResourceGroup", upper(vault.resourceGroup)},
             {"ResourceId", upper(vault.resourceId())},
             {"SubscriptionId", vault.subscriptionId},
             {"Category", "AuditEvent"},
             {"OperationName", event.operation},
             {"OperationVersion", "7.4"},
             {"id_s", event.id},
             {"CallerIPAddress", event.address},
             {"clientInfo_s", event.userAgent},
             {"ResultType", event.httpStatus < 300 ? "Success" : "Failed"},
             {"ResultSignature", signatureOf(event.httpStatus)},
             {"httpStatusCode_d", event.httpStatus},
             {"CorrelationId", event.correlation},
             {"requestUri_s", event.requestUri},
             {"_ResourceId", lowered(vault.resourceId())},
             {"Type", "AzureDiagnostics"}};
    if (!event.appId.empty()) {
        row["identity_claim_appid_g"] = event.appId;
        row["identity_claim_oid_g"] = event.objectId;
    }
    return row;
}

Json rowFor(const std::string &table, const Vault &vault, const VaultEvent &event)
{
    return table == "AzureDiagnostics" ? classicRow(vault, event)
                                       : resourceSpecificRow(vault, event);
}

// The version that was the latest at that time; the oldest one stands for all before it.
std::string versionAt(const VaultSecret &secret, TenantMs time)
{
    std::string version = secret.versions.front().version;
    for (const SecretVersion &candidate : secret.versions)
        if (candidate.created <= time)
            version = candidate.version;
    return version;
}

void addReads(Tenant &tenant, const std::string &table, const Consumer &consumer, Random random,
              std::vector<LogRow> &rows)
{
    const auto vault = tenant.world.vaults.find(consumer.vault->vault);
    if (vault == tenant.world.vaults.end() || !vault->second.logTables.contains(table))
        return;
    const auto secret = vault->second.secrets.find(lowered(consumer.vault->secret));
    if (secret == vault->second.secrets.end() || secret->second.versions.empty())
        return;
    const TenantMs from = tenant.clock.epoch() - historyDays * dayMs;
    for (TenantMs time = from + random.between(0, dayMs); time < tenant.clock.epoch();) {
        const std::string version = consumer.vault->version.empty()
                                        ? versionAt(secret->second, time)
                                        : consumer.vault->version;
        const std::string id =
            "https://" + vault->second.host() + "/secrets/" + secret->second.name + "/" + version;
        const VaultEvent event{vault->second.name,
                               "SecretGet",
                               id,
                               consumer.readerAppId,
                               consumer.readerObjectId,
                               consumer.addresses.empty() ? "" : consumer.addresses.front(),
                               consumer.userAgent,
                               random.guid(),
                               id + "?api-version=7.4",
                               200};
        // Old rows have all arrived when the tenant starts.
        rows.push_back({time, std::min(time + 5 * minuteMs, tenant.clock.epoch()),
                        rowFor(table, vault->second, event)});
        time += random.between(8, 16) * hourMs;
    }
}

std::vector<LogRow> history(Tenant &tenant, const std::string &table)
{
    std::vector<LogRow> rows;
    Random random = Random(tenant.options.seed).fork("vault history " + table);
    for (const auto &[id, consumer] : tenant.world.consumers)
        if (consumer.vault)
            addReads(tenant, table, consumer, random.fork(id), rows);
    std::sort(rows.begin(), rows.end(),
              [](const LogRow &a, const LogRow &b) { return a.time < b.time; });
    return rows;
}

} // namespace

void logVaultEvent(Tenant &tenant, const VaultEvent &event)
{
    const auto vault = tenant.world.vaults.find(event.vault);
    if (vault == tenant.world.vaults.end())
        return;
    for (const std::string &table : vault->second.logTables)
        tenant.logs.append(table, tenant.clock.now(), rowFor(table, vault->second, event));
}

void seedVaultHistory(Tenant &tenant)
{
    std::set<std::string> tables;
    for (const auto &[name, vault] : tenant.world.vaults)
        tables.insert(vault.logTables.begin(), vault.logTables.end());
    for (const std::string &table : tables)
        tenant.logs.setHistory(table, [&tenant, table] { return history(tenant, table); });
}

} // namespace sim

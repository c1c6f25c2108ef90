// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/azurereader.h"

#include "app/clients/graphclient.h"
#include "app/clients/keyvaultclient.h"
#include "app/clients/loganalyticsclient.h"
#include "app/clients/resourcemanagerclient.h"
#include "app/inventory/vaultreference.h"

#include <algorithm>

namespace keyturn {

namespace {

/// Both classic and resource-specific tables of a vault's AuditEvent log; a vault writes one.
struct CallerQuery
{
    const char *kql;
    const char *url;
    const char *objectId;
    const char *applicationId;
    const char *userAgent;
};

constexpr CallerQuery callerQueries[] = {
    {"AZKVAuditLogs | where TimeGenerated > ago(90d) and OperationName == \"SecretGet\""
     " | extend oid = tostring(Identity.claim.oid), appid = tostring(Identity.claim.appid)"
     " | summarize last = max(TimeGenerated) by Id, oid, appid, UserAgent",
     "Id", "oid", "appid", "UserAgent"},
    {"AzureDiagnostics | where TimeGenerated > ago(90d)"
     " and ResourceProvider == \"MICROSOFT.KEYVAULT\" and OperationName == \"SecretGet\""
     " | extend oid = identity_claim_oid_g, appid = identity_claim_appid_g"
     " | summarize last = max(TimeGenerated) by id_s, oid, appid, clientInfo_s",
     "id_s", "oid", "appid", "clientInfo_s"},
};

constexpr const char *seenQuery =
    "AADServicePrincipalSignInLogs | where TimeGenerated > ago(90d) and ResultType == \"0\""
    " | summarize last = max(TimeGenerated) by AppId, ServicePrincipalCredentialKeyId";

/// True when the console merely may not read this; notes it.
bool isNote(const Error &error, QList<Error> &notes)
{
    if (error.kind == ErrorKind::NotFound)
        return true;
    if (error.kind != ErrorKind::Forbidden)
        return false;
    notes.append(error);
    return true;
}

void addCallers(const LogTable &table, const CallerQuery &query, QList<VaultCaller> &callers)
{
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const auto secret = VaultReference::from(table.text(row, QLatin1String(query.url)));
        if (!secret)
            continue;
        const VaultCaller caller{secret->vaultUri,
                                 secret->secretName,
                                 table.text(row, QLatin1String(query.objectId)),
                                 table.text(row, QLatin1String(query.applicationId)),
                                 {},
                                 table.text(row, QLatin1String(query.userAgent))};
        const bool known = std::any_of(callers.begin(), callers.end(), [&](const VaultCaller &c) {
            return c.objectId == caller.objectId && c.secretName == caller.secretName &&
                   c.vaultUri == caller.vaultUri;
        });
        if (!known)
            callers.append(caller);
    }
}

Task<void> readLogs(TenantServices services, QString workspace, AzureReading *reading,
                    CallOptions options)
{
    for (const CallerQuery &query : callerQueries) {
        const Result<LogTable> table = co_await services.logs->query(
            workspace, QLatin1String(query.kql), QStringLiteral("P90D"), options);
        if (table)
            addCallers(*table, query, reading->rows.vaultCallers);
        else if (!isNote(table.error(), reading->notes))
            co_return std::unexpected(table.error());
    }
    const Result<LogTable> seen = co_await services.logs->query(workspace, QLatin1String(seenQuery),
                                                                QStringLiteral("P90D"), options);
    if (!seen) {
        if (isNote(seen.error(), reading->notes))
            co_return {};
        co_return std::unexpected(seen.error());
    }
    for (qsizetype row = 0; row < seen->rows.size(); ++row) {
        const QString keyId = seen->text(row, QStringLiteral("ServicePrincipalCredentialKeyId"));
        if (!keyId.isEmpty())
            reading->seenKeyIds[seen->text(row, QStringLiteral("AppId")).toLower()].insert(keyId);
    }
    co_return {};
}

Task<void> readVaults(TenantServices services, QString subscription, AzureReading *reading,
                      CallOptions options)
{
    KT_TRY(vaults, co_await services.azure->listVaults(subscription, options));
    for (const KeyVault &vault : vaults) {
        const Result<QList<VaultSecretVersion>> secrets =
            co_await services.vaults->listSecrets(vault.vaultUri, options);
        if (!secrets && !isNote(secrets.error(), reading->notes))
            co_return std::unexpected(secrets.error());
        for (const VaultSecretVersion &secret : secrets.value_or(QList<VaultSecretVersion>())) {
            const QString applicationId = secret.tags.value(QStringLiteral("appId"));
            if (!applicationId.isEmpty())
                reading->rows.taggedSecrets.append({vault.vaultUri, secret.name, applicationId});
        }
    }
    co_return {};
}

Task<void> readSubscription(TenantServices services, QString subscription, AzureReading *reading,
                            CallOptions options)
{
    const Result<QList<ContainerApp>> apps =
        co_await services.azure->listContainerApps(subscription, options);
    if (apps)
        reading->rows.containerApps += *apps;
    else if (!isNote(apps.error(), reading->notes))
        co_return std::unexpected(apps.error());
    const Result<void> vaults = co_await readVaults(services, subscription, reading, options);
    if (!vaults && !isNote(vaults.error(), reading->notes))
        co_return std::unexpected(vaults.error());
    if (!services.workspaceId.isEmpty())
        co_return {};
    const Result<QList<LogWorkspace>> workspaces =
        co_await services.azure->listWorkspaces(subscription, options);
    if (!workspaces && !isNote(workspaces.error(), reading->notes))
        co_return std::unexpected(workspaces.error());
    for (const LogWorkspace &workspace : workspaces.value_or(QList<LogWorkspace>())) {
        const Result<void> logs =
            co_await readLogs(services, workspace.workspaceId, reading, options);
        if (!logs)
            co_return std::unexpected(logs.error());
    }
    co_return {};
}

/// Names the callers of vaults by their service principals, where those can be read.
Task<void> nameCallers(TenantServices services, AzureReading *reading, CallOptions options)
{
    QHash<QString, QString> names;
    for (VaultCaller &caller : reading->rows.vaultCallers) {
        if (caller.applicationId.isEmpty())
            continue;
        if (!names.contains(caller.applicationId)) {
            const Result<DirectoryApplication> principal =
                co_await services.graph->servicePrincipalByAppId(caller.applicationId, options);
            names.insert(caller.applicationId, principal ? principal->displayName : QString());
        }
        caller.name = names.value(caller.applicationId);
    }
    co_return {};
}

} // namespace

Task<AzureReading> readAzure(TenantServices services, std::stop_token stop)
{
    AzureReading reading;
    reading.rows.ownApplicationId = services.ownApplicationId;
    CallOptions options;
    options.stop = stop;
    const Result<QList<AzureSubscription>> subscriptions =
        co_await services.azure->listSubscriptions(options);
    if (!subscriptions && !isNote(subscriptions.error(), reading.notes))
        co_return std::unexpected(subscriptions.error());
    for (const AzureSubscription &row : subscriptions.value_or(QList<AzureSubscription>())) {
        const Result<void> read = co_await readSubscription(services, row.id, &reading, options);
        if (!read)
            co_return std::unexpected(read.error());
    }
    if (!services.workspaceId.isEmpty()) {
        const Result<void> logs =
            co_await readLogs(services, services.workspaceId, &reading, options);
        if (!logs)
            co_return std::unexpected(logs.error());
    }
    (void)co_await nameCallers(services, &reading, options);
    co_return reading;
}

} // namespace keyturn

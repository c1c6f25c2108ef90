// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/keyvault.h"

#include <algorithm>

namespace sim {

namespace {

constexpr std::size_t largestPage = 25;
constexpr std::size_t largestValue = 25'600;
constexpr TenantMs recoverableDays = 90;

Response notFound(const std::string &what)
{
    return vaultFailure(
        404, "SecretNotFound",
        "A secret with (name/id) " + what +
            " was not found in this key vault. If you recently deleted this secret you "
            "may be able to recover it using the correct recovery command. For help "
            "resolving this issue, please see "
            "https://go.microsoft.com/fwlink/?linkid=2125182");
}

Json attributesOf(const SecretVersion &version)
{
    Json attributes{{"enabled", version.enabled},
                    {"created", version.created / secondMs},
                    {"updated", version.updated / secondMs},
                    {"recoveryLevel", "Recoverable+Purgeable"},
                    {"recoverableDays", recoverableDays}};
    if (version.nbf)
        attributes["nbf"] = *version.nbf;
    if (version.exp)
        attributes["exp"] = *version.exp;
    return attributes;
}

Json itemOf(const std::string &id, const SecretVersion &version)
{
    Json item{{"id", id}, {"attributes", attributesOf(version)}};
    if (!version.contentType.empty())
        item["contentType"] = version.contentType;
    if (!version.tags.empty())
        item["tags"] = version.tags;
    return item;
}

void readAttributes(const Json &body, SecretVersion &version)
{
    const Json attributes = body.value("attributes", Json::object());
    if (attributes.contains("enabled") && attributes["enabled"].is_boolean())
        version.enabled = attributes["enabled"].get<bool>();
    if (attributes.contains("nbf") && attributes["nbf"].is_number_integer())
        version.nbf = attributes["nbf"].get<std::int64_t>();
    if (attributes.contains("exp") && attributes["exp"].is_number_integer())
        version.exp = attributes["exp"].get<std::int64_t>();
    if (body.contains("contentType") && body["contentType"].is_string())
        version.contentType = body["contentType"].get<std::string>();
    if (!body.contains("tags") || !body["tags"].is_object())
        return;
    version.tags.clear();
    for (const auto &[name, value] : body["tags"].items())
        if (value.is_string())
            version.tags[name] = value.get<std::string>();
}

// A stale read, when one was ordered, does not know the versions made since.
std::vector<SecretVersion> versionsSeen(const VaultCall &call, const VaultSecret &secret)
{
    std::vector<SecretVersion> versions = secret.versions;
    if (const std::optional<TenantMs> asOf = call.request.hints.readAsOf)
        std::erase_if(versions, [asOf](const SecretVersion &v) { return v.created > *asOf; });
    return versions;
}

} // namespace

VaultSecret *KeyVault::living(VaultCall &call)
{
    const auto secret = call.vault.secrets.find(lowered(call.name()));
    const bool there = secret != call.vault.secrets.end() && !secret->second.deleted &&
                       !secret->second.versions.empty();
    return there ? &secret->second : nullptr;
}

VaultSecret *KeyVault::deleted(VaultCall &call)
{
    const auto secret = call.vault.secrets.find(lowered(call.name()));
    const bool there = secret != call.vault.secrets.end() && secret->second.deleted &&
                       m_tenant.clock.now() >= *secret->second.deleted + vaultDeletionMs;
    return there ? &secret->second : nullptr;
}

Response KeyVault::getSecret(VaultCall &call)
{
    const VaultSecret *secret = living(call);
    const std::string wanted = call.params.contains("version") ? call.params.at("version") : "";
    const std::vector<SecretVersion> versions =
        secret != nullptr ? versionsSeen(call, *secret) : std::vector<SecretVersion>();
    if (versions.empty())
        return notFound(call.name());
    // "Latest" is the newest version, even if it is disabled; there is no falling back.
    const auto version = wanted.empty()
                             ? std::prev(versions.end())
                             : std::find_if(versions.begin(), versions.end(),
                                            [&wanted](const SecretVersion &candidate) {
                                                return candidate.version == lowered(wanted);
                                            });
    if (version == versions.end())
        return notFound(call.name() + "/" + wanted);
    call.event.id = call.versionUrl(*secret, *version);
    if (!version->enabled)
        return vaultFailure(403, "Forbidden", "Operation get is not allowed on a disabled secret.",
                            "SecretDisabled");
    Json bundle = itemOf(call.event.id, *version);
    bundle["value"] = version->value;
    return answer(200, bundle);
}

Response KeyVault::setSecret(VaultCall &call)
{
    const std::optional<Json> body = bodyOf(call.request);
    if (!body || !body->is_object() || !body->contains("value") || !(*body)["value"].is_string())
        return vaultFailure(400, "BadParameter", "The parameter value is missing or not a string.");
    VaultSecret &secret = call.vault.secrets[lowered(call.name())];
    if (secret.deleted && m_tenant.clock.now() < *secret.deleted + vaultDeletionMs)
        return vaultFailure(409, "Conflict",
                            "Secret " + secret.name + " is currently being deleted.",
                            "ObjectIsBeingDeleted");
    if (secret.deleted)
        return vaultFailure(
            409, "Conflict",
            "Secret " + secret.name +
                " is currently in a deleted but recoverable state, and its name cannot "
                "be reused; in this state, the secret can only be recovered or purged.",
            "ObjectIsDeletedButRecoverable");
    SecretVersion version;
    version.version = m_tenant.random.hex(32);
    version.value = (*body)["value"].get<std::string>();
    if (version.value.size() > largestValue)
        return vaultFailure(400, "BadParameter",
                            "The secret value exceeds the maximum of 25k bytes.");
    version.created = version.updated = m_tenant.clock.now();
    readAttributes(*body, version);
    if (secret.name.empty())
        secret.name = call.name();
    secret.versions.push_back(version);
    call.event.id = call.versionUrl(secret, version);
    Json bundle = itemOf(call.event.id, version);
    bundle["value"] = version.value;
    m_tenant.consumers.vaultChanged(call.vault.name, secret.name);
    return answer(200, bundle);
}

Response KeyVault::updateSecret(VaultCall &call)
{
    const std::optional<Json> body = bodyOf(call.request);
    if (!body || !body->is_object())
        return vaultFailure(400, "BadParameter", "The request body is not a JSON object.");
    VaultSecret *secret = living(call);
    if (secret == nullptr)
        return notFound(call.name());
    for (SecretVersion &version : secret->versions) {
        if (version.version != lowered(call.params.at("version")))
            continue;
        readAttributes(*body, version);
        version.updated = m_tenant.clock.now();
        call.event.id = call.versionUrl(*secret, version);
        return answer(200, itemOf(call.event.id, version));
    }
    return notFound(call.name() + "/" + call.params.at("version"));
}

// Pages of at most 25; the link names port 443, the token is the place in the list.
Response KeyVault::page(const VaultCall &call, const std::string &path, const Json &items) const
{
    const std::string asked = call.request.query.get("maxresults");
    std::size_t most = largestPage;
    if (!asked.empty()) {
        const bool number =
            asked.size() <= 2 &&
            std::all_of(asked.begin(), asked.end(), [](char c) { return c >= '0' && c <= '9'; });
        most = number ? static_cast<std::size_t>(std::stoul(asked)) : 0;
        if (most < 1 || most > largestPage)
            return vaultFailure(400, "BadParameter",
                                "invalid value for parameter maxresults: " + asked);
    }
    const std::string token = base64Decode(call.request.query.get("$skiptoken")).value_or("");
    std::size_t from = 0;
    for (const char c : token.substr(0, 9))
        from = c >= '0' && c <= '9' ? from * 10 + static_cast<std::size_t>(c - '0') : from;
    Json value = Json::array();
    for (std::size_t at = from; at < std::min(items.size(), from + most); ++at)
        value.push_back(items[at]);
    Json next;
    if (from + most < items.size())
        next = "https://" + call.vault.host() + ":443" + path +
               "?api-version=" + call.request.query.get("api-version") +
               "&$skiptoken=" + base64UrlEncode(std::to_string(from + most)) +
               "&maxresults=" + std::to_string(most);
    return answer(200, {{"value", value}, {"nextLink", next}});
}

Response KeyVault::listVersions(VaultCall &call)
{
    Json items = Json::array();
    if (const VaultSecret *secret = living(call)) {
        std::vector<SecretVersion> versions = versionsSeen(call, *secret);
        // The service promises no order; by id is one that is not by time.
        std::sort(versions.begin(), versions.end(),
                  [](const auto &a, const auto &b) { return a.version < b.version; });
        for (const SecretVersion &version : versions)
            items.push_back(itemOf(call.versionUrl(*secret, version), version));
    }
    return page(call, "/secrets/" + call.name() + "/versions", items);
}

Response KeyVault::listSecrets(VaultCall &call)
{
    Json items = Json::array();
    for (const auto &[key, secret] : call.vault.secrets)
        if (!secret.deleted && !secret.versions.empty())
            items.push_back(itemOf(call.url("/secrets/" + secret.name), secret.versions.back()));
    return page(call, "/secrets", items);
}

Json KeyVault::deletedItem(const VaultCall &call, const VaultSecret &secret) const
{
    const SecretVersion &latest = secret.versions.back();
    Json item = itemOf(call.versionUrl(secret, latest), latest);
    const TenantMs purge = *secret.deleted + recoverableDays * dayMs;
    item["recoveryId"] = call.url("/deletedsecrets/" + secret.name);
    item["deletedDate"] = *secret.deleted / secondMs;
    item["scheduledPurgeDate"] = purge / secondMs;
    return item;
}

Response KeyVault::deleteSecret(VaultCall &call)
{
    VaultSecret *secret = living(call);
    if (secret == nullptr)
        return notFound(call.name());
    secret->deleted = m_tenant.clock.now();
    return answer(200, deletedItem(call, *secret));
}

Response KeyVault::getDeletedSecret(VaultCall &call)
{
    const VaultSecret *secret = deleted(call);
    if (secret == nullptr)
        return vaultFailure(404, "SecretNotFound", "Deleted Secret not found: " + call.name());
    return answer(200, deletedItem(call, *secret));
}

Response KeyVault::listDeletedSecrets(VaultCall &call)
{
    Json items = Json::array();
    for (const auto &[key, secret] : call.vault.secrets)
        if (secret.deleted && m_tenant.clock.now() >= *secret.deleted + vaultDeletionMs)
            items.push_back(deletedItem(call, secret));
    return page(call, "/deletedsecrets", items);
}

Response KeyVault::recoverSecret(VaultCall &call)
{
    VaultSecret *secret = deleted(call);
    if (secret == nullptr)
        return vaultFailure(404, "SecretNotFound", "Deleted Secret not found: " + call.name());
    Vault *vault = &call.vault;
    const std::string key = lowered(call.name());
    m_tenant.schedule.after(vaultDeletionMs, [vault, key] {
        const auto found = vault->secrets.find(key);
        if (found != vault->secrets.end())
            found->second.deleted.reset();
    });
    return answer(
        200, itemOf(call.versionUrl(*secret, secret->versions.back()), secret->versions.back()));
}

Response KeyVault::purgeSecret(VaultCall &call)
{
    if (deleted(call) == nullptr)
        return vaultFailure(404, "SecretNotFound", "Deleted Secret not found: " + call.name());
    call.vault.secrets.erase(lowered(call.name()));
    return emptyResponse(204);
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/control.h"
#include "app/simulator/truth.h"

#include <nlohmann/json.hpp>

namespace sim {

namespace {

double seconds(TenantMs time)
{
    return static_cast<double>(time) / secondMs;
}

Json optionalTime(const std::optional<TenantMs> &time)
{
    return time ? Json(isoTimeMs(*time)) : Json();
}

Json replicasOf(const PasswordCredential &credential, TenantMs now)
{
    Json replicas = Json::array();
    for (std::size_t i = 0; i < tokenReplicas; ++i) {
        Json toggles = Json::array();
        for (const TenantMs toggle : credential.replicas.at(i).toggles)
            toggles.push_back(isoTimeMs(toggle));
        replicas.push_back({{"accepts", credential.acceptedBy(i, now)},
                            {"toggles", std::move(toggles)},
                            {"removed", optionalTime(credential.replicas.at(i).removed)}});
    }
    return replicas;
}

Json passwordsOf(const CredentialHolder &holder, bool removed, TenantMs now)
{
    Json list = Json::array();
    for (const PasswordCredential &credential : holder.passwords) {
        if (credential.removed.has_value() != removed)
            continue;
        list.push_back({{"keyId", credential.keyId},
                        {"displayName", credential.displayName},
                        {"hint", credential.hint},
                        {"secretText", credential.secretText},
                        {"startDateTime", isoTime(credential.start)},
                        {"endDateTime", isoTime(credential.end)},
                        {"createdDateTime", isoTimeMs(credential.created)},
                        {"removedDateTime", optionalTime(credential.removed)},
                        {"replicas", replicasOf(credential, now)}});
    }
    return list;
}

Json keysOf(const CredentialHolder &holder)
{
    Json list = Json::array();
    for (const KeyCredential &key : holder.keys) {
        if (!key.removed)
            list.push_back({{"keyId", key.keyId},
                            {"displayName", key.displayName},
                            {"customKeyIdentifier", base64Encode(key.sha1)},
                            {"endDateTime", isoTime(key.end)}});
    }
    return list;
}

Json holderOf(const CredentialHolder &holder, TenantMs now)
{
    return {{"id", holder.id},
            {"appId", holder.appId},
            {"displayName", holder.displayName},
            {"passwordCredentials", passwordsOf(holder, false, now)},
            {"removedPasswordCredentials", passwordsOf(holder, true, now)},
            {"keyCredentials", keysOf(holder)}};
}

void addDirectory(Tenant &tenant, Json &state)
{
    const World &world = tenant.world;
    const TenantMs now = tenant.clock.now();
    for (const auto &[id, application] : world.applications) {
        Json item = holderOf(application, now);
        item["owners"] = application.owners;
        item["policyId"] = application.policyId;
        item["federatedIdentityCredentials"] = Json::array();
        for (const FederatedCredential &f : application.federated)
            item["federatedIdentityCredentials"].push_back(
                {{"id", f.id}, {"name", f.name}, {"issuer", f.issuer}, {"subject", f.subject}});
        state["applications"].push_back(std::move(item));
    }
    for (const auto &[id, principal] : world.servicePrincipals) {
        Json item = holderOf(principal, now);
        item["servicePrincipalType"] = principal.type;
        item["roles"] = principal.roles;
        state["servicePrincipals"].push_back(std::move(item));
    }
    for (const auto &[id, user] : world.users)
        state["users"].push_back({{"id", user.id},
                                  {"displayName", user.displayName},
                                  {"upn", user.upn},
                                  {"enabled", user.enabled},
                                  {"deleted", user.deleted},
                                  {"directoryRoles", user.directoryRoles}});
}

void addPlatform(const World &world, Json &state)
{
    for (const auto &[id, e] : world.environments)
        state["environments"].push_back({{"id", e.id},
                                         {"displayName", e.displayName},
                                         {"sku", e.sku},
                                         {"orgHost", e.orgHost},
                                         {"directLineHost", e.directLineHost}});
    for (const auto &[id, bot] : world.bots)
        state["agents"].push_back({{"id", bot.id},
                                   {"name", bot.name},
                                   {"schemaName", bot.schemaName},
                                   {"environment", bot.environmentId},
                                   {"owner", bot.ownerUserId},
                                   {"profile", bot.profile},
                                   {"marker", bot.marker},
                                   {"authenticationMode", bot.authenticationMode},
                                   {"directLineSecrets", bot.directLineSecrets},
                                   {"consumers", bot.consumerIds}});
    for (const auto &[id, c] : world.connectors) {
        const auto consumer = world.consumers.find(c.consumerId);
        state["connectors"].push_back(
            {{"id", c.id},
             {"name", c.name},
             {"internalId", c.internalId},
             {"displayName", c.displayName},
             {"environment", c.environmentId},
             {"clientId", c.clientId},
             {"grantType", c.appOnly ? "client_credentials" : "authorization_code"},
             {"secretVariable", c.secretVariable},
             {"consumer", c.consumerId},
             {"clientSecret",
              consumer == world.consumers.end() ? Json() : Json(consumer->second.presents)}});
    }
    for (const auto &[id, v] : world.variables)
        state["environmentVariables"].push_back({{"id", v.definitionId},
                                                 {"schemaName", v.schemaName},
                                                 {"environment", v.environmentId},
                                                 {"value", v.value}});
}

void addAzure(const World &world, Json &state)
{
    for (const auto &[name, vault] : world.vaults) {
        Json secrets = Json::array();
        for (const auto &[key, secret] : vault.secrets) {
            Json versions = Json::array();
            for (const SecretVersion &v : secret.versions)
                versions.push_back({{"version", v.version},
                                    {"value", v.value},
                                    {"enabled", v.enabled},
                                    {"created", isoTimeMs(v.created)},
                                    {"tags", v.tags}});
            secrets.push_back({{"name", secret.name},
                               {"deleted", optionalTime(secret.deleted)},
                               {"versions", std::move(versions)}});
        }
        state["vaults"].push_back({{"name", name},
                                   {"host", vault.host()},
                                   {"id", vault.resourceId()},
                                   {"grants", vault.grants},
                                   {"logTables", vault.logTables},
                                   {"secrets", std::move(secrets)}});
    }
    for (const auto &[name, app] : world.containerApps)
        state["containerApps"].push_back({{"name", name},
                                          {"id", app.resourceId()},
                                          {"fqdn", app.fqdn},
                                          {"consumer", app.consumerId},
                                          {"revisions", app.revisions}});
}

Json consumerOf(World &world, const Consumer &c)
{
    const PasswordCredential *credential = credentialOf(world, c.appId, c.presents);
    Json item{{"id", c.id},
              {"name", c.name},
              {"kind", kindName(c.kind)},
              {"appId", c.appId},
              {"agents", c.agentIds},
              {"row", c.rowId},
              {"presents", c.presents},
              {"presentsKeyId", credential != nullptr ? Json(credential->keyId) : Json()},
              {"presentsSince", isoTimeMs(c.presentsSince)},
              {"tokenExpires", c.tokenExpires > 0 ? Json(isoTimeMs(c.tokenExpires)) : Json()},
              {"tokenKeyId", c.tokenKeyId},
              {"reResolveSeconds", c.reResolveMs / secondMs},
              {"notified", c.notified},
              {"weekly", c.weekly},
              {"addresses", c.addresses},
              {"userAgent", c.userAgent}};
    item["vault"] = c.vault ? Json{{"vault", c.vault->vault},
                                   {"secret", c.vault->secret},
                                   {"version", c.vault->version}}
                            : Json();
    return item;
}

} // namespace

Json stateOf(Tenant &tenant)
{
    Json state{{"tenantId", tenant.world.tenantId},
               {"workspaceId", tenant.world.workspaceId},
               {"now", isoTimeMs(tenant.clock.now())},
               {"seed", tenant.options.seed},
               {"console",
                {{"appId", tenant.world.consoleAppId}, {"objectId", tenant.world.consoleObjectId}}},
               {"operators", operatorsOf(tenant.world)},
               {"apimSubscriptions", Json::array()}};
    for (const char *name :
         {"applications", "servicePrincipals", "users", "environments", "agents", "connectors",
          "environmentVariables", "vaults", "containerApps", "consumers"})
        state[name] = Json::array();
    addDirectory(tenant, state);
    addPlatform(tenant.world, state);
    addAzure(tenant.world, state);
    for (const auto &[id, consumer] : tenant.world.consumers)
        state["consumers"].push_back(consumerOf(tenant.world, consumer));
    return state;
}

Json trafficOf(Tenant &tenant)
{
    Json credentials = Json::array();
    std::uint64_t requests = 0, refused = 0;
    TenantMs invalid = 0;
    for (auto &[id, consumer] : tenant.world.consumers) {
        settle(tenant.world, consumer, tenant.clock.now());
        Json replicas = Json::array();
        for (const TenantMs part : consumer.replicaInvalidMs)
            replicas.push_back(seconds(part));
        const auto *credential = credentialOf(tenant.world, consumer.appId, consumer.presents);
        credentials.push_back(
            {{"id", consumer.id},
             {"name", consumer.name},
             {"agent", consumer.agentIds.empty() ? "" : consumer.agentIds.front()},
             {"agents", consumer.agentIds},
             {"kind", kindName(consumer.kind)},
             {"appId", consumer.appId},
             {"keyId", credential != nullptr ? Json(credential->keyId) : Json()},
             {"requests", consumer.requests},
             {"refused", consumer.refused},
             {"redemptions", consumer.redemptions},
             {"redemptionsRefused", consumer.redemptionsRefused},
             {"firstRefusedAt", optionalTime(consumer.firstRefusedAt)},
             {"secondsWithoutValid", seconds(consumer.invalidMs)},
             {"firstInvalidAt", optionalTime(consumer.firstInvalidAt)},
             {"replicas", std::move(replicas)}});
        requests += consumer.requests;
        refused += consumer.refused;
        invalid += consumer.invalidMs;
    }
    return {{"credentials", std::move(credentials)},
            {"now", isoTimeMs(tenant.clock.now())},
            {"requests", requests},
            {"refused", refused},
            {"secondsWithoutValid", seconds(invalid)}};
}

} // namespace sim

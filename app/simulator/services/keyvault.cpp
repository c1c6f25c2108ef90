// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/keyvault.h"

#include "app/simulator/services/services.h"

#include <algorithm>

namespace sim {

namespace {

Response refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::MissingApiVersion:
        return vaultFailure(400, "BadParameter", "api-version must be specified");
    case Refusal::InvalidApiVersion:
        return vaultFailure(
            400, "BadParameter",
            "The specified version (" + request.query.get("api-version") +
                ") is not recognized. Consider using the latest supported version.");
    case Refusal::MethodNotAllowed:
        return vaultFailure(405, "MethodNotAllowed", "Method not allowed");
    case Refusal::Forbidden:
        return vaultFailure(403, "Forbidden",
                            "Caller is not authorized to perform action on resource.",
                            "ForbiddenByRbac");
    case Refusal::Throttled:
        return vaultFailure(429, "Throttled",
                            "Request was not processed because too many requests were "
                            "received. Reason: VaultRequestTypeLimitReached");
    case Refusal::Unavailable:
        return vaultFailure(503, "ServiceUnavailable", "The service is temporarily unavailable.");
    case Refusal::BadRequest:
        return vaultFailure(400, "BadParameter", "The request URI or body is malformed.");
    case Refusal::UnknownRoute:
        break;
    }
    return vaultFailure(404, "NotFound", "The request URI " + request.path + " was not found.");
}

bool isName(const std::string &name)
{
    return !name.empty() && name.size() <= 127 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    });
}

constexpr KeyVault::Row rowOf(const char *operation, const char *method, const char *path,
                              const char *logged, const char *action, KeyVault::Operation handler)
{
    return {operation, method, path, logged, action, handler};
}

} // namespace

Response vaultFailure(int status, const std::string &code, const std::string &message,
                      const std::string &inner)
{
    Json error{{"code", code}, {"message", message}};
    if (!inner.empty())
        error["innererror"] = {{"code", inner}};
    return answer(status, {{"error", error}});
}

Response KeyVault::challenge(const std::string &message) const
{
    Response response = vaultFailure(401, "Unauthorized", message);
    response.headers.set("WWW-Authenticate", "Bearer authorization=\"https://login.windows.net/" +
                                                 m_tenant.world.tenantId +
                                                 "\", resource=\"https://vault.azure.net\"");
    return response;
}

Response KeyVault::forbidden(const Row &row, const VaultCall &call, const Caller &caller) const
{
    const std::string action = std::string("Microsoft.KeyVault/vaults/secrets/") + row.action +
                               (std::string_view(row.action) == "delete" ? "" : "/action");
    std::string resource = lowered(call.vault.resourceId());
    if (!call.name().empty())
        resource += "/secrets/" + lowered(call.name());
    return vaultFailure(
        403, "Forbidden",
        "Caller is not authorized to perform action on resource.\r\nIf role assignments, deny "
        "assignments or role definitions were changed recently, please observe propagation "
        "time.\r\nCaller: appid=" +
            caller.appId + ";oid=" + caller.objectId + ";iss=https://sts.windows.net/" +
            m_tenant.world.tenantId + "/\r\nAction: '" + action + "'\r\nResource: '" + resource +
            "'\r\nAssignment: (not found)\r\nDecisionReason: 'DeniedWithNoValidRBAC' \r\nVault: " +
            call.vault.name + ";location=" + call.vault.location + "\r\n",
        "ForbiddenByRbac");
}

std::optional<Response> KeyVault::refusal(const Row &row, VaultCall &call)
{
    const auto caller = m_tenant.tokens.check(call.request, {"https://vault.azure.net"});
    if (!caller) {
        switch (caller.error()) {
        case TokenProblem::Missing:
            return challenge("AKV10000: Request is missing a Bearer or PoP token.");
        case TokenProblem::WrongAudience:
            return challenge("AKV10022: Invalid audience. Expected https://vault.azure.net.");
        case TokenProblem::Expired:
            return challenge("AKV10035: The token is expired.");
        case TokenProblem::Malformed:
        case TokenProblem::BadSignature:
            return challenge("AKV10032: Invalid issuer or signature of the token.");
        }
    }
    call.event.appId = caller->appId;
    call.event.objectId = caller->objectId;
    const auto grants = call.vault.grants.find(caller->objectId);
    if (grants == call.vault.grants.end() || !grants->second.contains(row.action))
        return forbidden(row, call, *caller);
    if (!call.name().empty() && !isName(call.name()))
        return vaultFailure(400, "BadParameter",
                            "The request URI contains an invalid name: " + call.name());
    return std::nullopt;
}

Response KeyVault::handle(const Row &row, const Request &request, const Params &params)
{
    Vault *vault = m_tenant.world.vaultByHost(request.host);
    if (vault == nullptr)
        return vaultFailure(404, "VaultNotFound", "The vault " + request.host + " does not exist.");
    VaultEvent event{vault->name,
                     row.logged,
                     {},
                     {},
                     {},
                     callerAddress(request),
                     request.headers.get("User-Agent"),
                     request.correlation,
                     request.url(),
                     200};
    VaultCall call{*vault, request, params, event};
    event.id = call.url(call.name().empty() ? "/secrets" : "/secrets/" + call.name());
    const std::optional<Response> refused = refusal(row, call);
    Response response = refused ? *refused : (this->*row.handler)(call);
    response.headers.set("x-ms-request-id", m_tenant.random.guid());
    response.headers.set("x-ms-client-request-id", request.correlation);
    response.headers.set("x-ms-keyvault-region", vault->location);
    response.headers.set("x-ms-keyvault-service-version", "1.9.2784.1");
    response.headers.set("x-ms-keyvault-network-info",
                         "conn_type=Ipv4;addr=" + event.address + ";act_addr_fam=InterNetwork;");
    response.headers.set("Cache-Control", "no-cache");
    response.headers.set("Pragma", "no-cache");
    response.headers.set("Expires", "-1");
    response.headers.set("X-Content-Type-Options", "nosniff");
    response.headers.set("Strict-Transport-Security", "max-age=31536000;includeSubDomains");
    event.httpStatus = response.status;
    logVaultEvent(m_tenant, event);
    return response;
}

void KeyVault::logConsumerRead(const VaultRead &read)
{
    const auto vault = m_tenant.world.vaults.find(read.vault);
    if (vault == m_tenant.world.vaults.end())
        return;
    std::string id = "https://" + vault->second.host() + "/secrets/" + read.secret;
    const std::string uri = id + "?api-version=7.4";
    if (!read.version.empty())
        id += "/" + read.version;
    logVaultEvent(m_tenant,
                  {read.vault, "SecretGet", id, read.callerAppId, read.callerObjectId, read.address,
                   read.userAgent, m_tenant.random.guid(), uri, read.allowed ? 200 : 403});
}

void KeyVault::addRoutes()
{
    using K = KeyVault;
    static constexpr std::array rows{
        rowOf("keyvault.listDeletedSecrets", "GET", "/deletedsecrets", "SecretListDeleted",
              "readMetadata", &K::listDeletedSecrets),
        rowOf("keyvault.getDeletedSecret", "GET", "/deletedsecrets/{name}", "SecretGetDeleted",
              "readMetadata", &K::getDeletedSecret),
        rowOf("keyvault.recoverSecret", "POST", "/deletedsecrets/{name}/recover", "SecretRecover",
              "recover", &K::recoverSecret),
        rowOf("keyvault.purgeSecret", "DELETE", "/deletedsecrets/{name}", "SecretPurge", "purge",
              &K::purgeSecret),
        rowOf("keyvault.listSecrets", "GET", "/secrets", "SecretList", "readMetadata",
              &K::listSecrets),
        rowOf("keyvault.listVersions", "GET", "/secrets/{name}/versions", "SecretListVersions",
              "readMetadata", &K::listVersions),
        rowOf("keyvault.setSecret", "PUT", "/secrets/{name}", "SecretSet", "setSecret",
              &K::setSecret),
        rowOf("keyvault.getSecret", "GET", "/secrets/{name}", "SecretGet", "getSecret",
              &K::getSecret),
        rowOf("keyvault.getSecret", "GET", "/secrets/{name}/{version}", "SecretGet", "getSecret",
              &K::getSecret),
        rowOf("keyvault.updateSecret", "PATCH", "/secrets/{name}/{version}", "SecretUpdate",
              "update", &K::updateSecret),
        rowOf("keyvault.deleteSecret", "DELETE", "/secrets/{name}", "SecretDelete", "delete",
              &K::deleteSecret)};
    std::vector<Route> routes;
    for (const Row &row : rows)
        routes.push_back(
            {row.operation, row.method, row.path, "7.0",
             [self = shared_from_this(), &row](const Request &request, const Params &params) {
                 return self->handle(row, request, params);
             }});
    m_tenant.router.add({"keyvault", {"*.vault.azure.net"}, refuse}, std::move(routes));
}

void addKeyVault(Tenant &tenant)
{
    const auto service = std::make_shared<KeyVault>(tenant);
    service->addRoutes();
    tenant.consumers.onVaultRead = [service](const VaultRead &read) {
        service->logConsumerRead(read);
    };
    seedVaultHistory(tenant);
}

} // namespace sim

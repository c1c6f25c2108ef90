// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/arm.h"

#include "app/simulator/services/services.h"

namespace sim {

namespace {

Response refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::MissingApiVersion:
        return armFailure(400, "MissingApiVersionParameter",
                          "The api-version query parameter (?api-version=) is required for all "
                          "requests.");
    case Refusal::InvalidApiVersion:
        return armFailure(400, "InvalidApiVersionParameter",
                          "The api-version '" + request.query.get("api-version") + "' is invalid.");
    case Refusal::Forbidden:
        return armFailure(403, "AuthorizationFailed",
                          "The client does not have authorization to perform the action.");
    case Refusal::Throttled:
        return armFailure(429, "TooManyRequests",
                          "The request is being throttled as the limit has been reached.");
    case Refusal::Unavailable:
        return armFailure(503, "ServiceUnavailable", "The service is temporarily unavailable.");
    case Refusal::BadRequest:
        return armFailure(400, "BadRequest", "The request is malformed.");
    case Refusal::MethodNotAllowed:
        return armFailure(405, "MethodNotAllowed",
                          "The method " + request.method + " is not allowed on " + request.path);
    case Refusal::UnknownRoute:
        break;
    }
    return armFailure(404, "InvalidResourceType",
                      "The resource type could not be found for '" + request.path + "'.");
}

Response unauthenticated(const Tenant &tenant, TokenProblem problem)
{
    const std::string authority = "https://login.windows.net/" + tenant.world.tenantId;
    std::string code = "InvalidAuthenticationToken";
    std::string message = "The access token is invalid.";
    if (problem == TokenProblem::Missing) {
        code = "AuthenticationFailed";
        message = "Authentication failed. The 'Authorization' header is missing.";
    } else if (problem == TokenProblem::Expired) {
        code = "ExpiredAuthenticationToken";
        message = "The access token expiry UTC time is earlier than current UTC time.";
    } else if (problem == TokenProblem::WrongAudience) {
        code = "InvalidAuthenticationTokenAudience";
        message = "The access token has been obtained for wrong audience or resource. It should "
                  "exactly match (including forward slash) with one of the allowed audiences "
                  "'https://management.core.windows.net/','https://management.azure.com/'.";
    }
    Response response = armFailure(401, code, message);
    response.headers.set("WWW-Authenticate", "Bearer authorization_uri=\"" + authority +
                                                 "\", error=\"invalid_token\", "
                                                 "error_description=\"" +
                                                 message + "\"");
    return response;
}

void dress(Tenant &tenant, const Request &request, Response &response)
{
    const std::string id = tenant.random.guid();
    const std::string correlation = request.headers.get("x-ms-correlation-request-id");
    response.headers.set("x-ms-request-id", id);
    response.headers.set("x-ms-correlation-request-id", correlation.empty() ? id : correlation);
    response.headers.set("x-ms-routing-request-id", "WESTEUROPE:" + id);
    if (equalsIgnoringCase(request.headers.get("x-ms-return-client-request-id"), "true"))
        response.headers.set("x-ms-client-request-id",
                             request.headers.get("x-ms-client-request-id"));
    response.headers.set(request.method == "GET" ? "x-ms-ratelimit-remaining-subscription-reads"
                                                 : "x-ms-ratelimit-remaining-subscription-writes",
                         request.method == "GET" ? "249" : "199");
    response.headers.set("Cache-Control", "no-cache");
}

const Subscription *subscriptionOf(const ArmCall &call)
{
    for (const Subscription &subscription : call.tenant.world.subscriptions)
        if (equalsIgnoringCase(subscription.id, call.param("subscription")))
            return &subscription;
    return nullptr;
}

// An empty list, not a refusal, for a caller without any right.
Response listSubscriptions(const ArmCall &call)
{
    Json value = Json::array();
    if (call.reads())
        for (const Subscription &subscription : call.tenant.world.subscriptions)
            value.push_back({{"id", "/subscriptions/" + subscription.id},
                             {"subscriptionId", subscription.id},
                             {"tenantId", call.tenant.world.tenantId},
                             {"displayName", subscription.displayName},
                             {"state", "Enabled"},
                             {"subscriptionPolicies",
                              {{"locationPlacementId", "Public_2014-09-01"},
                               {"quotaId", "EnterpriseAgreement_2014-09-01"},
                               {"spendingLimit", "Off"}}},
                             {"authorizationSource", "RoleBased"},
                             {"managedByTenants", Json::array()}});
    return answer(200, {{"value", value}, {"count", {{"type", "Total"}, {"value", value.size()}}}});
}

Response unknownSubscription(const ArmCall &call)
{
    return armFailure(404, "SubscriptionNotFound",
                      "The subscription '" + call.param("subscription") + "' could not be found.");
}

Json vaultJson(const Tenant &tenant, const Vault &vault)
{
    return {{"id", vault.resourceId()},
            {"name", vault.name},
            {"type", "Microsoft.KeyVault/vaults"},
            {"location", vault.location},
            {"tags", Json::object()},
            {"properties",
             {{"tenantId", tenant.world.tenantId},
              {"vaultUri", "https://" + vault.host() + "/"},
              {"sku", {{"family", "A"}, {"name", "standard"}}},
              {"enableRbacAuthorization", true},
              {"enableSoftDelete", true},
              {"softDeleteRetentionInDays", 90},
              {"publicNetworkAccess", "Enabled"},
              {"accessPolicies", Json::array()},
              {"provisioningState", "Succeeded"}}}};
}

Response listVaults(const ArmCall &call)
{
    const Subscription *subscription = subscriptionOf(call);
    if (subscription == nullptr)
        return unknownSubscription(call);
    if (!call.reads())
        return call.unauthorized("Microsoft.KeyVault/vaults/read",
                                 "/subscriptions/" + subscription->id);
    Json value = Json::array();
    for (const auto &[name, vault] : call.tenant.world.vaults)
        if (equalsIgnoringCase(vault.subscriptionId, subscription->id))
            value.push_back(vaultJson(call.tenant, vault));
    return answer(200, {{"value", value}, {"nextLink", ""}});
}

Response listWorkspaces(const ArmCall &call)
{
    const Subscription *subscription = subscriptionOf(call);
    if (subscription == nullptr)
        return unknownSubscription(call);
    Json value = Json::array();
    const World &world = call.tenant.world;
    // The one workspace lives in the first subscription; a caller without rights sees none.
    if (call.reads() && subscription == &world.subscriptions.front())
        value.push_back({{"id", "/subscriptions/" + subscription->id +
                                    "/resourceGroups/rg-logs/providers/"
                                    "Microsoft.OperationalInsights/workspaces/log-contoso"},
                         {"name", "log-contoso"},
                         {"type", "Microsoft.OperationalInsights/workspaces"},
                         {"location", "westeurope"},
                         {"properties",
                          {{"customerId", world.workspaceId},
                           {"provisioningState", "Succeeded"},
                           {"sku", {{"name", "PerGB2018"}}},
                           {"retentionInDays", 90}}}});
    return answer(200, {{"value", value}});
}

Json grantedData(const ArmCall &call, const Vault &vault)
{
    Json actions = Json::array();
    const auto grants = vault.grants.find(call.caller.objectId);
    if (grants == vault.grants.end())
        return actions;
    for (const std::string &action : grants->second)
        actions.push_back("Microsoft.KeyVault/vaults/secrets/" + action +
                          (action == "delete" ? "" : "/action"));
    return actions;
}

// The preflight check: what the caller may do on one resource.
Response permissions(const ArmCall &call)
{
    if (!call.reads())
        return call.unauthorized("Microsoft.Authorization/permissions/read", call.request.path);
    Json data = Json::array();
    const bool isVault = equalsIgnoringCase(call.param("namespace"), "Microsoft.KeyVault");
    const World &world = call.tenant.world;
    if (isVault) {
        const auto vault = world.vaults.find(call.param("name"));
        if (vault == world.vaults.end())
            return armNotFound(call.request.path);
        data = grantedData(call, vault->second);
    } else if (!world.containerApps.contains(call.param("name"))) {
        return armNotFound(call.request.path);
    }
    const Json actions = call.writes() ? Json::array({"*"}) : Json::array({"*/read"});
    const Json without =
        call.writes()
            ? Json::array({"Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"})
            : Json::array();
    return answer(200, {{"value", Json::array({{{"actions", actions},
                                                {"notActions", without},
                                                {"dataActions", data},
                                                {"notDataActions", Json::array()}}})}});
}

} // namespace

Response armFailure(int status, const std::string &code, const std::string &message)
{
    return answer(status, {{"error", {{"code", code}, {"message", message}}}});
}

Response armNotFound(const std::string &resourceId)
{
    return armFailure(404, "ResourceNotFound",
                      "The Resource '" + resourceId +
                          "' was not found. For more details please go to "
                          "https://aka.ms/ARMResourceNotFoundFix");
}

bool ArmCall::reads() const
{
    return writes() || caller.hasRole("Reader") || caller.appId == tenant.world.consoleAppId;
}

Response ArmCall::unauthorized(const std::string &action, const std::string &scope) const
{
    return armFailure(403, "AuthorizationFailed",
                      "The client '" + caller.appId + "' with object id '" + caller.objectId +
                          "' does not have authorization to perform action '" + action +
                          "' over scope '" + scope +
                          "' or the scope is invalid. If access was recently granted, please "
                          "refresh your credentials.");
}

std::string ArmCall::param(const std::string &name) const
{
    const auto found = params.find(name);
    return found != params.end() ? found->second : std::string();
}

Handler armHandler(Tenant &tenant, ArmOperation operation)
{
    return [&tenant, operation](const Request &request, const Params &params) {
        const auto caller = tenant.tokens.check(request, {"https://management.azure.com",
                                                          "https://management.azure.com/",
                                                          "https://management.core.windows.net",
                                                          "https://management.core.windows.net/"});
        Response response = caller ? operation({tenant, request, params, *caller})
                                   : unauthenticated(tenant, caller.error());
        dress(tenant, request, response);
        return response;
    };
}

void addArm(Tenant &tenant)
{
    std::vector<Route> routes{
        {"arm.listSubscriptions", "GET", "/subscriptions", "2014-04-01",
         armHandler(tenant, listSubscriptions)},
        {"arm.listVaults", "GET",
         "/subscriptions/{subscription}/providers/Microsoft.KeyVault/vaults", "2015-06-01",
         armHandler(tenant, listVaults)},
        {"arm.listWorkspaces", "GET",
         "/subscriptions/{subscription}/providers/Microsoft.OperationalInsights/workspaces",
         "2015-11-01-preview", armHandler(tenant, listWorkspaces)},
        {"arm.permissions", "GET",
         "/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{type}/{name}"
         "/providers/Microsoft.Authorization/permissions",
         "2015-07-01", armHandler(tenant, permissions)}};
    for (Route &route : containerAppRoutes(tenant))
        routes.push_back(std::move(route));
    tenant.router.add({"arm", {"management.azure.com"}, refuse}, std::move(routes));
}

} // namespace sim

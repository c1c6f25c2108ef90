// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Business Application Platform's admin view of environments. Members without a value are left
// out, and an application is refused until an admin has registered it.

#include "app/simulator/services/answers.h"
#include "app/simulator/services/services.h"
#include "app/simulator/tenant.h"

namespace sim {

namespace {

// Small, so that every client meets a nextLink.
constexpr std::size_t pageSize = 3;
const std::string listPath = "/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments";

Response failure(int status, const std::string &code, const std::string &message)
{
    return answer(status, {{"error", {{"code", code}, {"message", message}}}});
}

Response refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::MissingApiVersion:
        return failure(400, "MissingApiVersionParameter",
                       "The api-version query parameter (?api-version=) is required for all "
                       "requests.");
    case Refusal::InvalidApiVersion:
        return failure(400, "InvalidApiVersionParameter",
                       "The api-version '" + request.query.get("api-version") + "' is invalid.");
    case Refusal::Forbidden:
        return failure(403, "Forbidden", "The caller does not have permission.");
    case Refusal::Throttled:
        return failure(429, "TooManyRequests", "Too many requests. Please retry later.");
    case Refusal::Unavailable:
        return failure(503, "ServiceUnavailable", "The service is temporarily unavailable.");
    case Refusal::BadRequest:
        return failure(400, "BadRequest", "The request is malformed.");
    case Refusal::MethodNotAllowed:
    case Refusal::UnknownRoute:
        break;
    }
    return failure(404, "InvalidResourceType",
                   "The requested resource '" + request.path + "' does not exist.");
}

// "https://org.crm4.dynamics.com" answers at "https://org.api.crm4.dynamics.com" too.
std::string apiHost(const std::string &orgHost)
{
    const std::size_t dot = orgHost.find('.');
    return orgHost.substr(0, dot) + ".api" + orgHost.substr(dot);
}

Json linkedMetadata(const Environment &environment)
{
    const std::string domain = environment.orgHost.substr(0, environment.orgHost.find('.'));
    return {{"resourceId", environment.organizationId},
            {"friendlyName", environment.displayName},
            {"uniqueName", "unq" + environment.organizationId.substr(0, 8)},
            {"domainName", domain},
            {"version", "9.2.25114.00179"},
            {"instanceUrl", "https://" + environment.orgHost + "/"},
            {"instanceApiUrl", "https://" + apiHost(environment.orgHost)},
            {"baseLanguage", 1033},
            {"instanceState", "Ready"},
            {"backgroundOperationsState", "Enabled"},
            {"scaleGroup", "EURCRMLIVESG633"},
            {"platformSku", "Standard"},
            {"schemaType", "Standard"}};
}

Json environmentJson(const Tenant &tenant, const Environment &environment)
{
    Json properties{
        {"tenantId", tenant.world.tenantId},
        {"azureRegion", "westeurope"},
        {"displayName", environment.displayName},
        {"createdTime", isoTimeTicks(tenant.clock.epoch() - 400 * dayMs)},
        {"createdBy", {{"id", "SYSTEM"}, {"displayName", "SYSTEM"}, {"type", "NotSpecified"}}},
        {"provisioningState", "Succeeded"},
        {"creationType", "User"},
        {"environmentSku", environment.sku},
        {"isDefault", environment.sku == "Default"},
        {"clientUris",
         {{"admin", "https://admin.powerplatform.microsoft.com/environments/environment/" +
                        environment.id + "/hub"},
          {"maker", "https://make.powerapps.com/environments/" + environment.id + "/home"}}},
        {"runtimeEndpoints",
         {{"microsoft.BusinessAppPlatform", "https://europe.api.bap.microsoft.com"},
          {"microsoft.PowerApps", "https://europe.api.powerapps.com"},
          {"microsoft.Flow", "https://emea.api.flow.microsoft.com"}}},
        {"states", {{"management", {{"id", "Ready"}}}, {"runtime", {{"id", "Enabled"}}}}},
        {"governanceConfiguration", {{"protectionLevel", "Basic"}}}};
    if (!environment.orgHost.empty()) {
        properties["databaseType"] = "CommonDataService";
        properties["linkedEnvironmentMetadata"] = linkedMetadata(environment);
    }
    return {{"id", listPath + "/" + environment.id},
            {"type", "Microsoft.BusinessAppPlatform/scopes/environments"},
            {"location", environment.location},
            {"name", environment.id},
            {"properties", properties}};
}

std::optional<Response> refusal(Tenant &tenant, const Request &request)
{
    const auto caller = tenant.tokens.check(
        request, {"https://service.powerapps.com", "https://service.powerapps.com/"});
    if (!caller) {
        const bool missing = caller.error() == TokenProblem::Missing;
        Response response =
            failure(401, missing ? "Unauthorized" : "InvalidAuthenticationToken",
                    missing ? "Authentication failed. The 'Authorization' header is missing."
                            : "The access token is invalid, expired or for another audience.");
        response.headers.set("WWW-Authenticate", "Bearer authorization_uri=\"https://"
                                                 "login.windows.net/" +
                                                     tenant.world.tenantId + "\"");
        return response;
    }
    if (tenant.world.consoleIsManagementApp && caller->appId == tenant.world.consoleAppId)
        return std::nullopt;
    return failure(403, "Forbidden",
                   "The service principal with id '" + caller->objectId + "' for application '" +
                       caller->appId +
                       "' does not have permission to access the path "
                       "'https://api.bap.microsoft.com:443" +
                       request.target + "' in tenant '" + tenant.world.tenantId + "'.");
}

Response listEnvironments(Tenant &tenant, const Request &request)
{
    if (const auto refused = refusal(tenant, request))
        return *refused;
    const std::string after = request.query.get("$skiptoken");
    Json value = Json::array();
    std::string last;
    for (const auto &[id, environment] : tenant.world.environments) {
        if (!after.empty() && id <= after)
            continue;
        if (value.size() == pageSize)
            return answer(
                200, {{"value", value},
                      {"nextLink", "https://" + request.host + listPath + "?api-version=" +
                                       request.query.get("api-version") + "&$skiptoken=" + last}});
        value.push_back(environmentJson(tenant, environment));
        last = id;
    }
    return answer(200, {{"value", value}});
}

Response getEnvironment(Tenant &tenant, const Request &request, const Params &params)
{
    if (const auto refused = refusal(tenant, request))
        return *refused;
    const std::string &wanted = params.at("environment");
    for (const auto &[id, environment] : tenant.world.environments)
        if (equalsIgnoringCase(id, wanted))
            return answer(200, environmentJson(tenant, environment));
    return answer(
        404, {{"error",
               {{"code", "EnvironmentNotFound"},
                {"message", "The environment '" + wanted + "' could not be found in the tenant '" +
                                tenant.world.tenantId + "'."},
                {"detailUrlType", "NotSpecified"}}}});
}

} // namespace

void addBap(Tenant &tenant)
{
    tenant.router.add({"bap", {"api.bap.microsoft.com"}, refuse},
                      {{"bap.listEnvironments", "GET", listPath, "2016-11-01",
                        [&tenant](const Request &request, const Params &) {
                            return listEnvironments(tenant, request);
                        }},
                       {"bap.getEnvironment", "GET", listPath + "/{environment}", "2016-11-01",
                        [&tenant](const Request &request, const Params &params) {
                            return getEnvironment(tenant, request, params);
                        }}});
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/dataverse.h"

#include "app/simulator/services/answers.h"
#include "app/simulator/services/services.h"

#include <array>

namespace sim {

namespace {

// Service protection limits: per user and web server, over a sliding window.
// Tests may lower them (POST /_tenant/limits).
constexpr TenantMs limitWindow = 5 * minuteMs;

Response refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::Forbidden:
        return dataverseFailure(403, "0x80040220",
                                "SecLib::AccessCheckEx failed. Principal user does not have "
                                "ReadAccess rights.");
    case Refusal::Throttled:
        return dataverseFailure(429, "0x80072322",
                                "Number of requests exceeded the limit of 6000 over time window of "
                                "300 seconds.");
    case Refusal::Unavailable:
        return dataverseFailure(503, "0x80041d1f", "The organization is not available.");
    case Refusal::MethodNotAllowed:
        return dataverseFailure(405, "0x80060888",
                                "The requested resource does not support http method '" +
                                    request.method + "'.");
    case Refusal::BadRequest:
    case Refusal::MissingApiVersion:
    case Refusal::InvalidApiVersion:
        return dataverseFailure(400, "0x80060888", "The request is malformed.");
    case Refusal::UnknownRoute:
        break;
    }
    // Without the version segment the answer comes from an older front end, in its own form.
    if (request.segments.size() < 4 || request.segments[2].empty() ||
        request.segments[2].front() != 'v')
        return answer(404,
                      {{"Message", "No HTTP resource was found that matches the request URI '" +
                                       request.url() + "'."}});
    const std::string &segment = request.segments[3];
    return dataverseFailure(404, "0x8006088a",
                            "Resource not found for the segment '" +
                                segment.substr(0, segment.find('(')) + "'.");
}

// orgx.crm4.dynamics.com and orgx.api.crm4.dynamics.com are the same org.
const Environment *environmentOf(World &world, std::string host)
{
    const std::size_t api = host.find(".api.");
    if (api != std::string::npos)
        host.erase(api, 4);
    return world.environmentByHost(host);
}

Response challenge(const Tenant &tenant, const Environment &environment)
{
    Response response = emptyResponse(401);
    response.headers.set("WWW-Authenticate",
                         "Bearer authorization_uri=https://login.microsoftonline.com/" +
                             tenant.world.tenantId + "/oauth2/authorize, resource_id=https://" +
                             environment.orgHost + "/");
    return response;
}

const SystemUser *memberOf(const World &world, const Environment &environment, const Caller &caller)
{
    if (!environment.consoleIsUser && caller.appId == world.consoleAppId)
        return nullptr;
    for (const auto &[id, user] : world.systemUsers)
        if (user.environmentId == environment.id && !user.disabled &&
            equalsIgnoringCase(user.applicationId, caller.appId))
            return &user;
    return nullptr;
}

std::string privilegeOf(const EdmTable &table)
{
    return "prvRead" + table.logicalName;
}

Response missingPrivilege(const EdmTable &table, const SystemUser &user)
{
    return dataverseFailure(403, "0x80040220",
                            "Principal user (Id=" + user.id +
                                ", type=8, roleCount=1, privilegeCount=12, accessMode=4), is "
                                "missing " +
                                privilegeOf(table) +
                                " privilege (Id=00000000-0000-0000-0000-000000000000) on OTC=0 for "
                                "entity '" +
                                table.logicalName + "'. context.Caller=" + user.id);
}

struct TableRoute
{
    const char *set, *list, *get;
};

// What has no name of its own for a single row is read under the name of its list.
constexpr std::array tableRoutes{
    TableRoute{"bots", "dataverse.listBots", "dataverse.getBot"},
    TableRoute{"systemusers", "dataverse.listSystemUsers", "dataverse.getSystemUser"},
    TableRoute{"botcomponents", "dataverse.listBotComponents", "dataverse.listBotComponents"},
    TableRoute{"connectionreferences", "dataverse.listConnectionReferences",
               "dataverse.listConnectionReferences"},
    TableRoute{"connectors", "dataverse.listConnectors", "dataverse.listConnectors"},
    TableRoute{"environmentvariabledefinitions", "dataverse.listEnvironmentVariableDefinitions",
               "dataverse.listEnvironmentVariableDefinitions"},
    TableRoute{"environmentvariablevalues", "dataverse.listEnvironmentVariableValues",
               "dataverse.listEnvironmentVariableValues"},
    TableRoute{"organizations", "dataverse.metadata", "dataverse.metadata"}};

} // namespace

Response dataverseFailure(int status, const std::string &code, const std::string &message)
{
    return answer(status, {{"error", {{"code", code}, {"message", message}}}});
}

std::string DataverseCall::base() const
{
    return "https://" + request.host + "/api/data/" + params.at("version");
}

std::vector<Json> DataverseCall::rowsOf(const EdmTable &table) const
{
    if (table.rows == nullptr)
        return {};
    std::vector<Json> rows = table.rows(tenant.world, environment);
    // At user depth a caller sees the rows that it owns: 200, and mostly none of them.
    if (environment.ownRowsOnly.contains(privilegeOf(table)))
        std::erase_if(rows, [this](const Json &row) {
            return row.contains("_ownerid_value") && textOf(row, "_ownerid_value") != user->id;
        });
    return rows;
}

std::optional<Response> Dataverse::overLimit(const std::string &who, const Request &request)
{
    const ServiceLimits &limits = m_tenant.limits;
    if (request.inFlight > limits.dataverseConcurrent) {
        Response response =
            dataverseFailure(429, "0x80072326",
                             "Number of concurrent requests exceeded the limit of " +
                                 std::to_string(limits.dataverseConcurrent) + ".");
        response.headers.set("Retry-After", "5");
        return response;
    }
    std::deque<TenantMs> &recent = m_recent[who];
    const TenantMs now = m_tenant.clock.now();
    while (!recent.empty() && recent.front() <= now - limitWindow)
        recent.pop_front();
    if (recent.size() < limits.dataverseRequests) {
        recent.push_back(now);
        return std::nullopt;
    }
    Response response = dataverseFailure(429, "0x80072322",
                                         "Number of requests exceeded the limit of " +
                                             std::to_string(limits.dataverseRequests) +
                                             " over time window of 300 seconds.");
    const TenantMs wait = recent.front() + limitWindow - now;
    response.headers.set("Retry-After", std::to_string((wait + secondMs - 1) / secondMs));
    return response;
}

Response Dataverse::handle(const Request &request, const Params &params,
                           DataverseOperation operation, const EdmTable *table)
{
    const Environment *environment = environmentOf(m_tenant.world, request.host);
    if (environment == nullptr)
        return emptyResponse(404);
    const std::string audience = "https://" + environment->orgHost;
    const auto caller = m_tenant.tokens.check(request, {audience, audience + "/"});
    if (!caller)
        return challenge(m_tenant, *environment);
    const std::string &version = params.at("version");
    if (version != "v9.0" && version != "v9.1" && version != "v9.2")
        return answer(404,
                      {{"Message", "No HTTP resource was found that matches the request URI '" +
                                       request.url() + "'."}});
    const SystemUser *user = memberOf(m_tenant.world, *environment, *caller);
    if (user == nullptr)
        return dataverseFailure(403, "0x80072560", "The user is not a member of the organization.");
    if (auto refused = overLimit(user->id, request))
        return *refused;
    if (table != nullptr && table->ofAgents && !environment->hasBots)
        return dataverseFailure(404, "0x8006088a",
                                "Resource not found for the segment '" + table->set + "'.");
    if (table != nullptr && environment->missingPrivileges.contains(privilegeOf(*table)))
        return missingPrivilege(*table, *user);
    try {
        const ODataPreferences preferences = parsePreferences(request.headers.get("Prefer"));
        Response response =
            operation({m_tenant, request, params, *environment, user, preferences}, table);
        if (!preferences.applied.empty())
            response.headers.set("Preference-Applied", preferences.applied);
        const std::size_t used = m_recent[user->id].size();
        const std::size_t most = m_tenant.limits.dataverseRequests;
        const std::size_t left = most > used ? most - used : 0;
        response.headers.set("x-ms-ratelimit-burst-remaining-xrm-requests", std::to_string(left));
        return response;
    } catch (const ODataError &error) {
        return dataverseFailure(400, error.code, error.message);
    }
}

Handler Dataverse::handler(DataverseOperation operation, const EdmTable *table)
{
    return [self = shared_from_this(), operation, table](const Request &request,
                                                         const Params &params) {
        Response response = self->handle(request, params, operation, table);
        const std::string id = self->m_tenant.random.guid();
        response.headers.set("OData-Version", "4.0");
        response.headers.set("x-ms-service-request-id", id);
        response.headers.set("REQ_ID", id);
        response.headers.set("x-ms-ratelimit-time-remaining-xrm-requests", "1,200.00");
        return response;
    };
}

void Dataverse::addRoutes()
{
    const std::string root = "/api/data/{version}/";
    std::vector<Route> routes{
        {"dataverse.whoAmI", "GET", root + "WhoAmI", "", handler(whoAmI, nullptr)},
        {"dataverse.whoAmI", "GET", root + "WhoAmI()", "", handler(whoAmI, nullptr)}};
    for (const TableRoute &row : tableRoutes) {
        const EdmTable *table = dataverseTable(row.set);
        routes.push_back({row.list, "GET", root + row.set, "", handler(listRows, table)});
        routes.push_back(
            {row.list, "GET", root + row.set + "/$count", "", handler(countRows, table)});
        routes.push_back({row.get, "GET", root + row.set + "({key})", "", handler(getRow, table)});
    }
    const EdmTable *transcripts = dataverseTable("conversationtranscripts");
    const std::string set = root + transcripts->set;
    routes.push_back(
        {"dataverse.listTranscripts", "GET", set, "", handler(listTranscripts, transcripts)});
    routes.push_back({"dataverse.listTranscripts", "GET", set + "/$count", "",
                      handler(countTranscripts, transcripts)});
    routes.push_back({"dataverse.getTranscript", "GET", set + "({key})", "",
                      handler(getTranscript, transcripts)});
    for (const auto &[path, operation] : metadataPaths())
        routes.push_back(
            {"dataverse.metadata", "GET", root + path, "", handler(operation, nullptr)});
    m_tenant.router.add({"dataverse",
                         {"*.crm.dynamics.com", "*.crm*.dynamics.com", "*.api.crm.dynamics.com",
                          "*.api.crm*.dynamics.com"},
                         refuse},
                        std::move(routes));
}

void addDataverse(Tenant &tenant)
{
    std::make_shared<Dataverse>(tenant)->addRoutes();
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Log Analytics: one workspace, queried in KQL over what has been ingested by now.

#include "app/simulator/kql/query.h"
#include "app/simulator/services/answers.h"
#include "app/simulator/services/isoperiod.h"
#include "app/simulator/services/logtables.h"
#include "app/simulator/services/services.h"
#include "app/simulator/tenant.h"

#include <algorithm>

namespace sim {

namespace {

Response failure(int status, const std::string &code, const std::string &message,
                 const Json &inner = {})
{
    Json error{{"code", code}, {"message", message}};
    if (!inner.is_null())
        error["innererror"] = inner;
    return answer(status, {{"error", error}});
}

Response refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::Forbidden:
        return failure(403, "InsufficientAccessError",
                       "The provided credentials have insufficient access to perform the requested "
                       "operation");
    case Refusal::Throttled:
        return failure(429, "TooManyRequests", "Too many queries. Try again later.");
    case Refusal::Unavailable:
        return failure(503, "ServiceUnavailable", "The service is temporarily unavailable.");
    case Refusal::BadRequest:
    case Refusal::MissingApiVersion:
    case Refusal::InvalidApiVersion:
        return failure(400, "BadArgumentError", "The request had some invalid properties");
    case Refusal::MethodNotAllowed:
    case Refusal::UnknownRoute:
        break;
    }
    return failure(404, "PathNotFoundError", "The requested path does not exist: " + request.path);
}

Response refusedQuery(const kql::QueryError &error)
{
    Json detail{{"code", error.code}, {"message", error.message}};
    if (error.line > 0) {
        detail["line"] = error.line;
        detail["pos"] = error.position;
        detail["token"] = error.token;
    }
    const bool syntax = error.kind == kql::ErrorKind::Syntax;
    return failure(400, "BadArgumentError", "The request had some invalid properties",
                   {{"code", syntax ? "SyntaxError" : "SemanticError"},
                    {"message", syntax ? "A recognition error occurred in the query."
                                       : "A semantic error occurred."},
                    {"innererror", detail}});
}

using Interval = std::pair<TenantMs, TenantMs>;

class LogAnalytics
{
public:
    explicit LogAnalytics(Tenant &tenant)
        : m_tenant(tenant)
    {}

    Response query(const Request &request, const Params &params) const;

private:
    std::optional<Response> refusal(const Request &request, const Params &params) const;
    std::optional<kql::Table> table(std::string_view name, TenantMs at) const;
    Response run(const Request &request, const std::string &query,
                 std::optional<Interval> timespan) const;
    void stringLongs(Json &result) const;

    Tenant &m_tenant;
};

std::optional<Response> LogAnalytics::refusal(const Request &request, const Params &params) const
{
    const auto caller = m_tenant.tokens.check(
        request, {"https://api.loganalytics.io", "https://api.loganalytics.azure.com"});
    if (!caller) {
        if (caller.error() == TokenProblem::Missing)
            return failure(401, "AuthenticationFailed",
                           "Authentication failed. The 'Authorization' header is missing.");
        if (caller.error() == TokenProblem::Expired)
            return failure(401, "AuthenticationFailed",
                           "Authentication failed. The access token is expired.");
        return failure(403, "InvalidAuthenticationToken", "The access token is invalid.");
    }
    const bool reads = caller->appId == m_tenant.world.consoleAppId || caller->hasRole("Data.Read");
    if (!reads)
        return failure(403, "InsufficientAccessError",
                       "The provided credentials have insufficient access to perform the requested "
                       "operation",
                       {{"code", "AuthorizationFailedError"},
                        {"message", "The client '" + caller->appId +
                                        "' does not have Reader on the workspace."}});
    if (!equalsIgnoringCase(params.at("workspace"), m_tenant.world.workspaceId))
        return failure(404, "PathNotFoundError",
                       "The workspace " + params.at("workspace") + " could not be found.");
    return std::nullopt;
}

std::optional<kql::Table> LogAnalytics::table(std::string_view name, TenantMs at) const
{
    const std::vector<kql::Field> &fields = logTableFields(name);
    // A table exists once a row was ever sent to it; before, its name is not known here.
    if (fields.empty() || !m_tenant.logs.has(std::string(name)))
        return std::nullopt;
    kql::Table table{fields, {}};
    for (const LogRow *row : m_tenant.logs.visible(std::string(name), at))
        table.rows.push_back({&row->fields, row->time});
    return table;
}

std::optional<Interval> both(std::optional<Interval> left, std::optional<Interval> right)
{
    if (!left || !right)
        return left ? left : right;
    return Interval{std::max(left->first, right->first), std::min(left->second, right->second)};
}

// Some deployments of the service write a long as text; which one this tenant is, the seed says.
void LogAnalytics::stringLongs(Json &result) const
{
    if (m_tenant.variant("loganalytics.longs-as-text", 3) != 1)
        return;
    for (std::size_t at = 0; at < result["columns"].size(); ++at) {
        if (result["columns"][at]["type"] != "long")
            continue;
        for (Json &row : result["rows"])
            if (row[at].is_number())
                row[at] = row[at].dump();
    }
}

Response LogAnalytics::run(const Request &request, const std::string &query,
                           std::optional<Interval> timespan) const
{
    // A stale read sees what had been ingested some time ago.
    const TenantMs at = request.hints.readAsOf.value_or(m_tenant.clock.now());
    bool noData = false;
    const kql::Environment environment{[this, at, &noData](std::string_view name) {
                                           std::optional<kql::Table> found = table(name, at);
                                           noData = found && found->rows.empty();
                                           return found;
                                       },
                                       m_tenant.clock.now(), timespan};
    Json result;
    try {
        result = kql::run(query, environment);
    } catch (const kql::QueryError &error) {
        return refusedQuery(error);
    }
    if (noData && m_tenant.variant("loganalytics.empty-is-204", 4) == 1)
        return emptyResponse(204);
    stringLongs(result);
    result["name"] = "PrimaryResult";
    Json body{{"tables", Json::array({result})}};
    const std::string prefer = request.headers.get("Prefer");
    if (prefer.find("include-permissions=true") != std::string::npos)
        body["permissions"] = {
            {"dataSources", Json::array({{{"resourceId", m_tenant.world.workspaceId},
                                          {"denyTables", Json::array()}}})}};
    if (prefer.find("include-statistics=true") != std::string::npos)
        body["statistics"] = {{"query", {{"executionTime", 0.0156}}}};
    return answer(200, body);
}

Response LogAnalytics::query(const Request &request, const Params &params) const
{
    if (const auto refused = refusal(request, params))
        return *refused;
    std::string query = request.query.get("query");
    std::string bodyTimespan;
    if (request.method == "POST") {
        // Without this header the service answers 200 and nothing at all.
        if (!request.headers.get("Content-Type").starts_with("application/json"))
            return emptyResponse(200);
        const std::optional<Json> body = bodyOf(request);
        if (!body || !body->is_object())
            return failure(400, "BadArgumentError", "Failed parsing request body as JSON");
        query = textOf(*body, "query");
        bodyTimespan = textOf(*body, "timespan");
    }
    if (query.empty())
        return failure(400, "BadArgumentError", "The request had some invalid properties",
                       {{"code", "QueryValidationError"}, {"message", "Query must not be empty"}});
    std::optional<Interval> timespan;
    for (const std::string &text : {request.query.get("timespan"), bodyTimespan}) {
        if (text.empty())
            continue;
        const auto interval = parseIsoInterval(text, m_tenant.clock.now());
        if (!interval)
            return failure(400, "BadArgumentError", "The timespan '" + text + "' is not valid");
        timespan = both(timespan, interval);
    }
    return run(request, query, timespan);
}

} // namespace

void addLogAnalytics(Tenant &tenant)
{
    const LogAnalytics service(tenant);
    const Handler query = [service](const Request &request, const Params &params) {
        return service.query(request, params);
    };
    tenant.router.add(
        {"loganalytics", {"api.loganalytics.azure.com", "api.loganalytics.io"}, refuse},
        {{"loganalytics.query", "POST", "/v1/workspaces/{workspace}/query", "", query},
         {"loganalytics.query", "GET", "/v1/workspaces/{workspace}/query", "", query}});
}

} // namespace sim

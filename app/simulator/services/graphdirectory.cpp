// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's users, directory audits, app management policies and getByIds.

#include "app/simulator/services/graph.h"

#include <algorithm>
#include <deque>

namespace sim::graph {

namespace {

const std::vector<std::string> userProperties{"id",
                                              "accountEnabled",
                                              "businessPhones",
                                              "city",
                                              "companyName",
                                              "country",
                                              "createdDateTime",
                                              "deletedDateTime",
                                              "department",
                                              "displayName",
                                              "employeeId",
                                              "givenName",
                                              "jobTitle",
                                              "lastPasswordChangeDateTime",
                                              "mail",
                                              "mailNickname",
                                              "mobilePhone",
                                              "officeLocation",
                                              "onPremisesSyncEnabled",
                                              "preferredLanguage",
                                              "surname",
                                              "userPrincipalName",
                                              "userType"};

const std::vector<std::string> auditProperties{"id",
                                               "category",
                                               "correlationId",
                                               "result",
                                               "resultReason",
                                               "activityDisplayName",
                                               "activityDateTime",
                                               "loggedByService",
                                               "operationType",
                                               "initiatedBy",
                                               "targetResources",
                                               "additionalDetails",
                                               "userAgent"};

const std::vector<FilterableField> auditFields{{"activityDateTime", true},
                                               {"activityDisplayName", false},
                                               {"category", false},
                                               {"correlationId", false},
                                               {"id", false},
                                               {"loggedByService", false},
                                               {"result", false},
                                               {"initiatedBy/user/id", false},
                                               {"initiatedBy/user/displayName", false},
                                               {"initiatedBy/user/userPrincipalName", false},
                                               {"initiatedBy/app/appId", false},
                                               {"initiatedBy/app/displayName", false},
                                               {"targetResources/id", false},
                                               {"targetResources/displayName", false}};

Json userJson(const User &user)
{
    return {{"id", user.id},
            {"displayName", user.displayName},
            {"givenName", user.displayName.substr(0, user.displayName.find(' '))},
            {"surname", user.displayName.substr(user.displayName.find(' ') + 1)},
            {"userPrincipalName", user.upn},
            {"mail", user.mail},
            {"businessPhones", Json::array()},
            {"jobTitle", nullptr},
            {"mobilePhone", nullptr},
            {"officeLocation", nullptr},
            {"preferredLanguage", nullptr}};
}

// Members that are there only when they are asked for.
Json fullUserJson(const User &user)
{
    Json object = userJson(user);
    object["accountEnabled"] = user.enabled;
    object["userType"] = "Member";
    return object;
}

Response listUsers(const Tenant &tenant, const Request &request)
{
    const Options options(request, "user", userProperties,
                          {"$filter", "$top", "$skiptoken", "$count"});
    const Predicate fits = parseFilter(request.query.get("$filter"),
                                       {{"id", false},
                                        {"userPrincipalName", false},
                                        {"displayName", false},
                                        {"mail", false},
                                        {"accountEnabled", false}},
                                       false);
    std::vector<Json> rows;
    for (const auto &[id, user] : tenant.world.users) {
        const Json full = fullUserJson(user);
        if (!user.deleted && fits(full))
            rows.push_back(request.query.has("$select") ? options.project(full) : userJson(user));
    }
    return page(request, {"users"}, options.contextSuffix(), rows);
}

Response getUser(const Tenant &tenant, const Request &request, const Params &params)
{
    const Options options(request, "user", userProperties, {});
    const std::string &wanted = params.at("id");
    for (const auto &[id, user] : tenant.world.users) {
        const bool fits = equalsIgnoringCase(id, wanted) || equalsIgnoringCase(user.upn, wanted);
        if (!fits || user.deleted)
            continue;
        Json body{{"@odata.context", contextOf("users" + options.contextSuffix() + "/$entity")}};
        body.update(request.query.has("$select") ? options.project(fullUserJson(user))
                                                 : userJson(user));
        return answer(200, body);
    }
    refuseMissing(wanted);
}

// Ids that are gone are silently absent; that difference is what callers look for.
Response getByIds(const Tenant &tenant, const Request &request)
{
    const auto body = bodyOf(request);
    if (!body || !body->is_object() || !body->contains("ids") || !(*body)["ids"].is_array())
        refuse(400, "Request_BadRequest", "The parameter 'ids' is required.");
    if ((*body)["ids"].size() > 1000)
        refuse(400, "Request_BadRequest", "Too many ids: at most 1000.");
    Json value = Json::array();
    for (const Json &item : (*body)["ids"]) {
        const std::string id = item.is_string() ? lowered(item.get<std::string>()) : std::string();
        const auto user = tenant.world.users.find(id);
        const auto principal = tenant.world.servicePrincipals.find(id);
        if (user != tenant.world.users.end() && !user->second.deleted) {
            value.push_back(userJson(user->second));
            value.back()["@odata.type"] = "#microsoft.graph.user";
        } else if (principal != tenant.world.servicePrincipals.end()) {
            value.push_back({{"@odata.type", "#microsoft.graph.servicePrincipal"},
                             {"id", id},
                             {"appId", principal->second.appId},
                             {"displayName", principal->second.displayName}});
        }
    }
    return answer(200, {{"@odata.context", contextOf("directoryObjects")}, {"value", value}});
}

Json auditJson(const Json &row)
{
    const auto part = [&](const char *name) { return row.contains(name) ? row[name] : Json(); };
    return {{"id", part("Id")},
            {"category", part("Category")},
            {"correlationId", part("CorrelationId")},
            {"result", part("Result")},
            {"resultReason", part("ResultReason")},
            {"activityDisplayName", part("ActivityDisplayName")},
            {"activityDateTime", part("ActivityDateTime")},
            {"loggedByService", part("LoggedByService")},
            {"operationType", part("AADOperationType")},
            {"initiatedBy", part("InitiatedBy")},
            {"targetResources", part("TargetResources")},
            {"additionalDetails", part("AdditionalDetails")}};
}

Response listAudits(Tenant &tenant, const Request &request)
{
    const Options options(request, "directoryAudit", auditProperties,
                          {"$filter", "$top", "$skiptoken", "$orderby"});
    const std::string order = request.query.get("$orderby");
    if (!order.empty() && order != "activityDateTime desc" && order != "activityDateTime" &&
        order != "activityDateTime asc")
        refuseStrictly("Request_UnsupportedQuery", "Sorting by '" + order + "' is not supported.");
    const Predicate fits = parseFilter(request.query.get("$filter"), auditFields, false);
    std::vector<Json> rows;
    for (const LogRow *row : tenant.logs.visible("AuditLogs", request.time)) {
        const Json record = auditJson(row->fields);
        if (fits(record))
            rows.push_back(options.project(record));
    }
    if (order.empty() || order.ends_with("desc"))
        std::ranges::reverse(rows);
    return page(request, {"auditLogs/directoryAudits", 1000, 1000}, options.contextSuffix(), rows);
}

// The reporting interfaces take five requests in ten seconds from an application.
class ReportLimit
{
public:
    void check(const std::string &appId, TenantMs now)
    {
        std::deque<TenantMs> &times = m_times[appId];
        while (!times.empty() && times.front() <= now - window)
            times.pop_front();
        if (times.size() >= most)
            throw Refused{429, "TooManyRequests", "Too many requests.", false};
        times.push_back(now);
    }

private:
    static constexpr TenantMs window = 10 * secondMs;
    static constexpr std::size_t most = 5;
    std::map<std::string, std::deque<TenantMs>> m_times;
};

Json policyJson(const AppManagementPolicy &policy)
{
    Json restrictions = Json::array();
    if (policy.passwordsForbidden)
        restrictions.push_back({{"restrictionType", "passwordAddition"},
                                {"maxLifetime", nullptr},
                                {"state", "enabled"},
                                {"restrictForAppsCreatedAfterDateTime", nullptr}});
    if (policy.maxLifetimeDays > 0)
        restrictions.push_back({{"restrictionType", "passwordLifetime"},
                                {"maxLifetime", "P" + std::to_string(policy.maxLifetimeDays) + "D"},
                                {"state", "enabled"},
                                {"restrictForAppsCreatedAfterDateTime", nullptr}});
    return {{"id", policy.id},
            {"displayName", policy.displayName},
            {"description", policy.displayName},
            {"isEnabled", policy.enabled},
            {"restrictions",
             {{"passwordCredentials", restrictions}, {"keyCredentials", Json::array()}}}};
}

Response policiesOf(Tenant &tenant, const Params &params)
{
    const Application &application = applicationOf(tenant, params);
    Json value = Json::array();
    if (!application.policyId.empty())
        value.push_back(policyJson(tenant.world.policies.at(application.policyId)));
    return answer(200, {{"@odata.context",
                         contextOf("applications('" + application.id + "')/appManagementPolicies")},
                        {"value", value}});
}

Response defaultPolicy(const Tenant &tenant)
{
    const Json policy = policyJson(tenant.world.defaultPolicy);
    return answer(200,
                  {{"@odata.context", contextOf("policies/defaultAppManagementPolicy/$entity")},
                   {"id", policy["id"]},
                   {"displayName", policy["displayName"]},
                   {"description", policy["description"]},
                   {"isEnabled", policy["isEnabled"]},
                   {"applicationRestrictions", policy["restrictions"]},
                   {"servicePrincipalRestrictions", policy["restrictions"]}});
}

} // namespace

void addDirectoryRoutes(Tenant &tenant, std::vector<Route> &routes)
{
    const auto route = [&](const std::string &method, const std::string &operation,
                           const std::string &path, std::vector<std::string> anyRole, auto body) {
        routes.push_back(
            {"graph." + operation, method, "/v1.0/" + path, "",
             guarded(tenant, [anyRole, body](const Request &request, const Params &params,
                                             const Caller &caller) {
                 if (std::ranges::none_of(
                         anyRole, [&](const std::string &role) { return caller.hasRole(role); }))
                     refuse(403, "Authorization_RequestDenied",
                            "Insufficient privileges to complete the operation.");
                 return body(request, params, caller);
             })});
    };
    const std::vector<std::string> readUsers{"User.Read.All", "Directory.Read.All"};
    const std::vector<std::string> readPolicies{"Policy.Read.All",
                                                "Policy.Read.ApplicationConfiguration"};
    route("GET", "listUsers", "users", readUsers,
          [&tenant](const Request &request, const Params &, const Caller &) {
              return listUsers(tenant, request);
          });
    route("GET", "getUser", "users/{id}", readUsers,
          [&tenant](const Request &request, const Params &params, const Caller &) {
              return getUser(tenant, request, params);
          });
    route("POST", "getByIds", "directoryObjects/getByIds",
          {"User.Read.All", "Directory.Read.All", "Application.Read.All"},
          [&tenant](const Request &request, const Params &, const Caller &) {
              return getByIds(tenant, request);
          });
    route("GET", "listDirectoryAudits", "auditLogs/directoryAudits", {"AuditLog.Read.All"},
          [&tenant, limit = std::make_shared<ReportLimit>()](const Request &request, const Params &,
                                                             const Caller &caller) {
              limit->check(caller.appId, request.time);
              return listAudits(tenant, request);
          });
    for (const char *one : {"applications/{id}", "applications(appId='{appId}')"}) {
        route("GET", "getAppManagementPolicy", std::string(one) + "/appManagementPolicies",
              readPolicies, [&tenant](const Request &, const Params &params, const Caller &) {
                  return policiesOf(tenant, params);
              });
    }
    route("GET", "getAppManagementPolicy", "policies/defaultAppManagementPolicy", readPolicies,
          [&tenant](const Request &, const Params &, const Caller &) {
              return defaultPolicy(tenant);
          });
}

} // namespace sim::graph

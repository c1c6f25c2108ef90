// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/control.h"

#include "app/simulator/conversations/truths.h"

#include <nlohmann/json.hpp>

namespace sim {

namespace {

constexpr TenantMs longestAdvance = 3660 * dayMs;
constexpr double fastest = 100000;

Response badRequest(const std::string &what)
{
    return jsonResponse(400, Json{{"error", what}}.dump());
}

// "?since=N" leaves the first N lines or changes out.
std::size_t sinceOf(const Request &request)
{
    return std::strtoul(request.query.get("since").c_str(), nullptr, 10);
}

Response changeClock(Tenant &tenant, const Request &request)
{
    const Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_object() || (!body.contains("advanceSeconds") && !body.contains("speed")))
        return badRequest("Say advanceSeconds or speed.");
    for (const char *name : {"advanceSeconds", "speed"}) {
        if (body.contains(name) && !body[name].is_number())
            return badRequest(std::string(name) + " is a number.");
    }
    const double speed = body.value("speed", tenant.clock.speed());
    const double advance = body.value("advanceSeconds", 0.0) * secondMs;
    if (speed <= 0 || speed > fastest || advance < 0 || advance > longestAdvance)
        return badRequest("Time only runs forward, and not that far.");
    if (body.contains("speed"))
        tenant.clock.setSpeed(speed);
    if (body.contains("advanceSeconds"))
        tenant.schedule.advance(static_cast<TenantMs>(advance));
    return jsonResponse(200, clockOf(tenant.clock).dump());
}

Response orderFaults(Tenant &tenant, Faults &faults, const Request &request)
{
    const Json body = Json::parse(request.body, nullptr, false);
    if (body.is_discarded())
        return badRequest("Not JSON.");
    if (const auto problem = faults.order(body, tenant.router))
        return badRequest(*problem);
    return jsonResponse(200, Json{{"faults", faults.list()}}.dump());
}

Response logLines(const RequestLog &log, const Request &request)
{
    std::size_t from = sinceOf(request);
    Response response;
    response.headers.set("Content-Type", "application/x-ndjson");
    for (; from < log.lines().size(); ++from)
        response.body += log.lines()[from] + "\n";
    return response;
}

Response operationsHit(const Tenant &tenant, const RequestLog &log)
{
    Json hits = Json::object();
    for (const std::string &operation : tenant.router.operations()) {
        const auto found = log.hits().find(operation);
        hits[operation] = found == log.hits().end() ? 0 : found->second;
    }
    return jsonResponse(200, hits.dump());
}

// What the tenant answers, for a comparison with what the clients ask.
Json routesOf(const Router &router)
{
    Json routes = Json::array();
    router.forEach([&](const Service &service, const Route &route) {
        routes.push_back({{"operation", route.operation},
                          {"method", route.method},
                          {"hosts", service.hosts},
                          {"path", route.path},
                          {"apiVersionFloor", route.apiVersionFloor}});
    });
    return routes;
}

} // namespace

Json clockOf(const TenantClock &clock, std::size_t since)
{
    const std::vector<ClockChange> &all = clock.changes();
    Json changes = Json::array();
    for (std::size_t i = since; i < all.size(); ++i)
        changes.push_back({{"wallMs", all[i].wallMs},
                           {"wall", isoTimeMs(all[i].wallMs)},
                           {"monotonicMs", all[i].monotonicMs},
                           {"tenantMs", all[i].tenantMs},
                           {"tenant", isoTimeMs(all[i].tenantMs)},
                           {"speed", all[i].speed}});
    return {{"now", isoTimeMs(clock.now())},
            {"nowMs", clock.now()},
            {"epoch", isoTimeMs(clock.epoch())},
            {"startedAt", isoTimeMs(all.front().wallMs)},
            {"monotonicMs", all.front().monotonicMs},
            {"speed", clock.speed()},
            {"changeCount", all.size()},
            {"changes", std::move(changes)}};
}

Json operatorsOf(const World &world)
{
    Json operators = Json::array();
    for (const auto &[id, user] : world.users) {
        if (user.isOperator)
            operators.push_back(
                {{"upn", user.upn}, {"password", user.password}, {"roles", user.directoryRoles}});
    }
    return operators;
}

namespace {

// JSON Lines; ?from= and limit= count conversations, which= says whose rows: written, stored, all.
Response conversationsOf(Tenant &tenant, const Request &request)
{
    const TenantMs now = tenant.clock.now();
    const std::string which = request.query.get("which");
    const RowsSeen seen = which == "all"      ? RowsSeen::All
                          : which == "stored" ? RowsSeen::Stored
                                              : RowsSeen::Written;
    const std::uint64_t from = std::strtoull(request.query.get("from").c_str(), nullptr, 10);
    std::uint64_t left = UINT64_MAX;
    if (request.query.has("limit"))
        left = std::strtoull(request.query.get("limit").c_str(), nullptr, 10);
    Response response;
    response.headers.set("Content-Type", "application/x-ndjson");
    for (const ConversationPlan &plan : tenant.transcripts.conversations(now)) {
        if (plan.number < from || left == 0)
            continue;
        const Json truth = truthOf(tenant.transcripts, plan, now, seen);
        if (truth.is_null())
            continue;
        response.body += truth.dump() + "\n";
        --left;
    }
    return response;
}

Response setLimits(Tenant &tenant, const Request &request)
{
    const Json body = Json::parse(request.body, nullptr, false);
    for (const auto &[name, limit] :
         {std::pair("dataverseRequests", &tenant.limits.dataverseRequests),
          std::pair("dataverseConcurrent", &tenant.limits.dataverseConcurrent)}) {
        if (body.is_object() && body.contains(name) && body[name].is_number_unsigned())
            *limit = body[name].get<std::size_t>();
    }
    return jsonResponse(200, Json{{"dataverseRequests", tenant.limits.dataverseRequests},
                                  {"dataverseConcurrent", tenant.limits.dataverseConcurrent}}
                                 .dump());
}

} // namespace

void addControl(Tenant &tenant, Faults &faults, RequestLog &log)
{
    const auto json = [](auto make) {
        return [make](const Request &, const Params &) { return jsonResponse(200, make().dump()); };
    };
    std::vector<Route> routes{
        {"tenant.state", "GET", "/_tenant/state", "", json([&tenant] { return stateOf(tenant); })},
        {"tenant.traffic", "GET", "/_tenant/traffic", "",
         json([&tenant] { return trafficOf(tenant); })},
        {"tenant.clock", "GET", "/_tenant/clock", "",
         [&tenant](const Request &request, const Params &) {
             return jsonResponse(200, clockOf(tenant.clock, sinceOf(request)).dump());
         }},
        {"tenant.faults", "GET", "/_tenant/faults", "",
         json([&faults] { return Json{{"faults", faults.list()}}; })},
        {"tenant.setClock", "POST", "/_tenant/clock", "",
         [&tenant](const Request &request, const Params &) {
             return changeClock(tenant, request);
         }},
        {"tenant.orderFaults", "POST", "/_tenant/faults", "",
         [&tenant, &faults](const Request &request, const Params &) {
             return orderFaults(tenant, faults, request);
         }},
        {"tenant.clearFaults", "DELETE", "/_tenant/faults", "",
         [&faults](const Request &, const Params &) {
             faults.clear();
             return jsonResponse(200, Json{{"faults", faults.list()}}.dump());
         }},
        {"tenant.conversations", "GET", "/_tenant/conversations", "",
         [&tenant](const Request &request, const Params &) {
             return conversationsOf(tenant, request);
         }},
        {"tenant.setLimits", "POST", "/_tenant/limits", "",
         [&tenant](const Request &request, const Params &) { return setLimits(tenant, request); }},
        {"tenant.log", "GET", "/_tenant/log", "",
         [&log](const Request &request, const Params &) { return logLines(log, request); }},
        {"tenant.routes", "GET", "/_tenant/routes", "",
         json([&tenant] { return routesOf(tenant.router); })},
        {"tenant.operations", "GET", "/_tenant/operations", "",
         [&tenant, &log](const Request &, const Params &) { return operationsHit(tenant, log); }}};
    const auto refuse = [](Refusal, const Request &request) {
        return jsonResponse(404,
                            Json{{"error", "No " + request.method + " " + request.path}}.dump());
    };
    tenant.router.add({"tenant", {std::string(controlHost)}, refuse}, std::move(routes));
}

} // namespace sim

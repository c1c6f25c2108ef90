// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/dispatcher.h"

#include "app/simulator/distortion.h"

#include <exception>
#include <nlohmann/json.hpp>

namespace sim {

namespace {

// The console's own address in every record of the tenant (TEST-NET-2).
constexpr const char *consoleAddress = "198.51.100.7";

bool isPlainPage(const Request &request)
{
    return request.host == portalHost || request.host == controlHost;
}

std::string correlationOf(const Request &request, Random &random)
{
    for (const char *name : {"client-request-id", "x-ms-client-request-id"}) {
        if (std::string value = request.headers.get(name); !value.empty())
            return value;
    }
    return random.guid();
}

void hint(Request &request, const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::ExpiredToken:
        request.hints.tokenExpired = true;
        break;
    case FaultKind::Stale:
        request.hints.readAsOf = request.time - fault.staleSeconds * secondMs;
        break;
    case FaultKind::ClockSkew:
        request.hints.clockSkewMs = fault.skewSeconds * secondMs;
        break;
    default:
        break;
    }
}

bool preventsTheCall(FaultKind kind)
{
    return kind == FaultKind::Unavailable || kind == FaultKind::Throttled ||
           kind == FaultKind::Forbidden;
}

} // namespace

Response Dispatcher::withoutAsking(const Request &request, const Match &match,
                                   const Fault &fault) const
{
    const Refusal refusal = fault.kind == FaultKind::Unavailable ? Refusal::Unavailable
                            : fault.kind == FaultKind::Throttled ? Refusal::Throttled
                                                                 : Refusal::Forbidden;
    Response response = match.service->refuse(refusal, request);
    response.headers.remove("Retry-After");
    if (fault.kind == FaultKind::Throttled && fault.retryAfter == "date")
        response.headers.set("Retry-After", httpDate(request.time + 30 * secondMs));
    else if (fault.kind == FaultKind::Throttled && fault.retryAfter != "none")
        response.headers.set("Retry-After", fault.retryAfter);
    return response;
}

Response Dispatcher::ask(const Request &request, const Match &match) const
try {
    if (match.route != nullptr)
        return match.route->handler(request, match.params);
    Response response = match.service->refuse(match.refusal, request);
    response.unexpected = true;
    return response;
} catch (const std::exception &error) {
    // A body of a shape that nobody thought of, or a mistake of the tenant's own: never silence.
    Response response = jsonResponse(500, Json{{"tenantError", error.what()}}.dump());
    response.unexpected = true;
    return response;
}

Outcome Dispatcher::answer(Request &request, const Match &match, const std::optional<Fault> &fault)
{
    if (!fault)
        return {ask(request, match), Outcome::Delivery::Whole, 0};
    if (preventsTheCall(fault->kind))
        return {withoutAsking(request, match, *fault), Outcome::Delivery::Whole, 0};
    if (fault->kind == FaultKind::LostRequest)
        return {{}, Outcome::Delivery::Nothing, 0};
    if (fault->kind == FaultKind::Timeout)
        return {{}, Outcome::Delivery::Hang, 0};
    hint(request, *fault);
    Outcome outcome{ask(request, match), Outcome::Delivery::Whole, 0};
    distort(outcome.response, request, *fault);
    if (fault->kind == FaultKind::LostReply)
        outcome.delivery = Outcome::Delivery::Nothing;
    if (fault->kind == FaultKind::CutBody)
        outcome.delivery = Outcome::Delivery::CutBody;
    if (fault->kind == FaultKind::Delay)
        outcome.delayMs = fault->delayMs;
    return outcome;
}

Outcome Dispatcher::handle(Request request)
{
    m_tenant.schedule.playDue();
    request.time = m_tenant.clock.now();
    request.clientIp = consoleAddress;
    parseTarget(request);
    request.correlation = correlationOf(request, m_tenant.random);
    const Match match = m_tenant.router.match(request);
    if (match.service == nullptr)
        return {jsonResponse(404, "{}"), Outcome::Delivery::Whole, 0};
    if (isPlainPage(request))
        return {ask(request, match), Outcome::Delivery::Whole, 0};
    const std::string operation = match.route != nullptr ? match.route->operation : std::string();
    const std::optional<Fault> fault = operation.empty() ? std::nullopt : m_faults.take(operation);
    Outcome outcome = answer(request, match, fault);
    if (!outcome.response.headers.has("Date"))
        outcome.response.headers.set("Date", httpDate(request.time + request.hints.clockSkewMs));
    const bool answered = outcome.delivery == Outcome::Delivery::Whole ||
                          outcome.delivery == Outcome::Delivery::CutBody;
    m_log.write({request, answered ? &outcome.response : nullptr, operation,
                 fault ? std::string(kindName(fault->kind)) : std::string(),
                 outcome.response.unexpected});
    return outcome;
}

void Dispatcher::noteRefusedHost(const std::string &host, std::uint64_t connection)
{
    Request request;
    request.method = "CONNECT";
    request.host = host;
    request.connection = connection;
    request.time = m_tenant.clock.now();
    const Response response = emptyResponse(502);
    m_log.write({request, &response, {}, {}, false});
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Microsoft Graph v1.0: the service's envelope, its token check and its routes.

#include "app/simulator/services/graph.h"

#include "app/simulator/services/services.h"

namespace sim::graph {

namespace {

constexpr const char *audience = "https://graph.microsoft.com";

Refused tokenRefused(TokenProblem problem)
{
    constexpr const char *code = "InvalidAuthenticationToken";
    switch (problem) {
    case TokenProblem::Missing:
        return {401, code, "Access token is empty.", false};
    case TokenProblem::Malformed:
    case TokenProblem::BadSignature:
        return {401, code, "CompactToken parsing failed with error code: 80049217", false};
    case TokenProblem::Expired:
        return {401, code, "Lifetime validation failed, the token is expired.", false};
    case TokenProblem::WrongAudience:
        return {401, code, "Access token validation failure. Invalid audience.", false};
    }
    return {401, code, "", false};
}

void addHeaders(Response &response, const Request &request, Random &random)
{
    response.headers.set("request-id", random.guid());
    response.headers.set("client-request-id", request.correlation);
    response.headers.set("x-ms-ags-diagnostic",
                         R"({"ServerInfo":{"DataCenter":"West Europe","Slice":"E","Ring":"5"}})");
    if (response.status < 300)
        response.headers.set("x-ms-resource-unit", "1");
}

} // namespace

void refuse(int status, const std::string &code, const std::string &message)
{
    throw Refused{status, code, message, false};
}

void refuseStrictly(const std::string &code, const std::string &message)
{
    throw Refused{400, code, message, true};
}

void refuseMissing(const std::string &id)
{
    throw Refused{404, "Request_ResourceNotFound",
                  "Resource '" + id +
                      "' does not exist or one of its queried reference-property objects are not "
                      "present.",
                  false};
}

Response envelope(const Request &request, const Refused &refused)
{
    std::string date = isoTime(request.time);
    date.pop_back();
    Response response =
        answer(refused.status,
               {{"error",
                 {{"code", refused.code},
                  {"message", refused.message},
                  {"innerError",
                   {{"date", date},
                    {"request-id", Random(static_cast<std::uint64_t>(request.time)).guid()},
                    {"client-request-id", request.correlation}}}}}});
    response.unexpected = refused.unexpected;
    if (refused.status == 429)
        response.headers.set("Retry-After", "10");
    if (refused.status == 401)
        response.headers.set("WWW-Authenticate",
                             "Bearer realm=\"\", authorization_uri=\"https://"
                             "login.microsoftonline.com/common/oauth2/authorize\", "
                             "client_id=\"00000003-0000-0000-c000-000000000000\"");
    return response;
}

Response refuseService(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::Throttled:
        return envelope(request, {429, "TooManyRequests", "Too many requests.", false});
    case Refusal::Unavailable:
        return envelope(request, {503, "ServiceUnavailable",
                                  "The service is temporarily unavailable. Retry later.", false});
    case Refusal::Forbidden:
        return envelope(request, {403, "Authorization_RequestDenied",
                                  "Insufficient privileges to complete the operation.", false});
    case Refusal::MethodNotAllowed:
        return envelope(request,
                        {405, "Request_BadRequest",
                         "Specified HTTP method is not allowed for the request target.", false});
    case Refusal::UnknownRoute:
    case Refusal::MissingApiVersion:
    case Refusal::InvalidApiVersion:
    case Refusal::BadRequest:
        break;
    }
    const std::string last = request.segments.empty() ? "" : request.segments.back();
    return envelope(
        request, {400, "BadRequest", "Resource not found for the segment '" + last + "'.", false});
}

Handler guarded(Tenant &tenant,
                std::function<Response(const Request &, const Params &, const Caller &)> body)
{
    return [&tenant, body = std::move(body)](const Request &request, const Params &params) {
        Response response;
        try {
            const auto caller = tenant.tokens.check(request, {audience});
            if (!caller)
                throw tokenRefused(caller.error());
            response = body(request, params, *caller);
        } catch (const Refused &refused) {
            response = envelope(request, refused);
        }
        addHeaders(response, request, tenant.random);
        return response;
    };
}

void require(const Caller &caller, std::initializer_list<std::string> anyRole)
{
    if (!caller.hasAnyRole(anyRole))
        refuse(403, "Authorization_RequestDenied",
               "Insufficient privileges to complete the operation.");
}

std::string contextOf(const std::string &what)
{
    return "https://graph.microsoft.com/v1.0/$metadata#" + what;
}

} // namespace sim::graph

namespace sim {

void addGraph(Tenant &tenant)
{
    std::vector<Route> routes;
    graph::addCredentialRoutes(tenant, routes);
    graph::addApplicationRoutes(tenant, routes);
    graph::addDirectoryRoutes(tenant, routes);
    tenant.router.add({"graph", {"graph.microsoft.com"}, graph::refuseService}, std::move(routes));
}

} // namespace sim

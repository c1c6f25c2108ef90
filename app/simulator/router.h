// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds the operation that answers a request: host pattern, path pattern, method, api-version
// floor.

#include "app/simulator/message.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sim {

// Values of the {names} of a route's path pattern.
using Params = std::map<std::string, std::string>;
using Handler = std::function<Response(const Request &, const Params &)>;

// Refusals that every service has and words in its own way.
enum class Refusal {
    UnknownRoute,
    MethodNotAllowed,
    MissingApiVersion,
    InvalidApiVersion,
    Forbidden,
    Throttled,
    Unavailable,
    BadRequest
};

struct Service
{
    std::string name; // first part of its operations' names
    std::vector<std::string>
        hosts; // "graph.microsoft.com", "*.vault.azure.net", "*.crm*.dynamics.com"
    std::function<Response(Refusal, const Request &)> refuse; // the service's own error envelope
};

struct Route
{
    std::string operation; // "graph.addPassword", the names of faults and of the log
    std::string method;
    // "/v1.0/applications(appId='{appId}')/owners": {name} inside a segment takes the characters up
    // to the literal that follows it; "{*rest}" as last segment takes all that remains. Literals
    // compare without regard to case; the first route that fits wins.
    std::string path;
    std::string apiVersionFloor; // "2022-03-01", "7.0", or "" when the parameter is not asked for
    Handler handler;
};

// Names of plain-http pseudo hosts on the tenant's own port.
inline constexpr std::string_view portalHost = "portal";
inline constexpr std::string_view controlHost = "control";

struct Match
{
    const Service *service = nullptr; // null: no service on this host
    const Route *route = nullptr;     // null: refusal says why
    Params params;
    Refusal refusal = Refusal::UnknownRoute;
};

class Router
{
public:
    // Declares a service; its routes follow in the order in which they are tried.
    void add(Service service, std::vector<Route> routes);

    Match match(const Request &request) const;
    const Service *serviceOf(std::string_view host) const;
    std::vector<std::string> operations() const;
    void forEach(const std::function<void(const Service &, const Route &)> &visit) const;

private:
    struct Entry
    {
        Service service;
        std::vector<Route> routes;
    };
    std::vector<Entry> m_entries;
};

// "*" stands for any run of characters that are not a dot.
bool hostMatches(std::string_view pattern, std::string_view host);
bool pathMatches(std::string_view pattern, const std::vector<std::string> &segments,
                 Params &params);
// Dates compare as dates ("2024-05-01-preview" as its date), numbers as numbers ("7.4" < "7.10").
bool apiVersionAtLeast(std::string_view version, std::string_view floor);
bool isWellFormedApiVersion(std::string_view version);

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Requests and responses as the services of the simulated tenant see them: no sockets, no Beast.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim {

// Milliseconds since 1970 (UTC) on the tenant's clock.
using TenantMs = std::int64_t;

constexpr TenantMs secondMs = 1000;
constexpr TenantMs minuteMs = 60 * secondMs;
constexpr TenantMs hourMs = 60 * minuteMs;
constexpr TenantMs dayMs = 24 * hourMs;

bool equalsIgnoringCase(std::string_view left, std::string_view right);

// Header fields in the order given; names compare without regard to case.
class Headers
{
public:
    void set(std::string_view name, std::string_view value);
    void add(std::string_view name, std::string_view value);
    void remove(std::string_view name);
    std::string get(std::string_view name) const; // "" when absent
    bool has(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>> &all() const { return m_fields; }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

// Query parameters, names and values decoded ("api%2Dversion" is api-version).
class Query
{
public:
    void add(std::string name, std::string value);
    std::string get(std::string_view name) const; // "" when absent
    bool has(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>> &all() const { return m_items; }

private:
    std::vector<std::pair<std::string, std::string>> m_items;
};

// What an ordered fault asks of a service that answers from its own state; everything else is done
// to the finished answer, outside of the service.
struct FaultHints
{
    bool tokenExpired = false;        // honoured by Tokens::check
    std::optional<TenantMs> readAsOf; // reads answer the state of that time where kept
    TenantMs clockSkewMs = 0;         // the server's own clock is off by so much
};

struct Request
{
    std::string method;
    std::string host;                  // lower case, no port
    std::string target;                // as sent, raw
    std::string path;                  // decoded, without a trailing slash
    std::vector<std::string> segments; // decoded one by one
    Query query;
    Headers headers;
    std::string body;
    std::string clientIp;
    std::size_t inFlight = 1;     // requests to this host that are not answered yet, with this one
    std::uint64_t connection = 0; // one TCP connection of a client, for sticky replicas
    std::string correlation;      // client-request-id or x-ms-client-request-id, else made here
    TenantMs time = 0;
    FaultHints hints;

    std::string bearer() const; // token of "Authorization: Bearer", "" when absent
    std::string url() const;    // https://host + target
};

struct Response
{
    int status = 200;
    Headers headers;
    std::string body;
    bool unexpected = false; // refused for strictness: a test that did not expect it fails
};

Response jsonResponse(int status, std::string body);
Response emptyResponse(int status);

// Fills host, path, segments and query from a request target.
void parseTarget(Request &request);

std::string percentDecode(std::string_view text, bool plusIsSpace);
std::string percentEncode(std::string_view text); // everything but the unreserved characters
Query parseForm(std::string_view body);           // application/x-www-form-urlencoded

std::string base64Encode(std::string_view bytes);
std::string base64UrlEncode(std::string_view bytes);            // without padding
std::optional<std::string> base64Decode(std::string_view text); // accepts both alphabets

} // namespace sim

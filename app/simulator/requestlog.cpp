// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/requestlog.h"

#include "app/simulator/clock.h"

#include <nlohmann/json.hpp>

namespace sim {

namespace {

using Json = nlohmann::json;

// A page of transcripts is larger than all else together; its beginning tells enough.
constexpr std::size_t longestBody = 200'000;

// A token is nothing that a test needs to see again.
Json headersOf(const Headers &headers)
{
    Json object = Json::object();
    for (const auto &[name, value] : headers.all())
        object[name] = equalsIgnoringCase(name, "Authorization")
                           ? value.substr(0, value.find(' ')) + " (redacted)"
                           : value;
    return object;
}

} // namespace

void RequestLog::write(const LoggedExchange &exchange)
{
    const Request &request = exchange.request;
    Json line{{"number", m_lines.size() + 1},
              {"tenantTime", isoTimeMs(request.time)},
              {"operation", exchange.operation},
              {"method", request.method},
              {"host", request.host},
              {"path", request.path},
              {"target", request.target},
              {"url", request.url()},
              {"connection", request.connection},
              {"correlation", request.correlation},
              {"status", exchange.response != nullptr ? exchange.response->status : 0},
              {"fault", exchange.fault},
              {"unexpected", exchange.unexpected},
              {"requestHeaders", headersOf(request.headers)},
              {"requestBody", request.body}};
    if (exchange.response != nullptr) {
        line["responseHeaders"] = headersOf(exchange.response->headers);
        const std::string &body = exchange.response->body;
        line["responseBody"] = body.substr(0, longestBody);
        if (body.size() > longestBody)
            line["responseBodyBytes"] = body.size();
    }
    m_lines.push_back(line.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (!exchange.operation.empty())
        ++m_hits[exchange.operation];
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/distortion.h"

#include <nlohmann/json.hpp>

namespace sim {

namespace {

using Json = nlohmann::json;

constexpr const char *foreignHost = "graph.microsoft.com.attacker.example";

// The link that leads on, under whichever name this service has it; made when there is none.
void setNextLink(Response &response, const std::string &link)
{
    Json body = Json::parse(response.body, nullptr, false);
    if (!body.is_object())
        return;
    const bool odata = body.contains("@odata.nextLink") || body.contains("@odata.context");
    body[odata ? "@odata.nextLink" : "nextLink"] = link;
    response.body = body.dump();
}

std::string nextLinkOf(const Response &response, const Request &request)
{
    const Json body = Json::parse(response.body, nullptr, false);
    for (const char *name : {"@odata.nextLink", "nextLink"}) {
        if (body.is_object() && body.contains(name) && body[name].is_string())
            return body[name];
    }
    return request.url();
}

std::string onForeignHost(const std::string &link)
{
    const auto host = link.find("://") + 3;
    const auto path = link.find('/', host);
    return "https://" + std::string(foreignHost) +
           (path == std::string::npos ? "/" : link.substr(path));
}

// A log query that could not read everything says so beside the rows it has.
void makePartial(Response &response)
{
    Json body = Json::parse(response.body, nullptr, false);
    if (!body.is_object())
        return;
    if (body.contains("tables") && !body["tables"].empty()) {
        Json &rows = body["tables"][0]["rows"];
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 2), rows.end());
    }
    body["error"] = {
        {"code", "PartialError"},
        {"message", "There were some errors when processing your query."},
        {"details",
         {{{"code", "EngineError"},
           {"message", "Something went wrong processing your query on the server."},
           {"innererror",
            {{"code", "-2133196797"},
             {"message", "The query was stopped after it reached a resource limit."}}}}}}};
    response.body = body.dump();
}

} // namespace

void distort(Response &response, const Request &request, const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::WrongJson:
        // Broken in the middle although the length is right.
        response.body = response.body.substr(0, response.body.size() / 2) + "{";
        response.headers.set("Content-Type", "application/json; charset=utf-8");
        if (fault.status != 0 || response.status == 204)
            response.status = fault.status != 0 ? fault.status : 200;
        break;
    case FaultKind::Html:
        response.body = "<!DOCTYPE html><html><head><title>Service</title></head><body><h2>Our "
                        "services aren't available right now</h2></body></html>";
        response.headers.set("Content-Type", "text/html");
        if (fault.status != 0 || response.status == 204)
            response.status = fault.status != 0 ? fault.status : 200;
        break;
    case FaultKind::ForeignNextLink:
        setNextLink(response, onForeignHost(nextLinkOf(response, request)));
        break;
    case FaultKind::RepeatPage:
        setNextLink(response, request.url());
        break;
    case FaultKind::PartialError:
        makePartial(response);
        break;
    case FaultKind::Unavailable:
    case FaultKind::Throttled:
    case FaultKind::LostReply:
    case FaultKind::LostRequest:
    case FaultKind::CutBody:
    case FaultKind::Timeout:
    case FaultKind::Forbidden:
    case FaultKind::ExpiredToken:
    case FaultKind::Stale:
    case FaultKind::Delay:
    case FaultKind::UnknownCa:
    case FaultKind::ClockSkew:
        break;
    }
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/answers.h"

namespace sim {

Response answer(int status, const Json &body)
{
    return jsonResponse(status, body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::optional<Json> bodyOf(const Request &request)
{
    Json body = Json::parse(request.body, nullptr, false);
    return body.is_discarded() ? std::nullopt : std::optional(std::move(body));
}

std::string textOf(const Json &object, const std::string &member)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string callerAddress(const Request &request)
{
    const bool loopback = request.clientIp.empty() || request.clientIp.starts_with("127.") ||
                          request.clientIp == "::1";
    return loopback ? "198.51.100.7" : request.clientIp;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/router.h"

#include <algorithm>
#include <cctype>

namespace sim {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isDate(std::string_view text)
{
    constexpr std::string_view shape = "dddd-dd-dd";
    return text.size() >= shape.size() &&
           std::ranges::equal(shape, text.substr(0, shape.size()),
                              [](char s, char c) { return s == 'd' ? isDigit(c) : s == c; });
}

// "7.4" as {7, 4}; empty when it is not dotted numbers.
std::vector<int> numbersOf(std::string_view text)
{
    std::vector<int> numbers(1, 0);
    bool digits = false;
    for (const char c : text) {
        if (isDigit(c)) {
            numbers.back() = numbers.back() * 10 + (c - '0');
            digits = true;
        } else if (c == '.' && digits) {
            numbers.push_back(0);
            digits = false;
        } else {
            return {};
        }
    }
    return digits ? numbers : std::vector<int>();
}

std::vector<std::string_view> splitPath(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = path.find('/');
        if (const auto part = path.substr(0, end); !part.empty())
            parts.push_back(part);
        path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    }
    return parts;
}

bool segmentMatches(std::string_view pattern, std::string_view text, Params &params)
{
    while (true) {
        const auto open = pattern.find('{');
        if (open == std::string_view::npos)
            return equalsIgnoringCase(pattern, text);
        if (text.size() < open ||
            !equalsIgnoringCase(pattern.substr(0, open), text.substr(0, open)))
            return false;
        text.remove_prefix(open);
        const auto close = pattern.find('}', open);
        const std::string name(pattern.substr(open + 1, close - open - 1));
        pattern.remove_prefix(close + 1);
        const std::string_view literal = pattern.substr(0, pattern.find('{'));
        const auto end = literal.empty() ? text.size() : text.find(literal);
        if (end == std::string_view::npos || end == 0)
            return false;
        params[name] = std::string(text.substr(0, end));
        text.remove_prefix(end);
    }
}

} // namespace

bool hostMatches(std::string_view pattern, std::string_view host)
{
    const auto star = pattern.find('*');
    if (star == std::string_view::npos)
        return equalsIgnoringCase(pattern, host);
    if (host.size() < star || !equalsIgnoringCase(pattern.substr(0, star), host.substr(0, star)))
        return false;
    const std::string_view rest = pattern.substr(star + 1);
    for (std::size_t end = star; end <= host.size(); ++end) {
        if (hostMatches(rest, host.substr(end)))
            return true;
        if (end < host.size() && host[end] == '.')
            return false;
    }
    return false;
}

bool pathMatches(std::string_view pattern, const std::vector<std::string> &segments, Params &params)
{
    const std::vector<std::string_view> parts = splitPath(pattern);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].starts_with("{*")) {
            std::string rest;
            for (std::size_t k = i; k < segments.size(); ++k)
                rest += (k == i ? "" : "/") + segments[k];
            params[std::string(parts[i].substr(2, parts[i].size() - 3))] = rest;
            return true;
        }
        if (i >= segments.size() || !segmentMatches(parts[i], segments[i], params))
            return false;
    }
    return parts.size() == segments.size();
}

bool isWellFormedApiVersion(std::string_view version)
{
    return isDate(version) || !numbersOf(version).empty();
}

bool apiVersionAtLeast(std::string_view version, std::string_view floor)
{
    // Services that began with numbers went over to dates, so a date is newer than any number.
    if (isDate(version) != isDate(floor))
        return isDate(version);
    if (isDate(version))
        return version.substr(0, 10) >= floor.substr(0, 10);
    const std::vector<int> left = numbersOf(version);
    return !left.empty() && left >= numbersOf(floor);
}

void Router::add(Service service, std::vector<Route> routes)
{
    m_entries.push_back({std::move(service), std::move(routes)});
}

const Service *Router::serviceOf(std::string_view host) const
{
    for (const Entry &entry : m_entries) {
        if (std::ranges::any_of(entry.service.hosts,
                                [&](const std::string &p) { return hostMatches(p, host); }))
            return &entry.service;
    }
    return nullptr;
}

Match Router::match(const Request &request) const
{
    Match result;
    for (const Entry &entry : m_entries) {
        if (std::ranges::none_of(entry.service.hosts, [&](const std::string &p) {
                return hostMatches(p, request.host);
            }))
            continue;
        if (result.service == nullptr)
            result.service = &entry.service;
        for (const Route &route : entry.routes) {
            Params params;
            if (!pathMatches(route.path, request.segments, params))
                continue;
            result.service = &entry.service;
            if (route.method != request.method) {
                result.refusal = Refusal::MethodNotAllowed;
                continue;
            }
            const std::string version = request.query.get("api-version");
            if (!route.apiVersionFloor.empty() && version.empty()) {
                result.refusal = Refusal::MissingApiVersion;
                return result;
            }
            if (!route.apiVersionFloor.empty() &&
                (!isWellFormedApiVersion(version) ||
                 !apiVersionAtLeast(version, route.apiVersionFloor))) {
                result.refusal = Refusal::InvalidApiVersion;
                return result;
            }
            result.route = &route;
            result.params = std::move(params);
            return result;
        }
    }
    return result;
}

void Router::forEach(const std::function<void(const Service &, const Route &)> &visit) const
{
    for (const Entry &entry : m_entries) {
        for (const Route &route : entry.routes)
            visit(entry.service, route);
    }
}

std::vector<std::string> Router::operations() const
{
    std::vector<std::string> names;
    forEach([&](const Service &, const Route &route) { names.push_back(route.operation); });
    std::ranges::sort(names);
    const auto rest = std::ranges::unique(names);
    names.erase(rest.begin(), rest.end());
    return names;
}

} // namespace sim

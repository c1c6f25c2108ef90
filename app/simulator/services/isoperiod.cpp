// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/isoperiod.h"

#include "app/simulator/clock.h"

namespace sim {

namespace {

// Milliseconds of a designator; months and years count as the service counts them, in days.
TenantMs designatorMs(char designator, bool time)
{
    switch (designator) {
    case 'S':
        return time ? secondMs : 0;
    case 'M':
        return time ? minuteMs : 30 * dayMs;
    case 'H':
        return time ? hourMs : 0;
    case 'D':
        return time ? 0 : dayMs;
    case 'W':
        return time ? 0 : 7 * dayMs;
    case 'Y':
        return time ? 0 : 365 * dayMs;
    default:
        return 0;
    }
}

} // namespace

std::optional<TenantMs> parseIsoDuration(std::string_view text)
{
    if (!text.starts_with('P') || text.size() < 3)
        return std::nullopt;
    bool time = false;
    bool digits = false;
    double number = 0;
    double fraction = 0; // weight of the next digit behind a point
    TenantMs sum = 0;
    for (const char c : text.substr(1)) {
        if (c == 'T' && !time && !digits) {
            time = true;
        } else if (c >= '0' && c <= '9') {
            const double digit = c - '0';
            number = fraction > 0 ? number + digit * fraction : number * 10 + digit;
            fraction /= 10;
            digits = true;
        } else if (c == '.' && digits && fraction == 0) {
            fraction = 0.1;
        } else {
            const TenantMs unit = designatorMs(c, time);
            if (!digits || unit == 0)
                return std::nullopt;
            sum += static_cast<TenantMs>(number * static_cast<double>(unit));
            number = fraction = 0;
            digits = false;
        }
    }
    return digits ? std::nullopt : std::optional(sum);
}

std::optional<std::pair<TenantMs, TenantMs>> parseIsoInterval(std::string_view text, TenantMs now)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        const auto duration = parseIsoDuration(text);
        return duration ? std::optional(std::pair(now - *duration, now + 1)) : std::nullopt;
    }
    const std::string_view left = text.substr(0, slash);
    const std::string_view right = text.substr(slash + 1);
    const auto from = parseIsoTime(left);
    const auto to = parseIsoTime(right);
    if (from && to)
        return std::pair(*from, *to);
    if (const auto duration = parseIsoDuration(right); from && duration)
        return std::pair(*from, *from + *duration);
    if (const auto duration = parseIsoDuration(left); to && duration)
        return std::pair(*to - *duration, *to);
    return std::nullopt;
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/moment.h"

#include "app/transcripts/reader/text.h"

#include <chrono>
#include <cmath>

namespace keyturn::transcripts {

namespace {

constexpr double LatestMs = 253402300799999.0; // the end of the year 9999
constexpr double FirstMilliseconds = 1e11;

/// Takes up to `most` digits from the front.
std::optional<std::int64_t> takeDigits(std::string_view &text, std::size_t least, std::size_t most)
{
    std::int64_t value = 0;
    std::size_t count = 0;
    while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') {
        value = value * 10 + (text[count] - '0');
        ++count;
    }
    if (count < least)
        return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

/// A fraction of a second in milliseconds, cut behind the third digit.
std::optional<std::int64_t> takeFraction(std::string_view &text)
{
    std::int64_t ms = 0;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
        if (digits < 3)
            ms = ms * 10 + (text[digits] - '0');
        ++digits;
    }
    if (digits == 0)
        return std::nullopt;
    for (std::size_t i = digits; i < 3; ++i)
        ms *= 10;
    text.remove_prefix(digits);
    return ms;
}

/// Minutes east of Greenwich: "Z", "+02:00", "-0330" or nothing.
std::optional<std::int64_t> takeOffset(std::string_view &text)
{
    if (text.empty() || take(text, 'Z') || take(text, 'z'))
        return 0;
    const bool west = text.front() == '-';
    if (!take(text, '+') && !take(text, '-'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2, 2);
    take(text, ':');
    const auto minutes =
        hours && !text.empty() ? takeDigits(text, 2, 2) : std::optional<std::int64_t>(0);
    if (!hours || !minutes || *hours > 18 || *minutes > 59)
        return std::nullopt;
    return (west ? -1 : 1) * (*hours * 60 + *minutes);
}

std::optional<std::int64_t> takeDay(std::string_view &text)
{
    const auto year = takeDigits(text, 4, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

} // namespace

std::optional<Moment> momentOf(double epoch)
{
    if (!std::isfinite(epoch) || epoch <= 0)
        return std::nullopt;
    const bool seconds = epoch < FirstMilliseconds;
    const double ms = seconds ? epoch * 1000.0 : epoch;
    if (ms > LatestMs)
        return std::nullopt;
    return Moment{static_cast<std::int64_t>(ms), seconds && std::floor(epoch) == epoch};
}

std::optional<Moment> momentOf(std::string_view iso)
{
    auto rest = trimmed(iso);
    const auto day = takeDay(rest);
    if (!day)
        return std::nullopt;
    std::int64_t seconds = *day * 86400;
    if (rest.empty())
        return Moment{seconds * 1000, true};
    if (!take(rest, 'T') && !take(rest, 't') && !take(rest, ' '))
        return std::nullopt;
    const auto hour = takeDigits(rest, 1, 2);
    if (!hour || !take(rest, ':'))
        return std::nullopt;
    const auto minute = takeDigits(rest, 2, 2);
    if (!minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    std::int64_t second = 0;
    std::optional<std::int64_t> fraction;
    if (take(rest, ':')) {
        const auto given = takeDigits(rest, 2, 2);
        if (!given || *given > 60)
            return std::nullopt;
        second = *given;
        if (take(rest, '.') || take(rest, ',')) {
            fraction = takeFraction(rest);
            if (!fraction)
                return std::nullopt;
        }
    }
    const auto offset = takeOffset(rest);
    if (!offset || !rest.empty())
        return std::nullopt;
    seconds += *hour * 3600 + *minute * 60 + second - *offset * 60;
    return Moment{seconds * 1000 + fraction.value_or(0), !fraction.has_value()};
}

std::optional<std::int64_t> durationMsOf(std::string_view timeSpan)
{
    auto rest = trimmed(timeSpan);
    std::int64_t days = 0;
    auto first = takeDigits(rest, 1, 6);
    if (first && take(rest, '.')) {
        days = *first;
        first = takeDigits(rest, 1, 2);
    }
    if (!first || !take(rest, ':'))
        return std::nullopt;
    const auto minutes = takeDigits(rest, 2, 2);
    if (!minutes || !take(rest, ':'))
        return std::nullopt;
    const auto seconds = takeDigits(rest, 2, 2);
    if (!seconds)
        return std::nullopt;
    std::int64_t ms = 0;
    if (take(rest, '.')) {
        const auto fraction = takeFraction(rest);
        if (!fraction)
            return std::nullopt;
        ms = *fraction;
    }
    if (!rest.empty())
        return std::nullopt;
    return (((days * 24 + *first) * 60 + *minutes) * 60 + *seconds) * 1000 + ms;
}

} // namespace keyturn::transcripts

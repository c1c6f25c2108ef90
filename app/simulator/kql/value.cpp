// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/value.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace sim::kql {

namespace {

constexpr std::int64_t msPerDay = 86'400'000;

// Reads exactly `count` digits at `at` and moves behind them.
std::optional<int> digits(std::string_view text, std::size_t &at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int number = 0;
    for (std::size_t end = at + count; at < end; ++at) {
        if (text[at] < '0' || text[at] > '9')
            return std::nullopt;
        number = number * 10 + (text[at] - '0');
    }
    return number;
}

bool skip(std::string_view text, std::size_t &at, char wanted)
{
    if (at >= text.size() || text[at] != wanted)
        return false;
    ++at;
    return true;
}

int fractionMs(std::string_view text, std::size_t &at)
{
    int ms = 0;
    int scale = 100;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
        ms += (text[at] - '0') * scale;
    return ms;
}

// "", "Z" or "+hh:mm": the offset in minutes, nothing when malformed.
std::optional<int> zoneMinutes(std::string_view text, std::size_t &at)
{
    if (at == text.size())
        return 0;
    if (text[at] == 'Z' || text[at] == 'z')
        return ++at, 0;
    const int sign = text[at] == '-' ? -1 : text[at] == '+' ? 1 : 0;
    if (sign == 0)
        return std::nullopt;
    ++at;
    const auto hours = digits(text, at, 2);
    if (!hours)
        return std::nullopt;
    skip(text, at, ':');
    const auto minutes = digits(text, at, 2);
    if (!minutes)
        return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

std::optional<std::int64_t> dayMs(std::string_view text, std::size_t &at)
{
    const auto year = digits(text, at, 4);
    if (!year || !skip(text, at, '-'))
        return std::nullopt;
    const auto month = digits(text, at, 2);
    if (!month || !skip(text, at, '-'))
        return std::nullopt;
    const auto day = digits(text, at, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() * msPerDay;
}

std::optional<std::int64_t> timeOfDayMs(std::string_view text, std::size_t &at)
{
    const auto hours = digits(text, at, 2);
    if (!hours || *hours > 23 || !skip(text, at, ':'))
        return std::nullopt;
    const auto minutes = digits(text, at, 2);
    if (!minutes || *minutes > 59)
        return std::nullopt;
    std::int64_t ms = (*hours * 60LL + *minutes) * 60'000;
    if (!skip(text, at, ':'))
        return ms;
    const auto seconds = digits(text, at, 2);
    if (!seconds || *seconds > 59)
        return std::nullopt;
    ms += *seconds * 1000LL;
    if (skip(text, at, '.'))
        ms += fractionMs(text, at);
    return ms;
}

double asReal(const Value &value)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return 0;
}

bool isNumber(const Value &value)
{
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

template<typename T>
int order(const T &left, const T &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

// A dynamic scalar compares as the scalar it holds.
Value unwrapped(const Value &value)
{
    const auto *dynamic = std::get_if<nlohmann::json>(&value);
    if (dynamic == nullptr)
        return value;
    if (dynamic->is_null())
        return {};
    if (dynamic->is_string())
        return dynamic->get<std::string>();
    if (dynamic->is_boolean())
        return dynamic->get<bool>();
    if (dynamic->is_number_integer())
        return dynamic->get<std::int64_t>();
    if (dynamic->is_number())
        return dynamic->get<double>();
    return dynamic->dump();
}

Value wholeNumber(const nlohmann::json &cell)
{
    if (cell.is_number_integer())
        return cell.get<std::int64_t>();
    if (cell.is_number())
        return static_cast<std::int64_t>(cell.get<double>());
    return {};
}

Value datetimeOf(const nlohmann::json &cell)
{
    if (cell.is_number_integer())
        return Datetime{cell.get<std::int64_t>()};
    if (!cell.is_string())
        return {};
    const auto ms = parseDatetime(cell.get_ref<const std::string &>());
    return ms ? Value(Datetime{*ms}) : Value();
}

} // namespace

std::string_view typeName(Type type)
{
    static constexpr std::array<std::string_view, 8> names{
        "bool", "int", "long", "real", "string", "datetime", "timespan", "dynamic"};
    return names.at(static_cast<std::size_t>(type));
}

bool isNumeric(Type type)
{
    return type == Type::Int || type == Type::Long || type == Type::Real;
}

std::optional<std::int64_t> parseDatetime(std::string_view text)
{
    std::size_t at = 0;
    const auto day = dayMs(text, at);
    if (!day)
        return std::nullopt;
    if (at == text.size())
        return day;
    if (!skip(text, at, 'T') && !skip(text, at, ' '))
        return std::nullopt;
    const auto time = timeOfDayMs(text, at);
    if (!time)
        return std::nullopt;
    const auto zone = zoneMinutes(text, at);
    if (!zone || at != text.size())
        return std::nullopt;
    return *day + *time - *zone * 60'000LL;
}

std::string formatDatetime(std::int64_t ms)
{
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(ms)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss<std::chrono::milliseconds> clock{time - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text.data();
}

std::string formatTimespan(std::int64_t ms)
{
    const std::int64_t all = std::abs(ms);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s%lld.%02d:%02d:%02d.%03d", ms < 0 ? "-" : "",
                  static_cast<long long>(all / msPerDay), static_cast<int>(all / 3'600'000 % 24),
                  static_cast<int>(all / 60'000 % 60), static_cast<int>(all / 1000 % 60),
                  static_cast<int>(all % 1000));
    std::string formatted = text.data();
    if (all < msPerDay)
        formatted.erase(ms < 0 ? 1 : 0, 2);
    return formatted;
}

Value fromJson(const nlohmann::json &cell, Type type)
{
    if (cell.is_null())
        return {};
    switch (type) {
    case Type::Bool:
        return cell.is_boolean() ? Value(cell.get<bool>()) : Value();
    case Type::Int:
    case Type::Long:
        return wholeNumber(cell);
    case Type::Real:
        return cell.is_number() ? Value(cell.get<double>()) : Value();
    case Type::String:
        return cell.is_string() ? cell.get<std::string>() : cell.dump();
    case Type::Datetime:
        return datetimeOf(cell);
    case Type::Timespan:
        return cell.is_number_integer() ? Value(Timespan{cell.get<std::int64_t>()}) : Value();
    case Type::Dynamic:
        return cell;
    }
    return {};
}

nlohmann::json toWire(const Value &value, Type type)
{
    if (isNull(value))
        return type == Type::String ? nlohmann::json("") : nlohmann::json(nullptr);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return *whole;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *dynamic = std::get_if<nlohmann::json>(&value))
        return dynamic->is_string() ? *dynamic : nlohmann::json(dynamic->dump());
    return toText(value);
}

std::string toText(const Value &value)
{
    if (isNull(value))
        return {};
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return nlohmann::json(*real).dump();
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    if (const auto *time = std::get_if<Datetime>(&value))
        return formatDatetime(time->ms);
    if (const auto *span = std::get_if<Timespan>(&value))
        return formatTimespan(span->ms);
    const Value inner = unwrapped(value);
    return isNull(inner) ? std::string() : toText(inner);
}

nlohmann::json toDynamic(const Value &value)
{
    if (const auto *dynamic = std::get_if<nlohmann::json>(&value))
        return *dynamic;
    if (isNull(value))
        return nullptr;
    return toWire(value, Type::Dynamic);
}

int compare(const Value &left, const Value &right)
{
    const Value a = unwrapped(left);
    const Value b = unwrapped(right);
    if (isNull(a) || isNull(b))
        return order(!isNull(a), !isNull(b));
    if (isNumber(a) && isNumber(b)) {
        const auto *wholeA = std::get_if<std::int64_t>(&a);
        const auto *wholeB = std::get_if<std::int64_t>(&b);
        if (wholeA != nullptr && wholeB != nullptr)
            return order(*wholeA, *wholeB);
        return order(asReal(a), asReal(b));
    }
    if (a.index() != b.index())
        return order(toText(a), toText(b));
    if (const auto *flag = std::get_if<bool>(&a))
        return order(*flag, std::get<bool>(b));
    if (const auto *time = std::get_if<Datetime>(&a))
        return order(*time, std::get<Datetime>(b));
    if (const auto *span = std::get_if<Timespan>(&a))
        return order(*span, std::get<Timespan>(b));
    return order(std::get<std::string>(a), std::get<std::string>(b));
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

} // namespace sim::kql

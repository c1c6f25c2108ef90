// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A scalar of the query language: Kusto's types over nlohmann-json rows.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace sim::kql {

enum class Type { Bool, Int, Long, Real, String, Datetime, Timespan, Dynamic };

// Milliseconds since 1970 (UTC) and milliseconds of a duration: what a tenant's clock knows.
struct Datetime
{
    std::int64_t ms = 0;
    auto operator<=>(const Datetime &) const = default;
};
struct Timespan
{
    std::int64_t ms = 0;
    auto operator<=>(const Timespan &) const = default;
};

using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Datetime,
                           Timespan, nlohmann::json>;

inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

std::string_view typeName(Type type);
bool isNumeric(Type type);

std::optional<std::int64_t> parseDatetime(std::string_view text);
std::string formatDatetime(std::int64_t ms);
std::string formatTimespan(std::int64_t ms);

// A stored cell as its column's type; what does not fit the type reads as null, as in the service.
Value fromJson(const nlohmann::json &cell, Type type);
// The cell as the query API writes it: dynamic as a JSON-encoded string, datetime as text.
nlohmann::json toWire(const Value &value, Type type);
// tostring(): null is the empty string.
std::string toText(const Value &value);
nlohmann::json toDynamic(const Value &value);

// Three-way comparison of comparable values; null sorts below everything.
int compare(const Value &left, const Value &right);

std::string lower(std::string_view text);

} // namespace sim::kql

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs one query over named tables: what the Log Analytics service needs of the language.

#include "app/simulator/kql/error.h"
#include "app/simulator/kql/relation.h"

#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace sim::kql {

struct Field
{
    std::string name;
    Type type = Type::String;
};

// Borrowed: it outlives the call. Members that it lacks read as null, TimeGenerated as timeMs.
struct StoredRow
{
    const nlohmann::json *fields = nullptr;
    std::int64_t timeMs = 0;
};

struct Table
{
    std::vector<Field> fields;
    std::vector<StoredRow> rows;
};

struct Environment
{
    std::function<std::optional<Table>(std::string_view name)> table;
    std::int64_t nowMs = 0;
    // The request's own timespan, ANDed with the query's filter on TimeGenerated [from, to).
    std::optional<std::pair<std::int64_t, std::int64_t>> timespan;
};

// {"columns":[{"name","type"}],"rows":[[...]]}; throws QueryError.
nlohmann::json run(std::string_view query, const Environment &environment);

} // namespace sim::kql

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows in flight between two operators. Stored rows are read in place: a query over 90 days of
// sign-ins converts only the cells that it looks at.

#include "app/simulator/kql/value.h"

#include <string>
#include <vector>

namespace sim::kql {

struct Column
{
    std::string name;
    Type type = Type::String;
    std::string source;   // the stored row's member; empty when the cell is computed
    std::size_t cell = 0; // the computed cell otherwise
};

struct Row
{
    const nlohmann::json *stored = nullptr;
    std::int64_t timeMs = 0; // TimeGenerated of a stored row
    std::vector<Value> cells;
};

struct Relation
{
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::size_t cellCount = 0;

    const Column *find(std::string_view name) const;
};

Value cellOf(const Row &row, const Column &column);

} // namespace sim::kql

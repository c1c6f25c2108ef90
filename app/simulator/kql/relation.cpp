// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/relation.h"

namespace sim::kql {

const Column *Relation::find(std::string_view name) const
{
    for (const Column &column : columns)
        if (column.name == name)
            return &column;
    return nullptr;
}

Value cellOf(const Row &row, const Column &column)
{
    if (column.source.empty())
        return row.cells[column.cell];
    const auto member = row.stored->find(column.source);
    if (member != row.stored->end())
        return fromJson(*member, column.type);
    return column.source == "TimeGenerated" ? Value(Datetime{row.timeMs}) : Value();
}

} // namespace sim::kql

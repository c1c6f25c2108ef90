// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/query.h"

#include "app/simulator/kql/operators.h"
#include "app/simulator/kql/parser.h"

namespace sim::kql {

namespace {

Relation open(const QueryTree &tree, const Environment &environment)
{
    const std::optional<Table> table = environment.table(tree.table);
    if (!table) {
        const std::string op = tree.operators.empty() ? "" : tree.operators.front().word;
        throw semanticError("SEM0100", (op.empty() ? "" : "'" + op + "' operator: ") +
                                           "Failed to resolve table or column expression named '" +
                                           tree.table + "'");
    }
    Relation relation;
    for (const Field &field : table->fields)
        relation.columns.push_back({field.name, field.type, field.name, 0});
    const Column *time = relation.find("TimeGenerated");
    for (const StoredRow &stored : table->rows) {
        Row row{stored.fields, stored.timeMs, {}};
        if (environment.timespan && time != nullptr) {
            const Value at = cellOf(row, *time);
            const auto *when = std::get_if<Datetime>(&at);
            if (when == nullptr || when->ms < environment.timespan->first ||
                when->ms >= environment.timespan->second)
                continue;
        }
        relation.rows.push_back(std::move(row));
    }
    return relation;
}

nlohmann::json written(const Relation &relation)
{
    nlohmann::json columns = nlohmann::json::array();
    for (const Column &column : relation.columns)
        columns.push_back({{"name", column.name}, {"type", typeName(column.type)}});
    nlohmann::json rows = nlohmann::json::array();
    for (const Row &row : relation.rows) {
        nlohmann::json cells = nlohmann::json::array();
        for (const Column &column : relation.columns)
            cells.push_back(toWire(cellOf(row, column), column.type));
        rows.push_back(std::move(cells));
    }
    return {{"columns", std::move(columns)}, {"rows", std::move(rows)}};
}

} // namespace

nlohmann::json run(std::string_view query, const Environment &environment)
{
    const QueryTree tree = parseQuery(query);
    Relation relation = open(tree, environment);
    for (const Operator &op : tree.operators)
        relation = apply(op, std::move(relation), environment.nowMs);
    return written(relation);
}

} // namespace sim::kql

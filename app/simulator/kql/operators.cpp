// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/operators.h"

#include "app/simulator/kql/binder.h"

#include <algorithm>

namespace sim::kql {

namespace {

Relation where(const Operator &op, Relation input, const Scope &scope)
{
    const Bound predicate = bindPredicate(op.predicate, scope);
    std::erase_if(input.rows, [&predicate](const Row &row) {
        const Value holds = predicate.eval(row);
        return isNull(holds) || !std::get<bool>(holds);
    });
    return input;
}

void replaceColumn(Relation &relation, const Column &column)
{
    for (Column &existing : relation.columns)
        if (existing.name == column.name) {
            existing = column;
            return;
        }
    relation.columns.push_back(column);
}

// An item that is a plain column stays a view on the stored cell; anything else becomes a cell.
Column place(const NamedExpr &item, const Scope &scope, Relation &output, int &unnamed)
{
    std::string name = item.name.empty() ? impliedName(item.expr) : item.name;
    if (name.empty())
        name = "Column" + std::to_string(++unnamed);
    const Bound bound = bind(item.expr, scope);
    if (item.expr.kind == ExprKind::Column) {
        Column column = *scope.relation.find(item.expr.name);
        column.name = name;
        return column;
    }
    for (Row &row : output.rows)
        row.cells.push_back(bound.eval(row));
    return {name, bound.type, {}, output.cellCount++};
}

Relation extend(const Operator &op, Relation input, std::int64_t nowMs)
{
    int unnamed = 0;
    for (const NamedExpr &item : op.items) {
        const Relation shape{input.columns, {}, input.cellCount};
        const Column column = place(item, {shape, nowMs, op.word}, input, unnamed);
        replaceColumn(input, column);
    }
    return input;
}

Relation project(const Operator &op, Relation input, std::int64_t nowMs)
{
    const Relation shape{input.columns, {}, input.cellCount};
    std::vector<Column> columns;
    int unnamed = 0;
    for (const NamedExpr &item : op.items)
        columns.push_back(place(item, {shape, nowMs, op.word}, input, unnamed));
    input.columns = std::move(columns);
    return input;
}

struct BoundKey
{
    Bound bound;
    bool descending;
};

Relation order(const Operator &op, Relation input, const Scope &scope)
{
    std::vector<BoundKey> keys;
    for (const SortKey &key : op.keys)
        keys.push_back({bind(key.expr, scope), key.descending});
    struct Keyed
    {
        std::vector<Value> values;
        std::size_t place; // keeps the sort stable
    };
    std::vector<Keyed> keyed;
    keyed.reserve(input.rows.size());
    for (const Row &row : input.rows) {
        std::vector<Value> values;
        for (const BoundKey &key : keys)
            values.push_back(key.bound.eval(row));
        keyed.push_back({std::move(values), keyed.size()});
    }
    std::sort(keyed.begin(), keyed.end(), [&keys](const Keyed &a, const Keyed &b) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const int sign = compare(a.values[i], b.values[i]);
            if (sign != 0)
                return keys[i].descending ? sign > 0 : sign < 0;
        }
        return a.place < b.place;
    });
    std::vector<Row> rows;
    rows.reserve(keyed.size());
    for (const Keyed &key : keyed)
        rows.push_back(std::move(input.rows[key.place]));
    input.rows = std::move(rows);
    return input;
}

Relation take(const Operator &op, Relation input)
{
    const auto most = std::max<std::int64_t>(0, std::get<std::int64_t>(op.predicate.literal));
    if (input.rows.size() > static_cast<std::size_t>(most))
        input.rows.resize(static_cast<std::size_t>(most));
    return input;
}

Relation count(const Relation &input)
{
    Relation output;
    output.columns = {{"Count", Type::Long, {}, 0}};
    output.cellCount = 1;
    output.rows = {{nullptr, 0, {static_cast<std::int64_t>(input.rows.size())}}};
    return output;
}

} // namespace

Relation apply(const Operator &op, Relation input, std::int64_t nowMs)
{
    const Relation shape{input.columns, {}, input.cellCount};
    const Scope scope{shape, nowMs, op.word};
    switch (op.kind) {
    case OperatorKind::Where:
        return where(op, std::move(input), scope);
    case OperatorKind::Extend:
        return extend(op, std::move(input), nowMs);
    case OperatorKind::Project:
        return project(op, std::move(input), nowMs);
    case OperatorKind::Summarize:
        return summarize(op, input, nowMs);
    case OperatorKind::Order:
        return order(op, std::move(input), scope);
    case OperatorKind::Take:
        return take(op, std::move(input));
    case OperatorKind::Count:
        return count(input);
    }
    return input;
}

} // namespace sim::kql

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/binder.h"
#include "app/simulator/kql/operators.h"

#include <algorithm>
#include <map>
#include <set>

namespace sim::kql {

namespace {

using Group = std::vector<const Row *>;

// One aggregate yields one column, arg_max several.
struct Aggregate
{
    std::vector<Column> columns;
    std::function<std::vector<Value>(const Group &)> eval;
};

struct Call
{
    const NamedExpr &item;
    const Scope &scope;

    const std::string &function() const { return item.expr.name; }
    const Expr &arg(std::size_t index) const { return item.expr.args[index]; }
    std::size_t argCount() const { return item.expr.args.size(); }

    std::string columnName(const std::string &implied) const
    {
        return item.name.empty() ? implied : item.name;
    }
    void expectArgs(std::size_t fewest, std::size_t most) const
    {
        if (argCount() < fewest || argCount() > most)
            throw semanticError("SEM0219", function() + "(): function expects " +
                                               std::to_string(fewest) + " argument(s).");
    }
};

Aggregate countOf(const Call &call)
{
    call.expectArgs(0, 0);
    return {{{call.columnName("count_"), Type::Long, {}, 0}}, [](const Group &group) {
                return std::vector<Value>{static_cast<std::int64_t>(group.size())};
            }};
}

Aggregate countIf(const Call &call)
{
    call.expectArgs(1, 1);
    const Bound predicate = bindPredicate(call.arg(0), call.scope);
    return {{{call.columnName("countif_"), Type::Long, {}, 0}},
            [eval = predicate.eval](const Group &group) {
                return std::vector<Value>{
                    std::count_if(group.begin(), group.end(), [&eval](const Row *row) {
                        const Value holds = eval(*row);
                        return !isNull(holds) && std::get<bool>(holds);
                    })};
            }};
}

Aggregate extreme(const Call &call, int sign)
{
    call.expectArgs(1, 1);
    const Bound bound = bind(call.arg(0), call.scope);
    const std::string name = call.columnName(call.function() + "_" + impliedName(call.arg(0)));
    return {{{name, bound.type, {}, 0}}, [eval = bound.eval, sign](const Group &group) {
                Value best;
                for (const Row *row : group) {
                    Value value = eval(*row);
                    if (!isNull(value) && (isNull(best) || compare(value, best) * sign > 0))
                        best = std::move(value);
                }
                return std::vector<Value>{best};
            }};
}

Aggregate dcount(const Call &call)
{
    call.expectArgs(1, 2);
    const Bound bound = bind(call.arg(0), call.scope);
    return {{{call.columnName("dcount_" + impliedName(call.arg(0))), Type::Long, {}, 0}},
            [eval = bound.eval](const Group &group) {
                std::set<std::string> seen;
                for (const Row *row : group)
                    if (const Value value = eval(*row); !isNull(value))
                        seen.insert(toText(value));
                return std::vector<Value>{static_cast<std::int64_t>(seen.size())};
            }};
}

// The service's own bound on the members of one set.
constexpr std::int64_t largestSet = 1'048'576;

std::int64_t setLimit(const Call &call)
{
    if (call.argCount() == 1)
        return largestSet;
    const auto *most = std::get_if<std::int64_t>(&call.arg(1).literal);
    if (most == nullptr || *most < 1)
        throw semanticError("SEM0219",
                            "make_set(): argument #2 must be a positive integer literal");
    return *most;
}

Aggregate makeSet(const Call &call)
{
    call.expectArgs(1, 2);
    const Bound bound = bind(call.arg(0), call.scope);
    const auto most = static_cast<std::size_t>(setLimit(call));
    return {{{call.columnName("set_" + impliedName(call.arg(0))), Type::Dynamic, {}, 0}},
            [eval = bound.eval, most](const Group &group) {
                std::set<std::string> seen;
                nlohmann::json members = nlohmann::json::array();
                for (const Row *row : group) {
                    if (members.size() >= most)
                        break;
                    const Value value = eval(*row);
                    if (!isNull(value) && seen.insert(toText(value)).second)
                        members.push_back(toDynamic(value));
                }
                return std::vector<Value>{members};
            }};
}

struct Returned
{
    std::vector<Column> columns;
    std::vector<std::function<Value(const Row &)>> evals;

    void add(const std::string &name, const Bound &bound)
    {
        columns.push_back({name, bound.type, {}, 0});
        evals.push_back(bound.eval);
    }
};

Returned argMaxColumns(const Call &call, const Bound &key, const std::set<std::string> &grouped)
{
    const std::string keyName = impliedName(call.arg(0));
    Returned returned;
    returned.add(call.columnName(keyName.empty() ? "max_" : keyName), key);
    for (std::size_t i = 1; i < call.argCount(); ++i) {
        if (call.arg(i).kind != ExprKind::Star) {
            returned.add(impliedName(call.arg(i)), bind(call.arg(i), call.scope));
            continue;
        }
        for (const Column &column : call.scope.relation.columns)
            if (column.name != keyName && !grouped.contains(column.name))
                returned.add(column.name, {column.type, [column](const Row &row) {
                                               return cellOf(row, column);
                                           }});
    }
    return returned;
}

Aggregate argMax(const Call &call, const std::set<std::string> &grouped)
{
    call.expectArgs(2, 64);
    const Bound key = bind(call.arg(0), call.scope);
    const Returned returned = argMaxColumns(call, key, grouped);
    return {returned.columns, [key = key.eval, evals = returned.evals](const Group &group) {
                const Row *best = nullptr;
                for (const Row *row : group)
                    if (best == nullptr || compare(key(*row), key(*best)) > 0)
                        best = row;
                std::vector<Value> values;
                for (const auto &eval : evals)
                    values.push_back(best != nullptr ? eval(*best) : Value());
                return values;
            }};
}

Aggregate aggregateOf(const NamedExpr &item, const Scope &scope,
                      const std::set<std::string> &grouped)
{
    const Call call{item, scope};
    const std::string &name = item.expr.name;
    if (item.expr.kind == ExprKind::Call && name == "count")
        return countOf(call);
    if (item.expr.kind == ExprKind::Call && name == "countif")
        return countIf(call);
    if (item.expr.kind == ExprKind::Call && name == "min")
        return extreme(call, -1);
    if (item.expr.kind == ExprKind::Call && name == "max")
        return extreme(call, 1);
    if (item.expr.kind == ExprKind::Call && name == "dcount")
        return dcount(call);
    if (item.expr.kind == ExprKind::Call && name == "make_set")
        return makeSet(call);
    if (item.expr.kind == ExprKind::Call && name == "arg_max")
        return argMax(call, grouped);
    if (item.expr.kind == ExprKind::Call)
        throw semanticError("SEM0260", "Unknown function: '" + name + "'.");
    throw semanticError("SEM0100", "'summarize' operator: Non valid aggregation function is used");
}

struct Keys
{
    std::vector<Column> columns;
    std::vector<std::function<Value(const Row &)>> evals;
    std::set<std::string> names;
};

Keys groupKeys(const Operator &op, const Scope &scope)
{
    Keys keys;
    for (const NamedExpr &item : op.by) {
        const Bound bound = bind(item.expr, scope);
        std::string name = item.name.empty() ? impliedName(item.expr) : item.name;
        if (name.empty())
            name = "Column" + std::to_string(keys.columns.size() + 1);
        if (bound.type == Type::Dynamic)
            throw semanticError("SEM0070", "Summarize group key '" + name +
                                               "' is of a 'dynamic' type. Please use an explicit "
                                               "cast (for example, 'summarize ... by tostring(" +
                                               name +
                                               ")') as grouping by a 'dynamic' type is not "
                                               "supported.");
        keys.columns.push_back({name, bound.type, {}, keys.columns.size()});
        keys.evals.push_back(bound.eval);
        keys.names.insert(name);
    }
    return keys;
}

struct Bucket
{
    std::vector<Value> key;
    Group rows;
};

std::vector<Bucket> buckets(const Relation &input, const Keys &keys)
{
    std::vector<Bucket> result;
    std::map<std::string, std::size_t> places;
    for (const Row &row : input.rows) {
        std::vector<Value> key;
        std::string text;
        for (const auto &eval : keys.evals) {
            key.push_back(eval(row));
            text += (isNull(key.back()) ? "-" : "+") + toText(key.back()) + '\x1f';
        }
        const auto [place, fresh] = places.try_emplace(text, result.size());
        if (fresh)
            result.push_back({std::move(key), {}});
        result[place->second].rows.push_back(&row);
    }
    // Without groups there is always one row: the summary of nothing is zero, not absence.
    if (keys.evals.empty() && result.empty())
        result.push_back({});
    return result;
}

// The service tells equal output names apart with a number.
std::string freshName(const std::vector<Column> &columns, const std::string &wanted)
{
    std::string name = wanted;
    const auto taken = [&columns, &name] {
        return std::any_of(columns.begin(), columns.end(),
                           [&name](const Column &column) { return column.name == name; });
    };
    for (int n = 1; taken(); ++n)
        name = wanted + std::to_string(n);
    return name;
}

} // namespace

Relation summarize(const Operator &op, const Relation &input, std::int64_t nowMs)
{
    const Relation shape{input.columns, {}, input.cellCount};
    const Scope scope{shape, nowMs, op.word};
    const Keys keys = groupKeys(op, scope);
    std::vector<Aggregate> aggregates;
    for (const NamedExpr &item : op.items)
        aggregates.push_back(aggregateOf(item, scope, keys.names));

    Relation output;
    output.columns = keys.columns;
    for (const Aggregate &aggregate : aggregates)
        for (Column column : aggregate.columns) {
            column.name = freshName(output.columns, column.name);
            column.cell = output.columns.size();
            output.columns.push_back(std::move(column));
        }
    output.cellCount = output.columns.size();
    for (Bucket &bucket : buckets(input, keys)) {
        Row row{nullptr, 0, std::move(bucket.key)};
        for (const Aggregate &aggregate : aggregates)
            for (Value &value : aggregate.eval(bucket.rows))
                row.cells.push_back(std::move(value));
        output.rows.push_back(std::move(row));
    }
    return output;
}

} // namespace sim::kql

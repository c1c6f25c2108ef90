// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/binder.h"

#include <cmath>
#include <map>

namespace sim::kql {

namespace {

using Args = std::vector<Bound>;
using Maker = Bound (*)(const Args &, const Scope &);

QueryError wrongType(const std::string &function, Type type)
{
    return semanticError("SEM0230", function + "(): argument #1 has unexpected type " +
                                        std::string(typeName(type)));
}

Bound now(const Args &args, const Scope &scope)
{
    if (!args.empty() && args[0].type != Type::Timespan)
        throw wrongType("now", args[0].type);
    const std::int64_t shift = args.empty() ? 0 : std::get<Timespan>(args[0].eval(Row{})).ms;
    return {Type::Datetime,
            [at = scope.nowMs + shift](const Row &) -> Value { return Datetime{at}; }};
}

Bound ago(const Args &args, const Scope &scope)
{
    if (args[0].type != Type::Timespan)
        throw wrongType("ago", args[0].type);
    return {Type::Datetime, [at = scope.nowMs, span = args[0].eval](const Row &row) -> Value {
                const Value value = span(row);
                const auto *back = std::get_if<Timespan>(&value);
                return back != nullptr ? Value(Datetime{at - back->ms}) : Value();
            }};
}

Bound toStringCall(const Args &args, const Scope &)
{
    return {Type::String, [f = args[0].eval](const Row &row) -> Value { return toText(f(row)); }};
}

Bound toLowerCall(const Args &args, const Scope &)
{
    if (args[0].type != Type::String && args[0].type != Type::Dynamic)
        throw wrongType("tolower", args[0].type);
    return {Type::String,
            [f = args[0].eval](const Row &row) -> Value { return lower(toText(f(row))); }};
}

Value parsed(const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return isNull(value) ? Value() : Value(toDynamic(value));
    if (text->empty())
        return {};
    nlohmann::json tree = nlohmann::json::parse(*text, nullptr, false);
    return tree.is_discarded() ? nlohmann::json(*text) : tree;
}

Bound toDynamicCall(const Args &args, const Scope &)
{
    return {Type::Dynamic, [f = args[0].eval](const Row &row) { return parsed(f(row)); }};
}

Bound isEmptyCall(const Args &args, const Scope &)
{
    return {Type::Bool,
            [f = args[0].eval](const Row &row) -> Value { return toText(f(row)).empty(); }};
}

Bound isNotEmptyCall(const Args &args, const Scope &)
{
    return {Type::Bool,
            [f = args[0].eval](const Row &row) -> Value { return !toText(f(row)).empty(); }};
}

Bound strlenCall(const Args &args, const Scope &)
{
    return {Type::Long, [f = args[0].eval](const Row &row) -> Value {
                const std::string text = toText(f(row));
                std::int64_t length = 0;
                for (const char c : text)
                    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
                        ++length;
                return length;
            }};
}

Bound notCall(const Args &args, const Scope &)
{
    if (args[0].type != Type::Bool)
        throw wrongType("not", args[0].type);
    return {Type::Bool, [f = args[0].eval](const Row &row) -> Value {
                const Value value = f(row);
                return isNull(value) ? Value() : Value(!std::get<bool>(value));
            }};
}

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    if (step <= 0)
        return value;
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

Value binned(const Value &value, const Value &step)
{
    if (isNull(value) || isNull(step))
        return {};
    if (const auto *time = std::get_if<Datetime>(&value))
        return Datetime{floorTo(time->ms, std::get<Timespan>(step).ms)};
    if (const auto *span = std::get_if<Timespan>(&value))
        return Timespan{floorTo(span->ms, std::get<Timespan>(step).ms)};
    const auto *whole = std::get_if<std::int64_t>(&value);
    const auto *wholeStep = std::get_if<std::int64_t>(&step);
    if (whole != nullptr && wholeStep != nullptr)
        return floorTo(*whole, *wholeStep);
    const double real = whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
    const double by =
        wholeStep != nullptr ? static_cast<double>(*wholeStep) : std::get<double>(step);
    return std::floor(real / by) * by;
}

Bound binCall(const Args &args, const Scope &)
{
    const bool time = args[0].type == Type::Datetime || args[0].type == Type::Timespan;
    const bool fits =
        time ? args[1].type == Type::Timespan : isNumeric(args[0].type) && isNumeric(args[1].type);
    if (!fits)
        throw wrongType("bin", args[0].type);
    return {args[0].type, [f = args[0].eval, g = args[1].eval](const Row &row) {
                return binned(f(row), g(row));
            }};
}

struct Function
{
    std::size_t fewest;
    std::size_t most;
    Maker make;
};

const std::map<std::string, Function> &functions()
{
    static const std::map<std::string, Function> table{{"now", {0, 1, now}},
                                                       {"ago", {1, 1, ago}},
                                                       {"tostring", {1, 1, toStringCall}},
                                                       {"tolower", {1, 1, toLowerCall}},
                                                       {"todynamic", {1, 1, toDynamicCall}},
                                                       {"isempty", {1, 1, isEmptyCall}},
                                                       {"isnotempty", {1, 1, isNotEmptyCall}},
                                                       {"strlen", {1, 1, strlenCall}},
                                                       {"not", {1, 1, notCall}},
                                                       {"bin", {2, 2, binCall}}};
    return table;
}

} // namespace

Bound bindCall(const Expr &call, const Scope &scope)
{
    const auto function = functions().find(call.name);
    if (function == functions().end())
        throw semanticError("SEM0260", "Unknown function: '" + call.name + "'.");
    if (call.args.size() < function->second.fewest || call.args.size() > function->second.most)
        throw semanticError("SEM0219", call.name + "(): function expects " +
                                           std::to_string(function->second.most) + " argument(s).");
    Args args;
    for (const Expr &arg : call.args)
        args.push_back(bind(arg, scope));
    return function->second.make(args, scope);
}

} // namespace sim::kql

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/binder.h"

#include <cmath>

namespace sim::kql {

namespace {

using Eval = std::function<Value(const Row &)>;

QueryError cannot(const std::string &what, Type left, Type right)
{
    return semanticError(
        "SEM0064", "Cannot " + what + " values of types " + std::string(typeName(left)) + " and " +
                       std::string(typeName(right)) + ". Try adding explicit casts");
}

bool comparable(Type left, Type right)
{
    return left == right || (isNumeric(left) && isNumeric(right)) || left == Type::Dynamic ||
           right == Type::Dynamic;
}

bool isTermPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c < 0;
}

// `has` finds whole terms: runs of letters and digits.
bool hasTerm(const std::string &text, const std::string &term)
{
    if (term.empty())
        return true;
    for (std::size_t at = text.find(term); at != std::string::npos; at = text.find(term, at + 1)) {
        const std::size_t end = at + term.size();
        const bool opens = at == 0 || !isTermPart(text[at - 1]) || !isTermPart(term.front());
        const bool closes =
            end == text.size() || !isTermPart(text[end]) || !isTermPart(term.back());
        if (opens && closes)
            return true;
    }
    return false;
}

bool matches(const std::string &sign, const std::string &text, const std::string &sought)
{
    if (sign == "has")
        return hasTerm(text, sought);
    if (sign == "contains")
        return text.find(sought) != std::string::npos;
    if (sign == "startswith")
        return text.starts_with(sought);
    if (sign == "endswith")
        return text.ends_with(sought);
    return sign == "=~" ? text == sought : text != sought;
}

bool holds(const std::string &sign, int order)
{
    if (sign == "==")
        return order == 0;
    if (sign == "!=")
        return order != 0;
    if (sign == "<")
        return order < 0;
    if (sign == "<=")
        return order <= 0;
    return sign == ">" ? order > 0 : order >= 0;
}

bool isTrue(const Value &value)
{
    const auto *flag = std::get_if<bool>(&value);
    return flag != nullptr && *flag;
}

// An order with null is null; strings have no null: an absent one is empty.
Value compared(const std::string &sign, const Value &left, const Value &right, bool text)
{
    if (text)
        return holds(sign, compare(toText(left), toText(right)));
    const bool equality = sign == "==" || sign == "!=";
    if (isNull(left) || isNull(right))
        return equality ? Value(sign == "!=" && isNull(left) != isNull(right)) : Value();
    return holds(sign, compare(left, right));
}

Bound bindComparison(const std::string &sign, const Bound &left, const Bound &right)
{
    if (!comparable(left.type, right.type))
        throw cannot("compare", left.type, right.type);
    const bool text = left.type == Type::String || right.type == Type::String;
    return {Type::Bool, [sign, l = left.eval, r = right.eval, text](const Row &row) {
                return compared(sign, l(row), r(row), text);
            }};
}

Bound bindMatch(const std::string &sign, const Bound &left, const Bound &right)
{
    const auto textual = [](Type type) { return type == Type::String || type == Type::Dynamic; };
    if (!textual(left.type) || !textual(right.type))
        throw cannot("use operator '" + sign + "' on", left.type, right.type);
    return {Type::Bool, [sign, l = left.eval, r = right.eval](const Row &row) -> Value {
                return matches(sign, lower(toText(l(row))), lower(toText(r(row))));
            }};
}

Bound bindLogical(const std::string &sign, const Bound &left, const Bound &right)
{
    if (left.type != Type::Bool || right.type != Type::Bool)
        throw cannot("apply '" + sign + "' to", left.type, right.type);
    if (sign == "and")
        return {Type::Bool, [l = left.eval, r = right.eval](const Row &row) -> Value {
                    return isTrue(l(row)) && isTrue(r(row));
                }};
    return {Type::Bool, [l = left.eval, r = right.eval](const Row &row) -> Value {
                return isTrue(l(row)) || isTrue(r(row));
            }};
}

std::int64_t wholeOf(const Value &value)
{
    if (const auto *time = std::get_if<Datetime>(&value))
        return time->ms;
    if (const auto *span = std::get_if<Timespan>(&value))
        return span->ms;
    const auto *whole = std::get_if<std::int64_t>(&value);
    return whole != nullptr ? *whole : 0;
}

double realOf(const Value &value)
{
    const auto *real = std::get_if<double>(&value);
    return real != nullptr ? *real : static_cast<double>(wholeOf(value));
}

Value wholeResult(const std::string &sign, std::int64_t left, std::int64_t right)
{
    if ((sign == "/" || sign == "%") && right == 0)
        return {};
    if (sign == "+")
        return left + right;
    if (sign == "-")
        return left - right;
    if (sign == "*")
        return left * right;
    return sign == "/" ? left / right : left % right;
}

Value realResult(const std::string &sign, double left, double right)
{
    if (sign == "+")
        return left + right;
    if (sign == "-")
        return left - right;
    if (sign == "*")
        return left * right;
    return sign == "/" ? left / right : std::fmod(left, right);
}

Type arithmeticType(const std::string &sign, Type left, Type right)
{
    const bool additive = sign == "+" || sign == "-";
    if (isNumeric(left) && isNumeric(right))
        return left == Type::Real || right == Type::Real ? Type::Real : Type::Long;
    if (additive && left == Type::Datetime && right == Type::Timespan)
        return Type::Datetime;
    if (additive && left == Type::Timespan && right == Type::Timespan)
        return Type::Timespan;
    if (sign == "-" && left == Type::Datetime && right == Type::Datetime)
        return Type::Timespan;
    throw cannot("apply '" + sign + "' to", left, right);
}

Value arithmeticResult(const std::string &sign, Type type, const Value &left, const Value &right)
{
    if (isNull(left) || isNull(right))
        return {};
    if (type == Type::Real)
        return realResult(sign, realOf(left), realOf(right));
    const Value whole = wholeResult(sign, wholeOf(left), wholeOf(right));
    if (isNull(whole) || type == Type::Long)
        return whole;
    return type == Type::Datetime ? Value(Datetime{wholeOf(whole)})
                                  : Value(Timespan{wholeOf(whole)});
}

Bound bindArithmetic(const std::string &sign, const Bound &left, const Bound &right)
{
    const Type type = arithmeticType(sign, left.type, right.type);
    return {type, [sign, type, l = left.eval, r = right.eval](const Row &row) {
                return arithmeticResult(sign, type, l(row), r(row));
            }};
}

Bound bindBinary(const Expr &expr, const Scope &scope)
{
    const Bound left = bind(expr.args[0], scope);
    const Bound right = bind(expr.args[1], scope);
    const std::string &sign = expr.name;
    if (sign == "and" || sign == "or")
        return bindLogical(sign, left, right);
    if (sign == "+" || sign == "-" || sign == "*" || sign == "/" || sign == "%")
        return bindArithmetic(sign, left, right);
    if (sign == "=~" || sign == "!~" || (sign.front() >= 'a' && sign.front() <= 'z'))
        return bindMatch(sign, left, right);
    return bindComparison(sign, left, right);
}

Bound bindIn(const Expr &expr, const Scope &scope)
{
    const bool negated = expr.name.starts_with('!');
    const bool folded = expr.name.ends_with('~');
    const Bound sought = bind(expr.args[0], scope);
    std::vector<Eval> items;
    for (std::size_t i = 1; i < expr.args.size(); ++i)
        items.push_back(folded ? bindMatch("=~", sought, bind(expr.args[i], scope)).eval
                               : bindComparison("==", sought, bind(expr.args[i], scope)).eval);
    return {Type::Bool, [items, negated](const Row &row) -> Value {
                for (const Eval &item : items)
                    if (isTrue(item(row)))
                        return !negated;
                return negated;
            }};
}

Bound bindBetween(const Expr &expr, const Scope &scope)
{
    const Bound sought = bind(expr.args[0], scope);
    Bound high = bind(expr.args[2], scope);
    const Bound low = bind(expr.args[1], scope);
    // between (datetime .. timespan): the span counts from the left end.
    if (low.type == Type::Datetime && high.type == Type::Timespan)
        high = bindArithmetic("+", low, high);
    return bindLogical("and", bindComparison(">=", sought, low),
                       bindComparison("<=", sought, high));
}

Bound bindColumn(const Expr &expr, const Scope &scope)
{
    const Column *column = scope.relation.find(expr.name);
    if (column == nullptr)
        throw semanticError("SEM0100", "'" + scope.operatorName +
                                           "' operator: Failed to resolve column or scalar "
                                           "expression named '" +
                                           expr.name + "'");
    return {column->type, [column = *column](const Row &row) { return cellOf(row, column); }};
}

Value memberOf(const Value &base, const std::string &name)
{
    const auto *dynamic = std::get_if<nlohmann::json>(&base);
    if (dynamic == nullptr || !dynamic->is_object() || !dynamic->contains(name))
        return {};
    return fromJson((*dynamic)[name], Type::Dynamic);
}

Value elementOf(const Value &base, std::int64_t index)
{
    const auto *dynamic = std::get_if<nlohmann::json>(&base);
    if (dynamic == nullptr || !dynamic->is_array())
        return {};
    const auto size = static_cast<std::int64_t>(dynamic->size());
    const std::int64_t at = index < 0 ? size + index : index;
    if (at < 0 || at >= size)
        return {};
    return fromJson((*dynamic)[static_cast<std::size_t>(at)], Type::Dynamic);
}

Bound bindMember(const Expr &expr, const Scope &scope)
{
    const Bound base = bind(expr.args[0], scope);
    if (base.type != Type::Dynamic)
        throw semanticError("SEM0026", "Path expression source must be of type dynamic. Received a "
                                       "source of type " +
                                           std::string(typeName(base.type)) + " instead");
    if (expr.kind == ExprKind::Member)
        return {Type::Dynamic, [b = base.eval, name = expr.name](const Row &row) {
                    return memberOf(b(row), name);
                }};
    const Bound key = bind(expr.args[1], scope);
    return {Type::Dynamic, [b = base.eval, k = key.eval](const Row &row) {
                const Value at = k(row);
                const auto *index = std::get_if<std::int64_t>(&at);
                return index != nullptr ? elementOf(b(row), *index) : memberOf(b(row), toText(at));
            }};
}

Bound bindNegation(const Expr &expr, const Scope &scope)
{
    const Bound zero{Type::Long, [](const Row &) -> Value { return std::int64_t{0}; }};
    const Bound operand = bind(expr.args[0], scope);
    if (operand.type != Type::Timespan)
        return bindArithmetic("-", zero, operand);
    const Bound none{Type::Timespan, [](const Row &) -> Value { return Timespan{0}; }};
    return bindArithmetic("-", none, operand);
}

} // namespace

Bound bind(const Expr &expr, const Scope &scope)
{
    switch (expr.kind) {
    case ExprKind::Literal:
        return {expr.literalType, [value = expr.literal](const Row &) { return value; }};
    case ExprKind::Column:
        return bindColumn(expr, scope);
    case ExprKind::Call:
        return bindCall(expr, scope);
    case ExprKind::Negate:
        return bindNegation(expr, scope);
    case ExprKind::Binary:
        return bindBinary(expr, scope);
    case ExprKind::Member:
    case ExprKind::Index:
        return bindMember(expr, scope);
    case ExprKind::In:
        return bindIn(expr, scope);
    case ExprKind::Between:
        return bindBetween(expr, scope);
    case ExprKind::Star:
        throw semanticError("SEM0100", "'" + scope.operatorName +
                                           "' operator: star expression is not allowed here");
    }
    return {};
}

Bound bindPredicate(const Expr &expr, const Scope &scope)
{
    Bound bound = bind(expr, scope);
    if (bound.type != Type::Bool)
        throw semanticError("SEM0219", "'" + scope.operatorName +
                                           "' operator: The predicate expression must be of type "
                                           "bool, got " +
                                           std::string(typeName(bound.type)));
    return bound;
}

std::string impliedName(const Expr &expr)
{
    static constexpr std::string_view keepers = " bin tostring tolower todynamic ";
    switch (expr.kind) {
    case ExprKind::Column:
        return expr.name;
    case ExprKind::Member: {
        const std::string base = impliedName(expr.args[0]);
        return base.empty() ? std::string() : base + "_" + expr.name;
    }
    case ExprKind::Index: {
        const std::string base = impliedName(expr.args[0]);
        const std::string key = toText(expr.args[1].literal);
        return base.empty() || key.empty() ? std::string() : base + "_" + key;
    }
    case ExprKind::Call:
        if (!expr.args.empty() && keepers.find(" " + expr.name + " ") != std::string_view::npos)
            return impliedName(expr.args[0]);
        return {};
    case ExprKind::Literal:
    case ExprKind::Negate:
    case ExprKind::Binary:
    case ExprKind::In:
    case ExprKind::Between:
    case ExprKind::Star:
        return {};
    }
    return {};
}

} // namespace sim::kql

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/expressionparser.h"

#include <algorithm>
#include <array>

namespace sim::kql {

namespace {

// A query nested deeper than this is refused instead of exhausting the stack.
constexpr int maxDepth = 200;

Type typeOf(const Value &literal)
{
    if (std::holds_alternative<bool>(literal))
        return Type::Bool;
    if (std::holds_alternative<std::int64_t>(literal))
        return Type::Long;
    if (std::holds_alternative<double>(literal))
        return Type::Real;
    if (std::holds_alternative<std::string>(literal))
        return Type::String;
    if (std::holds_alternative<Datetime>(literal))
        return Type::Datetime;
    if (std::holds_alternative<Timespan>(literal))
        return Type::Timespan;
    return Type::Dynamic;
}

Expr literalExpr(const Value &value)
{
    return {ExprKind::Literal, {}, value, typeOf(value), {}};
}

Expr node(ExprKind kind, std::string name, std::vector<Expr> args)
{
    return {kind, std::move(name), {}, Type::Dynamic, std::move(args)};
}

constexpr std::array<std::string_view, 8> comparisonSigns{"==", "!=", "=~", "!~",
                                                          "<",  ">",  "<=", ">="};
constexpr std::array<std::string_view, 4> stringWords{"has", "contains", "startswith", "endswith"};
constexpr std::array<std::string_view, 4> listWords{"in", "!in", "in~", "!in~"};

template<typename Words>
bool anyOf(const Words &words, std::string_view text)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace

const Token &TokenStream::peek(std::size_t ahead) const
{
    return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
}

Token TokenStream::take()
{
    Token token = peek();
    if (m_at + 1 < m_tokens.size())
        ++m_at;
    return token;
}

bool TokenStream::isSymbol(std::string_view text) const
{
    return peek().kind == TokenKind::Symbol && peek().text == text;
}

bool TokenStream::isWord(std::string_view text) const
{
    return peek().kind == TokenKind::Name && peek().text == text;
}

bool TokenStream::acceptSymbol(std::string_view text)
{
    if (!isSymbol(text))
        return false;
    take();
    return true;
}

bool TokenStream::acceptWord(std::string_view text)
{
    if (!isWord(text))
        return false;
    take();
    return true;
}

void TokenStream::expectSymbol(std::string_view text)
{
    if (!acceptSymbol(text))
        throw error();
}

std::string TokenStream::expectName()
{
    if (peek().kind != TokenKind::Name || peek().text.starts_with('!'))
        throw error();
    return take().text;
}

Expr ExpressionParser::expression()
{
    if (++m_depth > maxDepth)
        throw m_stream.error();
    Expr left = conjunction();
    while (m_stream.acceptWord("or"))
        left = node(ExprKind::Binary, "or", {std::move(left), conjunction()});
    --m_depth;
    return left;
}

Expr ExpressionParser::conjunction()
{
    Expr left = comparison();
    while (m_stream.acceptWord("and"))
        left = node(ExprKind::Binary, "and", {std::move(left), comparison()});
    return left;
}

Expr ExpressionParser::comparison()
{
    Expr left = sum();
    const Token &sign = m_stream.peek();
    const bool symbol = sign.kind == TokenKind::Symbol && anyOf(comparisonSigns, sign.text);
    const bool word = sign.kind == TokenKind::Name && anyOf(stringWords, sign.text);
    if (symbol || word) {
        const std::string text = m_stream.take().text;
        return node(ExprKind::Binary, text, {std::move(left), sum()});
    }
    if (sign.kind == TokenKind::Name && anyOf(listWords, sign.text)) {
        const std::string text = m_stream.take().text;
        return membership(text, std::move(left));
    }
    if (m_stream.acceptWord("between"))
        return range(std::move(left));
    return left;
}

Expr ExpressionParser::membership(const std::string &sign, Expr sought)
{
    Expr result = node(ExprKind::In, sign, {std::move(sought)});
    for (Expr &item : arguments())
        result.args.push_back(std::move(item));
    if (result.args.size() == 1)
        throw m_stream.error();
    return result;
}

Expr ExpressionParser::range(Expr sought)
{
    m_stream.expectSymbol("(");
    Expr low = sum();
    m_stream.expectSymbol("..");
    Expr high = sum();
    m_stream.expectSymbol(")");
    return node(ExprKind::Between, "between", {std::move(sought), std::move(low), std::move(high)});
}

Expr ExpressionParser::sum()
{
    Expr left = product();
    while (m_stream.isSymbol("+") || m_stream.isSymbol("-")) {
        const std::string sign = m_stream.take().text;
        left = node(ExprKind::Binary, sign, {std::move(left), product()});
    }
    return left;
}

Expr ExpressionParser::product()
{
    Expr left = unary();
    while (m_stream.isSymbol("*") || m_stream.isSymbol("/") || m_stream.isSymbol("%")) {
        const std::string sign = m_stream.take().text;
        left = node(ExprKind::Binary, sign, {std::move(left), unary()});
    }
    return left;
}

Expr ExpressionParser::unary()
{
    if (m_stream.acceptSymbol("-"))
        return node(ExprKind::Negate, "-", {postfix()});
    return postfix();
}

Expr ExpressionParser::postfix()
{
    Expr base = primary();
    for (;;) {
        if (m_stream.acceptSymbol(".")) {
            base = node(ExprKind::Member, m_stream.expectName(), {std::move(base)});
        } else if (m_stream.acceptSymbol("[")) {
            Expr key = expression();
            m_stream.expectSymbol("]");
            base = node(ExprKind::Index, "[]", {std::move(base), std::move(key)});
        } else {
            return base;
        }
    }
}

Expr ExpressionParser::primary()
{
    const Token &token = m_stream.peek();
    switch (token.kind) {
    case TokenKind::String:
    case TokenKind::Number:
    case TokenKind::Literal:
        return literalExpr(m_stream.take().value);
    case TokenKind::Name:
        return named();
    case TokenKind::Symbol:
        if (m_stream.acceptSymbol("(")) {
            Expr inner = expression();
            m_stream.expectSymbol(")");
            return inner;
        }
        if (m_stream.acceptSymbol("*"))
            return node(ExprKind::Star, "*", {});
        throw m_stream.error();
    case TokenKind::End:
        throw m_stream.error();
    }
    throw m_stream.error();
}

Expr ExpressionParser::named()
{
    const std::string name = m_stream.expectName();
    if (m_stream.isSymbol("("))
        return node(ExprKind::Call, name, arguments());
    if (name == "true" || name == "false")
        return literalExpr(name == "true");
    const auto let = m_lets.find(name);
    return let != m_lets.end() ? let->second : node(ExprKind::Column, name, {});
}

std::vector<Expr> ExpressionParser::arguments()
{
    std::vector<Expr> args;
    m_stream.expectSymbol("(");
    if (m_stream.acceptSymbol(")"))
        return args;
    do
        args.push_back(expression());
    while (m_stream.acceptSymbol(","));
    m_stream.expectSymbol(")");
    return args;
}

} // namespace sim::kql

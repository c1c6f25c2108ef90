// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Scalar expressions: `or`, `and`, comparisons, sums, products, postfix access.

#include "app/simulator/kql/ast.h"

#include <map>

namespace sim::kql {

class TokenStream
{
public:
    explicit TokenStream(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {}

    const Token &peek(std::size_t ahead = 0) const;
    Token take();
    bool isSymbol(std::string_view text) const;
    bool isWord(std::string_view text) const;
    bool acceptSymbol(std::string_view text);
    bool acceptWord(std::string_view text);
    void expectSymbol(std::string_view text);
    std::string expectName();
    QueryError error() const { return syntaxErrorAt(peek()); }

private:
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
};

class ExpressionParser
{
public:
    explicit ExpressionParser(TokenStream &stream)
        : m_stream(stream)
    {}

    Expr expression();
    // `let name = expression;`: later uses of the name read as the expression.
    void define(const std::string &name, const Expr &expr) { m_lets[name] = expr; }

private:
    Expr conjunction();
    Expr comparison();
    Expr sum();
    Expr product();
    Expr unary();
    Expr postfix();
    Expr primary();
    Expr named();
    Expr membership(const std::string &sign, Expr sought);
    Expr range(Expr sought);
    std::vector<Expr> arguments();

    TokenStream &m_stream;
    std::map<std::string, Expr> m_lets;
    int m_depth = 0;
};

} // namespace sim::kql

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A parsed query as plain values.

#include "app/simulator/kql/lexer.h"

#include <string>
#include <vector>

namespace sim::kql {

enum class ExprKind { Literal, Column, Call, Negate, Binary, Member, Index, In, Between, Star };

struct Expr
{
    ExprKind kind = ExprKind::Literal;
    std::string name; // column, function, operator sign, or member
    Value literal;
    Type literalType = Type::Dynamic;
    std::vector<Expr> args; // operands; In: what is sought, then the list
};

struct NamedExpr
{
    std::string name; // empty when the query gives none
    Expr expr;
};

struct SortKey
{
    Expr expr;
    bool descending = true; // nulls sort below everything: first ascending, last descending
};

enum class OperatorKind { Where, Extend, Project, Summarize, Order, Take, Count };

struct Operator
{
    OperatorKind kind = OperatorKind::Where;
    std::string word; // as written: `sort`, `limit`
    Expr predicate;   // Where; Take: the number
    std::vector<NamedExpr> items;
    std::vector<NamedExpr> by;
    std::vector<SortKey> keys;
};

struct QueryTree
{
    std::string table;
    std::vector<Operator> operators;
};

} // namespace sim::kql

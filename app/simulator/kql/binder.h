// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Resolves an expression against a relation's columns: unknown names and types that do not go
// together are refused before a row is read, so a query is as wrong over no rows as over many.

#include "app/simulator/kql/ast.h"
#include "app/simulator/kql/relation.h"

#include <functional>

namespace sim::kql {

struct Bound
{
    Type type = Type::Dynamic;
    std::function<Value(const Row &)> eval;
};

struct Scope
{
    const Relation &relation;
    std::int64_t nowMs;
    std::string operatorName;
};

Bound bind(const Expr &expr, const Scope &scope);
Bound bindPredicate(const Expr &expr, const Scope &scope);
// The column name that the service gives an expression without one; empty when it numbers it.
std::string impliedName(const Expr &expr);

// Scalar functions by name (functions.cpp).
Bound bindCall(const Expr &call, const Scope &scope);

} // namespace sim::kql

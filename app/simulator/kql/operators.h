// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tabular operators: each takes a relation and returns the next one.

#include "app/simulator/kql/ast.h"
#include "app/simulator/kql/relation.h"

namespace sim::kql {

Relation apply(const Operator &op, Relation input, std::int64_t nowMs);
// summarize.cpp
Relation summarize(const Operator &op, const Relation &input, std::int64_t nowMs);

} // namespace sim::kql

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the documented subset of KQL into a tree; throws QueryError (syntax) on anything else.

#include "app/simulator/kql/ast.h"

#include <string_view>

namespace sim::kql {

QueryTree parseQuery(std::string_view text);

} // namespace sim::kql

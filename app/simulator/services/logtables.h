// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The columns of the workspace's tables as the query service declares them.

#include "app/simulator/kql/query.h"

#include <string_view>
#include <vector>

namespace sim {

// Empty for a table that the service has never heard of.
const std::vector<kql::Field> &logTableFields(std::string_view table);

} // namespace sim

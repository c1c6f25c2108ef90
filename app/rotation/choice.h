// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/rotation/world.h"

#include <string>
#include <vector>

namespace keyturn::rotation {

/// Decides which frozen credentials a plan retires and how well that can be proved: pure.
/// Marks plan.frozen, fills plan.sources, ceiling, accepts and refusals.
/// @p wanted keyIds named by the operator; empty = the one that is in use.
/// @p lookBack what the records of the last 90 days say.
void chooseRetired(Plan &plan, const std::vector<std::string> &wanted,
                   const SignInReading &lookBack);

} // namespace keyturn::rotation

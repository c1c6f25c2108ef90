// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/tenant/journal.h"

#include <map>
#include <string>
#include <vector>

namespace keyturn::rotation {

/// What a person orders: one of the verbs of RotationService::command().
struct Order
{
    std::string verb;
    std::map<std::string, std::string> arguments;
    std::string actor;
};

/// The facts that an order leads to in the run as it stands; empty with the code of the refusal in
/// @p refusal ("over", "not-waiting", "not-offered", "no-such-step", "no-such-command").
[[nodiscard]] std::vector<Fact> factsOf(const Plan &plan, const Journal &journal,
                                        const Order &order, TimePoint now, std::string &refusal);

} // namespace keyturn::rotation

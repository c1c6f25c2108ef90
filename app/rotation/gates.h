// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/runbook.h"

#include <string>
#include <vector>

namespace keyturn::rotation {

/// What the services' own records say about who uses which credential. Our own rows never count.
struct Usage
{
    bool known = false;               ///< a complete reading exists
    std::vector<std::string> notYet;  ///< sources not seen with the new credential
    std::vector<std::string> refused; ///< sources that worked before and are refused now
    TimePoint resolvedAt{};           ///< last source's use of the new credential
    TimePoint oldLastUsed{};          ///< last use of any credential to retire
    TimePoint newLastUsed{};          ///< last use of ours by a consumer
    TimePoint completeUntil{};
};

/// @p newKey is the credential that sources should use, @p oldKeys those they should leave.
[[nodiscard]] Usage usageOf(const Context &c, const std::string &newKey,
                            const std::vector<std::string> &oldKeys);
[[nodiscard]] std::vector<std::string> keysToRetire(const Plan &plan);
/// When the last delivery was finished; epoch when none is.
[[nodiscard]] TimePoint deliveredAt(const Plan &plan, const RunView &run);
/// Queries the sign-in records now, or waits until the next query is due.
[[nodiscard]] Action querySignInsAgain(const Context &c, const char *why, TimePoint until);

} // namespace keyturn::rotation

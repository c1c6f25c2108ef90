// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <optional>
#include <string>

namespace keyturn::rotation {

/// Why a credential is turned.
enum class Reason { Scheduled, Expiring, ScopeChange, OwnerLeft, ByHand, LeakFast, LeakRevokeNow };
[[nodiscard]] const char *nameOf(Reason reason);
[[nodiscard]] std::optional<Reason> reasonFrom(const std::string &name);

/// What is known of a leak.
struct Leak
{
    TimePoint since{};     ///< from when on somebody else may have held the secret
    Millis longestToken{}; ///< of a token that continuous access evaluation let live longer
    bool operator==(const Leak &) const = default;
};

/// How good evidence is, from none to a service's own record.
enum class Grade { None, Attested, Observed, Proven };
[[nodiscard]] const char *nameOf(Grade grade);
[[nodiscard]] std::optional<Grade> gradeFrom(const std::string &name);

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/rotation/runview.h"
#include "app/rotation/world.h"

#include <map>
#include <optional>
#include <string>

namespace keyturn::rotation {

/// What was read of a run's consumers after its end.
struct AfterEnd
{
    TimePoint at{};
    std::map<std::string, VaultReading> vaults; ///< VaultTarget::id -> newest version
    /// Vaults whose newest value is the one that was there before the run.
    std::map<std::string, bool> holdsPrevious;
    std::map<std::string, TimePoint> saved; ///< consumer id -> modifiedon
    std::optional<SignInReading> signIns;
};

/// Somebody, such as a solution import or a pipeline, undid what the run had delivered.
struct Reopening
{
    std::string step; ///< of the delivery that was undone
    /// "old-value-back" (the vault holds it), "value-replaced" (the vault holds another one),
    /// "consumer-refused" (a caller that worked is refused now), "saved-after-end" (a connector was
    /// saved and nobody was seen getting in with it since).
    std::string why;
    std::map<std::string, std::string> data;
    bool operator==(const Reopening &) const = default;
};

/// Whether a run that was completed stays under watch for @p watch after its end.
[[nodiscard]] bool isWatched(const RunView &run, TimePoint now, Millis watch);
/// What of @p seen contradicts the run's end; none when nothing does, or not yet. Pure.
[[nodiscard]] std::optional<Reopening> reopeningOf(const Plan &plan, const RunView &run,
                                                   const AfterEnd &seen);

} // namespace keyturn::rotation

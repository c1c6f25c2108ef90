// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/action.h"
#include "app/rotation/runview.h"

#include <optional>
#include <string>

namespace keyturn::rotation {

/// The last word before a call with an effect, independent of how the engine came to order it:
/// judged from the journal and the latest readings alone. A breach is a defect of the engine;
/// the run stops, nothing is sent. Returns the sentence of the broken invariant.
[[nodiscard]] std::optional<std::string> breachOf(const Plan &plan, const Journal &journal,
                                                  const World &world, const Call &call);

} // namespace keyturn::rotation

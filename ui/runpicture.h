// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/rotation/runview.h"
#include "widgets/lanes.h"
#include "widgets/steps.h"

namespace keyturn {

/// The phases and steps of a run as the step list shows them.
[[nodiscard]] QList<StepPhase> stepsOf(const rotation::Plan &plan, const rotation::RunView &run,
                                       TimePoint now);

/// The credentials of a run over time. Invariant: delivered and seen are drawn only from facts of
/// the journal and from records of the services, never from what should be so.
/// @p hint is the service's first characters of the new value.
[[nodiscard]] LaneData lanesOf(const rotation::Plan &plan, const rotation::RunView &run,
                               const QString &hint, TimePoint now);

/// The service's first characters of the value this run added; never the key id.
[[nodiscard]] QString hintOf(const Journal &journal);

/// How far the sign-in records were complete when the run last relied on them; epoch = unknown.
[[nodiscard]] TimePoint completeUntil(const rotation::Plan &plan, const rotation::RunView &run);

} // namespace keyturn

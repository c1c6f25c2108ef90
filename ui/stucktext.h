// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/nowtext.h"

namespace keyturn {

/// What a person must decide in a run that is stuck, with one action per decision.
void describeStuck(NowText &now, const rotation::Plan &plan, const rotation::RunView &run,
                   const rotation::PlannedStep *step);

/// What a decision will do, for the question before it.
[[nodiscard]] QString consequenceText(const QString &command);

} // namespace keyturn

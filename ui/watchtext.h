// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/nowtext.h"

namespace keyturn {

/// What the console looks for at this step, and how anyone can look by hand.
void describeWatch(NowText &now, const rotation::Plan &plan, const rotation::RunView &run,
                   const rotation::PlannedStep &step);

} // namespace keyturn

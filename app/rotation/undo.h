// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/runbook.h"

namespace keyturn::rotation {

/// What undoing does next: restores what was switched, proves that our credential is unused,
/// removes it, and ends undone; or says which point of no return stands in the way.
[[nodiscard]] Action undoNext(const Plan &plan, const RunView &run, const World &world);

} // namespace keyturn::rotation

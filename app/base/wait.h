// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/task.h"

#include <stop_token>

namespace keyturn {

/// Waits until @p clock reaches @p when; follows jumps of the clock. Error: Cancelled.
/// The clock must outlive the wait.
Task<void> waitUntil(Clock *clock, TimePoint when, std::stop_token stop);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

namespace keyturn::rotation {

/// The machine's own time, for leases and commands; everything else asks the tenant's clock.
[[nodiscard]] inline TimePoint wallNow()
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

namespace keyturn::rotation {

/// How careful a run is, as the settings had it when the plan was made. Tenant time throughout.
/// Source: design/interfaces.md, "Policy defaults".
struct Policy
{
    int acceptanceProbes = 35;
    int absenceReads = 3;
    int maxAttempts = 4;
    Millis propagationCeiling = std::chrono::minutes(5);
    Millis graphReadWindow = std::chrono::minutes(2);
    Millis tokenLifetime = std::chrono::minutes(90);
    Millis unknownSchedule = std::chrono::hours(24 * 7);
    Millis ingestionMargin = std::chrono::minutes(30);
    Millis pollInterval = std::chrono::seconds(15);
    Millis personWait = std::chrono::hours(24 * 14);
    Millis cadence = std::chrono::hours(24 * 90);
    Millis overlap = std::chrono::hours(24 * 14);
    Millis margin = std::chrono::hours(24 * 3);
    bool operator==(const Policy &) const = default;
};

} // namespace keyturn::rotation

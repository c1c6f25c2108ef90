// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/rotation/plan.h"
#include "app/rotation/rotationservice.h"
#include "app/rotation/services.h"

#include <stop_token>

namespace keyturn::rotation {

/// Makes the plan of one agent's Entra client secret. Reads services, writes nothing. What cannot
/// be done is a Refusal of the plan; errors are only what kept us from reading.
/// Errors: NotFound (agent), Invalid "nothing-to-rotate", and those of the clients.
Task<Plan> makePlan(Services services, PlanOptions options, QString homeId, std::stop_token stop);

/// The policy as the settings have it.
[[nodiscard]] Policy policyFrom(const Settings &settings);
/// "20261120-140612-4f2a": ordered by time, unlikely to meet another.
[[nodiscard]] std::string newRunId(TimePoint now);

} // namespace keyturn::rotation

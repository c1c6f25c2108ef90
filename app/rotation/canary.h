// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/rotation/action.h"
#include "app/rotation/services.h"

#include <stop_token>

namespace keyturn::rotation {

/// Holds one conversation with the agent over Direct Line, without sign-in, and asks the canary's
/// question. Outcome: accepted 1 when the answer holds the tool's marker; refused 1 when the agent
/// answers with an error of its own; else unclear 1 with the code "sign-in-asked", "no-marker",
/// "no-answer" or "unreachable" in data. Source: contracts, identity section 5.
QCoro::Task<Outcome> askCanary(Services services, Canary canary, std::stop_token stop);

} // namespace keyturn::rotation

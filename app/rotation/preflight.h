// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/clients/graphclient.h"
#include "app/rotation/evidence.h"
#include "app/rotation/plan.h"
#include "app/rotation/services.h"

namespace keyturn::rotation {

// What must be known before the first write. Each reads, adds what it found to @p plan, and turns
// what cannot be done into a Refusal; errors are only what kept it from reading. @p plan outlives
// the task.

/// The console owns the application: refusal "not-owner".
Task<void> judgeOwnership(Services services, Plan *plan, CallOptions options);
/// Fills newEnd, capped by the tenant's policy: refusal "policy-forbids-secrets".
Task<void> judgePolicy(Services services, Plan *plan, CallOptions options);
/// Fills each vault's frozen version and whether it can be put back: refusals "vault-forbidden",
/// "vault-secret-missing".
Task<void> judgeVaults(Services services, Plan *plan, CallOptions options);
/// Who used the application's credentials in the last 90 days. Error: Invalid "no-log-workspace".
Task<SignInReading> lookBack(Services services, Plan *plan, CallOptions options);

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/rotation/afterend.h"
#include "app/rotation/services.h"

#include <stop_token>

namespace keyturn::rotation {

/// Reads what a completed run's consumers hold and do now: its vaults, saves and sign-ins since its
/// end. Errors: those of the clients; a look that failed is no finding.
Task<AfterEnd> readAfterEnd(Services services, Plan plan, RunView run, std::stop_token stop);

/// Looks at every run of this home that is under watch, the last one of each application, and
/// records a Reopened fact where somebody undid it. Gives the ids of the runs it reopened. A run
/// that could not be looked at is named in @p notRead, which outlives the task.
Task<QStringList> watchEndedRuns(Services services, QString actor, QStringList *notRead,
                                 std::stop_token stop);

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/inventory/tenantservices.h"

#include <QList>

#include <functional>
#include <stop_token>

namespace keyturn {

class InventoryStore;

struct SyncSummary
{
    int environments = 0;
    int unreadable = 0; ///< environments that kept what an earlier sync saw
    int agents = 0;
    QList<Error> notes; ///< what could not be read; subject or service says what
};

using SyncProgress = std::function<void(int done, int total)>;

/// Reads the whole tenant into @p store: each environment in one transaction, after everything that
/// its map needs was read. An environment that cannot be read keeps its earlier agents and says why
/// in Environment::readError. Errors: Cancelled (nothing was stored), the first error of the list
/// of environments, of Azure, or of the store; the environments' own error when none could be read.
/// @p store outlives the task.
Task<SyncSummary> syncInventory(TenantServices services, InventoryStore *store,
                                SyncProgress progress, std::stop_token stop);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

namespace keyturn {

class BapClient;
class DataverseClient;
class GraphClient;
class KeyVaultClient;
class LogAnalyticsClient;
class ResourceManagerClient;

/// What a sync reads from; all outlive it.
struct TenantServices
{
    BapClient *platform = nullptr;
    DataverseClient *dataverse = nullptr;
    GraphClient *graph = nullptr;
    ResourceManagerClient *azure = nullptr;
    KeyVaultClient *vaults = nullptr;
    LogAnalyticsClient *logs = nullptr;
    Clock *clock = nullptr;
    QString ownApplicationId; ///< the console's
    QString workspaceId;      ///< Log Analytics; empty = every workspace that ARM lists
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/cloud.h"

#include <QString>

namespace keyturn {
class Clock;
class DataverseClient;
class DirectLineClient;
class GraphClient;
class InventoryStore;
class Keychain;
class KeyVaultClient;
class LogAnalyticsClient;
class Pipeline;
class Records;
class ResourceManagerClient;
class Settings;
} // namespace keyturn

namespace keyturn::rotation {

/// What planning and driving need; all outlive the service.
struct Services
{
    Records *records = nullptr;
    InventoryStore *inventory = nullptr;
    Settings *settings = nullptr;
    Clock *clock = nullptr;
    Keychain *keychain = nullptr;
    Pipeline *pipeline = nullptr;
    GraphClient *graph = nullptr;
    KeyVaultClient *vaults = nullptr;
    LogAnalyticsClient *logs = nullptr;
    DataverseClient *dataverse = nullptr;
    ResourceManagerClient *azure = nullptr;
    DirectLineClient *directLine = nullptr;
    Cloud cloud;
    QString tenantId;
    QString clientId; ///< of the console: never turned by accident
};

} // namespace keyturn::rotation

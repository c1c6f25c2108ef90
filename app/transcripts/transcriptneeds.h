// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace keyturn {

class Clock;
class DataverseClient;
class IngestionClient;
class InventoryStore;
class Keychain;
class Records;
class Settings;

/// What the service of transcripts stands on; all outlive it and its work.
struct TranscriptNeeds
{
    QString home;
    QString actor;
    QString tenantId; ///< for exports: where the conversations come from
    InventoryStore *inventory = nullptr;
    Records *records = nullptr;
    Settings *settings = nullptr;
    Clock *clock = nullptr;
    Keychain *keychain = nullptr;
    DataverseClient *dataverse = nullptr;
    IngestionClient *ingestion = nullptr;
    /// Keychain and one token. Error: Invalid "no-tenant" where the home has none.
    std::function<Task<void>()> signIn;
    /// The tenant's environments and agents into the inventory.
    std::function<Task<void>(std::stop_token)> readInventory;
    /// No time before it is a guess.
    std::function<Task<void>()> settleClock;
    /// Held while work is under way, so that what it touches outlives it.
    std::function<std::shared_ptr<void>()> keepAlive;
    /// Lets go of it with the next turn of the event loop.
    std::function<void(std::shared_ptr<void>)> release;
};

} // namespace keyturn

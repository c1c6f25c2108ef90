// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/settings.h"
#include "app/base/task.h"
#include "app/clients/bapclient.h"
#include "app/clients/dataverseclient.h"
#include "app/clients/directlineclient.h"
#include "app/clients/graphclient.h"
#include "app/clients/ingestionclient.h"
#include "app/clients/keyvaultclient.h"
#include "app/clients/loganalyticsclient.h"
#include "app/clients/resourcemanagerclient.h"
#include "app/identity/keychain.h"
#include "app/inventory/inventorysync.h"
#include "app/rotation/rotationservice.h"
#include "app/session/profile.h"
#include "app/session/sealing.h"
#include "app/session/tenantsession.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "app/transcripts/transcriptneeds.h"
#include "app/transcripts/transcriptservice.h"

#include <functional>
#include <memory>

namespace keyturn {

/// One client per service, over one pipeline and one credential.
struct Clients
{
    Clients(Pipeline *pipeline, TokenCredential *credential, const Cloud &cloud);
    BapClient platform;
    DataverseClient dataverse;
    GraphClient graph;
    ResourceManagerClient azure;
    KeyVaultClient vaults;
    LogAnalyticsClient logs;
    DirectLineClient directLine;
    IngestionClient ingestion;
};

/// What a session is made of, in the order in which it is made; it goes the other way round.
struct TenantSession::Parts
{
    Parts(QString homeFolder, Settings ini, Profile given);
    ~Parts();
    Parts(const Parts &) = delete;
    Parts &operator=(const Parts &) = delete;

    /// Opens the stores. Errors: StoreFailed, StoreNewer.
    Result<void> openStores();
    /// Makes everything that stands on profile and stores. @p observer may be null.
    void connectParts(CallObserver *observer);

    /// The sign-in secret from the tenant file, when the keychain has none yet.
    Task<void> importSignIn();
    /// Puts @p secret into the keychain as @p item; the index of items says @p what it is for.
    Task<void> keepItem(QString item, QString what, Secret secret);
    /// Keychain and seal; safe to call again after an error.
    Task<void> prepare();
    /// prepare() and one token.
    Task<void> signIn();
    /// Waits until the clock of a simulated tenant answered once, so that no time is a guess.
    Task<void> settleClock();
    [[nodiscard]] TenantServices services() const;
    void readSyncTime();
    [[nodiscard]] std::unique_ptr<rotation::Services> rotationServices();
    [[nodiscard]] std::unique_ptr<TranscriptNeeds> transcriptNeeds();
    /// Reads environments and agents into the inventory; signs in first.
    Task<void> readInventory(SyncProgress tell, std::stop_token stop);

    /// Drivers stop after the call under way; their runs stay where they are.
    void letGoOfRuns();
    [[nodiscard]] bool isDriving();

    /// Whom to tell; empty once the session is gone.
    std::function<void()> statusChanged = [] {};
    std::function<void()> logChecked = [] {};
    QString home;
    Settings settings;
    Profile profile;
    SessionStatus status;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Keychain> keychain;
    std::unique_ptr<Pipeline> pipeline;
    std::unique_ptr<TokenCredential> credential;
    std::unique_ptr<Clients> clients;
    std::unique_ptr<InventoryStore> inventory;
    std::unique_ptr<Records> records;
    std::unique_ptr<Sealing> sealing;
    std::unique_ptr<rotation::RotationService> rotation;
    std::unique_ptr<TranscriptService> transcripts;
    std::weak_ptr<Parts> owner; ///< itself: held by work that outlives the session
    std::optional<LogCheck> check;
    bool clockSettled = false;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionparts.h"

#include "app/base/logging.h"
#include "app/identity/entracredentials.h"
#include "app/rotation/services.h"
#include "app/session/release.h"

#include <QFile>
#include <qcoro/qcorosignal.h>

#include <algorithm>
#include <utility>

namespace keyturn {

namespace {

constexpr std::chrono::milliseconds clockPatience{3000};

KeychainCondition conditionOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::KeychainAbsent:
        return KeychainCondition::Absent;
    case ErrorKind::KeychainLocked:
        return KeychainCondition::Locked;
    case ErrorKind::KeychainSlow:
        return KeychainCondition::Waiting;
    default:
        return KeychainCondition::Failed;
    }
}

std::unique_ptr<Clock> clockOf(const Profile &profile)
{
    if (!profile.tenant)
        return std::make_unique<SystemClock>();
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/_tenant/clock").arg(profile.tenant->port));
    return std::make_unique<TenantClock>(url, profile.tenant->start);
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

Clients::Clients(Pipeline *pipeline, TokenCredential *credential, const Cloud &cloud)
    : platform(pipeline, credential, cloud)
    , dataverse(pipeline, credential)
    , graph(pipeline, credential, cloud)
    , azure(pipeline, credential, cloud)
    , vaults(pipeline, credential, cloud)
    , logs(pipeline, credential, cloud)
    , directLine(pipeline, cloud)
    , ingestion(pipeline)
{}

TenantSession::Parts::Parts(QString homeFolder, Settings ini, Profile given)
    : home(std::move(homeFolder))
    , settings(std::move(ini))
    , profile(std::move(given))
    , clock(clockOf(profile))
{
    status.tenantId = profile.tenantId;
    status.clientId = profile.clientId;
    status.homeId = profile.homeId;
    status.actor = profile.actor;
    status.portalUrl = profile.cloud.portalUrl;
    status.simulated = profile.tenant.has_value();
    clockSettled = !status.simulated;
}

TenantSession::Parts::~Parts()
{
    // Calls that are still awaited end with the pipeline, while everything they touch is alive.
    pipeline.reset();
}

void TenantSession::Parts::letGoOfRuns()
{
    const Result<QList<RunRow>> runs = records->runs();
    for (const RunRow &run : runs.value_or(QList<RunRow>()))
        rotation->letGo(run.id);
}

bool TenantSession::Parts::isDriving()
{
    const Result<QList<RunRow>> runs = records->runs();
    const QList<RunRow> rows = runs.value_or(QList<RunRow>());
    return std::any_of(rows.begin(), rows.end(),
                       [this](const RunRow &run) { return rotation->isDriving(run.id); });
}

Result<void> TenantSession::Parts::openStores()
{
    Result<std::unique_ptr<InventoryStore>> agents = InventoryStore::open(home);
    if (!agents)
        return std::unexpected(agents.error());
    Result<std::unique_ptr<Records>> journal = Records::open(home);
    if (!journal)
        return std::unexpected(journal.error());
    inventory = std::move(*agents);
    records = std::move(*journal);
    readSyncTime();
    return {};
}

void TenantSession::Parts::connectParts(CallObserver *observer)
{
    keychain = std::make_unique<SystemKeychain>(profile.homeId,
                                                settings.duration(Setting::KeychainPatience));
    PipelineLimits limits;
    limits.timeout = settings.duration(Setting::TransportTimeout);
    std::vector<CallObserver *> observers;
    if (observer)
        observers.push_back(observer);
    pipeline = std::make_unique<Pipeline>(profile.trust, limits, clock.get(), std::move(observers));
    const EntraApplication self{profile.cloud, profile.tenantId, profile.clientId};
    if (profile.certificateFile.isEmpty())
        credential = std::make_unique<EntraSecretCredential>(self, pipeline.get(), keychain.get(),
                                                             profile.signInItem());
    else
        credential = std::make_unique<EntraCertificateCredential>(
            self, pipeline.get(), keychain.get(), profile.signInItem(),
            contentOf(profile.certificateFile));
    clients = std::make_unique<Clients>(pipeline.get(), credential.get(), profile.cloud);
    sealing = std::make_unique<Sealing>(keychain.get(), records.get(), home);
    rotation = std::make_unique<rotation::RotationService>(rotationServices(), profile.actor,
                                                           profile.homeId);
    transcripts = std::make_unique<TranscriptService>(transcriptNeeds());
}

std::unique_ptr<rotation::Services> TenantSession::Parts::rotationServices()
{
    auto needed = std::make_unique<rotation::Services>();
    needed->records = records.get();
    needed->inventory = inventory.get();
    needed->settings = &settings;
    needed->clock = clock.get();
    needed->keychain = keychain.get();
    needed->pipeline = pipeline.get();
    needed->graph = &clients->graph;
    needed->vaults = &clients->vaults;
    needed->logs = &clients->logs;
    needed->dataverse = &clients->dataverse;
    needed->azure = &clients->azure;
    needed->directLine = &clients->directLine;
    needed->cloud = profile.cloud;
    needed->tenantId = profile.tenantId;
    needed->clientId = profile.clientId;
    return needed;
}

std::unique_ptr<TranscriptNeeds> TenantSession::Parts::transcriptNeeds()
{
    auto needed = std::make_unique<TranscriptNeeds>();
    needed->home = home;
    needed->actor = profile.actor;
    needed->tenantId = profile.tenantId;
    needed->inventory = inventory.get();
    needed->records = records.get();
    needed->settings = &settings;
    needed->clock = clock.get();
    needed->keychain = keychain.get();
    needed->dataverse = &clients->dataverse;
    needed->ingestion = &clients->ingestion;
    needed->signIn = [this] { return signIn(); };
    needed->readInventory = [this](std::stop_token stop) { return readInventory({}, stop); };
    needed->settleClock = [this] { return settleClock(); };
    needed->keepAlive = [this] { return owner.lock(); };
    needed->release = [](std::shared_ptr<void> held) { releaseLater(std::move(held)); };
    return needed;
}

Task<void> TenantSession::Parts::readInventory(SyncProgress tell, std::stop_token stop)
{
    const Result<void> signedIn = co_await signIn();
    if (!signedIn)
        co_return std::unexpected(signedIn.error());
    const Result<SyncSummary> summary =
        co_await keyturn::syncInventory(services(), inventory.get(), std::move(tell), stop);
    if (!summary)
        co_return std::unexpected(summary.error().whileDoing(QStringLiteral("read the tenant")));
    readSyncTime();
    statusChanged();
    co_return {};
}

Task<void> TenantSession::Parts::importSignIn()
{
    const QString item = profile.signInItem();
    const Result<Secret> kept = co_await keychain->read(item);
    if (kept)
        co_return {};
    if (kept.error().kind != ErrorKind::KeychainNoItem || profile.tenantFile.isEmpty())
        co_return std::unexpected(kept.error());
    Result<Secret> secret = profile.certificateFile.isEmpty()
                                ? TenantFile::readClientSecret(profile.tenantFile)
                                : TenantFile::readClientKey(profile.tenantFile);
    if (!secret)
        co_return std::unexpected(secret.error());
    const Result<void> written =
        co_await keepItem(profile.signInItem(), QStringLiteral("sign-in"), std::move(*secret));
    co_return written;
}

Task<void> TenantSession::Parts::keepItem(QString item, QString what, Secret secret)
{
    const Result<QList<KeyItem>> items = records->keyIndex().all();
    if (!items)
        co_return std::unexpected(items.error());
    const bool known =
        std::ranges::any_of(*items, [&item](const KeyItem &each) { return each.id == item; });
    const Result<void> indexed =
        known ? Result<void>() : records->keyIndex().add({item, QString(), what, clock->now()});
    if (!indexed)
        co_return std::unexpected(indexed.error());
    const Result<void> written = co_await keychain->write(item, std::move(secret));
    co_return written;
}

Task<void> TenantSession::Parts::prepare()
{
    status.keychain = KeychainCondition::Waiting;
    statusChanged();
    Result<void> ready = co_await importSignIn();
    if (ready)
        ready = co_await sealing->prepare();
    status.keychainError.reset();
    status.keychain = KeychainCondition::Ready;
    if (!ready) {
        status.keychain = conditionOf(ready.error());
        status.keychainError = ready.error();
        statusChanged();
        co_return std::unexpected(ready.error().whileDoing(QStringLiteral("read the keychain")));
    }
    statusChanged();
    co_await settleClock();
    co_return {};
}

Task<void> TenantSession::Parts::signIn()
{
    if (profile.tenantId.isEmpty() || profile.clientId.isEmpty())
        co_return std::unexpected(Error::invalid(home, QStringLiteral("no-tenant"))
                                      .whileDoing(QStringLiteral("read the settings")));
    if (const auto broken = pipeline->trustError(); broken)
        co_return std::unexpected(*broken);
    if (status.keychain != KeychainCondition::Ready) {
        const Result<void> ready = co_await prepare();
        if (!ready)
            co_return std::unexpected(ready.error());
    }
    status.signIn = SignInState::Trying;
    statusChanged();
    const Result<AccessToken> token =
        co_await credential->token(QStringLiteral("https://") + profile.cloud.graph,
                                   Freshness::CachedIsFine, std::stop_token());
    status.signInError.reset();
    status.signIn = SignInState::SignedIn;
    if (!token) {
        status.signIn = SignInState::Failed;
        status.signInError = token.error();
        statusChanged();
        co_return std::unexpected(token.error().whileDoing(QStringLiteral("sign in")));
    }
    statusChanged();
    co_return {};
}

Task<void> TenantSession::Parts::settleClock()
{
    auto *tenant = qobject_cast<TenantClock *>(clock.get());
    if (!tenant || std::exchange(clockSettled, true))
        co_return {};
    tenant->ask();
    co_await qCoro(tenant, &TenantClock::asked, clockPatience);
    co_return {};
}

TenantServices TenantSession::Parts::services() const
{
    return {&clients->platform, &clients->dataverse, &clients->graph,
            &clients->azure,    &clients->vaults,    &clients->logs,
            clock.get(),        profile.clientId,    profile.workspaceId};
}

void TenantSession::Parts::readSyncTime()
{
    const Result<InventoryCounts> counts = inventory->counts(clock->now());
    if (counts)
        status.syncedAt = counts->readAt;
}

} // namespace keyturn

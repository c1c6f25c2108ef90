// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TranscriptService::sync(): which environments, two at a time, and what a window is told.

#include "app/base/logging.h"
#include "app/base/settings.h"
#include "app/store/inventorystore.h"
#include "app/store/transcripts/transcriptwriter.h"
#include "app/transcripts/pagestoring.h"
#include "app/transcripts/transcriptcore.h"

#include <algorithm>
#include <utility>

namespace keyturn {

namespace {

constexpr qsizetype environmentsAtATime = 2;

std::vector<TranscriptAgent> agentsOf(const QList<Agent> &agents, const QString &environmentId)
{
    std::vector<TranscriptAgent> out;
    for (const Agent &agent : agents) {
        if (agent.environmentId == environmentId)
            out.push_back({agent.id.toStdString(), agent.schemaName.toStdString(),
                           agent.name.toStdString(), agent.environmentId.toStdString(),
                           agent.environmentName.toStdString()});
    }
    return out;
}

Task<StoredPage> store(CorePointer core, PageToStore page)
{
    Result<StoredPage> stored = co_await core->writing->run<StoredPage>(
        [page = std::move(page), scanner = core->scanner](ArchiveBench &bench) {
            return storePage(bench, page, *scanner);
        });
    co_return stored;
}

Task<void> saveState(CorePointer core, SyncState state)
{
    const Result<void> saved = co_await core->writing->run<void>(
        [state = std::move(state)](ArchiveBench &bench) -> Result<void> {
            const Result<TranscriptWriter *> writer = bench.writer();
            if (!writer)
                return std::unexpected(writer.error());
            return SyncStore((*writer)->archive()).save(state);
        });
    co_return saved;
}

Task<void> rename(CorePointer core, Environment environment, std::vector<TranscriptAgent> agents)
{
    const Result<void> renamed = co_await core->writing->run<void>(
        [environment, agents = std::move(agents)](ArchiveBench &bench) -> Result<void> {
            const Result<TranscriptWriter *> writer = bench.writer();
            if (!writer)
                return std::unexpected(writer.error());
            return (*writer)->renameAgents(sourceOf(environment), agents);
        });
    co_return renamed;
}

/// The environments a sync is for. Errors: Invalid "environment" for one that is not known.
Result<QList<Environment>> chosen(const QList<Environment> &all, const QStringList &named)
{
    if (named.isEmpty())
        return all;
    QList<Environment> out;
    for (const QString &name : named) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const Environment &environment) {
                return environment.id.compare(name, Qt::CaseInsensitive) == 0 ||
                       environment.name.compare(name, Qt::CaseInsensitive) == 0;
            });
        if (found == all.end())
            return std::unexpected(Error::invalid(name, QStringLiteral("environment")));
        out << *found;
    }
    return out;
}

Task<QList<Environment>> environmentsFor(CorePointer core, SyncOptions options,
                                         std::stop_token stop)
{
    KT_TRY(known, core->needs->inventory->environments());
    QList<Environment> all = known;
    if (all.isEmpty()) {
        const Result<void> read = co_await core->needs->readInventory(stop);
        if (!read)
            co_return std::unexpected(read.error());
        KT_TRY(fresh, core->needs->inventory->environments());
        all = fresh;
    }
    co_return chosen(all, options.environmentIds);
}

SyncWorkshop workshopFor(const CorePointer &core, const QPointer<Operation> &operation,
                         const QList<Agent> &agents)
{
    SyncWorkshop workshop;
    workshop.dataverse = core->needs->dataverse;
    workshop.clock = core->needs->clock;
    workshop.overlap = core->needs->settings->duration(Setting::TranscriptOverlap);
    workshop.pageSize = core->needs->settings->whole(Setting::TranscriptPageSize);
    workshop.store = [core](PageToStore page) { return store(core, std::move(page)); };
    workshop.state = [core](const QString &id) -> Task<SyncState> {
        co_return core->opened->syncs.state(id);
    };
    workshop.saveState = [core](SyncState state) { return saveState(core, std::move(state)); };
    workshop.knownAgents = [agents](const Environment &environment) {
        return agentsOf(agents, environment.id);
    };
    workshop.rename = [core](Environment environment, std::vector<TranscriptAgent> named) {
        return rename(core, std::move(environment), std::move(named));
    };
    // Counts of environments that are read at the same time add up here.
    const auto before = std::make_shared<QHash<QString, std::pair<qint64, qint64>>>();
    workshop.told = [core, operation, before](const EnvironmentSync &seen,
                                              const QList<qint64> &touched) {
        auto &[fetched, added] = (*before)[seen.id];
        core->status.fetched += seen.fetched - std::exchange(fetched, seen.fetched);
        core->status.added += seen.added - std::exchange(added, seen.added);
        core->status.environmentName = seen.name;
        if (operation)
            operation->report(static_cast<int>(core->status.fetched), 0);
        core->syncChanged();
        if (!touched.isEmpty())
            core->changed(touched);
    };
    return workshop;
}

EnvironmentSync withoutDatabase(const Environment &environment)
{
    EnvironmentSync outcome;
    outcome.id = environment.id;
    outcome.name = environment.name;
    outcome.notes << SyncCheck{SyncTopic::Dataverse, CheckResult::NotMet,
                               QStringLiteral("linkedEnvironmentMetadata"), environment.sku};
    return outcome;
}

Task<EnvironmentSync> syncOne(const SyncWorkshop *workshop, Environment environment,
                              QStringList agentIds, std::stop_token stop)
{
    if (environment.instanceUrl.isEmpty())
        co_return withoutDatabase(environment);
    Result<EnvironmentSync> synced =
        co_await syncEnvironment(workshop, environment, agentIds, stop);
    if (synced)
        co_return synced;
    EnvironmentSync failed;
    failed.id = environment.id;
    failed.name = environment.name;
    failed.error = synced.error();
    co_return failed;
}

Task<void> syncEach(CorePointer core, std::shared_ptr<SyncReport> outcome,
                    QPointer<Operation> operation, SyncOptions options, std::stop_token stop)
{
    const Result<void> signedIn = co_await core->needs->signIn();
    if (!signedIn)
        co_return std::unexpected(signedIn.error());
    KT_TRY(environments, co_await environmentsFor(core, options, stop));
    KT_TRY(agents, core->needs->inventory->agents());
    const SyncWorkshop workshop = workshopFor(core, operation, agents);
    for (qsizetype from = 0; from < environments.size(); from += environmentsAtATime) {
        std::vector<Task<EnvironmentSync>> underWay;
        const qsizetype until = std::min(from + environmentsAtATime, environments.size());
        for (qsizetype i = from; i < until; ++i)
            underWay.push_back(syncOne(&workshop, environments.at(i), options.agentIds, stop));
        for (Task<EnvironmentSync> &task : underWay) {
            const Result<EnvironmentSync> seen = co_await std::move(task);
            outcome->environments << *seen;
            outcome->added += seen->added;
        }
        if (stop.stop_requested())
            co_return std::unexpected(
                Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
    }
    co_return {};
}

} // namespace

Task<void> syncTranscripts(CorePointer core, std::shared_ptr<SyncReport> outcome,
                           QPointer<Operation> operation, SyncOptions options)
{
    if (core->status.running)
        co_return std::unexpected(Error::of(ErrorKind::HeldElsewhere, QStringLiteral("transcripts"),
                                            QStringLiteral("sync-running")));
    const std::stop_token stop = operation ? operation->stopToken() : std::stop_token();
    core->status.running = true;
    core->status.fetched = 0;
    core->status.added = 0;
    core->status.error.reset();
    core->syncChanged();
    const Result<void> done = co_await syncEach(core, outcome, operation, std::move(options), stop);
    // Rows that are here stay in order when old ones cannot be taken away now.
    if (const Result<void> kept = co_await applyRetention(core); !kept)
        qCWarning(lcTranscripts) << "retention was not applied:" << kept.error().facts();
    core->status.running = false;
    core->status.environmentName.clear();
    core->status.failedEnvironments = outcome->failed();
    core->status.lastEndedMs = core->nowMs();
    if (!done)
        core->status.error = done.error();
    core->syncChanged();
    if (!done)
        co_return std::unexpected(done.error().whileDoing(QStringLiteral("sync transcripts")));
    // One that could not be read is in the report; nothing at all is an error.
    const bool allFailed = !outcome->environments.isEmpty() &&
                           outcome->failed() == static_cast<int>(outcome->environments.size());
    if (allFailed)
        co_return std::unexpected(
            outcome->environments.front().error->whileDoing(QStringLiteral("sync transcripts")));
    co_return {};
}

} // namespace keyturn

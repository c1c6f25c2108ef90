// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/inventorysync.h"

#include "app/base/logging.h"
#include "app/clients/bapclient.h"
#include "app/inventory/azurereader.h"
#include "app/inventory/credentialmap.h"
#include "app/inventory/directoryreader.h"
#include "app/inventory/environmentreader.h"
#include "app/store/inventorystore.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace keyturn {

namespace {

constexpr qsizetype environmentsAtATime = 4;

struct Platform
{
    QList<Environment> environments;
    QList<EnvironmentRows> rows; ///< of those that could be read
    std::optional<Error> firstError;
};

/// Counts what was read against what there is to read, as far as that is known.
struct Progress
{
    SyncProgress tell;
    int done = 0;
    int total = 0;

    void more(qsizetype count) { total += static_cast<int>(count); }
    void step()
    {
        ++done;
        if (tell)
            tell(done, total);
    }
};

Task<Platform> readPlatform(TenantServices services, Progress *progress, std::stop_token stop)
{
    CallOptions options;
    options.stop = stop;
    KT_TRY(listed, co_await services.platform->listEnvironments(options));
    Platform platform;
    platform.environments = listed;
    progress->more(listed.size());
    for (qsizetype from = 0; from < listed.size(); from += environmentsAtATime) {
        const qsizetype until = std::min(from + environmentsAtATime, listed.size());
        std::vector<Task<EnvironmentRows>> underWay;
        for (qsizetype i = from; i < until; ++i)
            underWay.push_back(readEnvironment(services, listed.at(i), stop));
        for (qsizetype i = from; i < until; ++i) {
            Result<EnvironmentRows> rows =
                co_await std::move(underWay[static_cast<std::size_t>(i - from)]);
            if (rows) {
                platform.rows.append(*rows);
            } else {
                platform.environments[i].readError = rows.error().facts();
                if (!platform.firstError)
                    platform.firstError = rows.error().about(listed.at(i).name);
            }
            progress->step();
        }
        if (stop.stop_requested())
            co_return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("inventory")));
    }
    co_return platform;
}

/// Agents of environments that could not be read, as an earlier sync saw them: they still count
/// when it comes to who shares an application.
Result<QList<Agent>> earlierAgents(InventoryStore *store, const QList<Environment> &environments)
{
    Result<QList<Agent>> stored = store->agents();
    if (!stored)
        return stored;
    stored->removeIf([&](const Agent &agent) {
        return std::none_of(environments.begin(), environments.end(), [&](const Environment &e) {
            return e.id == agent.environmentId && !e.readError.isEmpty();
        });
    });
    return stored;
}

Result<void> save(InventoryStore *store, const Platform &platform, const QList<Agent> &agents)
{
    if (const Result<void> saved = store->saveEnvironments(platform.environments); !saved)
        return saved;
    for (const EnvironmentRows &rows : platform.rows) {
        QList<Agent> own;
        std::copy_if(agents.begin(), agents.end(), std::back_inserter(own),
                     [&](const Agent &a) { return a.environmentId == rows.environment.id; });
        if (const Result<void> saved = store->saveAgents(rows.environment.id, own); !saved)
            return saved;
    }
    return {};
}

} // namespace

Task<SyncSummary> syncInventory(TenantServices services, InventoryStore *store, SyncProgress tell,
                                std::stop_token stop)
{
    Progress progress{std::move(tell)};
    KT_TRY(platform, co_await readPlatform(services, &progress, stop));
    if (platform.rows.isEmpty() && platform.firstError)
        co_return std::unexpected(*platform.firstError);
    KT_TRY(azure, co_await readAzure(services, stop));
    KT_TRY(links, store->links());
    QList<Agent> agents;
    for (const EnvironmentRows &rows : platform.rows)
        agents += mapAgents(rows, azure.rows, services.clock->now());
    mergeLinks(agents, links);
    KT_TRY(earlier, earlierAgents(store, platform.environments));

    const QStringList applications = applicationsOf(agents);
    progress.more(applications.size());
    KT_TRY(directory,
           co_await readDirectory(services, applications, stop, [&progress] { progress.step(); }));
    for (auto rows = directory.rows.begin(); rows != directory.rows.end(); ++rows)
        rows->seenKeyIds = azure.seenKeyIds.value(rows.key());

    QList<Agent> counted = agents + earlier;
    attachCredentials(counted, directory.rows, services.clock->now());
    if (const Result<void> saved = save(store, platform, counted); !saved)
        co_return std::unexpected(saved.error().whileDoing(QStringLiteral("keep the inventory")));

    SyncSummary summary;
    summary.environments = static_cast<int>(platform.environments.size());
    summary.unreadable = summary.environments - static_cast<int>(platform.rows.size());
    summary.agents = static_cast<int>(agents.size());
    summary.notes = azure.notes + directory.notes;
    if (platform.firstError)
        summary.notes.prepend(*platform.firstError);
    for (const Error &note : summary.notes)
        qCInfo(lcInventory) << "not read:" << note.facts();
    co_return summary;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/clients/transcriptpages.h"
#include "app/tenant/environment.h"
#include "app/transcripts/agentjoin.h"
#include "app/transcripts/transcriptreports.h"

#include <functional>
#include <stop_token>

namespace keyturn {

class Clock;
class DataverseClient;

/// What became of one page in the archive.
struct StoredPage
{
    qint64 added = 0;
    qint64 known = 0;
    qint64 late = 0; ///< added rows that are older than the watermark before this sync
    qint64 conversations = 0;
    qint64 findings = 0;
    qint64 unrecognised = 0;
    QList<qint64> touched;
    QList<AgentSync> agents;
    std::optional<qint64> newestMs; ///< greatest createdon of the page
    QStringList strangeVersions;
};

/// One page on its way into the archive.
struct PageToStore
{
    Environment environment;
    std::shared_ptr<const TranscriptPage> page;
    std::shared_ptr<const AgentJoin> join;
    std::optional<qint64> watermarkMs; ///< before this sync
    SyncState state;                   ///< as it is saved with the page, but for the watermark
    qint64 nowMs = 0;                  ///< no watermark goes beyond it
};

/// What a sync of an environment works with; all outlive it.
struct SyncWorkshop
{
    DataverseClient *dataverse = nullptr;
    Clock *clock = nullptr;
    Millis overlap{3'600'000};
    int pageSize = 50;
    /// Keeps a page and moves the watermark behind it, on the thread of the archive's writer.
    std::function<Task<StoredPage>(PageToStore)> store;
    std::function<Task<SyncState>(QString stateId)> state;
    std::function<Task<void>(SyncState)> saveState;
    /// Names of the inventory, for when the environment does not tell its agents.
    std::function<std::vector<TranscriptAgent>(const Environment &)> knownAgents;
    std::function<Task<void>(Environment, std::vector<TranscriptAgent>)> rename;
    /// After every page.
    std::function<void(const EnvironmentSync &, const QList<qint64> &touched)> told;
};

/// Reads what is new in one environment. Its error is in the outcome; what was stored until then
/// stays, and the next sync goes on behind it.
/// Invariant: the watermark is never ahead of a row that was not stored.
Task<EnvironmentSync> syncEnvironment(const SyncWorkshop *workshop, Environment environment,
                                      QStringList agentIds, std::stop_token stop);

/// Under which id the state of a sync is kept: the environment's, or one for this choice of agents,
/// so that a narrow sync never moves the watermark of the others.
[[nodiscard]] QString syncStateId(const QString &environmentId, QStringList agentIds);

} // namespace keyturn

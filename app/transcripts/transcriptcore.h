// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of TranscriptService, shared with the work under way.

#include "app/store/transcripts/findingstore.h"
#include "app/store/transcripts/forwardledger.h"
#include "app/store/transcripts/retention.h"
#include "app/store/transcripts/syncstore.h"
#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"
#include "app/transcripts/scan/scanner.h"
#include "app/transcripts/transcriptneeds.h"
#include "app/transcripts/transcriptservice.h"
#include "app/transcripts/worklane.h"

#include <map>
#include <string>

namespace keyturn {

/// What stands on one open connection, for the thread of the service.
struct OpenArchive
{
    explicit OpenArchive(std::unique_ptr<TranscriptArchive> opened);
    std::unique_ptr<TranscriptArchive> archive;
    TranscriptStore store;
    FindingStore findings;
    SyncStore syncs;
    ForwardLedger ledger;
    Retention retention;
};

struct TranscriptCore
{
    explicit TranscriptCore(std::unique_ptr<TranscriptNeeds> given);

    [[nodiscard]] Result<void> open();
    /// A row of the control log. @p data names and counts; never content.
    [[nodiscard]] Result<void> record(const char *action, std::map<std::string, std::string> data);
    [[nodiscard]] qint64 nowMs() const;
    /// The name by which the log and a person know a conversation.
    [[nodiscard]] std::string subjectOf(qint64 conversation);

    std::unique_ptr<TranscriptNeeds> needs;
    QString file;
    std::unique_ptr<OpenArchive> opened;
    std::shared_ptr<const transcripts::RuleSet> rules;
    std::shared_ptr<const transcripts::Scanner> scanner;
    QStringList ruleProblems;
    std::unique_ptr<WorkLane> writing; ///< all writes in bulk
    std::unique_ptr<WorkLane> reading; ///< what takes long and only reads
    bool letGo = false;
    SyncStatus status;
    qint64 retentionAppliedMs = 0; ///< by this process

    /// Whom to tell; empty once the service is gone.
    std::function<void(const QList<qint64> &)> changed = [](const QList<qint64> &) {};
    std::function<void()> syncChanged = [] {};
};

/// Which rules take part, as the settings say.
[[nodiscard]] transcripts::RuleChoice choiceOf(const Settings &settings);

using CorePointer = std::shared_ptr<TranscriptCore>;

/// Reports progress from a lane's thread.
struct LaneProgress
{
    WorkLane *lane = nullptr;
    QPointer<Operation> operation;
    void operator()(qint64 done, qint64 total) const;
};

// The work behind the operations, one file each.
Task<void> syncTranscripts(CorePointer core, std::shared_ptr<SyncReport> outcome,
                           QPointer<Operation> operation, SyncOptions options);
Task<void> importTranscripts(CorePointer core, std::shared_ptr<ImportReport> outcome,
                             QPointer<Operation> operation, QStringList paths);
Task<void> scanTranscripts(CorePointer core, std::shared_ptr<ScanReport> outcome,
                           QPointer<Operation> operation, ScanOptions options);
Task<void> readLossSheet(CorePointer core, std::shared_ptr<LossSheet> outcome,
                         QPointer<Operation> operation);
Task<void> readCoverage(CorePointer core, std::shared_ptr<CoverageReport> outcome,
                        QPointer<Operation> operation);
Task<void> exportTranscripts(CorePointer core, std::shared_ptr<ExportedFile> outcome,
                             QPointer<Operation> operation, TranscriptSelection selection,
                             TranscriptExportOptions options);
Task<void> forwardTranscripts(CorePointer core, std::shared_ptr<ForwardOutcome> outcome,
                              QPointer<Operation> operation, ForwardRequest request);
Task<void> purgeTranscripts(CorePointer core, std::shared_ptr<PurgeCounts> outcome,
                            QPointer<Operation> operation, int olderThanDays);
/// Purges what is older than the retention rule allows; once a day, after a sync.
Task<void> applyRetention(CorePointer core);

} // namespace keyturn

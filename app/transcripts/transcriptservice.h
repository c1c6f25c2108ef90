// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/operation.h"
#include "app/transcripts/readableconversation.h"
#include "app/transcripts/transcriptreports.h"
#include "app/transcripts/transcriptrequests.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace keyturn {

class FindingStore;
class ForwardLedger;
class Retention;
class SyncStore;
class TranscriptStore;
struct TranscriptCore;
struct TranscriptNeeds;

/// Work under way. `outcome` may be read once the operation has finished, also when it failed: it
/// then holds what was done until then.
template<typename T>
struct Work
{
    QPointer<Operation> operation;
    std::shared_ptr<const T> outcome;
};

/// How polling and syncs stand.
struct SyncStatus
{
    bool polling = false;
    bool running = false;
    QString environmentName; ///< that is being read
    qint64 fetched = 0;      ///< rows of the sync under way
    qint64 added = 0;
    std::optional<qint64> lastEndedMs; ///< tenant time
    std::optional<qint64> nextMs;      ///< of the next poll, tenant time
    int failedEnvironments = 0;        ///< of the last sync
    std::optional<Error> error;        ///< why the last sync could not be done at all
    bool operator==(const SyncStatus &) const = default;
};

/// The archive of transcripts of one home: sync, import, scan, export, forwarding and reading. Use
/// it from the thread that made it; long work runs elsewhere.
/// Invariant: whatever shows, hides, hands out or takes away what people said is in the control log
/// before it is done; no row of the log holds content.
///
/// An Operation handed out here is a child of the service, begins with the next turn of the event
/// loop and deletes itself after finished().
class TranscriptService : public QObject
{
    Q_OBJECT
public:
    explicit TranscriptService(std::unique_ptr<TranscriptNeeds> needs);
    ~TranscriptService() override;
    /// Cancels the work under way and waits for its threads; what was written stays. Nothing can be
    /// begun any more.
    void letGo();

    /// Opens the archive and the rules of the scan; the first call makes the file. Cheap when it is
    /// open. Errors: StoreFailed, StoreNewer, StoreFull.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] bool isOpen() const;
    /// Null until open(). For this thread; other threads open file() on their own.
    [[nodiscard]] TranscriptStore *archive();
    [[nodiscard]] FindingStore *findings();
    [[nodiscard]] SyncStore *syncs();
    [[nodiscard]] ForwardLedger *ledger();
    [[nodiscard]] Retention *retention();
    [[nodiscard]] QString file() const;
    /// Why rule files of the home were refused, one sentence each; the built-in rules rule then.
    [[nodiscard]] QStringList ruleProblems() const;
    /// Id, title and severity of every rule that takes part, and the packs there are.
    [[nodiscard]] QList<RuleHits> rules() const;
    [[nodiscard]] QStringList packs() const;

    Work<SyncReport> sync(const SyncOptions &options = {});
    /// Files and folders. The operation fails only when nothing could be kept at all.
    Work<ImportReport> importFiles(const QStringList &paths);
    /// The whole archive again, or a trial of one rule.
    Work<ScanReport> scan(const ScanOptions &options = {});
    Work<LossSheet> lossSheet();
    Work<CoverageReport> coverage();
    Work<ExportedFile> exportSelection(const TranscriptSelection &selection,
                                       const TranscriptExportOptions &options);
    Work<ForwardOutcome> forward(const ForwardRequest &request);
    Work<PurgeCounts> purge(int olderThanDays);

    /// Read again from its raw rows; findings are masked. Errors: NotFound, StoreFailed.
    [[nodiscard]] Result<ReadableConversation> conversation(qint64 id);
    /// The same with nothing masked. Error: Invalid "purpose" without a purpose.
    [[nodiscard]] Result<ReadableConversation> revealedConversation(qint64 id,
                                                                    const QString &purpose);
    /// What stands under the dots of one finding. Error: Invalid "purpose".
    [[nodiscard]] Result<QString> reveal(qint64 finding, const QString &purpose);
    /// A false hit. Error: Invalid "reason" without a reason.
    [[nodiscard]] Result<void> suppress(qint64 finding, const QString &reason);
    [[nodiscard]] Result<void> restore(qint64 finding);
    /// A legal hold keeps conversations from every purge. Error: Invalid "reason".
    [[nodiscard]] Result<void> hold(const QList<qint64> &conversations, const QString &reason);
    [[nodiscard]] Result<void> release(const QList<qint64> &conversations, const QString &reason);
    [[nodiscard]] Result<void> setRetention(const RetentionRule &rule);
    /// The JSON of one row as it was received, sign-in tokens masked; the findings are not. Error:
    /// Invalid "purpose".
    [[nodiscard]] Result<QByteArray> rawRow(qint64 conversation, int row, const QString &purpose);

    /// Syncs now and then every interval of the settings, on the tenant's clock.
    void startPolling();
    void stopPolling();
    [[nodiscard]] const SyncStatus &syncStatus() const;

Q_SIGNALS:
    /// Conversations are new, changed or gone; empty = too many to name: look at all again.
    void archiveChanged(const QList<qint64> &conversations);
    void syncChanged();

private:
    template<typename T, typename Run>
    Work<T> begin(const char *title, Run run);
    [[nodiscard]] Result<void> decideHolds(const QList<qint64> &conversations,
                                           const QString &reason, const char *what);
    void poll();
    void armPoll();

    std::shared_ptr<TranscriptCore> m_core;
    QTimer m_poll;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/store/commands.h"
#include "app/store/database.h"
#include "app/store/keyindex.h"
#include "app/store/leases.h"
#include "app/store/logrow.h"
#include "app/store/runs.h"
#include "app/store/spacereserve.h"

#include <QObject>

#include <functional>

namespace keyturn {

/// What an append changes besides the journal, in the same transaction.
struct AppendOptions
{
    qint64 closesCommand = 0;
    QString commandOutcome = QStringLiteral("done");
    std::optional<RunStatus> status; ///< replaces what project() would make of the facts
};

struct Appended
{
    qint64 lastSeq = 0;
    LogHead head; ///< for the keychain
};

/// Journal, control log, table of runs, leases and commands: records.db, one connection.
/// Invariant: a fact, its control log row and the state of its run are committed together or not
/// at all. Invariant: journal and log are only ever appended to; triggers refuse the rest.
/// Invariant: facts of a run are refused (HeldElsewhere) while another process holds its lease.
/// Invariant: of the runs that claim a credential at most one is open (Conflict, subject = run).
class Records : public QObject
{
    Q_OBJECT
public:
    /// Space held back for one run by default.
    static constexpr qint64 runReserveBytes = 4 * 1024 * 1024;

    /// Opens or makes <home>/store/records.db.
    [[nodiscard]] static Result<std::unique_ptr<Records>>
    open(const QString &home, ProcessIdentity self = ProcessIdentity::ofThisProcess());

    /// Rows appended from now on are sealed with @p key.
    void setSealKey(Secret key) { m_sealKey = std::move(key); }
    [[nodiscard]] bool canSeal() const { return !m_sealKey.isEmpty(); }

    /// Makes the row of a run together with its first facts.
    [[nodiscard]] Result<Appended> plan(const PlannedRun &run, const std::vector<Fact> &facts);
    [[nodiscard]] Result<Appended> append(const std::vector<Fact> &facts,
                                          const AppendOptions &options = {});
    [[nodiscard]] Result<Journal> journal(const QString &run, qint64 afterSeq = 0);

    /// Holds back disk space for the rest of a run. append() gives it back when the disk is full;
    /// the end of the run frees it.
    [[nodiscard]] Result<void> reserve(const QString &run, qint64 bytes = runReserveBytes);

    [[nodiscard]] Result<QList<RunRow>> runs(RunFilter filter = RunFilter::All);
    [[nodiscard]] Result<RunRow> run(const QString &id);
    /// By whole id or unique prefix. Errors: NotFound, Invalid (ambiguous).
    [[nodiscard]] Result<RunRow> findRun(const QString &prefix);
    /// The open run that holds @p credential; empty when none does.
    [[nodiscard]] Result<QString> openRunOf(const QString &credential);

    /// "Stop all writes" of every run and console of this home; a row of the log says who.
    [[nodiscard]] Result<Appended> setWritesStopped(bool stopped, const QString &actor,
                                                    TimePoint at);
    [[nodiscard]] Result<bool> writesStopped();

    using LogVisitor = std::function<Result<void>(const LogRow &)>;
    [[nodiscard]] Result<LogHead> head();
    /// Rows below @p beforeRow (0 = from the end), newest first, with @p text in any column.
    [[nodiscard]] Result<QList<LogRow>> logPage(qint64 beforeRow, int limit,
                                                const QString &text = {});
    /// Every row in order, on one unchanging state; @p passes times. Returns the head.
    [[nodiscard]] Result<LogHead> readLog(const LogVisitor &visit, int passes = 1);
    [[nodiscard]] Result<LogCheck> verify(const LogWitness &witness = {});
    /// Remembers that an export carried @p head out of this machine.
    [[nodiscard]] Result<void> noteAnchor(const LogHead &head, const QString &where, TimePoint at);
    [[nodiscard]] Result<std::vector<LogHead>> anchors();

    [[nodiscard]] Leases &leases() { return m_leases; }
    [[nodiscard]] Commands &commands() { return m_commands; }
    [[nodiscard]] KeyIndex &keyIndex() { return m_keyIndex; }
    [[nodiscard]] Database &database() { return *m_database; }

Q_SIGNALS:
    /// This process appended facts; StoreWatcher tells of the others.
    void appended(const QStringList &runs);

private:
    Records(std::unique_ptr<Database> database, const QString &home, ProcessIdentity self);
    [[nodiscard]] Result<void> freeReservesOfEndedRuns();
    [[nodiscard]] Result<void> insertRun(const PlannedRun &run);
    [[nodiscard]] Result<Appended> write(const std::vector<Fact> &facts,
                                         const AppendOptions &options, const PlannedRun *planned);
    [[nodiscard]] Result<Appended> insert(const std::vector<Fact> &facts,
                                          const AppendOptions &options);
    [[nodiscard]] Result<void> updateRun(const Fact &fact, const AppendOptions &options);
    [[nodiscard]] Result<void> claimCredentials(const QString &run);
    [[nodiscard]] Result<LogCheck> check(const LogWitness &witness);

    std::unique_ptr<Database> m_database;
    SpaceReserve m_reserve;
    Leases m_leases;
    Commands m_commands;
    KeyIndex m_keyIndex;
    Secret m_sealKey;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What came of work on transcripts. Times are epoch milliseconds of the tenant's clock.

#include "app/base/result.h"
#include "app/transcripts/importer/importfile.h"
#include "app/transcripts/losssheet.h"
#include "app/transcripts/reader/coverage.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace keyturn {

struct AgentSync
{
    QString botId; ///< empty for rows whose agent is not known
    QString name;
    qint64 fetched = 0;
    qint64 added = 0;
};

struct EnvironmentSync
{
    QString id;
    QString name;
    qint64 pages = 0;
    qint64 fetched = 0;       ///< rows that the server sent
    qint64 added = 0;         ///< rows that are new here
    qint64 known = 0;         ///< rows that were here: the overlap
    qint64 late = 0;          ///< new rows that are older than the watermark was
    qint64 conversations = 0; ///< new ones
    qint64 findings = 0;
    qint64 unrecognised = 0;
    std::optional<qint64> watermarkMs;
    bool resumed = false; ///< went on where an interrupted sync ended
    QList<AgentSync> agents;
    QList<SyncCheck> notes; ///< what a person should know; nothing that failed
    std::optional<Error> error;
};

struct SyncReport
{
    QList<EnvironmentSync> environments;
    qint64 added = 0;
    [[nodiscard]] int failed() const;
};

struct ImportReport
{
    struct File
    {
        transcripts::FileOutcome outcome;
        qint64 added = 0;      ///< rows that are new in the archive
        qint64 duplicates = 0; ///< rows that were there
        qint64 findings = 0;
        std::optional<Error> error; ///< of the archive
    };
    std::vector<File> files;
    std::vector<transcripts::ImportProblem> problems; ///< of paths: missing, unreadable, empty
    QList<qint64> touched; ///< conversations that are new or changed; the first ten thousand
    /// Files of which something was not read or not kept, and paths without a file.
    [[nodiscard]] int failed() const;
};

struct RuleHits
{
    QString rule;
    QString title;
    int severity = 0;
    qint64 hits = 0;
};

struct ScanReport
{
    bool trial = false;
    qint64 texts = 0; ///< that were read
    qint64 textsHit = 0;
    qint64 hits = 0;
    qint64 turnsHit = 0;
    qint64 conversationsHit = 0;
    bool turnsAtLeast = false; ///< counting turns ended at its cap
    QList<qint64> examples;    ///< conversations that were hit, newest last, at most 100
    QList<RuleHits> rules;
    QStringList problems; ///< why a rule text or file was refused, one sentence each
};

struct CoverageReport
{
    transcripts::Coverage coverage;
    struct ProblemRow
    {
        qint64 conversation = 0;
        QString transcriptId;
        QString sourceName;
        QString problem; ///< code, see problemText() of the reader
        bool truncated = false;
    };
    QList<ProblemRow> problemRows; ///< newest first, at most 1,000
};

struct ExportedFile
{
    QString file;
    qint64 conversations = 0;
    qint64 rows = 0; ///< raw rows they were read from
    qint64 turns = 0;
    qint64 messages = 0;
    qint64 withheld = 0; ///< texts that were left out whole, since a rule held on every version
    qint64 cells = 0;    ///< of a sheet: texts that a cell could not hold whole; each one says so
    qint64 gone = 0;     ///< conversations that were purged meanwhile
    qint64 bytes = 0;
    QByteArray sha256; ///< of the file
};

struct ForwardOutcome
{
    qint64 conversations = 0; ///< looked at
    qint64 entered = 0;       ///< pairs that are new in the ledger
    qint64 replayed = 0;      ///< pairs that a replay made pending again
    qint64 sent = 0;
    qint64 updates = 0; ///< of those sent: a turn that was sent before and got more replies
    qint64 refused = 0;
    qint64 dropped = 0; ///< superseded before they were sent, or their conversation was purged
    qint64 cut = 0;     ///< sent with a text that was too long and says so
    qint64 unknown = 0; ///< in the ledger: sent, but the answer was lost
    qint64 pending = 0; ///< in the ledger: still to be sent
    QByteArray dryRun;  ///< the bodies exactly as they would go out, a line feed after each
    std::optional<Error> stoppedBy; ///< why it ended before everything was sent
};

} // namespace keyturn

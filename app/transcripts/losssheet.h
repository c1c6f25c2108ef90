// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Was anything lost?": what must hold for transcripts to be there, and what the server counts.

#include "app/base/result.h"
#include "app/tenant/transcriptsync.h"

#include <QList>
#include <QString>

#include <optional>

namespace keyturn {

/// What must hold for transcripts to be there at all, and what a sync may meet.
enum class SyncTopic {
    Dataverse,       ///< the environment has a database
    EnvironmentType, ///< of a kind that writes transcripts
    SignIn,          ///< the console's application is a user of the environment
    Table,           ///< conversationtranscripts answers
    Privilege,       ///< its rows may be read, at organisation depth
    AgentsReadable,  ///< `bot` answers with rows: 200 with none is a missing right
    Recording,       ///< rows are there although agents talk: the transcript setting
    Licence,
    Lag,          ///< 30 to 40 minutes from a conversation's end to its row
    ThirtyDayJob, ///< rows older than 30 days are deleted by a job
    ServerCount,  ///< what the server counts is here
    ClockSkew,    ///< the server's rows are newer than our clock
    LateRows,     ///< rows came behind the watermark, inside the overlap
    PagingRestarted,
    Resumed,
    SchemaVersion ///< rows say a version that the reader was not written for
};

enum class CheckResult {
    Met,
    NotMet,
    Unknown, ///< could not be asked
    Told     ///< a fact to know; nothing to mend
};

/// One prerequisite with what was asked, what the answer was, and how to mend it.
struct SyncCheck
{
    SyncTopic topic = SyncTopic::Dataverse;
    CheckResult result = CheckResult::Unknown;
    QString asked; ///< the call or the fact: "GET bots?$top=1"
    QString found; ///< in figures or the service's words
    bool operator==(const SyncCheck &) const = default;

    [[nodiscard]] QString sentence() const; ///< English; the window has its own words
    [[nodiscard]] QString mend() const;     ///< empty when nothing is to be mended
};

[[nodiscard]] QString nameOf(SyncTopic topic); ///< "environment-type", for JSON
[[nodiscard]] QString nameOf(CheckResult result);

/// The console's application is no user of the environment. Source: contracts, identity 3.3.
[[nodiscard]] bool isNotMember(const Error &error);
/// The table was never installed in the environment. Source: the same.
[[nodiscard]] bool isTableMissing(const Error &error);

/// True when one of @p checks is not met.
[[nodiscard]] bool anyUnmet(const QList<SyncCheck> &checks);

struct EnvironmentLoss
{
    QString id;
    QString name;
    std::optional<qint64> watermarkMs;
    std::optional<qint64> lagMs;
    std::optional<qint64> lastSyncMs;
    qint64 rowsHere = 0;
    std::optional<qint64> rowsOnServer; ///< empty when the server could not be asked
    qint64 unseen = 0;                  ///< rows on the server that are not here
    qint64 soonDeletedUnseen = 0;       ///< of those: the 30-day job takes them within a day
    qint64 goneOnServer = 0;            ///< rows that only this archive still has
    QList<LossRow> agents;
    QList<SyncCheck> checks; ///< every prerequisite, met or not
    std::optional<Error> error;
};

/// "Was anything lost?"
struct LossSheet
{
    qint64 askedMs = 0;
    QList<EnvironmentLoss> environments;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is known about the completeness of the archive, and what left it: sync, loss, forwarding,
// retention. Times are epoch milliseconds of the tenant's clock.

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace keyturn {

/// What the sync of one environment has reached.
struct SyncState
{
    QString environmentId;
    QString environmentName;
    std::optional<qint64> watermarkMs; ///< greatest createdon that was written
    std::optional<qint64> lastSyncMs;  ///< when a sync last ended well
    QString resumeLink;                ///< nextLink of a sync that was interrupted
    QString problem;                   ///< of the last try; empty when it went well
    bool operator==(const SyncState &) const = default;
};

/// What the server says it holds of one agent.
struct ServerCount
{
    QString environmentId;
    QString agentBotId;
    qint64 rows = 0;
    std::optional<qint64> oldestMs; ///< createdon of the oldest row
    qint64 soonDeletedUnseen = 0;   ///< rows the 30-day job takes before they are here
    qint64 askedMs = 0;
};

/// One line of the sheet "was anything lost?": an agent in an environment.
struct LossRow
{
    QString environmentId;
    QString environmentName;
    QString agentBotId;
    QString agentName;
    std::optional<qint64> watermarkMs;
    std::optional<qint64> lagMs; ///< now minus watermark
    qint64 rowsHere = 0;
    std::optional<qint64> rowsOnServer;
    std::optional<qint64> oldestOnServerMs;
    qint64 soonDeletedUnseen = 0;
    std::optional<qint64> askedMs;
    QDate firstDay;
    QDate lastDay;
    QList<QDate> gaps; ///< days between the two on which no row was created
};

/// A pair of user message and replies, as the receiver must see it once. @p replyIds are joined by
/// the caller in the order of the replies.
struct ForwardKey
{
    QString conversation; ///< `name` whole
    QString userActivityId;
    QString replyIds;
    bool operator==(const ForwardKey &) const = default;
};

enum class ForwardState {
    Pending,
    Sent,
    Refused, ///< by the receiver, or by us since it cannot take it
    Unknown, ///< it left, or was about to, and no answer says what became of it
    Dropped  ///< was pending and is not needed any more: `answer` says why
};

struct ForwardEntry
{
    qint64 id = 0;
    QString destination;
    ForwardKey key;
    qint64 conversation = 0; ///< id in the archive
    int messageIndex = 0;
    QByteArray payloadSha256;
    ForwardState state = ForwardState::Pending;
    int attempts = 0;
    QString answer;                  ///< status of the receiver
    std::optional<qint64> atMs;      ///< of the pair, for ranges
    std::optional<qint64> changedMs; ///< when the state was last changed
};

struct ForwardCounts
{
    qint64 pending = 0;
    qint64 sent = 0;
    qint64 refused = 0;
    qint64 unknown = 0;
    qint64 dropped = 0;
};

/// How long conversations are kept. A legal hold outlasts it.
struct RetentionRule
{
    int days = 0; ///< 0 keeps them for ever
    bool operator==(const RetentionRule &) const = default;
};

/// Why a conversation outlasts every purge.
struct LegalHold
{
    QString reason;
    QString heldBy;
    qint64 heldMs = 0;
    bool operator==(const LegalHold &) const = default;
};

/// What a purge took away.
struct PurgeCounts
{
    qint64 conversations = 0;
    qint64 rows = 0;
    qint64 texts = 0;
    qint64 findings = 0;
    qint64 heldBack = 0;  ///< old enough, but held
    bool atEnd = false;   ///< nothing that is old enough is left
    bool scrubbed = true; ///< no byte of it is left in the files
};

} // namespace keyturn

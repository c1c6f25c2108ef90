// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcriptsync.h"

namespace keyturn {

class TranscriptArchive;

/// What was handed to which receiver.
/// Invariant: a key has one entry for each destination; only replay() lets it be sent again.
class ForwardLedger
{
public:
    explicit ForwardLedger(TranscriptArchive &archive);

    /// Enters @p pairs that the destination does not have yet as pending and returns the entries of
    /// all of them, in order. Call it before sending: what is Sent is not sent again.
    [[nodiscard]] Result<QList<ForwardEntry>> enter(const QList<ForwardEntry> &pairs);
    /// Before sending: makes @p entries Unknown, with their payload's hash and one attempt more, so
    /// that whatever ends the program leaves the truth behind.
    [[nodiscard]] Result<void> begin(const QList<ForwardEntry> &entries, qint64 nowMs);
    /// What became of entries, after the receiver answered.
    [[nodiscard]] Result<void> settle(const QList<qint64> &entries, ForwardState state,
                                      const QString &answer, qint64 nowMs);
    /// Makes what was sent, refused or is unknown with a pair in [fromMs, untilMs) pending again;
    /// returns how many.
    [[nodiscard]] Result<qint64> replay(const QString &destination, qint64 fromMs, qint64 untilMs,
                                        qint64 nowMs);

    /// Pending entries above @p after, by id.
    [[nodiscard]] Result<QList<ForwardEntry>> pending(const QString &destination, qint64 after,
                                                      int limit);
    /// Entries in @p state above @p after, by id.
    [[nodiscard]] Result<QList<ForwardEntry>> inState(const QString &destination,
                                                      ForwardState state, qint64 after, int limit);
    /// All entries of one conversation, by id.
    [[nodiscard]] Result<QList<ForwardEntry>> ofConversation(const QString &destination,
                                                             const QString &conversation);
    /// Entries below @p before (0: from the newest), newest first.
    [[nodiscard]] Result<QList<ForwardEntry>> newest(const QString &destination, qint64 before,
                                                     int limit);
    [[nodiscard]] Result<ForwardCounts> counts(const QString &destination);
    [[nodiscard]] Result<QStringList> destinations();
    /// Where a forwarder goes on looking for new pairs; 0 at first. Rows have ids above it when
    /// they came later in time, so late rows are found by arrivedAfter().
    [[nodiscard]] Result<qint64> position(const QString &destination);
    [[nodiscard]] Result<void> setPosition(const QString &destination, qint64 position);
    /// Conversations that got rows after arrival number @p position, and the number to go on from.
    struct Arrived
    {
        QList<qint64> conversations;
        qint64 position = 0;
        bool atEnd = false;
    };
    [[nodiscard]] Result<Arrived> arrivedAfter(qint64 position, int limit);

private:
    TranscriptArchive &m_archive;
};

} // namespace keyturn

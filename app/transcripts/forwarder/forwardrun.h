// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One run of the forwarder without its waiting: what is new, what goes next, what became of it.

#include "app/transcripts/forwarder/batch.h"
#include "app/transcripts/forwarder/forwardlook.h"

#include <deque>

namespace keyturn::transcripts {

/// Pairs that leave in one body.
struct Wave
{
    QList<ForwardEntry> entries;
    QList<bool> updates;
    qint64 cut = 0;
    QByteArray body;
};

/// What to do after an answer.
enum class AfterAnswer : std::uint8_t {
    GoOn,
    Again, ///< after retryDelay()
    Stop
};

class ForwardRun
{
public:
    ForwardRun(const ForwardParts &parts, const Receiver &receiver, const ForwardOptions &options);

    /// Lost pairs become pending, where the receiver or a person allows it.
    [[nodiscard]] Result<void> releaseUnknown();
    /// Enters what is new in some more conversations; false when there are none left.
    [[nodiscard]] Result<bool> enterSome();
    /// The next pending pairs; without entries when there are none.
    [[nodiscard]] Result<Wave> nextWave();
    /// Call it before the first byte leaves.
    [[nodiscard]] Result<void> begin(Wave &wave);
    [[nodiscard]] Result<AfterAnswer> settle(const Wave &wave, const IngestionAnswer &answer);
    [[nodiscard]] Millis retryDelay() const { return m_delay; }
    [[nodiscard]] Result<ForwardReport> report();

    /// All bodies that would leave, without a trace in the ledger.
    [[nodiscard]] Result<ForwardReport> dry(QIODevice &out);

private:
    enum class Fate : std::uint8_t { Taken, Full, PassedOver };

    [[nodiscard]] qint64 now() const;
    [[nodiscard]] Result<void> enter(const QList<qint64> &conversations);
    [[nodiscard]] Result<void> collect(qint64 conversation, QList<ForwardEntry> &fresh,
                                       QList<qint64> &superseded);
    [[nodiscard]] Result<bool> enterChosen();
    [[nodiscard]] Result<Fate> consider(const ForwardEntry &entry, Batch &batch, Wave &wave);
    [[nodiscard]] Result<Fate> end(const ForwardEntry &entry, ForwardState state,
                                   const QString &why);
    [[nodiscard]] Result<void> mark(const Wave &wave, ForwardState state, const QString &answer);
    [[nodiscard]] Result<AfterAnswer> settleRefused(const Wave &wave,
                                                    const IngestionAnswer &answer);
    [[nodiscard]] Result<AfterAnswer> again(const Wave &wave, const IngestionAnswer &answer);
    [[nodiscard]] Result<const LedgerBook *> bookOf(const std::string &conversation);
    [[nodiscard]] Result<QList<ForwardEntry>> dryEntries(const LookedAt &at);

    ForwardParts m_parts;
    Receiver m_receiver;
    ForwardOptions m_options;
    ForwardLook m_look;
    ForwardReport m_report;
    std::optional<qint64> m_position;
    qsizetype m_chosen = 0; ///< of the conversations that the options name
    qint64 m_after = 0;     ///< last pending entry that was fetched
    std::deque<ForwardEntry> m_queue;
    std::string m_bookName;
    std::optional<LedgerBook> m_book;
    std::size_t m_most = 50;
    int m_tries = 0;
    Millis m_delay{0};
};

} // namespace keyturn::transcripts

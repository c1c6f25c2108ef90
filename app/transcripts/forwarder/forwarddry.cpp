// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/csvwriter.h"
#include "app/transcripts/forwarder/forwardrun.h"

#include <QSet>

namespace keyturn::transcripts {

namespace {

/// More than any archive has; bounds the walk over its arrivals.
constexpr int mostRounds = 100'000'000;

} // namespace

Result<QList<ForwardEntry>> ForwardRun::dryEntries(const LookedAt &at)
{
    if (at.pairs.empty())
        return QList<ForwardEntry>();
    std::vector<Pair> wanted;
    for (const Pair &pair : at.pairs) {
        if (m_look.isInRange(pair.atMs))
            wanted.push_back(pair);
    }
    const auto book = bookOf(at.pairs.front().conversation);
    if (!book)
        return std::unexpected(book.error());
    return (*book)->newIn(wanted, at.id);
}

Result<ForwardReport> ForwardRun::dry(QIODevice &out)
{
    QList<qint64> arrived = m_options.conversations;
    qint64 position = 0;
    if (arrived.isEmpty()) {
        const bool isRange = m_options.fromMs || m_options.untilMs;
        const auto known = m_parts.ledger->position(m_look.positionName());
        if (!known)
            return std::unexpected(known.error());
        position = isRange ? 0 : *known;
    }
    Wave wave;
    Batch batch(m_receiver.kind, m_most);
    const auto flush = [&]() -> Result<void> {
        if (batch.isEmpty())
            return {};
        m_report.sent += wave.entries.size();
        m_report.cut += wave.cut;
        m_report.updates += wave.updates.count(true);
        wave = {};
        return writeAll(out, batch.take() + '\n');
    };
    const auto take = [&](const QList<ForwardEntry> &entries) -> Result<void> {
        for (qsizetype i = 0; i < entries.size();) {
            const auto fate = consider(entries.at(i), batch, wave);
            if (!fate)
                return std::unexpected(fate.error());
            if (*fate != Fate::Full)
                ++i;
            if (*fate == Fate::Full || batch.count() >= m_most) {
                if (const auto done = flush(); !done)
                    return done;
            }
        }
        return {};
    };

    std::vector<ForwardState> states{ForwardState::Pending};
    if (m_options.resendUnknown || m_receiver.recognisesPairs)
        states.push_back(ForwardState::Unknown);
    for (const ForwardState state : states) {
        qint64 after = 0;
        for (int round = 0; round < mostRounds; ++round) {
            auto entries = m_parts.ledger->inState(m_receiver.name, state, after, 200);
            if (!entries)
                return std::unexpected(entries.error());
            if (entries->isEmpty())
                break;
            after = entries->back().id;
            // Without an id nothing that is found out here reaches the ledger.
            for (ForwardEntry &entry : *entries)
                entry.id = 0;
            if (const auto done = take(*entries); !done)
                return std::unexpected(done.error());
        }
    }
    QSet<qint64> seen;
    for (int round = 0; round < mostRounds; ++round) {
        bool atEnd = true;
        if (m_options.conversations.isEmpty()) {
            const auto some = m_parts.ledger->arrivedAfter(position, 50);
            if (!some)
                return std::unexpected(some.error());
            arrived = some->conversations;
            position = some->position;
            atEnd = some->atEnd;
        }
        for (const qint64 conversation : arrived) {
            if (seen.contains(conversation))
                continue;
            seen.insert(conversation);
            const auto at = m_look.at(conversation);
            if (!at)
                return std::unexpected(at.error());
            ++m_report.conversations;
            if (*at == nullptr || !(*at)->passes)
                continue;
            const auto fresh = dryEntries(**at);
            if (!fresh)
                return std::unexpected(fresh.error());
            m_report.entered += fresh->size();
            if (const auto done = take(*fresh); !done)
                return std::unexpected(done.error());
        }
        if (atEnd)
            break;
    }
    if (const auto done = flush(); !done)
        return std::unexpected(done.error());
    return m_report;
}

} // namespace keyturn::transcripts

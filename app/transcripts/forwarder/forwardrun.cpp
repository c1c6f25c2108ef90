// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/forwardrun.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr int conversationsAtOnce = 50;
constexpr int entriesAtOnce = 200;
constexpr std::size_t pairsInBody = 50; ///< what Akto's own clients send
constexpr int mostTries = 6;
constexpr Millis firstDelay{1'000};
constexpr Millis longestDelay{60'000};

QString answerText(const IngestionAnswer &answer)
{
    if (answer.httpStatus != 0)
        return QString::number(answer.httpStatus);
    return answer.error ? nameOf(answer.error->kind) : QString();
}

QList<qint64> idsOf(const Wave &wave)
{
    QList<qint64> ids;
    for (const ForwardEntry &entry : wave.entries)
        ids.append(entry.id);
    return ids;
}

} // namespace

ForwardRun::ForwardRun(const ForwardParts &parts, const Receiver &receiver,
                       const ForwardOptions &options)
    : m_parts(parts)
    , m_receiver(receiver)
    , m_options(options)
    , m_look(parts, receiver, options)
{}

qint64 ForwardRun::now() const
{
    return m_parts.clock->now().time_since_epoch().count();
}

Result<void> ForwardRun::releaseUnknown()
{
    if (!m_options.resendUnknown && !m_receiver.recognisesPairs)
        return {};
    const QString why = m_options.resendUnknown ? QStringLiteral("a person said: again")
                                                : QStringLiteral("the receiver recognises it");
    // Settled entries leave the state, so that the first page is always the next one.
    for (;;) {
        const auto lost =
            m_parts.ledger->inState(m_receiver.name, ForwardState::Unknown, 0, entriesAtOnce);
        if (!lost)
            return std::unexpected(lost.error());
        if (lost->isEmpty())
            return {};
        QList<qint64> ids;
        for (const ForwardEntry &entry : *lost)
            ids.append(entry.id);
        const auto done = m_parts.ledger->settle(ids, ForwardState::Pending, why, now());
        if (!done)
            return done;
    }
}

Result<void> ForwardRun::collect(qint64 conversation, QList<ForwardEntry> &fresh,
                                 QList<qint64> &superseded)
{
    const auto at = m_look.at(conversation);
    if (!at)
        return std::unexpected(at.error());
    ++m_report.conversations;
    if (*at == nullptr || !(*at)->passes)
        return {};
    std::vector<Pair> wanted;
    for (const Pair &pair : (*at)->pairs) {
        if (m_look.isInRange(pair.atMs))
            wanted.push_back(pair);
    }
    if (wanted.empty())
        return {};
    const auto book = LedgerBook::of(*m_parts.ledger, m_receiver.name, wanted.front().conversation);
    if (!book)
        return std::unexpected(book.error());
    const QList<ForwardEntry> entries = book->newIn(wanted, conversation);
    superseded += book->supersededBy(entries);
    fresh += entries;
    return {};
}

Result<void> ForwardRun::enter(const QList<qint64> &conversations)
{
    QList<ForwardEntry> fresh;
    QList<qint64> superseded;
    QSet<qint64> seen;
    for (const qint64 conversation : conversations) {
        if (seen.contains(conversation))
            continue;
        seen.insert(conversation);
        if (const auto done = collect(conversation, fresh, superseded); !done)
            return done;
    }
    m_book.reset();
    // First the new: between the two writes nothing may be missing.
    if (!fresh.isEmpty()) {
        if (const auto entered = m_parts.ledger->enter(fresh); !entered)
            return std::unexpected(entered.error());
    }
    m_report.entered += fresh.size();
    m_report.dropped += superseded.size();
    if (superseded.isEmpty())
        return {};
    return m_parts.ledger->settle(superseded, ForwardState::Dropped, QStringLiteral("superseded"),
                                  now());
}

Result<bool> ForwardRun::enterChosen()
{
    const QList<qint64> some = m_options.conversations.mid(m_chosen, conversationsAtOnce);
    m_chosen += some.size();
    if (const auto done = enter(some); !done)
        return std::unexpected(done.error());
    return m_chosen < m_options.conversations.size();
}

Result<bool> ForwardRun::enterSome()
{
    if (!m_options.conversations.isEmpty())
        return enterChosen();
    // A run over a range looks at everything and remembers nothing of it.
    const bool isRange = m_options.fromMs || m_options.untilMs;
    if (!m_position) {
        const auto known = m_parts.ledger->position(m_look.positionName());
        if (!known)
            return std::unexpected(known.error());
        m_position = isRange ? 0 : *known;
    }
    const auto arrived = m_parts.ledger->arrivedAfter(*m_position, conversationsAtOnce);
    if (!arrived)
        return std::unexpected(arrived.error());
    if (const auto done = enter(arrived->conversations); !done)
        return std::unexpected(done.error());
    // Only now: ended before, the same conversations are looked at again, and nothing is new.
    m_position = arrived->position;
    if (!isRange && !arrived->conversations.isEmpty()) {
        if (const auto set = m_parts.ledger->setPosition(m_look.positionName(), *m_position); !set)
            return std::unexpected(set.error());
    }
    return !arrived->atEnd;
}

Result<const LedgerBook *> ForwardRun::bookOf(const std::string &conversation)
{
    if (!m_book || m_bookName != conversation) {
        auto book = LedgerBook::of(*m_parts.ledger, m_receiver.name, conversation);
        if (!book)
            return std::unexpected(book.error());
        m_book = std::move(*book);
        m_bookName = conversation;
    }
    return &*m_book;
}

Result<ForwardRun::Fate> ForwardRun::end(const ForwardEntry &entry, ForwardState state,
                                         const QString &why)
{
    if (entry.id != 0) {
        const auto done = m_parts.ledger->settle({entry.id}, state, why, now());
        if (!done)
            return std::unexpected(done.error());
    }
    (state == ForwardState::Refused ? m_report.refused : m_report.dropped) += 1;
    return Fate::PassedOver;
}

Result<ForwardRun::Fate> ForwardRun::consider(const ForwardEntry &entry, Batch &batch, Wave &wave)
{
    const auto looked = m_look.at(entry.conversation);
    if (!looked)
        return std::unexpected(looked.error());
    if (*looked == nullptr)
        return end(entry, ForwardState::Dropped, QStringLiteral("purged"));
    const LookedAt &at = **looked;
    if (!at.passes || !m_look.isInRange(entry.atMs))
        return Fate::PassedOver;
    const auto pair = std::find_if(at.pairs.begin(), at.pairs.end(),
                                   [&](const Pair &each) { return keyOf(each) == entry.key; });
    if (pair == at.pairs.end()) {
        // With more replies than when it was entered it is a pair of its own, soon or already.
        const bool grew = std::any_of(at.pairs.begin(), at.pairs.end(), [&](const Pair &each) {
            return keyOf(each).userActivityId == entry.key.userActivityId;
        });
        return grew ? Fate::PassedOver : end(entry, ForwardState::Dropped, QStringLiteral("gone"));
    }
    const auto book = bookOf(pair->conversation);
    if (!book)
        return std::unexpected(book.error());
    const bool isUpdate = (*book)->isUpdate(entry);
    const auto payload = m_look.payload(*pair, at, entry.messageIndex, isUpdate);
    if (!payload)
        return end(entry, ForwardState::Refused,
                   QString::fromStdString(std::string(nameOf(payload.error()))));
    if (!batch.add(payload->json))
        return Fate::Full;
    ForwardEntry leaving = entry;
    leaving.payloadSha256 = QCryptographicHash::hash(
        QByteArray::fromRawData(payload->json.data(), static_cast<qsizetype>(payload->json.size())),
        QCryptographicHash::Sha256);
    wave.entries.append(leaving);
    wave.updates.append(isUpdate);
    wave.cut += payload->cut ? 1 : 0;
    return Fate::Taken;
}

Result<Wave> ForwardRun::nextWave()
{
    Wave wave;
    Batch batch(m_receiver.kind, m_most);
    for (;;) {
        if (m_queue.empty()) {
            const auto more = m_parts.ledger->pending(m_receiver.name, m_after, entriesAtOnce);
            if (!more)
                return std::unexpected(more.error());
            if (more->isEmpty())
                break;
            m_queue.assign(more->begin(), more->end());
            m_after = more->back().id;
        }
        const auto fate = consider(m_queue.front(), batch, wave);
        if (!fate)
            return std::unexpected(fate.error());
        if (*fate == Fate::Full)
            break;
        m_queue.pop_front();
        if (batch.count() >= m_most)
            break;
    }
    if (!wave.entries.isEmpty())
        wave.body = batch.take();
    return wave;
}

Result<void> ForwardRun::begin(Wave &wave)
{
    return m_parts.ledger->begin(wave.entries, now());
}

Result<void> ForwardRun::mark(const Wave &wave, ForwardState state, const QString &answer)
{
    // What comes after this wave is decided with the ledger as it is then.
    m_book.reset();
    return m_parts.ledger->settle(idsOf(wave), state, answer, now());
}

Result<AfterAnswer> ForwardRun::again(const Wave &wave, const IngestionAnswer &answer)
{
    if (const auto done = mark(wave, ForwardState::Pending, answerText(answer)); !done)
        return std::unexpected(done.error());
    m_queue.clear();
    m_after = wave.entries.front().id - 1;
    if (++m_tries >= mostTries) {
        m_report.stoppedBy = answer.error;
        return AfterAnswer::Stop;
    }
    m_delay = std::min<Millis>(longestDelay, firstDelay * (1LL << (m_tries - 1)));
    if (answer.error && answer.error->retryAfter)
        m_delay = *answer.error->retryAfter;
    return AfterAnswer::Again;
}

Result<AfterAnswer> ForwardRun::settleRefused(const Wave &wave, const IngestionAnswer &answer)
{
    const QString text = answerText(answer);
    const bool isAboutUs = answer.httpStatus == 401 || answer.httpStatus == 403 ||
                           answer.httpStatus == 404 || answer.httpStatus < 400;
    if (isAboutUs) {
        m_report.stoppedBy = answer.error;
        const auto done = mark(wave, ForwardState::Pending, text);
        return done ? Result<AfterAnswer>(AfterAnswer::Stop) : std::unexpected(done.error());
    }
    if (wave.entries.size() == 1) {
        m_report.refused += 1;
        const auto done = mark(wave, ForwardState::Refused, text);
        return done ? Result<AfterAnswer>(AfterAnswer::GoOn) : std::unexpected(done.error());
    }
    // 422 is any failure of Akto's service in the middle of a body: a part may have been taken.
    if (answer.httpStatus == 422 && !m_receiver.recognisesPairs) {
        m_report.stoppedBy = answer.error;
        const auto done = mark(wave, ForwardState::Unknown, text);
        return done ? Result<AfterAnswer>(AfterAnswer::Stop) : std::unexpected(done.error());
    }
    // One of them is what it does not take: smaller bodies find out which.
    m_most = std::max<std::size_t>(1, static_cast<std::size_t>(wave.entries.size()) / 2);
    m_queue.clear();
    m_after = wave.entries.front().id - 1;
    m_delay = Millis(0);
    const auto done = mark(wave, ForwardState::Pending, text);
    return done ? Result<AfterAnswer>(AfterAnswer::Again) : std::unexpected(done.error());
}

Result<AfterAnswer> ForwardRun::settle(const Wave &wave, const IngestionAnswer &answer)
{
    switch (answer.became) {
    case Ingested::Taken: {
        m_tries = 0;
        m_most = std::min(pairsInBody, m_most * 2);
        m_report.sent += wave.entries.size();
        m_report.updates += wave.updates.count(true);
        m_report.cut += wave.cut;
        const auto done = mark(wave, ForwardState::Sent, answerText(answer));
        return done ? Result<AfterAnswer>(AfterAnswer::GoOn) : std::unexpected(done.error());
    }
    case Ingested::NotTaken:
        return again(wave, answer);
    case Ingested::Refused:
        return settleRefused(wave, answer);
    case Ingested::Unknown:
        break;
    }
    if (m_receiver.recognisesPairs)
        return again(wave, answer);
    m_report.stoppedBy = answer.error;
    const auto done = mark(wave, ForwardState::Unknown, answerText(answer));
    return done ? Result<AfterAnswer>(AfterAnswer::Stop) : std::unexpected(done.error());
}

Result<ForwardReport> ForwardRun::report()
{
    const auto counts = m_parts.ledger->counts(m_receiver.name);
    if (!counts)
        return std::unexpected(counts.error());
    m_report.unknown = counts->unknown;
    m_report.pending = counts->pending;
    return m_report;
}

} // namespace keyturn::transcripts

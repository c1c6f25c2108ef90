// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/forwardledger.h"

#include "app/store/database.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/transcriptarchive.h"

namespace keyturn {

namespace {

// The columns of entryAt(), in its order.
constexpr const char *byKey = R"(
    SELECT id, destination, name, user_activity, replies, conversation, message, payload, state,
        attempts, answer, at, changed FROM forwarded
    WHERE destination = ? AND name = ? AND user_activity = ? AND replies = ?)";
constexpr const char *byState = R"(
    SELECT id, destination, name, user_activity, replies, conversation, message, payload, state,
        attempts, answer, at, changed FROM forwarded
    WHERE destination = ? AND state = ? AND id > ? ORDER BY id LIMIT ?)";
constexpr const char *byConversation = R"(
    SELECT id, destination, name, user_activity, replies, conversation, message, payload, state,
        attempts, answer, at, changed FROM forwarded
    WHERE destination = ? AND name = ? ORDER BY id)";
constexpr const char *byAge = R"(
    SELECT id, destination, name, user_activity, replies, conversation, message, payload, state,
        attempts, answer, at, changed FROM forwarded
    WHERE destination = ? AND id < ? ORDER BY id DESC LIMIT ?)";

ForwardEntry entryAt(const Statement &read)
{
    ForwardEntry entry;
    entry.id = read.integer(0);
    entry.destination = read.string(1);
    entry.key = {read.string(2), read.string(3), read.string(4)};
    entry.conversation = read.integer(5);
    entry.messageIndex = static_cast<int>(read.integer(6));
    const std::string_view payload = read.text(7);
    entry.payloadSha256 = QByteArray(payload.data(), static_cast<qsizetype>(payload.size()));
    entry.state = static_cast<ForwardState>(read.integer(8));
    entry.attempts = static_cast<int>(read.integer(9));
    entry.answer = read.string(10);
    entry.atMs = read.optionalInteger(11);
    entry.changedMs = read.optionalInteger(12);
    return entry;
}

Result<QList<ForwardEntry>> entriesOf(Statement &read)
{
    QList<ForwardEntry> entries;
    while (read.next())
        entries.append(entryAt(read));
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return entries;
}

QVariant orNull(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant();
}

/// The entry of a pair, made when there is none.
Result<ForwardEntry> enterOne(TranscriptArchive &archive, const ForwardEntry &pair)
{
    const auto added = archive.database().run(
        QStringLiteral("INSERT OR IGNORE INTO forwarded (destination, name, user_activity, "
                       "replies, conversation, message, payload, state, attempts, answer, at, "
                       "changed) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, '', ?, ?)"),
        {pair.destination, pair.key.conversation, pair.key.userActivityId, pair.key.replyIds,
         pair.conversation, pair.messageIndex, pair.payloadSha256, orNull(pair.atMs),
         orNull(pair.changedMs)});
    if (!added)
        return std::unexpected(added.error());
    const std::string destination = pair.destination.toStdString();
    const std::string name = pair.key.conversation.toStdString();
    const std::string user = pair.key.userActivityId.toStdString();
    const std::string replies = pair.key.replyIds.toStdString();
    Statement read = archive.statements().of(byKey);
    read.bindText(destination).bindText(name).bindText(user).bindText(replies);
    auto entries = entriesOf(read);
    if (!entries)
        return std::unexpected(entries.error());
    if (entries->isEmpty())
        return std::unexpected(Error::of(ErrorKind::StoreFailed, QStringLiteral("store"),
                                         QStringLiteral("constraint")));
    return entries->front();
}

} // namespace

ForwardLedger::ForwardLedger(TranscriptArchive &archive)
    : m_archive(archive)
{}

Result<QList<ForwardEntry>> ForwardLedger::enter(const QList<ForwardEntry> &pairs)
{
    return m_archive.database().write([&]() -> Result<QList<ForwardEntry>> {
        QList<ForwardEntry> entries;
        for (const ForwardEntry &pair : pairs) {
            auto entry = enterOne(m_archive, pair);
            if (!entry)
                return std::unexpected(entry.error());
            entries.append(std::move(*entry));
        }
        return entries;
    });
}

Result<void> ForwardLedger::begin(const QList<ForwardEntry> &entries, qint64 nowMs)
{
    Database &database = m_archive.database();
    return database.write([&]() -> Result<void> {
        for (const ForwardEntry &entry : entries) {
            const auto begun = database.run(
                QStringLiteral("UPDATE forwarded SET state = ?, payload = ?, answer = '', "
                               "changed = ?, attempts = attempts + 1 WHERE id = ?"),
                {static_cast<int>(ForwardState::Unknown), entry.payloadSha256, nowMs, entry.id});
            if (!begun)
                return std::unexpected(begun.error());
        }
        return {};
    });
}

Result<void> ForwardLedger::settle(const QList<qint64> &entries, ForwardState state,
                                   const QString &answer, qint64 nowMs)
{
    Database &database = m_archive.database();
    return database.write([&]() -> Result<void> {
        for (const qint64 entry : entries) {
            // What was sent stays sent, whatever a late answer to an earlier try says.
            const auto settled = database.run(
                QStringLiteral("UPDATE forwarded SET state = ?, answer = ?, changed = ?, "
                               "attempts = attempts + (state = 0 AND ? IN (1, 2)) "
                               "WHERE id = ? AND state <> 1"),
                {static_cast<int>(state), answer, nowMs, static_cast<int>(state), entry});
            if (!settled)
                return std::unexpected(settled.error());
        }
        return {};
    });
}

Result<qint64> ForwardLedger::replay(const QString &destination, qint64 fromMs, qint64 untilMs,
                                     qint64 nowMs)
{
    const auto changed = m_archive.database().run(
        QStringLiteral("UPDATE forwarded SET state = 0, changed = ? "
                       "WHERE destination = ? AND state IN (1, 2, 3) AND at >= ? AND at < ?"),
        {nowMs, destination, fromMs, untilMs});
    if (!changed)
        return std::unexpected(changed.error());
    return changed->affected();
}

Result<QList<ForwardEntry>> ForwardLedger::pending(const QString &destination, qint64 after,
                                                   int limit)
{
    return inState(destination, ForwardState::Pending, after, limit);
}

Result<QList<ForwardEntry>> ForwardLedger::inState(const QString &destination, ForwardState state,
                                                   qint64 after, int limit)
{
    const std::string name = destination.toStdString();
    Statement read = m_archive.statements().of(byState);
    read.bindText(name).bind(static_cast<std::int64_t>(state));
    read.bind(std::int64_t{after}).bind(std::int64_t{limit});
    return entriesOf(read);
}

Result<QList<ForwardEntry>> ForwardLedger::ofConversation(const QString &destination,
                                                          const QString &conversation)
{
    const std::string receiver = destination.toStdString();
    const std::string name = conversation.toStdString();
    Statement read = m_archive.statements().of(byConversation);
    read.bindText(receiver).bindText(name);
    return entriesOf(read);
}

Result<QList<ForwardEntry>> ForwardLedger::newest(const QString &destination, qint64 before,
                                                  int limit)
{
    const std::string name = destination.toStdString();
    Statement read = m_archive.statements().of(byAge);
    read.bindText(name).bind(before == 0 ? INT64_MAX : std::int64_t{before});
    read.bind(std::int64_t{limit});
    return entriesOf(read);
}

Result<ForwardCounts> ForwardLedger::counts(const QString &destination)
{
    ForwardCounts counts;
    auto rows = m_archive.database().run(
        QStringLiteral("SELECT state, count(*) FROM forwarded WHERE destination = ? "
                       "GROUP BY state"),
        {destination});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next()) {
        switch (static_cast<ForwardState>(rows->integer(0))) {
        case ForwardState::Pending:
            counts.pending = rows->integer(1);
            break;
        case ForwardState::Sent:
            counts.sent = rows->integer(1);
            break;
        case ForwardState::Refused:
            counts.refused = rows->integer(1);
            break;
        case ForwardState::Unknown:
            counts.unknown = rows->integer(1);
            break;
        case ForwardState::Dropped:
            counts.dropped = rows->integer(1);
            break;
        }
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return counts;
}

Result<QStringList> ForwardLedger::destinations()
{
    auto rows = m_archive.database().run(
        QStringLiteral("SELECT DISTINCT destination FROM forwarded ORDER BY destination"));
    if (!rows)
        return std::unexpected(rows.error());
    QStringList destinations;
    while (rows->next())
        destinations << rows->text(0);
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return destinations;
}

Result<qint64> ForwardLedger::position(const QString &destination)
{
    return m_archive.database().number(
        QStringLiteral("SELECT position FROM forward_positions WHERE destination = ?"),
        {destination});
}

Result<void> ForwardLedger::setPosition(const QString &destination, qint64 position)
{
    const auto set = m_archive.database().run(
        QStringLiteral("INSERT OR REPLACE INTO forward_positions VALUES (?, ?)"),
        {destination, position});
    return set ? Result<void>() : std::unexpected(set.error());
}

Result<ForwardLedger::Arrived> ForwardLedger::arrivedAfter(qint64 position, int limit)
{
    Arrived arrived;
    arrived.position = position;
    Statement read = m_archive.statements().of(
        "SELECT id, conversation FROM arrivals WHERE id > ? ORDER BY id LIMIT ?");
    read.bind(std::int64_t{position}).bind(std::int64_t{limit});
    int count = 0;
    while (read.next()) {
        ++count;
        arrived.position = read.integer(0);
        arrived.conversations.append(read.integer(1));
    }
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    arrived.atEnd = count < limit;
    return arrived;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/ledgerbook.h"

#include <QSet>

#include <algorithm>

namespace keyturn::transcripts {

namespace {

QSet<QString> idsIn(const QString &joined)
{
    const QStringList ids = joined.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {ids.begin(), ids.end()};
}

bool left(const ForwardEntry &entry)
{
    return entry.state == ForwardState::Sent || entry.state == ForwardState::Unknown;
}

/// Gives each user message the index of its turn, unless another message has it.
class Indices
{
public:
    explicit Indices(const QList<ForwardEntry> &entries)
    {
        for (const ForwardEntry &entry : entries)
            take(entry.key.userActivityId, entry.messageIndex);
    }

    int of(const QString &user, int turn)
    {
        if (const auto known = m_byUser.constFind(user); known != m_byUser.cend())
            return *known;
        const int index = m_used.contains(turn) ? m_last + 1 : turn;
        take(user, index);
        return index;
    }

private:
    void take(const QString &user, int index)
    {
        m_byUser.insert(user, index);
        m_used.insert(index);
        m_last = std::max(m_last, index);
    }
    QHash<QString, int> m_byUser;
    QSet<int> m_used;
    int m_last = 0;
};

} // namespace

ForwardKey keyOf(const Pair &pair)
{
    return {QString::fromStdString(pair.conversation), QString::fromStdString(pair.userKey),
            QString::fromStdString(pair.replyKeys)};
}

Result<LedgerBook> LedgerBook::of(ForwardLedger &ledger, const QString &destination,
                                  const std::string &conversation)
{
    auto entries = ledger.ofConversation(destination, QString::fromStdString(conversation));
    if (!entries)
        return std::unexpected(entries.error());
    LedgerBook book;
    book.m_destination = destination;
    book.m_entries = std::move(*entries);
    return book;
}

bool LedgerBook::isCovered(const Pair &pair) const
{
    const ForwardKey key = keyOf(pair);
    const QSet<QString> replies = idsIn(key.replyIds);
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const ForwardEntry &entry) {
        return entry.key.userActivityId == key.userActivityId &&
               idsIn(entry.key.replyIds).contains(replies);
    });
}

QList<ForwardEntry> LedgerBook::newIn(std::span<const Pair> pairs, qint64 conversation) const
{
    Indices indices(m_entries);
    QList<ForwardEntry> fresh;
    for (const Pair &pair : pairs) {
        if (isCovered(pair))
            continue;
        ForwardEntry entry;
        entry.destination = m_destination;
        entry.key = keyOf(pair);
        entry.conversation = conversation;
        entry.messageIndex = indices.of(entry.key.userActivityId, static_cast<int>(pair.turn));
        entry.atMs = pair.atMs;
        fresh.append(entry);
    }
    return fresh;
}

QList<qint64> LedgerBook::supersededBy(const QList<ForwardEntry> &fresh) const
{
    QList<qint64> superseded;
    for (const ForwardEntry &entry : m_entries) {
        const bool isOld = std::any_of(fresh.begin(), fresh.end(), [&](const ForwardEntry &each) {
            return each.key.userActivityId == entry.key.userActivityId;
        });
        if (entry.state == ForwardState::Pending && isOld)
            superseded.append(entry.id);
    }
    return superseded;
}

bool LedgerBook::isUpdate(const ForwardEntry &entry) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const ForwardEntry &each) {
        return each.key.userActivityId == entry.key.userActivityId &&
               each.key.replyIds != entry.key.replyIds && left(each);
    });
}

} // namespace keyturn::transcripts

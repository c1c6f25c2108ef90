// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/forwardlook.h"

#include "app/transcripts/exporter/redaction.h"

#include <QCryptographicHash>

#include <algorithm>

namespace keyturn::transcripts {

namespace {

bool isOneOf(const QStringList &values, const QStringList &names)
{
    return std::any_of(values.begin(), values.end(), [&names](const QString &value) {
        return !value.isEmpty() && names.contains(value, Qt::CaseInsensitive);
    });
}

bool lets(const SearchFilter &filter, const QStringList &values)
{
    const bool isAsked = filter.any.isEmpty() || isOneOf(values, filter.any);
    return isAsked && !isOneOf(values, filter.none);
}

QString textOf(const SearchFilter &filter)
{
    return filter.any.join(QLatin1Char('\n')) + QLatin1Char('\f') +
           filter.none.join(QLatin1Char('\n'));
}

} // namespace

ForwardLook::ForwardLook(const ForwardParts &parts, Receiver receiver, ForwardOptions options)
    : m_parts(parts)
    , m_receiver(std::move(receiver))
    , m_options(std::move(options))
{}

bool ForwardLook::passes(const ListedConversation &listed, ConversationClass what) const
{
    bool isWanted = false;
    switch (what) {
    case ConversationClass::Chat:
        isWanted = m_options.chat;
        break;
    case ConversationClass::Design:
        isWanted = m_options.design;
        break;
    case ConversationClass::Autonomous:
        isWanted = m_options.autonomous;
        break;
    }
    const bool isListed =
        m_options.conversations.isEmpty() || m_options.conversations.contains(listed.id);
    return isWanted && isListed &&
           lets(m_options.filter.agents,
                {listed.agentBotId, listed.agentSchemaName, listed.agentName}) &&
           lets(m_options.filter.environments, {listed.environmentId, listed.environmentName}) &&
           lets(m_options.filter.channels, {listed.channel});
}

bool ForwardLook::isInRange(std::optional<qint64> atMs) const
{
    if (!m_options.fromMs && !m_options.untilMs)
        return true;
    return atMs && *atMs >= m_options.fromMs.value_or(*atMs) &&
           (!m_options.untilMs || *atMs < *m_options.untilMs);
}

Result<const LookedAt *> ForwardLook::at(qint64 conversation)
{
    if (m_last && m_last->id == conversation)
        return &*m_last;
    m_last.reset();
    m_leaving.clear();
    const auto read = readFromArchive(*m_parts.store, nullptr, conversation);
    if (!read) {
        if (read.error().kind == ErrorKind::NotFound)
            return nullptr;
        return std::unexpected(read.error());
    }
    LookedAt looked;
    looked.id = conversation;
    looked.listed = read->listed;
    looked.passes = passes(read->listed, read->conversation.summary.conversationClass);
    looked.pairs = pairsOf(read->conversation, read->rows, m_options.withheld);
    m_leaving = looked.pairs;
    if (m_options.text == ForwardText::Redacted && looked.passes) {
        // One set of pseudonyms for one conversation: its bytes do not depend on what else is sent.
        Redaction redaction(Masking::Pseudonyms, m_parts.scanner);
        redaction.meet(read->conversation, read->rows);
        for (Pair &pair : m_leaving) {
            pair.said = redaction.text(pair.said, ScanField::UserSaid);
            for (std::string &reply : pair.replies)
                reply = redaction.text(reply, ScanField::Bot);
        }
    }
    m_last = std::move(looked);
    return &*m_last;
}

std::expected<Payload, Unfit> ForwardLook::payload(const Pair &pair, const LookedAt &at, int index,
                                                   bool update)
{
    PairPlace place;
    place.agentName = at.listed.agentName.toStdString();
    place.agentSchemaName = at.listed.agentSchemaName.toStdString();
    place.environmentId = at.listed.environmentId.toStdString();
    place.index = static_cast<std::uint32_t>(index);
    place.update = update;
    const auto which = static_cast<std::size_t>(&pair - at.pairs.data());
    return payloadOf(m_leaving.at(which), place, m_receiver);
}

QString ForwardLook::positionName() const
{
    const QString filter = textOf(m_options.filter.agents) + textOf(m_options.filter.environments) +
                           textOf(m_options.filter.channels) +
                           QString::number(int{m_options.chat} + 2 * int{m_options.design} +
                                           4 * int{m_options.autonomous});
    if (filter == textOf({}) + textOf({}) + textOf({}) + QLatin1Char('5'))
        return m_receiver.name;
    const QByteArray digest =
        QCryptographicHash::hash(filter.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return m_receiver.name + QLatin1Char('#') + QString::fromLatin1(digest);
}

} // namespace keyturn::transcripts

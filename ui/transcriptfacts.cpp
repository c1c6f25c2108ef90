// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcriptfacts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <bit>

namespace keyturn {

namespace {

using transcripts::Item;
using transcripts::Mark;
using transcripts::Turn;

constexpr qsizetype longestFact = 2'000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::TranscriptFacts)
};

QString timeText(std::optional<qint64> ms)
{
    return ms ? Words::tr("%1, %2").arg(dayText(ms), clockText(ms)) : QString();
}

QString outcomeWithReason(const ListedConversation &head)
{
    const QString outcome = outcomeText(head.outcome).text;
    const QString reason = outcomeReasonText(head.outcomeReason);
    if (outcome.isEmpty())
        return {};
    return reason.isEmpty() ? outcome : Words::tr("%1: %2").arg(outcome, reason);
}

QString shortened(const QString &text)
{
    return text.size() <= longestFact ? text : text.left(longestFact) + QChar(0x2026);
}

const Item *answerOf(const ReadableConversation &conversation, const Turn &turn)
{
    for (const std::uint32_t reply : turn.replies) {
        if (reply < conversation.content.items.size() && conversation.content.items[reply].at)
            return &conversation.content.items[reply];
    }
    return nullptr;
}

QString marksText(const Item &item)
{
    QStringList said;
    for (transcripts::Marks left = item.marks; left != 0; left &= left - 1)
        said.append(markText(static_cast<Mark>(left & (~left + 1)), item.copies));
    return said.join(QStringLiteral(", "));
}

} // namespace

QList<NamedText> sessionFacts(const ReadableConversation &conversation)
{
    const ListedConversation &head = conversation.head;
    QList<NamedText> facts{{Words::tr("Agent"), agentText(head)},
                           {Words::tr("Environment"), head.environmentName},
                           {Words::tr("Person"), personText(head)},
                           {Words::tr("Outcome"), outcomeWithReason(head)},
                           {Words::tr("Started"), timeText(head.startedMs)}};
    if (head.startedMs && head.lastMs)
        facts.append({Words::tr("Duration"), shortSpanText(*head.lastMs - *head.startedMs, true)});
    facts.append({Words::tr("Turns"), QString::number(head.turns)});
    if (head.unanswered > 0)
        facts.append({Words::tr("Unanswered"), QString::number(head.unanswered)});
    facts.append({Words::tr("Channel"), channelText(head.channel)});
    facts.append({Words::tr("Kind"), classText(head.kind)});
    facts.removeIf([](const NamedText &fact) { return fact.text.isEmpty(); });
    return facts;
}

QList<Bar> latencyByTurn(const ReadableConversation &conversation)
{
    QList<Bar> bars;
    const auto &turns = conversation.content.turns;
    for (std::size_t i = 1; i < turns.size(); ++i) {
        Bar bar;
        bar.name = Words::tr("Turn %1").arg(i);
        const Item *answer = answerOf(conversation, turns[i]);
        const Item *said = turns[i].user && *turns[i].user < conversation.content.items.size()
                               ? &conversation.content.items[*turns[i].user]
                               : nullptr;
        bar.missing = !answer || !said || !said->at || answer->at->ms < said->at->ms;
        if (bar.missing) {
            bar.label = turns[i].unanswered ? Words::tr("unanswered") : Words::tr("not known");
        } else {
            const qint64 ms = answer->at->ms - said->at->ms;
            bar.value = static_cast<double>(ms);
            bar.label = shortSpanText(ms, answer->at->wholeSeconds || said->at->wholeSeconds);
        }
        bars.append(bar);
    }
    return bars;
}

QStringList rowTexts(const ReadableConversation &conversation)
{
    QStringList said;
    const auto &rows = conversation.content.rows;
    const auto count = static_cast<int>(rows.size());
    for (int i = 0; i < count; ++i) {
        const auto &row = rows[static_cast<std::size_t>(i)];
        QStringList words{Words::tr("row %1 of %2").arg(i + 1).arg(count)};
        if (count == 1)
            words.append(Words::tr("%n activity(ies)", nullptr, conversation.head.activities));
        else if (row.startedMs)
            words.append(timeText(*row.startedMs));
        if (row.batchId)
            words.append(Words::tr("part %1").arg(*row.batchId));
        if (!row.transcriptId.empty())
            words.append(QString::fromStdString(row.transcriptId).left(8));
        said.append(words.join(QStringLiteral(" \u00b7 ")));
    }
    return said;
}

QList<NamedText> itemFacts(const ReadableConversation &conversation, std::uint32_t index,
                           const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    QList<NamedText> facts{{Words::tr("Kind"), kindText(item.kind)}};
    facts.append({Words::tr("Title"), textOfItem(conversation, index, -2, revealed).text.text});
    if (item.at)
        facts.append({Words::tr("Time"), timeText(item.at->ms)});
    if (item.durationMs)
        facts.append({Words::tr("Took"), shortSpanText(*item.durationMs)});
    facts.append({Words::tr("Marks"), marksText(item)});
    facts.append({Words::tr("Agent"), QString::fromStdString(item.agent)});
    facts.append(
        {Words::tr("Text"), shortened(textOfItem(conversation, index, -1, revealed).text.text)});
    for (std::size_t i = 0; i < item.facts.size(); ++i) {
        const auto &fact = item.facts[i];
        QString name = QString::fromUtf8(fact.name.data(), qsizetype(fact.name.size()));
        if (!fact.key.empty())
            name += QLatin1Char(' ') + QString::fromStdString(fact.key);
        const ItemText text = textOfItem(conversation, index, static_cast<int>(i), revealed);
        facts.append({name, shortened(text.text.text)});
    }
    facts.append({Words::tr("Place"),
                  Words::tr("row %1, activity %2").arg(item.ref.row + 1).arg(item.ref.activity)});
    facts.removeIf([](const NamedText &fact) { return fact.text.isEmpty(); });
    return facts;
}

QString findingLine(const ReadableConversation &conversation, const ArchivedFinding &finding,
                    const RuleTitles &titles)
{
    QStringList said{findingText(titles, finding.rule), fieldText(finding.field)};
    for (const auto &mask : conversation.masks) {
        if (mask.finding != finding.id)
            continue;
        if (const auto &at = conversation.content.items[mask.item].at)
            said.append(clockText(at->ms));
        break;
    }
    return said.join(QStringLiteral(" \u00b7 "));
}

} // namespace keyturn

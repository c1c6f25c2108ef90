// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcriptlines.h"

#include <QCoreApplication>
#include <QStringList>

#include <map>

namespace keyturn {

namespace {

using transcripts::has;
using transcripts::Item;
using transcripts::ItemKind;
using transcripts::Mark;
using transcripts::Role;
namespace fact = transcripts::fact;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::TranscriptLines)
};

QString in(const std::string &text)
{
    return QString::fromStdString(text);
}

MarkedText plain(const QString &text)
{
    return {text, {}, {}};
}

const std::string *factNamed(const Item &item, std::string_view name)
{
    for (const auto &candidate : item.facts) {
        if (candidate.name == name && !candidate.text.empty())
            return &candidate.text;
    }
    return nullptr;
}

std::optional<qint64> timeOf(const Item &item)
{
    return item.at ? std::optional<qint64>(item.at->ms) : std::nullopt;
}

QString durationOf(const Item &item)
{
    return item.durationMs ? shortSpanText(*item.durationMs) : QString();
}

/// One text of an item, shortened for a line.
MarkedText part(const ReadableConversation &conversation, std::uint32_t item, int which,
                const Revealed &revealed, int longest = 240)
{
    MarkedText text = textOfItem(conversation, item, which, revealed).text;
    if (text.text.size() <= longest)
        return text;
    text.text = text.text.left(longest) + QChar(0x2026);
    text.hidden.removeIf(
        [longest](const TextSpan &span) { return span.begin + span.length > longest; });
    return text;
}

ConversationItem line(Tone tone, const MarkedText &text)
{
    ConversationItem made;
    made.tone = tone;
    made.text = text;
    return made;
}

/// The title, or @p otherwise where it has none.
MarkedText titled(const ReadableConversation &conversation, std::uint32_t index,
                  const Revealed &revealed, const QString &otherwise)
{
    MarkedText title = part(conversation, index, -2, revealed);
    return title.text.isEmpty() ? plain(otherwise) : title;
}

ConversationItem startLine(const ReadableConversation &conversation, std::uint32_t index)
{
    const Item &item = conversation.content.items[index];
    ConversationItem made = headingOf(conversation);
    QStringList said;
    const auto when = timeOf(item) ? timeOf(item) : conversation.head.startedMs;
    for (const QString &word : {dayText(when), channelText(conversation.head.channel)}) {
        if (!word.isEmpty())
            said.append(word);
    }
    if (!item.title.empty())
        said.append(in(item.title));
    made.text = plain(said.join(QStringLiteral(" \u00b7 ")));
    return made;
}

ConversationItem endLine(const ReadableConversation &conversation, const Item &item)
{
    QStringList said{Words::tr("Session ended")};
    const std::string *outcome = factNamed(item, fact::Outcome);
    const QString word = outcomeText(outcome ? in(*outcome) : conversation.head.outcome).text;
    if (!word.isEmpty())
        said.append(word);
    if (item.durationMs)
        said.append(shortSpanText(*item.durationMs, true));
    else if (conversation.content.rows.size() <= 1 && conversation.head.startedMs &&
             conversation.head.lastMs)
        said.append(shortSpanText(*conversation.head.lastMs - *conversation.head.startedMs, true));
    if (conversation.content.rows.size() <= 1)
        said.append(Words::tr("%n turn(s)", nullptr, conversation.head.turns));
    ConversationItem made = line(Tone::Neutral, plain(said.join(QStringLiteral(" \u00b7 "))));
    made.shape = ConversationItem::Shape::Heading;
    return made;
}

ConversationItem handoffLine(const ReadableConversation &conversation, std::uint32_t index,
                             const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    if (has(item.marks, Mark::NotProven))
        return line(Tone::Caution,
                    plain(Words::tr("Escalation asked for \u00b7 nothing shows that a person "
                                    "took over")));
    const MarkedText title = part(conversation, index, -2, revealed);
    if (title.text.isEmpty())
        return line(Tone::Accent, plain(Words::tr("Handed to a person")));
    return line(Tone::Accent, composed(Words::tr("Handed to a person \u00b7 %1"), {title}));
}

ConversationItem errorLine(const ReadableConversation &conversation, std::uint32_t index,
                           const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    const MarkedText title = titled(conversation, index, revealed, Words::tr("Error"));
    if (item.text.empty())
        return line(Tone::Bad, title);
    return line(Tone::Bad, composed(Words::tr("%1: %2"),
                                    {title, part(conversation, index, -1, revealed, 600)}));
}

/// Title and text for kinds that speak for themselves.
ConversationItem namedLine(const ReadableConversation &conversation, std::uint32_t index,
                           const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    const MarkedText name = plain(kindText(item.kind));
    const MarkedText title = part(conversation, index, -2, revealed);
    const MarkedText text = part(conversation, index, -1, revealed, 600);
    if (title.text.isEmpty() && text.text.isEmpty())
        return line(Tone::Neutral, name);
    if (title.text.isEmpty() || text.text.isEmpty() || title.text == text.text)
        return line(Tone::Neutral,
                    composed(Words::tr("%1: %2"), {name, title.text.isEmpty() ? text : title}));
    return line(Tone::Neutral, composed(Words::tr("%1: %2 \u00b7 %3"), {name, title, text}));
}

MarkedText stepPart(const ReadableConversation &conversation, std::uint32_t index,
                    const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    const MarkedText title = titled(conversation, index, revealed, kindText(item.kind));
    QString pattern = QStringLiteral("%1");
    if (item.kind == ItemKind::ToolCall)
        pattern = Words::tr("call \u201c%1\u201d");
    else if (item.kind == ItemKind::Knowledge)
        pattern = item.title.empty() ? Words::tr("search knowledge") : Words::tr("search %1");
    const QString lasted = durationOf(item);
    if (!lasted.isEmpty())
        pattern = Words::tr("%1 (%2)").arg(pattern, lasted);
    if (has(item.marks, Mark::Unfinished))
        pattern = Words::tr("%1, unfinished").arg(pattern);
    if (has(item.marks, Mark::Blocked))
        pattern = Words::tr("%1, blocked").arg(pattern);
    return composed(pattern, {title});
}

QString headline(const ReadableConversation &conversation)
{
    QStringList said;
    const QString day = dayText(conversation.head.startedMs);
    if (!day.isEmpty())
        said.append(day);
    said.append(channelText(conversation.head.channel));
    return said.join(QStringLiteral(" \u00b7 "));
}

} // namespace

ConversationItem headingOf(const ReadableConversation &conversation)
{
    ConversationItem made = line(Tone::Neutral, plain(headline(conversation)));
    made.shape = ConversationItem::Shape::Heading;
    return made;
}

ConversationItem planLine(const ReadableConversation &conversation,
                          std::span<const std::uint32_t> items, const Revealed &revealed)
{
    MarkedText whole;
    Tone tone = Tone::Neutral;
    for (const std::uint32_t index : items) {
        const Item &item = conversation.content.items[index];
        if (item.kind == ItemKind::Plan && items.size() > 1)
            continue;
        const MarkedText step = stepPart(conversation, index, revealed);
        whole =
            whole.text.isEmpty() ? step : composed(QStringLiteral("%1 \u2192 %2"), {whole, step});
        if (has(item.marks, Mark::Unfinished) && tone == Tone::Neutral)
            tone = Tone::Caution;
        if (has(item.marks, Mark::Blocked))
            tone = Tone::Bad;
    }
    return line(tone, composed(Words::tr("Plan: %1"), {whole}));
}

ConversationItem lineOf(const ReadableConversation &conversation, std::uint32_t index,
                        const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    const auto pieces = [&](const QString &pattern, const QString &otherwise) {
        return composed(pattern, {titled(conversation, index, revealed, otherwise)});
    };
    switch (item.kind) {
    case ItemKind::SessionStart:
        return startLine(conversation, index);
    case ItemKind::SessionEnd:
        return endLine(conversation, item);
    case ItemKind::Gap: {
        const QString long_ = durationOf(item);
        ConversationItem made =
            line(Tone::Neutral, plain(long_.isEmpty() ? Words::tr("back later")
                                                      : Words::tr("back after %1").arg(long_)));
        made.shape = ConversationItem::Shape::Heading;
        return made;
    }
    case ItemKind::Missing:
        return line(Tone::Caution, plain(Words::tr("A part of the conversation is missing here")));
    case ItemKind::AgentStart:
        return line(Tone::Accent, pieces(Words::tr("%1 takes over"), Words::tr("Another agent")));
    case ItemKind::AgentEnd:
        return line(Tone::Neutral, pieces(Words::tr("%1 is done"), Words::tr("The other agent")));
    case ItemKind::Handoff:
        return handoffLine(conversation, index, revealed);
    case ItemKind::Error:
        return errorLine(conversation, index, revealed);
    case ItemKind::Safety:
        return line(Tone::Bad, composed(Words::tr("Blocked by the platform \u00b7 %1"),
                                        {titled(conversation, index, revealed,
                                                Words::tr("no reason given"))}));
    case ItemKind::PlanStep:
    case ItemKind::Plan:
    case ItemKind::ToolCall:
    case ItemKind::Knowledge:
        return planLine(conversation, {&index, 1}, revealed);
    case ItemKind::Reaction: {
        ConversationItem made = namedLine(conversation, index, revealed);
        if (has(item.marks, Mark::OrphanReaction))
            made.caption = markText(Mark::OrphanReaction, 1);
        return made;
    }
    case ItemKind::Message:
    case ItemKind::SignIn:
    case ItemKind::Survey:
    case ItemKind::Variable:
    case ItemKind::Dialog:
    case ItemKind::Topic:
    case ItemKind::Thought:
    case ItemKind::Event:
    case ItemKind::Unknown:
        return namedLine(conversation, index, revealed);
    }
    return {};
}

void addFindings(ConversationItem &shown, const ReadableConversation &conversation,
                 std::span<const MaskedSpan> masks, const Revealed &revealed,
                 const RuleTitles &titles)
{
    std::map<QString, int> hidden;
    std::map<QString, int> clear;
    bool asked = false;
    for (const auto &mask : masks) {
        if (mask.suppressed)
            continue;
        const bool was = mask.finding != 0 && revealed.contains(mask.finding);
        ++(isCovered(conversation, mask) && !was ? hidden : clear)[mask.rule];
        asked = asked || was;
    }
    QStringList said;
    if (!shown.caption.isEmpty())
        said.append(shown.caption);
    for (const auto &[rule, count] : hidden)
        said.append(Words::tr("%1, hidden").arg(findingText(titles, rule, count)));
    for (const auto &[rule, count] : clear)
        said.append(findingText(titles, rule, count));
    shown.caption = said.join(QStringLiteral(" \u00b7 "));
    if (!hidden.empty())
        shown.anchors.append({QStringLiteral("show"), Words::tr("Show")});
    if (asked)
        shown.anchors.append({QStringLiteral("hide"), Words::tr("Hide again")});
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages as bubbles, with what has to be said about them.
#include "ui/transcriptlines.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

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

int countOf(const Item &item, std::string_view name)
{
    return static_cast<int>(std::ranges::count(item.facts, name, &transcripts::ItemFact::name));
}

/// What a bubble says that has no text of its own.
QString standIn(const Item &item)
{
    if (has(item.marks, Mark::Withheld))
        return Words::tr("The platform did not store the text of this answer.");
    if (has(item.marks, Mark::Consent))
        return Words::tr("Agreed to the use of a connection.");
    if (has(item.marks, Mark::AttachmentOnly))
        return Words::tr("An attachment without words.");
    if (has(item.marks, Mark::CardOnly))
        return Words::tr("A card without words.");
    return Words::tr("Nothing was said.");
}

/// The texts of cards where the message itself has none.
MarkedText cardText(const ReadableConversation &conversation, std::uint32_t index,
                    const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    MarkedText whole;
    for (std::size_t i = 0; i < item.facts.size(); ++i) {
        if (item.facts[i].name != fact::CardText && item.facts[i].name != fact::Attachment)
            continue;
        const MarkedText next = textOfItem(conversation, index, static_cast<int>(i), revealed).text;
        whole = whole.text.isEmpty() ? next : composed(QStringLiteral("%1\n%2"), {whole, next});
    }
    return whole;
}

Tone toneOf(Mark mark)
{
    switch (mark) {
    case Mark::Unanswered:
    case Mark::Withheld:
    case Mark::Truncated:
    case Mark::Redelivered:
    case Mark::OrphanReaction:
    case Mark::NotProven:
    case Mark::Unfinished:
        return Tone::Caution;
    case Mark::Blocked:
        return Tone::Bad;
    case Mark::ClickedSuggestion:
    case Mark::SubmittedForm:
        return Tone::Accent;
    case Mark::FoldedDuplicate:
    case Mark::CardOnly:
    case Mark::ReallyEmpty:
    case Mark::Consent:
    case Mark::AttachmentOnly:
    case Mark::DebugCommand:
    case Mark::Greeting:
    case Mark::OwnDesign:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

void addRemarks(ConversationItem &shown, const Item &item)
{
    static constexpr std::array Worth{
        Mark::Redelivered,  Mark::FoldedDuplicate,   Mark::Unanswered,    Mark::Withheld,
        Mark::CardOnly,     Mark::ReallyEmpty,       Mark::SubmittedForm, Mark::Consent,
        Mark::DebugCommand, Mark::ClickedSuggestion, Mark::Blocked,       Mark::Truncated};
    for (const Mark mark : Worth) {
        if (has(item.marks, mark))
            shown.remarks.append({markText(mark, item.copies), toneOf(mark)});
    }
}

} // namespace

QString markText(Mark mark, std::uint32_t copies)
{
    const int times = static_cast<int>(copies);
    switch (mark) {
    case Mark::Redelivered:
        return times == 2 ? Words::tr("delivered twice")
                          : Words::tr("delivered %n times", nullptr, times);
    case Mark::FoldedDuplicate:
        return Words::tr("shown once of %n", nullptr, times);
    case Mark::Unanswered:
        return Words::tr("unanswered");
    case Mark::Withheld:
        return Words::tr("text withheld by the platform");
    case Mark::CardOnly:
        return Words::tr("card only");
    case Mark::ReallyEmpty:
        return Words::tr("empty");
    case Mark::SubmittedForm:
        return Words::tr("submitted form");
    case Mark::Consent:
        return Words::tr("consent");
    case Mark::AttachmentOnly:
        return Words::tr("attachment only");
    case Mark::DebugCommand:
        return Words::tr("debug command");
    case Mark::ClickedSuggestion:
        return Words::tr("clicked a suggestion");
    case Mark::OrphanReaction:
        return Words::tr("to a message of a session that is not here");
    case Mark::Unfinished:
        return Words::tr("unfinished");
    case Mark::Greeting:
        return Words::tr("greeting");
    case Mark::Blocked:
        return Words::tr("blocked");
    case Mark::NotProven:
        return Words::tr("not proven");
    case Mark::OwnDesign:
        return Words::tr("from the test pane");
    case Mark::Truncated:
        return Words::tr("cut at the source");
    }
    return {};
}

QString kindText(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Message:
        return Words::tr("Message");
    case ItemKind::PlanStep:
        return Words::tr("Step");
    case ItemKind::Plan:
        return Words::tr("Plan");
    case ItemKind::ToolCall:
        return Words::tr("Tool");
    case ItemKind::Knowledge:
        return Words::tr("Knowledge");
    case ItemKind::Handoff:
        return Words::tr("Hand-off");
    case ItemKind::Error:
        return Words::tr("Error");
    case ItemKind::Reaction:
        return Words::tr("Reaction");
    case ItemKind::SignIn:
        return Words::tr("Sign-in");
    case ItemKind::Survey:
        return Words::tr("Survey");
    case ItemKind::Variable:
        return Words::tr("Variable");
    case ItemKind::Dialog:
        return Words::tr("Dialog");
    case ItemKind::Topic:
        return Words::tr("Topic");
    case ItemKind::SessionStart:
        return Words::tr("Session start");
    case ItemKind::SessionEnd:
        return Words::tr("Session end");
    case ItemKind::Gap:
        return Words::tr("Gap");
    case ItemKind::Missing:
        return Words::tr("Missing part");
    case ItemKind::AgentStart:
        return Words::tr("Connected agent begins");
    case ItemKind::AgentEnd:
        return Words::tr("Connected agent ends");
    case ItemKind::Safety:
        return Words::tr("Safety");
    case ItemKind::Thought:
        return Words::tr("Thought");
    case ItemKind::Event:
        return Words::tr("Event");
    case ItemKind::Unknown:
        return Words::tr("Not understood");
    }
    return {};
}

ConversationItem bubbleOf(const ReadableConversation &conversation, std::uint32_t index,
                          const Revealed &revealed)
{
    const Item &item = conversation.content.items[index];
    ConversationItem made;
    made.shape =
        item.role == Role::User ? ConversationItem::Shape::Near : ConversationItem::Shape::Far;
    made.text = textOfItem(conversation, index, -1, revealed).text;
    if (made.text.text.isEmpty())
        made.text = cardText(conversation, index, revealed);
    if (made.text.text.isEmpty()) {
        made.text.text = standIn(item);
        made.faint = true;
    }
    if (!item.agent.empty())
        made.above = QString::fromStdString(item.agent);
    QStringList said;
    if (item.at)
        said.append(clockText(item.at->ms));
    if (const int citations = countOf(item, fact::Citation); citations > 0)
        said.append(Words::tr("%n citation(s)", nullptr, citations));
    made.caption = said.join(QStringLiteral(" \u00b7 "));
    for (const auto &offered : item.facts) {
        if (offered.name == fact::Suggested && !offered.text.empty())
            made.choices.append({QString::fromStdString(offered.text), false});
    }
    addRemarks(made, item);
    return made;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/conversationbuilder.h"
#include "app/transcripts/reader/text.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

void set(Item &item, Mark mark)
{
    item.marks |= static_cast<Marks>(mark);
}

/// What a card's submit says, in the words of its inputs; the name of the button's action is none.
std::string submittedText(const Activity &activity)
{
    std::string text;
    for (const auto &fact : activity.facts) {
        if (fact.name != fact::Submitted || fact.key == "action" || fact.key == "actionSubmitId")
            continue;
        if (!text.empty())
            text += ", ";
        if (!fact.key.empty())
            text.append(fact.key).append(" = ");
        text += fact.text;
    }
    return text;
}

bool isDebugCommand(std::string_view text)
{
    constexpr std::string_view Command = "/debug";
    return text.size() >= Command.size() &&
           equalsIgnoringCase(text.substr(0, Command.size()), Command) &&
           (text.size() == Command.size() || text[Command.size()] == ' ');
}

} // namespace

void ConversationBuilder::addMessage(const Activity &activity)
{
    const auto number = m_message++;
    const auto &placed = m_pairing.messages[number];
    if (activity.role == Role::User)
        m_turn = placed.turn;
    if (placed.repeats) {
        const auto index = m_itemOfMessage[placed.of];
        auto &shown = m_conversation.items[index];
        ++shown.copies;
        shown.others.push_back({m_row, activity.index});
        set(shown, activity.role == Role::User ? Mark::Redelivered : Mark::FoldedDuplicate);
        m_itemOfMessage[number] = index;
        if (!activity.id.empty())
            m_itemById.try_emplace(std::string(activity.id), index);
        return;
    }
    const auto index = static_cast<std::uint32_t>(m_conversation.items.size());
    Item &item = plain(ItemKind::Message, activity, {}, activity.text);
    item.turn = placed.turn;
    m_itemOfMessage[number] = index;
    if (!activity.id.empty() && activity.id != "0")
        m_itemById[std::string(activity.id)] = index;
    if (activity.role == Role::User)
        markUserMessage(item, activity);
    else
        markBotMessage(item, activity);
}

void ConversationBuilder::markUserMessage(Item &item, const Activity &activity)
{
    item.agent.clear();
    const auto text = trimmed(activity.text);
    if (text.empty()) {
        item.text = submittedText(activity);
        const bool hasValues = !factOf(activity, fact::Submitted).empty();
        if (hasValues)
            set(item, Mark::SubmittedForm);
        else if (activity.postBack)
            set(item, Mark::Consent);
        else if (activity.hasAttachment)
            set(item, Mark::AttachmentOnly);
        else
            set(item, Mark::ReallyEmpty);
    } else if (isDebugCommand(text)) {
        set(item, Mark::DebugCommand);
    } else {
        for (const auto &[suggested, by] : m_suggested) {
            if (suggested != text)
                continue;
            set(item, Mark::ClickedSuggestion);
            m_conversation.items[by].facts.push_back({fact::Clicked, {}, std::string(text)});
            break;
        }
    }
    m_suggested.clear();
}

void ConversationBuilder::markBotMessage(Item &item, const Activity &activity)
{
    const auto index = static_cast<std::uint32_t>(m_conversation.items.size() - 1);
    bool suggests = false;
    for (const auto &fact : activity.facts) {
        if (fact.name != fact::Suggested)
            continue;
        suggests = true;
        m_suggested.emplace_back(trimmed(fact.text), index);
        if (!fact.key.empty() && fact.key != fact.text)
            m_suggested.emplace_back(trimmed(fact.key), index);
    }
    if (!trimmed(activity.text).empty())
        return;
    if (activity.hasCard) {
        set(item, Mark::CardOnly);
    } else if (activity.hasAttachment) {
        set(item, Mark::AttachmentOnly);
    } else if (!suggests) {
        m_emptyReplies.push_back(index);
        m_replyToOf.emplace_back(activity.replyToId);
    }
}

void ConversationBuilder::addTopic(const Activity &activity)
{
    const auto topic = factOf(activity, fact::Topic);
    for (const auto &fact : activity.facts) {
        if (fact.name == fact::Exception)
            plain(ItemKind::Error, activity, topic, fact.text);
    }
    if (topic.empty())
        return;
    if (m_topicItem && m_topic == topic) {
        m_conversation.items[*m_topicItem].others.push_back({m_row, activity.index});
        return;
    }
    m_topic = topic;
    m_topicItem = static_cast<std::uint32_t>(m_conversation.items.size());
    plain(ItemKind::Topic, activity, topic, {});
}

void ConversationBuilder::addHandoff(const Activity &activity)
{
    const bool proof = activity.kind == Kind::HandOff || activity.kind == Kind::HandOffDetails;
    auto &items = m_conversation.items;
    // The trace often comes twice (contract B7).
    if (!proof && !items.empty() && items.back().kind == ItemKind::Handoff &&
        items.back().what == activity.kind) {
        ++items.back().copies;
        items.back().others.push_back({m_row, activity.index});
        return;
    }
    Item &item = plain(ItemKind::Handoff, activity, activity.name, factOf(activity, fact::Summary));
    if (!proof)
        set(item, Mark::NotProven);
}

} // namespace keyturn::transcripts

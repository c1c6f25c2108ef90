// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/conversation.h"

#include "app/transcripts/reader/conversationbuilder.h"
#include "app/transcripts/reader/text.h"

#include <algorithm>

namespace keyturn::transcripts {

ConversationBuilder::ConversationBuilder(std::span<const ReadRow> rows)
    : m_rows(rows)
    , m_order(inOrder(rows))
{}

Conversation ConversationBuilder::build()
{
    if (m_order.empty())
        return {};
    const auto &first = m_rows[m_order.front().given];
    m_conversation.key = conversationKey(first);
    m_conversation.displayId = displayIdOf(m_conversation.key, first.meta.botId);
    m_conversation.summary = summaryOf(m_rows);
    pairMessages();
    for (const auto &place : m_order)
        addRow(place);
    finishMessages();
    linkReactions();
    finishSteps();
    finishTurns();
    return std::move(m_conversation);
}

void ConversationBuilder::pairMessages()
{
    std::vector<MessageMark> marks;
    for (const auto &place : m_order) {
        for (const auto &activity : m_rows[place.given].activities) {
            if (isMessage(activity))
                marks.push_back(markOf(activity));
        }
    }
    m_pairing = paired(marks);
    m_itemOfMessage.resize(marks.size());
    m_conversation.turns.resize(m_pairing.replies.size());
}

void ConversationBuilder::addRow(const RowInOrder &place)
{
    const auto &row = m_rows[place.given];
    m_row = static_cast<std::uint32_t>(m_conversation.rows.size());
    m_conversation.rows.push_back({row.transcriptId, row.sourceName, row.startedMs,
                                   row.meta.batchId, place.given, place.continues});
    addBreaks(place, row);
    if (!place.continues) {
        m_topic.clear();
        m_topicItem.reset();
        m_agents.clear();
    }
    for (const auto &activity : row.activities) {
        addActivity(activity);
        if (activity.at)
            m_lastMs = std::max(m_lastMs.value_or(activity.at->ms), activity.at->ms);
    }
    if (row.state != ParseState::Read) {
        Item cut;
        cut.kind = ItemKind::Missing;
        cut.marks = row.state == ParseState::Truncated ? static_cast<Marks>(Mark::Truncated) : 0;
        cut.title = row.problem;
        cut.ref = {m_row, static_cast<std::uint32_t>(row.activities.size())};
        cut.turn = m_turn;
        m_conversation.items.push_back(std::move(cut));
    }
}

void ConversationBuilder::addBreaks(const RowInOrder &place, const ReadRow &row)
{
    Item mark;
    mark.ref = {m_row, 0};
    mark.turn = m_turn;
    if (!place.missing.empty()) {
        mark.kind = ItemKind::Missing;
        for (const auto batch : place.missing)
            mark.title += (mark.title.empty() ? "" : ", ") + std::to_string(batch);
        m_conversation.items.push_back(std::move(mark));
    } else if (m_row > 0 && !place.continues) {
        mark.kind = ItemKind::Gap;
        const auto started = timeOf(row).startedMs;
        if (started) {
            mark.at = Moment{*started, true};
            if (m_lastMs && *started > *m_lastMs)
                mark.durationMs = *started - *m_lastMs;
        }
        m_conversation.items.push_back(std::move(mark));
    }
}

Item &ConversationBuilder::begin(ItemKind kind, const Activity &activity)
{
    Item item;
    item.kind = kind;
    item.what = activity.kind;
    item.role = activity.role;
    item.turn = m_turn;
    item.ref = {m_row, activity.index};
    item.at = activity.at;
    if (!m_agents.empty())
        item.agent = m_agents.back();
    m_conversation.items.push_back(std::move(item));
    return m_conversation.items.back();
}

void ConversationBuilder::addFacts(Item &item, const Activity &activity)
{
    item.facts.reserve(item.facts.size() + activity.facts.size());
    for (const auto &fact : activity.facts)
        item.facts.push_back({fact.name, std::string(fact.key), std::string(fact.text)});
}

Item &ConversationBuilder::plain(ItemKind kind, const Activity &activity, std::string_view title,
                                 std::string_view text)
{
    Item &item = begin(kind, activity);
    item.title = title;
    item.text = text;
    addFacts(item, activity);
    return item;
}

void ConversationBuilder::finishMessages()
{
    for (std::size_t i = 0; i < m_emptyReplies.size(); ++i) {
        auto &item = m_conversation.items[m_emptyReplies[i]];
        const bool generated = !m_replyToOf[i].empty() && m_answered.contains(m_replyToOf[i]);
        item.marks |= static_cast<Marks>(generated ? Mark::Withheld : Mark::ReallyEmpty);
    }
}

/// A reaction may speak of a message in any row of the name; else it is an orphan (contract B7).
void ConversationBuilder::linkReactions()
{
    for (const auto index : m_reactions) {
        auto &reaction = m_conversation.items[index];
        const auto &ref = m_conversation.rows[reaction.ref.row];
        const auto &activity = m_rows[ref.given].activities[reaction.ref.activity];
        const auto target = m_itemById.find(std::string(activity.replyToId));
        if (activity.replyToId.empty() || target == m_itemById.end()) {
            reaction.marks |= static_cast<Marks>(Mark::OrphanReaction);
            continue;
        }
        auto &message = m_conversation.items[target->second];
        message.others.push_back(reaction.ref);
        message.facts.push_back({fact::Reaction, {}, reaction.title});
        reaction.turn = message.turn;
    }
}

void ConversationBuilder::finishSteps()
{
    for (const auto step : m_openSteps)
        m_conversation.items[step].marks |= static_cast<Marks>(Mark::Unfinished);
    if (!m_conversation.summary.handedOff)
        return;
    for (auto &item : m_conversation.items) {
        if (item.kind == ItemKind::Handoff)
            item.marks &= ~static_cast<Marks>(Mark::NotProven);
    }
}

void ConversationBuilder::finishTurns()
{
    auto &items = m_conversation.items;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (items[i].kind != ItemKind::Message)
            continue;
        auto &turn = m_conversation.turns[items[i].turn];
        if (items[i].role == Role::User)
            turn.user = i;
        else
            turn.replies.push_back(i);
    }
    for (std::size_t i = 1; i < m_conversation.turns.size(); ++i) {
        auto &turn = m_conversation.turns[i];
        turn.unanswered = turn.replies.empty();
        if (turn.unanswered && turn.user)
            items[*turn.user].marks |= static_cast<Marks>(Mark::Unanswered);
    }
    for (const auto greeting : m_conversation.turns.front().replies)
        items[greeting].marks |= static_cast<Marks>(Mark::Greeting);
}

Conversation readConversation(std::span<const ReadRow> rows)
{
    return ConversationBuilder(rows).build();
}

std::string joinedReplies(const Conversation &conversation, const Turn &turn)
{
    std::string joined;
    for (const auto reply : turn.replies) {
        const auto &text = conversation.items[reply].text;
        if (text.empty())
            continue;
        if (!joined.empty())
            joined += "\n\n";
        joined += text;
    }
    return joined;
}

std::string conversationKey(const ReadRow &row)
{
    if (!row.name.empty())
        return row.name;
    for (const auto &activity : row.activities) {
        if (!activity.conversationId.empty())
            return std::string(activity.conversationId);
    }
    // Stable from run to run, unlike digest().
    std::uint64_t sum = 0xCBF29CE484222325U;
    const auto mix = [&sum](std::string_view text) {
        for (const char c : text)
            sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    };
    mix(row.transcriptId);
    if (row.transcriptId.empty()) {
        for (const auto &activity : row.activities)
            mix(activity.raw);
        if (row.activities.empty())
            mix(row.sourceName);
    }
    static constexpr std::string_view Digits = "0123456789abcdef";
    std::string key = "unnamed-";
    for (int shift = 60; shift >= 0; shift -= 4)
        key.push_back(Digits[(sum >> static_cast<unsigned>(shift)) & 0xFU]);
    return key;
}

} // namespace keyturn::transcripts

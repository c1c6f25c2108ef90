// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Puts rows of one name together: the steps behind readConversation.

#include "app/transcripts/reader/conversation.h"
#include "app/transcripts/reader/pairing.h"
#include "app/transcripts/reader/roworder.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace keyturn::transcripts {

class ConversationBuilder
{
public:
    explicit ConversationBuilder(std::span<const ReadRow> rows);

    Conversation build();

private:
    void pairMessages();
    void addRow(const RowInOrder &place);
    void addBreaks(const RowInOrder &place, const ReadRow &row);
    void addActivity(const Activity &activity);

    Item &begin(ItemKind kind, const Activity &activity);
    Item &plain(ItemKind kind, const Activity &activity, std::string_view title,
                std::string_view text);
    void addFacts(Item &item, const Activity &activity);

    void addMessage(const Activity &activity);
    void markUserMessage(Item &item, const Activity &activity);
    void markBotMessage(Item &item, const Activity &activity);
    void addTopic(const Activity &activity);
    void addPlan(const Activity &activity);
    void addStep(const Activity &activity);
    [[nodiscard]] std::vector<std::string> stepKeysOf(const Activity &activity) const;
    void updateStep(Item &item, const Activity &activity);
    void addAgent(const Activity &activity);
    void addHandoff(const Activity &activity);
    bool addAnswerOrError(const Activity &activity);
    bool addPersonal(const Activity &activity);
    void addRest(const Activity &activity);

    void finishMessages();
    void linkReactions();
    void finishSteps();
    void finishTurns();

    std::span<const ReadRow> m_rows;
    std::vector<RowInOrder> m_order;
    Pairing m_pairing;
    Conversation m_conversation;

    std::uint32_t m_row = 0;     ///< index in Conversation::rows
    std::uint32_t m_message = 0; ///< index in m_pairing.messages
    std::uint32_t m_turn = 0;
    std::optional<std::int64_t> m_lastMs;
    std::vector<std::uint32_t> m_itemOfMessage;
    std::unordered_map<std::string, std::uint32_t> m_itemById; ///< messages by activity id
    std::map<std::string, std::uint32_t> m_steps, m_plans;
    std::vector<std::uint32_t> m_reactions, m_emptyReplies;
    std::set<std::uint32_t> m_openSteps;
    std::set<std::string, std::less<>> m_answered; ///< replyToIds for which an answer was generated
    std::vector<std::string> m_replyToOf;          ///< of m_emptyReplies
    std::vector<std::pair<std::string, std::uint32_t>> m_suggested;
    std::vector<std::string> m_agents; ///< connected agents that are at work, innermost last
    std::string m_topic;
    std::optional<std::uint32_t> m_topicItem;
};

} // namespace keyturn::transcripts

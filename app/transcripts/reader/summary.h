// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a list says of a conversation: counts, times, class and outcome.

#include "app/transcripts/reader/readrow.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace keyturn::transcripts {

/// Chat, a run from the test pane, or a run that no person started (B8).
enum class ConversationClass : std::uint8_t { Chat, Design, Autonomous };
[[nodiscard]] std::string_view nameOf(ConversationClass what);

/// The counts of pairing (B9). They add up over conversations.
struct Counts
{
    std::uint32_t activities = 0, rows = 0;
    std::uint32_t userMessages = 0; ///< as shown: a redelivered one counts once
    std::uint32_t botMessages = 0;  ///< as stored
    std::uint32_t turns = 0;        ///< user messages that open a turn
    std::uint32_t greetings = 0;    ///< bot messages before the first user message
    std::uint32_t unanswered = 0;
    std::uint32_t multiReply = 0;        ///< turns with several replies; a folded pair is one
    std::uint32_t redelivered = 0;       ///< extra deliveries of user messages
    std::uint32_t emptyUserMessages = 0; ///< no text: card submits, consents, attachments
    std::uint32_t sameTextTwice = 0;     ///< folded pairs of bot messages

    bool operator==(const Counts &) const = default;
    Counts &operator+=(const Counts &other);
    Counts &operator-=(const Counts &other);
};

struct Summary : Counts
{
    std::optional<std::int64_t> startedMs, lastMs;
    std::string channel;
    ConversationClass conversationClass = ConversationClass::Chat;
    std::string sessionType, outcome, outcomeReason; ///< of the last session; as the wire spells it
    bool handedOff = false;  ///< proven by an activity or reason, not by a trace alone
    bool incomplete = false; ///< a middle batch is missing or a row was cut at the source
    bool hasErrors = false, hasReactions = false, hasSurvey = false, blocked = false;
    std::string personId, personName, locale;
    std::string agentId, agentSchemaName;     ///< the lookup; metadata.BotName
    std::vector<std::string> connectedAgents; ///< schema names of agents it called, each once
    std::string firstUserText;                ///< at most 300 bytes, cut between characters
};

/// The summary without the items: much cheaper than readConversation, and the same numbers.
[[nodiscard]] Summary summaryOf(std::span<const ReadRow> rows);
[[nodiscard]] Summary summaryOf(const ReadRow &row);

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a user said and what the agent answered, as one thing that can be forwarded.

#include "app/transcripts/reader/conversation.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace keyturn::transcripts {

struct Pair
{
    std::string conversation;         ///< `name` whole
    std::string conversationId;       ///< as a person knows it
    std::uint32_t turn = 0;           ///< 0 is the greeting
    std::string userKey;              ///< id of the user's activity; its place where it has none
    std::string replyKeys;            ///< ids of the replies in order, joined by blanks
    std::string said;                 ///< empty: greeting, consent, attachment
    std::vector<std::string> replies; ///< empty: unanswered; a withheld one is an empty text
    std::optional<std::int64_t> atMs; ///< user, else first reply, else start of the conversation
    Marks marks = 0;                  ///< of the user's message and of the replies
    std::uint32_t copies = 1;         ///< how often the user's message was delivered

    [[nodiscard]] bool isGreeting() const { return turn == 0; }
    [[nodiscard]] bool isUnanswered() const { return turn != 0 && replies.empty(); }
    /// The replies as one text, divided by an empty line.
    [[nodiscard]] std::string answer() const;
};

enum class WithheldAnswers : std::uint8_t { StayEmpty, FromTraces };

/// Pairs in the order of the turns. @p rows are those that @p conversation was read from.
[[nodiscard]] std::vector<Pair> pairsOf(const Conversation &conversation,
                                        std::span<const ReadRow> rows,
                                        WithheldAnswers withheld = WithheldAnswers::StayEmpty);

} // namespace keyturn::transcripts

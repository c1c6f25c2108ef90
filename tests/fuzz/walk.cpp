// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/walk.h"

#include "app/transcripts/reader/fragment.h"
#include "app/transcripts/reader/text.h"

namespace keyturn::transcripts::fuzz {

void walk(const ReadRow &row)
{
    require(row.state == ParseState::Read || !problemText(row.problem).empty());
    require(row.state != ParseState::Unrecognised || row.activities.empty());
    for (const auto &fragment : fragmentsOf(row)) {
        require(fragment.activity < row.activities.size());
        require(isValidUtf8(fragment.text));
        require(fragment.text.find('\0') == std::string_view::npos);
    }
    for (const auto &activity : row.activities)
        require(isValidUtf8(activity.raw));
    const auto conversation = readConversation(std::span(&row, 1));
    const auto summary = summaryOf(row);
    require(static_cast<const Counts &>(conversation.summary) ==
            static_cast<const Counts &>(summary));
    require(conversation.turns.size() == summary.turns + 1U);
    for (const auto &item : conversation.items) {
        require(item.turn < conversation.turns.size());
        require(isValidUtf8(item.text));
    }
    for (const auto &turn : conversation.turns)
        (void)joinedReplies(conversation, turn);
    require(!conversationKey(row).empty());
}

} // namespace keyturn::transcripts::fuzz

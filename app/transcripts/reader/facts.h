// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What each kind of activity states in its `value` (contract B7), as facts.

#include "app/transcripts/reader/factlist.h"
#include "app/transcripts/reader/kind.h"

namespace keyturn::transcripts {

/// The fields of an activity that are more than a word.
struct ActivityParts
{
    Json value, attachments, channelData, entities, suggestedActions, reactionsAdded,
        reactionsRemoved, membersAdded, membersRemoved, action;
    std::string_view name; ///< of the activity
};

/// True when the facts of the kind were written; false: this file does not know the kind.
bool sessionFacts(Kind kind, const ActivityParts &parts, FactList &facts);
bool dialogFacts(Kind kind, const ActivityParts &parts, FactList &facts);
bool answerFacts(Kind kind, const ActivityParts &parts, FactList &facts);
bool planFacts(Kind kind, const ActivityParts &parts, FactList &facts);
bool feedbackFacts(Kind kind, const ActivityParts &parts, FactList &facts);

/// What a message says beside its text. `text` tells copies of it apart.
struct MessageMarks
{
    bool postBack = false, hasCard = false, hasAttachment = false;
};
MessageMarks messageFacts(const ActivityParts &parts, bool fromUser, std::string_view text,
                          FactList &facts);

/// The keys of `value` that the contract names for a kind; empty: people's own keys, not checked.
[[nodiscard]] bool isKnownValueKey(Kind kind, std::string_view key);

} // namespace keyturn::transcripts

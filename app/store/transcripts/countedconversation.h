// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/transcripts/conversationgroups.h"
#include "app/store/transcripts/tallies.h"

#include <cstdint>
#include <vector>

namespace keyturn {

/// What the tallies know of one conversation.
struct CountedConversation
{
    struct Rule
    {
        std::int64_t rule = 0;
        std::int64_t severity = 0;
        std::int64_t open = 0;
        std::int64_t suppressed = 0;
    };
    std::int64_t id = 0;
    std::int64_t newestMs = 0;
    std::int64_t group = 0;
    std::int64_t messages = 0;
    std::vector<Rule> rules;

    [[nodiscard]] std::int64_t openFindings() const;
};

/// Keeps conversations and tallies in step. Every change goes: read, leave, change, enter.
class ConversationCounting
{
public:
    ConversationCounting(StatementCache &statements, ConversationGroups &groups);

    [[nodiscard]] Result<CountedConversation> read(std::int64_t conversation);
    void enter(const CountedConversation &conversation);
    void leave(const CountedConversation &conversation);
    /// Counts the findings of the conversation anew and keeps the counts.
    [[nodiscard]] Result<void> recountRules(CountedConversation &conversation);
    [[nodiscard]] Result<void> saveRules(const CountedConversation &conversation);
    /// Moves the conversation and its rows to the group that has @p flags, with Finding as its
    /// rules say, and otherwise what its group has.
    [[nodiscard]] Result<void> regroup(CountedConversation &conversation, std::uint32_t flags);
    /// The group that differs from @p group in its flags alone.
    [[nodiscard]] Result<std::int64_t> groupWith(std::int64_t group, std::uint32_t flags);
    /// Findings changed: recounts, regroups and tallies @p conversation.
    [[nodiscard]] Result<void> refresh(std::int64_t conversation);

    [[nodiscard]] Tallies &tallies() { return m_tallies; }

private:
    StatementCache &m_statements;
    ConversationGroups &m_groups;
    Tallies m_tallies;
};

/// The Finding flag as @p conversation's rules say, and the other ones of @p flags.
[[nodiscard]] std::uint32_t flagsWithFindings(std::uint32_t flags,
                                              const CountedConversation &conversation);

} // namespace keyturn

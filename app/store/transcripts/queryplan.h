// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/transcripts/conversationgroups.h"
#include "app/tenant/transcriptquery.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace keyturn {

class TranscriptArchive;

/// Which conversations may pass, decided once for each group.
/// A dimension is one filter; a facet counts without its own.
class GroupFilter
{
public:
    enum Dimension : std::uint8_t {
        Agents = 1,
        Environments = 2,
        Channels = 4,
        Outcomes = 8,
        Classes = 16,
        Flags = 32
    };

    GroupFilter(const SearchQuery &query, const ConversationGroups &groups);

    [[nodiscard]] bool isOpen() const { return m_open; }
    /// True when no group there is passes: nothing need be looked at.
    [[nodiscard]] bool passesNone() const { return m_none; }
    [[nodiscard]] bool passes(std::int64_t group) const { return m_open || failures(group) == 0; }
    /// The dimensions that keep the group out, or'ed.
    [[nodiscard]] std::uint8_t failures(std::int64_t group) const
    {
        return m_open ? 0 : m_failures[static_cast<std::size_t>(group - 1)];
    }

private:
    bool m_open;
    bool m_none = false;
    std::vector<std::uint8_t> m_failures;
};

/// A query as the index understands it. Words of one scope must be in one text; words of several
/// scopes in one row: the first scope drives the search, the others are asked for each row.
struct MatchPlan
{
    std::string match;               ///< of the text that is shown
    std::vector<std::string> also;   ///< must match within the row
    std::vector<std::string> never;  ///< must not match within the row
    std::int64_t least = 0;          ///< first number of the time span
    std::int64_t beyond = INT64_MAX; ///< first number behind it
};

/// @p words gives the words that a beginning stands for; without any the beginning itself is used.
using WordsOfPrefix = std::function<std::vector<std::string>(const std::string &)>;
[[nodiscard]] MatchPlan planOf(const SearchQuery &query, const WordsOfPrefix &words);
/// With the words of the archive's index.
[[nodiscard]] Result<MatchPlan> planFor(TranscriptArchive &archive, const SearchQuery &query);

/// Ids of the rules that are asked for and refused; a rule nobody knows is -1.
struct RuleFilter
{
    std::vector<std::int64_t> any;
    std::vector<std::int64_t> none;
    [[nodiscard]] bool isOpen() const { return any.empty() && none.empty(); }
};

[[nodiscard]] RuleFilter ruleFilterOf(const SearchQuery &query, const ConversationGroups &groups);

} // namespace keyturn

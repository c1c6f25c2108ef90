// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/transcripts/queryplan.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/textindex.h"

#include <optional>
#include <string>
#include <vector>

namespace keyturn {

class TranscriptArchive;

/// A row that passes a query with words.
struct MatchedRow
{
    std::int64_t row = 0;
    std::int64_t conversation = 0;
    std::int64_t group = 0;
    std::int64_t fragment = 0; ///< its newest matching text
    std::vector<WordPlace> places;
    int more = 0;
};

enum class Places { Wanted, Unwanted };

/// Rows that match a query, newest first, one at a time. Rows and texts are numbered by time, so
/// the index gives them in this order without sorting. Use it on one state of the file.
class SearchStream
{
public:
    SearchStream(TranscriptArchive &archive, const SearchQuery &query,
                 std::optional<std::int64_t> before, Places places);

    /// The next row that passes; nothing at the end and after an error: ask ended().
    [[nodiscard]] std::optional<MatchedRow> next();
    [[nodiscard]] Result<void> ended() const;
    /// How many rows were looked at, also those that did not pass.
    [[nodiscard]] std::int64_t lookedAt() const { return m_lookedAt; }

private:
    [[nodiscard]] bool step();
    [[nodiscard]] std::optional<MatchedRow> readRow();
    [[nodiscard]] bool passes(const MatchedRow &row, std::int64_t last);
    /// Another match that a row must have, or must not have. It runs beside the hits, in the same
    /// order, and so is never searched for.
    struct Side
    {
        Statement hits;
        bool wanted = true;
        std::int64_t fragment = INT64_MAX;
    };
    [[nodiscard]] bool agrees(Side &side, std::int64_t first, std::int64_t last);
    [[nodiscard]] bool note(const Result<void> &result);

    TranscriptArchive &m_archive;
    Result<MatchPlan> m_planned;
    MatchPlan m_plan;
    GroupFilter m_groups;
    RuleFilter m_rules;
    Statement m_hits;
    std::vector<Side> m_sides;
    std::optional<std::int64_t> m_fragment; ///< stepped to, not used yet
    std::int64_t m_lookedAt = 0;
    Result<void> m_ended;
};

/// True when the conversation's open findings are what the query asks for.
[[nodiscard]] Result<bool> passesRules(StatementCache &statements, const RuleFilter &rules,
                                       std::int64_t conversation);

} // namespace keyturn

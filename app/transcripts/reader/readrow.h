// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One row read into activities.

#include "app/transcripts/reader/activity.h"
#include "app/transcripts/reader/coverage.h"
#include "app/transcripts/reader/rawrow.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace keyturn::transcripts {

enum class ParseState : std::uint8_t {
    Read,
    Truncated,   ///< cut at the source; the activities before the cut are here
    Unrecognised ///< no activities were found; never an empty conversation
};

[[nodiscard]] std::string_view nameOf(ParseState state);

/// The metadata column. `botId` is a runtime id that joins to nothing; `botName` is a schema name.
struct RowMetadata
{
    std::string botId, tenantId, botName;
    std::optional<std::int64_t> batchId; ///< empty when absent or ""
};

struct SessionInfo
{
    std::optional<Moment> startedAt, endedAt; ///< endedAt is the last activity, not the time-out
    std::string type, outcome, outcomeReason;
    std::optional<std::int64_t> turnCount; ///< user and bot messages together (B8)
    bool impliedSuccess = false;
};

struct ConversationInfo
{
    bool designMode = false;
    std::string locale, lastOutcome, lastOutcomeReason;
};

class Arena; ///< the memory behind the views of a row

struct ReadRow
{
    ParseState state = ParseState::Unrecognised;
    std::string problem; ///< code, see problemText; empty when all is well
    Shape shape = Shape::Unknown;
    std::string transcriptId, name, agentId, schemaVersion, sourceName;
    std::optional<std::int64_t> startedMs, createdMs;
    RowMetadata meta;
    std::vector<Activity> activities;
    std::optional<SessionInfo> session; ///< the last one of the row
    std::optional<ConversationInfo> conversation;
    Coverage coverage;
    std::shared_ptr<const Arena> memory;
};

/// Reads one row. Never throws: hostile or cut input gives Unrecognised or Truncated and a problem.
[[nodiscard]] ReadRow readRow(const RawRow &raw);

/// The key under which rows belong together: the name; else the conversation id that the activities
/// carry; else a digest of the content, so that nameless rows stay apart.
[[nodiscard]] std::string conversationKey(const ReadRow &row);

} // namespace keyturn::transcripts

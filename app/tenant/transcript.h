// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is written into the archive of transcripts: rows as they were received, their texts, what
// the scan found in them, and what is known about a conversation. All text is UTF-8.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace keyturn {

/// Where a text stands in a conversation; the scopes of a search.
enum class TextField : std::uint8_t {
    Said,    ///< what people said, also by submitting a card
    Bot,     ///< what the agent said or would have said (withheld answers, citations)
    Tool,    ///< arguments, observations and errors of tools
    Variable ///< what was put into variables
};

enum class ConversationClass : std::uint8_t { Chat, Design, Autonomous };
enum class RowParse : std::uint8_t { Read, Truncated, Unrecognised };
enum class SourceKind : std::uint8_t { Environment, Import };

/// Where rows come from. A conversation is the rows of one name in one source.
struct TranscriptSource
{
    SourceKind kind = SourceKind::Import;
    std::string id; ///< environment id, or the name of the import; unique with kind
    std::string name;
    bool operator==(const TranscriptSource &) const = default;
};

/// The agent of a row after the join of the contract (transcripts B2), made by the caller. Without
/// a match botId and name are empty and the raw values of the row stay in the other members.
struct TranscriptAgent
{
    std::string botId; ///< bot.botid of the lookup; empty when it is unknown
    std::string schemaName;
    std::string name; ///< display name
    std::string environmentId;
    std::string environmentName;
    bool operator==(const TranscriptAgent &) const = default;
};

/// One text that can be searched and scanned.
struct StoredFragment
{
    std::uint32_t activity = 0; ///< index of its activity in the row
    TextField field = TextField::Said;
    std::string what; ///< "message", "card value", the variable's or the tool's name
    std::string text;
    std::optional<std::int64_t> atMs; ///< epoch ms as the tenant states it
    bool operator==(const StoredFragment &) const = default;
};

/// One place in a text that a rule of the scan points at.
struct StoredFinding
{
    std::uint32_t fragment = 0; ///< index into the fragments of the row
    std::string rule;
    std::uint32_t begin = 0;  ///< bytes of the fragment's text
    std::uint32_t length = 0; ///< bytes
    int severity = 0;         ///< as the rule states it; greater is worse
    double score = 0;
    bool operator==(const StoredFinding &) const = default;
};

/// What is known about a conversation as a whole, or about one row of it.
struct ConversationSummary
{
    std::string displayId;
    std::optional<std::int64_t> startedMs;
    std::optional<std::int64_t> lastMs;
    std::string channel;
    ConversationClass kind = ConversationClass::Chat;
    std::string
        outcome; ///< as the tenant spells it; HandOff and Escalated are the caller's to unite
    std::string outcomeReason;
    std::string sessionType;
    std::string personId; ///< aadObjectId
    std::string personName;
    std::uint32_t rows = 1;
    std::uint32_t activities = 0;
    std::uint32_t userMessages = 0;
    std::uint32_t botMessages = 0;
    std::uint32_t turns = 0;
    std::uint32_t greetings = 0;
    std::uint32_t unanswered = 0;
    std::uint32_t multiReply = 0;
    std::uint32_t redelivered = 0;
    std::uint32_t emptyUserMessages = 0;
    std::uint32_t sameTextTwice = 0;
    bool incomplete = false;
    bool withheld = false;
    bool truncated = false;
    bool handedOff = false;
    bool failed = false; ///< an error was traced
    bool operator==(const ConversationSummary &) const = default;
};

/// A row ready to be written: parsed, scanned and compressed.
struct PreparedRow
{
    std::string transcriptId; ///< conversationtranscriptid; empty where the shape has none
    std::array<std::uint8_t, 32> sha256{}; ///< of the bytes as received
    std::string conversation; ///< `name` whole; without one whatever tells conversations apart
    std::string sourceName;   ///< file inside the source, for reports
    TranscriptAgent agent;
    std::optional<std::int64_t> startedMs; ///< conversationstarttime
    std::optional<std::int64_t> createdMs; ///< createdon
    std::optional<std::int64_t> batch;
    std::int64_t arrivedMs = 0; ///< now; only orders and ages what has no time of its own
    std::uint8_t shape = 0;     ///< the reader's number for the shape; the archive only keeps it
    RowParse parse = RowParse::Read;
    std::string problem;
    std::string raw;           ///< zstd
    std::uint64_t rawSize = 0; ///< bytes before compression
    std::vector<StoredFragment> fragments;
    std::vector<StoredFinding> findings;
    ConversationSummary summary; ///< of this row alone
};

/// A row as it lies in the archive.
struct StoredRow
{
    std::int64_t id = 0;
    std::int64_t conversation = 0;
    std::string transcriptId;
    std::string name; ///< PreparedRow::conversation
    std::string sourceName;
    std::optional<std::int64_t> startedMs;
    std::optional<std::int64_t> createdMs;
    std::optional<std::int64_t> batch;
    std::uint8_t shape = 0;
    RowParse parse = RowParse::Read;
    std::string problem;
    std::array<std::uint8_t, 32> sha256{};
    std::string bytes; ///< as received, tokens masked
};

} // namespace keyturn

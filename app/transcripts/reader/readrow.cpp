// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/readrow.h"

#include "app/transcripts/reader/activityreader.h"
#include "app/transcripts/reader/arena.h"
#include "app/transcripts/reader/jsonindex.h"
#include "app/transcripts/reader/text.h"
#include "app/transcripts/reader/unwrap.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::uint32_t DeepestNesting = 1024;

std::string_view codeOf(JsonIndex::State state)
{
    switch (state) {
    case JsonIndex::State::Whole:
        return {};
    case JsonIndex::State::Cut:
        return "truncated";
    case JsonIndex::State::Empty:
        return "empty";
    case JsonIndex::State::ControlCharacter:
        return "control-character";
    case JsonIndex::State::TooLarge:
        return "too-large";
    case JsonIndex::State::InvalidUtf8:
    case JsonIndex::State::Damaged:
        return "bad-json";
    }
    return {};
}

/// The indexes of the text and of JSON inside it; kept for the next row of this thread.
struct Indexes
{
    JsonIndex content, metadata;
};

Indexes &indexes()
{
    thread_local Indexes kept;
    return kept;
}

/// Indexes the arena's content; mends its UTF-8 and ends a string that was cut. The arena keeps the
/// text that was indexed.
JsonIndex::State indexContent(Arena &arena, JsonIndex &index, std::uint64_t &replaced)
{
    if (arena.content.starts_with("\xEF\xBB\xBF"))
        arena.content.erase(0, 3);
    auto state = index.index(arena.content);
    if (state == JsonIndex::State::InvalidUtf8) {
        arena.content = withValidUtf8(arena.content, replaced);
        state = index.index(arena.content);
    }
    if (state == JsonIndex::State::Cut && !index.closedText().empty()) {
        arena.content = index.closedText();
        (void)index.index(arena.content);
    }
    return state;
}

void readMetadata(const RawRow &raw, ReadRow &row, JsonIndex &index)
{
    if (raw.metadata.empty() || index.index(raw.metadata) != JsonIndex::State::Whole)
        return;
    const Json root = index.root();
    row.meta.botId = textOf(root["BotId"]);
    row.meta.tenantId = textOf(root["AADTenantId"]);
    row.meta.botName = textOf(root["BotName"]);
    const Json batch = root["BatchId"];
    row.meta.batchId = batch.integer();
    if (batch.isString()) {
        // "" means none; a number may come as text.
        const auto digits = trimmed(batch.escaped());
        if (!digits.empty() && digits.size() < 10 &&
            std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
            row.meta.batchId = std::stoll(std::string(digits));
    }
}

void readSession(const Activity &activity, ReadRow &row)
{
    SessionInfo session;
    session.startedAt = momentOf(factOf(activity, fact::Started));
    session.endedAt = momentOf(factOf(activity, fact::Ended));
    session.type = factOf(activity, fact::SessionType);
    session.outcome = factOf(activity, fact::Outcome);
    session.outcomeReason = factOf(activity, fact::OutcomeReason);
    session.impliedSuccess = factOf(activity, fact::Implied) == "true";
    const auto count = factOf(activity, fact::TurnCount);
    if (!count.empty() && count.size() < 10 &&
        std::ranges::all_of(count, [](char c) { return c >= '0' && c <= '9'; }))
        session.turnCount = std::stoll(std::string(count));
    row.session = session;
}

void readEnvelope(ReadRow &row)
{
    for (const auto &activity : row.activities) {
        if (activity.kind == Kind::SessionInfo) {
            readSession(activity, row);
        } else if (activity.kind == Kind::ConversationInfo) {
            ConversationInfo information;
            information.designMode = equalsIgnoringCase(factOf(activity, fact::Design), "true");
            information.locale = factOf(activity, fact::Locale);
            information.lastOutcome = factOf(activity, fact::Outcome);
            information.lastOutcomeReason = factOf(activity, fact::OutcomeReason);
            row.conversation = information;
        }
    }
}

/// Follows the wrapping through strings that hold JSON; the arena ends with the innermost text.
Found unwrapped(Arena &arena, JsonIndex &index, std::uint64_t &replaced, JsonIndex::State &state)
{
    int left = DeepestWrapping;
    for (;;) {
        state = indexContent(arena, index, replaced);
        Found found = findActivities(index.root(), left);
        if (found.inside.empty())
            return found;
        left -= found.levels;
        if (left < 0)
            return {};
        arena.content = std::move(found.inside);
    }
}

void copyColumns(const RawRow &raw, ReadRow &row)
{
    row.shape = raw.shape;
    row.transcriptId = raw.transcriptId;
    row.name = raw.name;
    row.agentId = raw.botId;
    row.schemaVersion = raw.schemaVersion;
    row.sourceName = raw.sourceName;
    row.startedMs = raw.startedMs;
    row.createdMs = raw.createdMs;
    row.problem = raw.problem;
    row.coverage.rows = 1;
}

void readActivities(const Found &found, Arena &arena, ReadRow &row)
{
    ActivityReader reader(arena, row.coverage, row.activities);
    std::uint64_t count = 0;
    found.activities.eachElement([&](Json element) {
        if (!element.isComplete())
            return;
        ++count;
        if (found.shape == Shape::ModernArray)
            reader.readModern(element);
        else if (element.isObject())
            reader.read(element);
    });
    settleRoles(row.activities);
    row.coverage.activities = count;
}

} // namespace

ReadRow readRow(const RawRow &raw)
{
    ReadRow row;
    copyColumns(raw, row);
    auto arena = std::make_shared<Arena>();
    row.memory = arena;
    arena->content = raw.shape == Shape::DataverseRow ? raw.content : raw.bytes;

    auto &[contentIndex, metadataIndex] = indexes();
    readMetadata(raw, row, metadataIndex);
    auto state = JsonIndex::State::Empty;
    Found found;
    if (raw.shape != Shape::Unknown)
        found = unwrapped(*arena, contentIndex, row.coverage.replacedBytes, state);
    else if (row.problem.empty())
        row.problem = "no-activities";

    if (found.shape == Shape::Unknown) {
        row.state =
            state == JsonIndex::State::Cut ? ParseState::Truncated : ParseState::Unrecognised;
        if (row.problem.empty())
            row.problem = state == JsonIndex::State::Whole ? "no-activities" : codeOf(state);
    } else {
        row.activities.reserve(64);
        readActivities(found, *arena, row);
        readEnvelope(row);
        row.state = state == JsonIndex::State::Cut ? ParseState::Truncated : ParseState::Read;
        if (row.problem.empty() && row.state == ParseState::Truncated)
            row.problem = "truncated";
        else if (row.problem.empty() && contentIndex.depth() > DeepestNesting)
            row.problem = "too-deep";
    }
    row.coverage.truncatedRows = row.state == ParseState::Truncated ? 1 : 0;
    row.coverage.unrecognisedRows = row.state == ParseState::Unrecognised ? 1 : 0;
    return row;
}

std::string_view factOf(const Activity &activity, std::string_view name)
{
    for (const auto &fact : activity.facts) {
        if (fact.name == name)
            return fact.text;
    }
    return {};
}

} // namespace keyturn::transcripts

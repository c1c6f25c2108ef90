// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/archiving.h"
#include "app/transcripts/reader/summary.h"
#include "app/transcripts/reader/tokenmask.h"
#include "app/transcripts/rowscan.h"

#include <algorithm>
#include <openssl/evp.h>

namespace keyturn {

namespace {

using transcripts::Fragment;
using transcripts::RawRow;
using transcripts::ReadRow;

ConversationClass classOf(transcripts::ConversationClass what)
{
    switch (what) {
    case transcripts::ConversationClass::Design:
        return ConversationClass::Design;
    case transcripts::ConversationClass::Autonomous:
        return ConversationClass::Autonomous;
    case transcripts::ConversationClass::Chat:
        break;
    }
    return ConversationClass::Chat;
}

RowParse parseOf(transcripts::ParseState state)
{
    switch (state) {
    case transcripts::ParseState::Read:
        return RowParse::Read;
    case transcripts::ParseState::Truncated:
        return RowParse::Truncated;
    case transcripts::ParseState::Unrecognised:
        break;
    }
    return RowParse::Unrecognised;
}

ConversationSummary columnsOf(const transcripts::Summary &summary)
{
    ConversationSummary columns;
    columns.startedMs = summary.startedMs;
    columns.lastMs = summary.lastMs;
    columns.channel = summary.channel;
    columns.kind = classOf(summary.conversationClass);
    // Two spellings of one outcome (contract B8).
    columns.outcome = summary.outcome == "Escalated" ? "HandOff" : summary.outcome;
    columns.outcomeReason = summary.outcomeReason;
    columns.sessionType = summary.sessionType;
    columns.personId = summary.personId;
    columns.personName = summary.personName;
    columns.rows = summary.rows;
    columns.activities = summary.activities;
    columns.userMessages = summary.userMessages;
    columns.botMessages = summary.botMessages;
    columns.turns = summary.turns;
    columns.greetings = summary.greetings;
    columns.unanswered = summary.unanswered;
    columns.multiReply = summary.multiReply;
    columns.redelivered = summary.redelivered;
    columns.emptyUserMessages = summary.emptyUserMessages;
    columns.sameTextTwice = summary.sameTextTwice;
    columns.incomplete = summary.incomplete;
    columns.handedOff = summary.handedOff;
    columns.failed = summary.hasErrors;
    return columns;
}

std::array<std::uint8_t, 32> sha256Of(std::string_view bytes)
{
    std::array<std::uint8_t, 32> hash{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr);
    return hash;
}

/// "argument:order_id", or the first part alone.
std::string placeOf(const Fragment &fragment)
{
    std::string place(fragment.what);
    if (!fragment.key.empty()) {
        place += ':';
        place += fragment.key;
    }
    return place;
}

} // namespace

PreparedRow preparedRow(RawRow &&raw, const ReadRow &read, std::span<const Fragment> fragments)
{
    PreparedRow row;
    row.sha256 = sha256Of(raw.bytes);
    row.rawSize = raw.bytes.size();
    if (transcripts::mayHoldTokens(raw.bytes)) {
        const std::string masked = transcripts::withTokensMasked(raw.bytes);
        row.rawSize = masked.size();
        row.raw = compressedRow(masked);
    } else {
        row.raw = compressedRow(raw.bytes);
    }
    row.transcriptId = std::move(raw.transcriptId);
    row.sourceName = std::move(raw.sourceName);
    row.conversation = transcripts::conversationKey(read);
    row.agent = {{}, read.meta.botName.empty() ? read.agentId : read.meta.botName, {}, {}, {}};
    row.startedMs = read.startedMs;
    row.createdMs = read.createdMs;
    row.batch = read.meta.batchId;
    row.shape = static_cast<std::uint8_t>(raw.shape);
    row.parse = parseOf(read.state);
    row.problem = read.problem;
    row.summary = columnsOf(transcripts::summaryOf(read));
    row.summary.displayId = transcripts::displayIdOf(row.conversation, read.meta.botId);
    row.summary.truncated = row.parse == RowParse::Truncated;
    row.fragments.reserve(fragments.size());
    for (const Fragment &fragment : fragments) {
        row.fragments.push_back({fragment.activity, textFieldOf(fragment.field), placeOf(fragment),
                                 std::string(fragment.text), fragment.atMs});
    }
    return row;
}

ConversationSummary summaryOfRows(std::span<const StoredRow> rows)
{
    std::vector<ReadRow> read;
    bool truncated = false;
    for (const StoredRow &row : rows) {
        RawRow raw = transcripts::restoredRow(static_cast<transcripts::Shape>(row.shape), row.bytes,
                                              row.sourceName);
        read.push_back(transcripts::readRow(raw));
        truncated = truncated || read.back().state == transcripts::ParseState::Truncated;
    }
    ConversationSummary summary = columnsOf(transcripts::summaryOf(read));
    if (!read.empty())
        summary.displayId = transcripts::displayIdOf(rows.front().name, read.front().meta.botId);
    summary.truncated = truncated;
    return summary;
}

} // namespace keyturn

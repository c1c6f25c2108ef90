// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows as Dataverse answers them, written by tests, and conversations drawn as text.

#include "app/transcripts/reader/conversation.h"

#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts::testing {

/// A JSON string with its quotes.
std::string jsonText(std::string_view text);

/// What a test says of a row; the rest is filled in.
struct RowSpec
{
    std::string activities; ///< the elements of the array, divided by commas
    std::string content;    ///< instead of activities: the whole content column
    std::string name = "conversation-1_4b57a07a-d1cf-06b6-3ebc-97dababcdbf0";
    std::string id = "00000000-0000-0000-0000-000000000001";
    std::string started = "2026-05-11T15:10:27Z";
    std::string batch; ///< JSON of BatchId; empty: no such key
};
std::string rowJson(const RowSpec &spec);
ReadRow rowOf(const RowSpec &spec);
ReadRow rowOfActivities(std::string_view activities);

std::string userMessage(std::string_view id, std::string_view text, std::string_view more = {});
std::string botMessage(std::string_view id, std::string_view text, std::string_view replyTo,
                       std::string_view more = {});
std::string traceOf(std::string_view valueType, std::string_view value, std::string_view more = {});
std::string eventOf(std::string_view name, std::string_view value, std::string_view more = {});

/// One line for each item: turn, kind, who, title, text, marks, duration.
std::string drawn(const Conversation &conversation);
std::string drawn(std::span<const ReadRow> rows);
std::string drawnOf(std::string_view activities);

/// One line for each fact of an activity.
std::string factsOf(const Activity &activity);

/// Counts as the table of the contract writes them.
std::string sequenceOf(const ReadRow &row);

} // namespace keyturn::transcripts::testing

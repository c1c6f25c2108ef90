// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One stored chunk of transcripts exactly as it was received, with its columns read out.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

/// What kind of JSON a chunk is (contract B3).
enum class Shape : std::uint8_t {
    DataverseRow,     ///< a row of conversationtranscripts; `content` holds the activities
    ActivitiesObject, ///< {"activities":[...]}: dialog.json, Direct Line
    ActivityArray,    ///< [activities]: .transcript, content of other exports
    ModernArray,      ///< [{role,id,text,toolCalls,...}]: conversation details of modern agents
    Framework,        ///< one entry of list_of_conversations (PascalCase keys)
    Unknown           ///< kept and reported, never shown as an empty conversation
};

/// A short stable word for databases and reports: `dataverse-row`, `activities`, ...
[[nodiscard]] std::string_view nameOf(Shape shape);
[[nodiscard]] Shape shapeNamed(std::string_view name);

/// Invariant: `bytes` alone (with `shape`) is enough to make the same RawRow again.
struct RawRow
{
    Shape shape = Shape::Unknown;
    std::string bytes;      ///< JSON in UTF-8 without BOM; for Shape::Unknown whatever was found
    std::string sourceName; ///< file (and entry) it came from, for reports
    std::string problem;    ///< code of why it is Unknown or cut, see problemText; else empty

    // Columns; empty where the shape has none.
    std::string transcriptId; ///< conversationtranscriptid: the identity of this row
    std::string name;         ///< {conversationId}_{botId}: the key of the conversation, as it is
    std::string botId;        ///< the lookup that joins to bot.botid
    std::string schemaType;
    std::string schemaVersion;
    std::string metadata;                  ///< JSON text
    std::string content;                   ///< JSON text; cut where the source cut it
    std::optional<std::int64_t> startedMs; ///< conversationstarttime
    std::optional<std::int64_t> createdMs; ///< createdon: the watermark of a sync
};

/// Reads the columns of one row object as Dataverse answers it. Shape::Unknown with a problem when
/// it is not an object or has no `content`; never throws.
[[nodiscard]] RawRow rowFrom(std::string_view rowObject);

/// The row again from what a store kept. `bytes` is taken over.
[[nodiscard]] RawRow restoredRow(Shape shape, std::string bytes, std::string sourceName = {});

/// Looks at JSON of a file that is no page of rows (a dialog.json, an array of activities, content
/// alone, double-encoded text) and gives it the shape that fits.
[[nodiscard]] RawRow rowOfDocument(std::string json, std::string sourceName);

/// The part of `name` that a person recognises: without `_{botId}` and an optional `_<batch>`.
/// Only for display; names with underscores of their own stay whole.
[[nodiscard]] std::string displayIdOf(std::string_view name, std::string_view runtimeBotId);

/// An English sentence for a problem code; ui and CLI may translate by the code.
[[nodiscard]] std::string_view problemText(std::string_view code);

} // namespace keyturn::transcripts

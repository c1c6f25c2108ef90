// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/rawrow.h"

#include "app/transcripts/reader/jsonindex.h"
#include "app/transcripts/reader/keytable.h"
#include "app/transcripts/reader/moment.h"
#include "app/transcripts/reader/text.h"
#include "app/transcripts/reader/unwrap.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

enum class Column : std::uint8_t {
    Other,
    Content,
    Id,
    Name,
    Agent,
    SchemaType,
    SchemaVersion,
    Metadata,
    Started,
    Created
};

using Word = std::pair<std::string_view, Column>;

// The names of the Web API, of solution exports and of the tables that people export by hand.
constexpr KeyTable Columns{std::to_array<Word>({
    {"content", Column::Content},
    {"conversationtranscript", Column::Content},
    {"conversationtranscriptid", Column::Id},
    {"name", Column::Name},
    {"_bot_conversationtranscriptid_value", Column::Agent},
    {"bot_conversationtranscriptid", Column::Agent},
    {"schematype", Column::SchemaType},
    {"schemaversion", Column::SchemaVersion},
    {"metadata", Column::Metadata},
    {"conversationstarttime", Column::Started},
    {"createdon", Column::Created},
})};

JsonIndex &indexOfThisThread()
{
    thread_local JsonIndex kept;
    return kept;
}

/// Text of a column: a string as it reads; an object or array, as a tool may have written it, as
/// its JSON.
void assignText(std::string &column, const Json &value)
{
    if (value.isObject() || value.isArray())
        column = value.raw();
    else if (value.isString()) {
        column.clear();
        unescape(value.escaped(), column);
    } else
        column = textOf(value);
}

std::optional<std::int64_t> msOf(const Json &value)
{
    const auto moment = value.isString() ? momentOf(value.escaped())
                        : value.number() ? momentOf(*value.number())
                                         : std::nullopt;
    return moment ? std::optional(moment->ms) : std::nullopt;
}

void readColumn(std::string_view key, const Json &value, RawRow &row)
{
    switch (Columns.find(key, Column::Other)) {
    case Column::Other:
        break;
    case Column::Content:
        if (row.content.empty())
            assignText(row.content, value);
        break;
    case Column::Id:
        assignText(row.transcriptId, value);
        break;
    case Column::Name:
        assignText(row.name, value);
        break;
    case Column::Agent:
        assignText(row.botId, value);
        break;
    case Column::SchemaType:
        assignText(row.schemaType, value);
        break;
    case Column::SchemaVersion:
        assignText(row.schemaVersion, value);
        break;
    case Column::Metadata:
        assignText(row.metadata, value);
        break;
    case Column::Started:
        row.startedMs = msOf(value);
        break;
    case Column::Created:
        row.createdMs = msOf(value);
        break;
    }
}

/// Indexes row.bytes; mends its UTF-8 first where that is needed.
JsonIndex::State indexBytes(RawRow &row, JsonIndex &index)
{
    auto state = index.index(row.bytes);
    if (state == JsonIndex::State::InvalidUtf8) {
        std::uint64_t replaced = 0;
        row.bytes = withValidUtf8(row.bytes, replaced);
        state = index.index(row.bytes);
    }
    return state;
}

/// Fills the columns; leaves Shape::Unknown and a problem where it cannot.
void readColumns(RawRow &row, const Json &root, JsonIndex::State state)
{
    row.shape = Shape::Unknown;
    if (!root.isObject()) {
        row.problem = state == JsonIndex::State::Empty              ? "empty"
                      : state == JsonIndex::State::ControlCharacter ? "control-character"
                                                                    : "not-json";
        return;
    }
    root.eachField([&](std::string_view key, Json value) { readColumn(key, value, row); });
    if (row.content.empty()) {
        const bool isRowAtAll = !row.transcriptId.empty() || !row.metadata.empty();
        row.problem = state == JsonIndex::State::Cut ? "truncated"
                      : isRowAtAll                   ? "no-content"
                                                     : "not-a-row";
        return;
    }
    row.shape = Shape::DataverseRow;
    if (state == JsonIndex::State::Cut)
        row.problem = "truncated";
}

void readColumns(RawRow &row)
{
    auto &index = indexOfThisThread();
    const auto state = indexBytes(row, index);
    readColumns(row, index.root(), state);
}

std::string_view withoutMark(std::string_view text)
{
    constexpr std::string_view Mark = "\xEF\xBB\xBF";
    if (text.starts_with(Mark))
        text.remove_prefix(Mark.size());
    return text;
}

/// Follows strings that hold JSON until activities are found; only to tell the shape.
Shape shapeOf(const Json &root, JsonIndex &inner, std::string &held)
{
    Found found = findActivities(root, DeepestWrapping);
    int left = DeepestWrapping;
    while (found.shape == Shape::Unknown && !found.inside.empty() && left > 0) {
        left -= std::max(found.levels, 1);
        held = std::move(found.inside);
        (void)inner.index(held);
        found = findActivities(inner.root(), left);
    }
    return found.shape;
}

bool isDigits(std::string_view text)
{
    return !text.empty() && text.size() < 6 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

RawRow rowFrom(std::string_view rowObject)
{
    RawRow row;
    row.bytes = withoutMark(rowObject);
    readColumns(row);
    return row;
}

RawRow restoredRow(Shape shape, std::string bytes, std::string sourceName)
{
    RawRow row;
    row.bytes = std::move(bytes);
    row.sourceName = std::move(sourceName);
    if (shape == Shape::DataverseRow)
        readColumns(row);
    else
        row.shape = shape;
    return row;
}

RawRow rowOfDocument(std::string json, std::string sourceName)
{
    RawRow row;
    row.bytes =
        withoutMark(json).size() == json.size() ? std::move(json) : std::string(withoutMark(json));
    row.sourceName = std::move(sourceName);
    auto &index = indexOfThisThread();
    const auto state = indexBytes(row, index);
    const Json root = index.root();
    if (isRow(root) && !isActivity(root)) {
        readColumns(row, root, state);
        return row;
    }
    JsonIndex inner;
    std::string held;
    row.shape = shapeOf(root, inner, held);
    if (row.shape == Shape::ActivitiesObject && root["Activities"].exists() &&
        row.bytes.find("\"Activities\"") != std::string::npos)
        row.shape = Shape::Framework;
    if (row.shape == Shape::Unknown)
        row.problem = state == JsonIndex::State::Cut                ? "truncated"
                      : state == JsonIndex::State::Empty            ? "empty"
                      : state == JsonIndex::State::ControlCharacter ? "control-character"
                      : root.isObject() || root.isArray()           ? "no-activities"
                                                                    : "not-json";
    else if (state == JsonIndex::State::Cut)
        row.problem = "truncated";
    return row;
}

std::string displayIdOf(std::string_view name, std::string_view runtimeBotId)
{
    if (runtimeBotId.empty())
        return std::string(name);
    const std::string suffix = "_" + std::string(runtimeBotId);
    const auto at = name.rfind(suffix);
    if (at == std::string_view::npos || at == 0)
        return std::string(name);
    const auto rest = name.substr(at + suffix.size());
    const bool isSuffix = rest.empty() || (rest.front() == '_' && isDigits(rest.substr(1)));
    return std::string(isSuffix ? name.substr(0, at) : name);
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/csvrows.h"

#include "app/transcripts/reader/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace keyturn::transcripts {

namespace {

/// Letters and digits only: "Conversation Start Time" and "conversationstarttime" are one name.
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        const char low = lowered(c);
        if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9'))
            plain.push_back(low);
    }
    return plain;
}

struct Column
{
    std::string_view plain, name;
};

constexpr std::array Columns{
    Column{"content", "content"},
    Column{"transcript", "content"},
    Column{"transcriptcontent", "content"},
    Column{"conversationtranscript", "conversationtranscript"},
    Column{"conversationtranscriptid", "conversationtranscriptid"},
    Column{"donotmodifyconversationtranscript", "conversationtranscriptid"},
    Column{"name", "name"},
    Column{"metadata", "metadata"},
    Column{"schematype", "schematype"},
    Column{"schemaversion", "schemaversion"},
    Column{"conversationstarttime", "conversationstarttime"},
    Column{"createdon", "createdon"},
    Column{"botconversationtranscriptidvalue", "_bot_conversationtranscriptid_value"},
    Column{"botconversationtranscriptid", "_bot_conversationtranscriptid_value"},
    Column{"botid", "_bot_conversationtranscriptid_value"},
};

std::string_view columnNamed(std::string_view header)
{
    const auto plain = plainName(header);
    const auto *found = std::ranges::find(Columns, plain, &Column::plain);
    return found == Columns.end() ? std::string_view() : found->name;
}

bool looksLikeGuid(std::string_view text)
{
    return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' &&
           text[23] == '-';
}

} // namespace

std::optional<CsvColumns> CsvColumns::of(const CsvReader::Record &header)
{
    CsvColumns columns;
    bool holdsContent = false;
    for (const auto &title : header) {
        const auto name = columnNamed(title);
        holdsContent = holdsContent || name == "content" || name == "conversationtranscript";
        columns.m_names.emplace_back(name);
    }
    return holdsContent ? std::optional(columns) : std::nullopt;
}

RawRow CsvColumns::rowOf(const CsvReader::Record &record) const
{
    std::string json = "{";
    const std::size_t count = std::min(record.size(), m_names.size());
    for (std::size_t i = 0; i < count; ++i) {
        std::string_view name = m_names[i];
        if (name.empty() || record[i].empty())
            continue;
        // One header serves for the id and, in other exports, for the text itself.
        if (name == "conversationtranscript")
            name = looksLikeGuid(record[i]) ? "conversationtranscriptid" : "content";
        if (json.size() > 1)
            json.push_back(',');
        appendJsonString(name, json);
        json.push_back(':');
        appendJsonString(record[i], json);
    }
    json.push_back('}');
    return restoredRow(Shape::DataverseRow, std::move(json));
}

bool looksLikeTable(std::string_view beginning)
{
    CsvReader::Record header;
    bool taken = false;
    CsvReader reader(separatorOf(beginning), [&](CsvReader::Record &record) {
        if (!taken)
            header = record;
        taken = true;
    });
    reader.feed(beginning.substr(0, 16384));
    if (!taken)
        (void)reader.finish();
    return CsvColumns::of(header).has_value();
}

void appendJsonString(std::string_view text, std::string &out)
{
    static constexpr std::string_view Digits = "0123456789abcdef";
    out.reserve(out.size() + text.size() + text.size() / 8 + 2);
    out.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20U) {
            out += "\\u00";
            out.push_back(Digits[byte >> 4U]);
            out.push_back(Digits[byte & 0xFU]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/conversation.h"
#include "app/transcripts/reader/summary.h"

#include <algorithm>
#include <array>
#include <bit>

namespace keyturn::transcripts {

namespace {

constexpr std::array Shapes{std::string_view("dataverse-row"),  std::string_view("activities"),
                            std::string_view("activity-array"), std::string_view("modern-array"),
                            std::string_view("framework"),      std::string_view("unknown")};

} // namespace

std::string_view nameOf(Shape shape)
{
    return Shapes[static_cast<std::size_t>(shape)];
}

Shape shapeNamed(std::string_view name)
{
    const auto *found = std::ranges::find(Shapes, name);
    return found == Shapes.end() ? Shape::Unknown : static_cast<Shape>(found - Shapes.begin());
}

std::string_view nameOf(ParseState state)
{
    switch (state) {
    case ParseState::Read:
        return "read";
    case ParseState::Truncated:
        return "truncated";
    case ParseState::Unrecognised:
        return "unrecognised";
    }
    return {};
}

std::string_view nameOf(ConversationClass what)
{
    switch (what) {
    case ConversationClass::Chat:
        return "chat";
    case ConversationClass::Design:
        return "design";
    case ConversationClass::Autonomous:
        return "autonomous";
    }
    return {};
}

std::string_view nameOf(Strange::What what)
{
    switch (what) {
    case Strange::What::Type:
        return "type";
    case Strange::What::ValueType:
        return "value type";
    case Strange::What::Name:
        return "name";
    case Strange::What::Key:
        return "key";
    case Strange::What::ValueKey:
        return "value key";
    }
    return {};
}

std::string_view nameOf(ItemKind kind)
{
    static constexpr std::array<std::string_view, 23> Names{
        "message",   "plan-step",     "plan",        "tool-call", "knowledge", "handoff",
        "error",     "reaction",      "sign-in",     "survey",    "variable",  "dialog",
        "topic",     "session-start", "session-end", "gap",       "missing",   "agent-start",
        "agent-end", "safety",        "thought",     "event",     "unknown"};
    return Names[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(Mark mark)
{
    static constexpr std::array<std::string_view, 18> Names{
        "redelivered",        "folded duplicate", "unanswered", "withheld",        "card only",
        "really empty",       "submitted form",   "consent",    "attachment only", "debug command",
        "clicked suggestion", "orphan reaction",  "unfinished", "greeting",        "blocked",
        "not proven",         "test pane",        "truncated"};
    const auto bit = std::countr_zero(static_cast<Marks>(mark));
    return static_cast<std::size_t>(bit) < Names.size() ? Names[static_cast<std::size_t>(bit)]
                                                        : std::string_view();
}

std::string_view problemText(std::string_view code)
{
    struct Row
    {
        std::string_view code, text;
    };
    static constexpr std::array Rows{
        Row{"truncated", "The JSON ends in the middle: it was cut at its source."},
        Row{"not-json", "This is no JSON."},
        Row{"no-activities", "No activities were found within four levels of wrapping."},
        Row{"no-content", "The row has no content."},
        Row{"too-deep", "The JSON is nested deeper than 1,024 levels."},
        Row{"too-large", "The row is larger than 64 MiB; only its beginning is kept."},
        Row{"bad-json", "The JSON is damaged."},
        Row{"control-character", "A string holds a control character that JSON does not allow."},
        Row{"not-a-row", "The object has none of the columns of a transcript."},
        Row{"empty", "There is nothing in it."},
        Row{"no-columns", "The table has no column with transcripts."},
        Row{"csv-quote-open", "A quoted field of the table never ends: the file was cut."},
        Row{"windows-1252", "The file is no UTF-8; it was read as Windows-1252."},
        Row{"invalid-utf8", "Bytes that are no UTF-8 were replaced."},
        Row{"unreadable", "The file cannot be read."},
        Row{"not-a-file", "This is no file and no folder."},
        Row{"missing", "There is no such file or folder."},
        Row{"empty-folder", "The folder holds no files."},
        Row{"link-loop", "The folder links back to itself; it was entered once."},
        Row{"too-many-files", "The folder holds more than 100,000 files."},
        Row{"zip-damaged", "The zip archive is damaged."},
        Row{"zip-encrypted", "The zip archive is protected with a password."},
        Row{"zip-entries", "The zip archive has more than 20,000 entries."},
        Row{"zip-bomb", "The zip archive unpacks to far more than it may."},
        Row{"zip-nested", "A zip archive in a zip archive in a zip archive is not opened."},
        Row{"zip-empty", "The zip archive holds no transcripts."},
        Row{"cancelled", "The import was cancelled."},
    };
    for (const auto &row : Rows) {
        if (row.code == code)
            return row.text;
    }
    return {};
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/marks.h"

#include "app/store/transcripts/conversationgroups.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/transcriptarchive.h"

namespace keyturn {

Result<std::vector<StoredMark>> marksOf(TranscriptArchive &archive, std::int64_t fragment)
{
    std::vector<StoredMark> marks;
    Statement read = archive.statements().of("SELECT begin, length, rule, severity, suppressed "
                                             "FROM findings WHERE fragment = ? ORDER BY begin");
    read.bind(fragment);
    while (read.next()) {
        const auto begin = static_cast<std::size_t>(read.integer(0));
        const auto length = static_cast<std::size_t>(read.integer(1));
        marks.push_back({{begin, begin + length},
                         archive.groups().rule(read.integer(2)),
                         static_cast<int>(read.integer(3)),
                         read.integer(4) != 0});
    }
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return marks;
}

Result<std::optional<StoredFragment>> fragmentOf(TranscriptArchive &archive, std::int64_t fragment)
{
    Statement read = archive.statements().of(
        "SELECT activity, field, at, what, text FROM fragments WHERE id = ?");
    if (!read.bind(fragment).next()) {
        if (const auto ended = read.ended(); !ended)
            return std::unexpected(ended.error());
        return std::nullopt;
    }
    StoredFragment found;
    found.activity = static_cast<std::uint32_t>(read.integer(0));
    found.field = static_cast<TextField>(read.integer(1));
    found.atMs = read.optionalInteger(2);
    found.what = read.text(3);
    found.text = read.text(4);
    return found;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/prefixwords.h"

#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/textindex.h"
#include "app/store/transcripts/transcriptarchive.h"

namespace keyturn {

namespace {

/// Each costs some 50 microseconds to find and to walk through.
constexpr std::size_t mostWords = 64;

} // namespace

Result<std::vector<std::string>> wordsBeginningWith(TranscriptArchive &archive,
                                                    const std::string &prefix)
{
    const std::vector<std::string> cut = archive.words().wordsOf(prefix);
    if (cut.size() != 1)
        return std::vector<std::string>();
    std::vector<std::string> words;
    std::string from = cut.front();
    while (words.size() <= mostWords) {
        Statement next =
            archive.statements().of("SELECT term FROM temp.words WHERE term >= ? LIMIT 1");
        const bool found = next.bindText(from).next() && next.text(0).starts_with(cut.front());
        if (const auto ended = next.ended(); !ended)
            return std::unexpected(ended.error());
        if (!found)
            return words;
        words.emplace_back(next.text(0));
        // Behind this word and before every longer one: no word holds a control character.
        from = words.back() + '\x01';
    }
    return std::vector<std::string>();
}

} // namespace keyturn

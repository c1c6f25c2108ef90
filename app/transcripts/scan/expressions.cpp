// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/expressions.h"

#include "app/transcripts/scan/escapes.h"
#include "app/transcripts/scan/foldtable.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::int64_t patternMemory = 4 << 20;

std::string joined(const std::vector<std::string> &words, std::string_view space,
                   std::string_view edge)
{
    std::string group;
    for (const std::string &word : words) {
        group += group.empty() ? "(?:" : "|";
        // Short words are looked for as words: "pan" is not in "company".
        if (!edge.empty() && word.size() <= 3)
            group += edge;
        for (const char c : word) {
            if (c == ' ')
                group += space;
            else if (c == '*')
                group += "[a-z]*";
            else
                group += re2::RE2::QuoteMeta(std::string(1, c));
        }
        if (!edge.empty() && word.size() <= 3)
            group += edge;
    }
    return group.empty() ? group : group + ")";
}

} // namespace

re2::RE2::Options optionsFor(std::string_view pattern)
{
    const bool ascii =
        std::ranges::all_of(pattern, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool points = pattern.contains("\\x{") || pattern.contains("\\p");
    re2::RE2::Options options(ascii && !points ? re2::RE2::Latin1 : re2::RE2::DefaultOptions);
    options.set_log_errors(false);
    options.set_max_mem(patternMemory);
    return options;
}

std::string anyOf(const std::vector<std::string> &words)
{
    return joined(words, "[ _.-]?", "\\b");
}

std::string groupOf(const std::vector<std::string> &words)
{
    return joined(words, "\\s+", "");
}

std::string foldedPattern(std::string_view pattern)
{
    std::string folded;
    while (!pattern.empty()) {
        const Character found = characterOf(pattern);
        const std::size_t taken = std::max<std::size_t>(found.length, 1);
        const Folded letters = found.point >= 0x80 ? foldOf(found.point) : Folded{};
        if (letters.kind == FoldKind::None)
            folded += pattern.substr(0, taken);
        else
            folded += letters.letters;
        pattern.remove_prefix(taken);
    }
    return folded;
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/expressions.h"

#include "app/transcripts/scan/digits.h"
#include "app/transcripts/scan/escapes.h"
#include "app/transcripts/scan/foldtable.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::int64_t patternMemory = 4 << 20;

/// One word as a pattern: what a blank stands for, and any ending for a star.
std::string patternOf(std::string_view word, std::string_view space)
{
    std::string pattern;
    for (const char c : word) {
        if (c == ' ')
            pattern += space;
        else if (c == '*')
            pattern += "[a-z]*";
        else
            pattern += re2::RE2::QuoteMeta(std::string(1, c));
    }
    return pattern;
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
    // "cell" is neither in "excellent" nor in "cancelled", but "phone" is in customerPhone.
    std::string apart;
    std::string inName;
    for (const std::string &word : words) {
        // Short words also end there: "pan" is not in "pancake".
        const std::string end = word.size() <= 3 && isLetter(word.back()) ? "(?:[^a-z]|$)" : "";
        const std::string pattern = patternOf(word, "[ _.-]?");
        apart += (apart.empty() ? "" : "|") + pattern + end;
        if (isLetter(word[0]))
            inName += (inName.empty() ? "" : "|") + std::string(1, upper(word[0])) +
                      "(?i:" + pattern.substr(1) + end + ")";
    }
    if (apart.empty())
        return {};
    const std::string names = inName.empty() ? inName : "|[a-z](?:" + inName + ")";
    return "(?:(?:^|[^A-Za-z])(?i:" + apart + ")" + names + ")";
}

std::string groupOf(const std::vector<std::string> &words)
{
    std::string group;
    for (const std::string &word : words)
        group += (group.empty() ? "(?:" : "|") + patternOf(word, "\\s+");
    return group.empty() ? group : group + ")";
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

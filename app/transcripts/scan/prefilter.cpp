// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/prefilter.h"

#include "app/transcripts/scan/decoding.h"
#include "app/transcripts/scan/digits.h"
#include "app/transcripts/scan/expressions.h"
#include "app/transcripts/scan/requiredwords.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t shortestRot13 = 6; ///< shorter ones are in ordinary words
constexpr std::int64_t shapesMemory = 32 << 20;
constexpr std::size_t longestWord = 12; ///< of a longer one its beginning is looked for
constexpr std::uint32_t rot13Mark = ~0U;

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return low;
}

constexpr std::size_t selective = 4; ///< bytes of a piece that is rare enough by itself

/// What stands in the text however a context phrase is written: its longest piece without blanks
/// and stars or, where that is short, the phrase with everything a blank may stand for.
std::vector<std::string> tracesOf(std::string_view phrase)
{
    std::string_view longest;
    for (std::string_view rest = phrase; !rest.empty();) {
        const auto end = std::min(rest.find_first_of(" *"), rest.size());
        if (end > longest.size())
            longest = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const std::string whole = lowered(phrase.substr(0, phrase.find('*')));
    const auto blank = whole.find(' ');
    const bool oneBlank = blank != std::string::npos && whole.find(' ', blank + 1) == whole.npos;
    if (longest.size() >= selective || !oneBlank)
        return {lowered(longest)};
    std::vector<std::string> traces;
    for (const std::string_view between : {"", " ", "_", "-", "."})
        traces.push_back(whole.substr(0, blank) + std::string(between) + whole.substr(blank + 1));
    return traces;
}

} // namespace

Prefilter::Prefilter(std::span<const PatternNeeds> patterns)
    : m_allGroups(patterns.size(), 0)
{
    Uses uses;
    addGroups(patterns, uses);
    indexWords(uses);
    if (m_shapes && !m_shapes->Compile()) {
        // Too large for one automaton: each is run by itself.
        m_shapes.reset();
        m_always.insert(m_always.end(), m_shapeOf.begin(), m_shapeOf.end());
    }
}

void Prefilter::addGroups(std::span<const PatternNeeds> patterns, Uses &uses)
{
    for (std::uint32_t i = 0; i < patterns.size(); ++i) {
        const PatternNeeds &needs = patterns[i];
        m_digits.push_back(needs.digits);
        std::vector<std::vector<std::string>> groups;
        if (needs.words.empty())
            groups = requiredWords(needs.pattern);
        else
            groups.push_back(needs.words);
        if (!needs.context.empty())
            groups.push_back(needs.context);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto bit = static_cast<std::uint8_t>(1U << g);
            m_allGroups[i] |= bit;
            for (const std::string &word : groups[g]) {
                const bool phrase = !needs.context.empty() && g + 1 == groups.size();
                for (const std::string &trace :
                     phrase ? tracesOf(word) : std::vector{lowered(word)})
                    uses[trace.substr(0, longestWord)].push_back({i, bit});
            }
        }
        if (groups.empty())
            addShape(i, needs);
        if (needs.obfuscated)
            addRot13(needs, uses);
    }
}

/// The words as they stand in the pattern: whether one is there says enough.
void Prefilter::addRot13(const PatternNeeds &needs, Uses &uses) const
{
    std::string word;
    for (const char c : needs.pattern + ")") {
        if (c >= 'a' && c <= 'z') {
            word += c;
            continue;
        }
        if (word.size() >= shortestRot13)
            uses[rot13Of(word).substr(0, longestWord)].push_back({rot13Mark, 0});
        word.clear();
    }
}

void Prefilter::addShape(std::uint32_t pattern, const PatternNeeds &needs)
{
    m_fewestDigits = std::min(m_fewestDigits, needs.digits);
    re2::RE2::Options options = optionsFor(needs.pattern);
    if (options.encoding() != re2::RE2::Options::EncodingLatin1) {
        m_always.push_back({pattern, needs.digits});
        return;
    }
    options.set_max_mem(shapesMemory);
    if (!m_shapes)
        m_shapes.emplace(options, re2::RE2::UNANCHORED);
    m_shapes->Add(needs.pattern, nullptr);
    m_shapeOf.push_back({pattern, needs.digits});
}

void Prefilter::indexWords(const Uses &uses)
{
    std::vector<std::string> words;
    for (const auto &[word, patterns] : uses) {
        if (word.empty())
            continue;
        words.push_back(word);
        m_usesFrom.push_back(static_cast<std::uint32_t>(m_uses.size()));
        m_uses.insert(m_uses.end(), patterns.begin(), patterns.end());
    }
    m_usesFrom.push_back(static_cast<std::uint32_t>(m_uses.size()));
    m_words = WordIndex(words);
}

void Prefilter::ask(std::string_view text, std::string_view name, std::uint32_t digits,
                    Answer &answer) const
{
    thread_local std::vector<std::uint32_t> words;
    thread_local std::vector<std::uint8_t> seen; ///< by pattern: groups
    answer.patterns.clear();
    answer.mayBeRot13 = false;
    answer.bytesRead = text.size() + name.size();
    words.clear();
    m_words.find(text, words);
    m_words.find(name, words);
    if (!words.empty()) {
        seen.assign(m_allGroups.size(), 0);
        for (const std::uint32_t word : words) {
            for (std::uint32_t i = m_usesFrom[word]; i < m_usesFrom[word + 1]; ++i) {
                const Use use = m_uses[i];
                if (use.pattern == rot13Mark) {
                    answer.mayBeRot13 = true;
                    continue;
                }
                const std::uint8_t before = seen[use.pattern];
                seen[use.pattern] |= use.group;
                const bool complete = seen[use.pattern] == m_allGroups[use.pattern];
                if (complete && before != seen[use.pattern] && digits >= m_digits[use.pattern])
                    answer.patterns.push_back(use.pattern);
            }
        }
    }
    if (digits >= m_fewestDigits)
        askShapes(text, digits, answer);
    std::ranges::sort(answer.patterns);
}

void Prefilter::askShapes(std::string_view text, std::uint32_t digits, Answer &answer) const
{
    thread_local std::vector<int> found;
    if (m_shapes) {
        found.clear();
        answer.bytesRead += text.size();
        re2::RE2::Set::ErrorInfo error = {re2::RE2::Set::kNoError};
        const re2::StringPiece whole(text.data(), text.size());
        if (!m_shapes->Match(whole, &found, &error) && error.kind != re2::RE2::Set::kNoError) {
            for (const Shape &shape : m_shapeOf)
                answer.patterns.push_back(shape.pattern);
        }
        for (const int place : found) {
            const Shape &shape = m_shapeOf[static_cast<std::size_t>(place)];
            if (digits >= shape.digits)
                answer.patterns.push_back(shape.pattern);
        }
    }
    for (const Shape &shape : m_always) {
        if (digits >= shape.digits)
            answer.patterns.push_back(shape.pattern);
    }
}

} // namespace keyturn::transcripts

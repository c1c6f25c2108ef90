// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/prefilter.h"

#include "app/transcripts/scan/decoding.h"
#include "app/transcripts/scan/expressions.h"

#include <algorithm>
#include <set>

namespace keyturn::transcripts {

namespace {

constexpr int shortestAtom = 3;
constexpr std::size_t shortestRot13 = 6; ///< shorter ones are in ordinary words
constexpr std::int64_t wordsMemory = 16 << 20;
constexpr std::int64_t shapesMemory = 32 << 20;
/// What a word of the set stands for: atoms count from 0, patterns from here on.
constexpr std::uint32_t firstPattern = 1U << 24;
constexpr std::uint32_t rot13Mark = 1U << 25;

re2::RE2::Options setOptions(std::int64_t memory, bool caseSensitive)
{
    re2::RE2::Options options(re2::RE2::Latin1);
    options.set_log_errors(false);
    options.set_max_mem(memory);
    options.set_case_sensitive(caseSensitive);
    return options;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

Prefilter::Prefilter(std::span<const PatternNeeds> patterns)
    : m_filtered(shortestAtom)
    , m_words(setOptions(wordsMemory, false), re2::RE2::UNANCHORED)
{
    for (const PatternNeeds &needs : patterns) {
        int id = 0;
        m_filtered.Add(needs.pattern, optionsFor(needs.pattern), &id);
        m_digits.push_back(needs.digits);
        m_named.push_back(!needs.words.empty());
    }
    if (patterns.empty())
        return;
    addAtoms();
    addWords(patterns);
    addRot13(patterns);
    addShapes(patterns);
    if (!m_wordMeanings.empty())
        m_words.Compile();
}

const re2::RE2 &Prefilter::expression(std::size_t pattern) const
{
    return m_filtered.GetRE2(static_cast<int>(pattern));
}

void Prefilter::addWord(const std::string &word, std::uint32_t meaning)
{
    if (m_words.Add(re2::RE2::QuoteMeta(word), nullptr) >= 0)
        m_wordMeanings.push_back(meaning);
}

void Prefilter::addAtoms()
{
    std::vector<std::string> atoms;
    m_filtered.Compile(&atoms);
    m_atoms = atoms.size();
    for (std::size_t i = 0; i < atoms.size(); ++i)
        addWord(atoms[i], static_cast<std::uint32_t>(i));
}

void Prefilter::addWords(std::span<const PatternNeeds> patterns)
{
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        for (const std::string &word : patterns[i].words)
            addWord(word, firstPattern + static_cast<std::uint32_t>(i));
    }
}

/// The words as they stand in the patterns: whether one is there says enough.
void Prefilter::addRot13(std::span<const PatternNeeds> patterns)
{
    std::set<std::string> words;
    for (const PatternNeeds &needs : patterns) {
        std::string word;
        for (const char c : needs.obfuscated ? needs.pattern + ")" : std::string()) {
            if (c >= 'a' && c <= 'z') {
                word += c;
                continue;
            }
            if (word.size() >= shortestRot13)
                words.insert(word);
            word.clear();
        }
    }
    for (const std::string &word : words)
        addWord(rot13Of(word), rot13Mark);
}

void Prefilter::addShapes(std::span<const PatternNeeds> patterns)
{
    m_isShape.assign(patterns.size(), false);
    std::vector<int> free;
    m_filtered.AllPotentials({}, &free);
    if (m_atoms == 0) {
        free.clear();
        for (std::size_t i = 0; i < patterns.size(); ++i)
            free.push_back(static_cast<int>(i));
    }
    std::ranges::sort(free);
    for (const int id : free) {
        const auto index = static_cast<std::size_t>(id);
        if (m_named[index])
            continue;
        const Shape shape = {static_cast<std::uint32_t>(index), m_digits[index]};
        m_isShape[index] = true;
        m_fewestDigits = std::min(m_fewestDigits, shape.digits);
        if (!isAscii(patterns[index].pattern)) {
            m_always.push_back(shape);
            continue;
        }
        if (!m_shapes)
            m_shapes.emplace(setOptions(shapesMemory, true), re2::RE2::UNANCHORED);
        m_shapes->Add(patterns[index].pattern, nullptr);
        m_shapeOf.push_back(shape);
    }
    if (m_shapes && !m_shapes->Compile()) {
        // Too large for one automaton: each is run by itself.
        m_shapes.reset();
        m_always.insert(m_always.end(), m_shapeOf.begin(), m_shapeOf.end());
    }
}

void Prefilter::ask(std::string_view text, std::uint32_t digits, Answer &answer) const
{
    thread_local std::vector<int> words;
    thread_local std::vector<int> atoms;
    thread_local std::vector<int> potentials;
    answer.patterns.clear();
    answer.mayBeRot13 = false;
    answer.bytesRead = 0;
    words.clear();
    atoms.clear();
    if (!m_wordMeanings.empty()) {
        answer.bytesRead += text.size();
        re2::RE2::Set::ErrorInfo error = {re2::RE2::Set::kNoError};
        if (!m_words.Match(text, &words, &error) && error.kind != re2::RE2::Set::kNoError) {
            words.resize(m_wordMeanings.size());
            for (std::size_t i = 0; i < words.size(); ++i)
                words[i] = static_cast<int>(i);
        }
    }
    for (const int word : words) {
        const std::uint32_t meaning = m_wordMeanings[static_cast<std::size_t>(word)];
        if (meaning == rot13Mark)
            answer.mayBeRot13 = true;
        else if (meaning >= firstPattern)
            answer.patterns.push_back(meaning - firstPattern);
        else
            atoms.push_back(static_cast<int>(meaning));
    }
    if (!atoms.empty()) {
        m_filtered.AllPotentials(atoms, &potentials);
        for (const int id : potentials)
            answer.patterns.push_back(static_cast<std::uint32_t>(id));
    }
    // Patterns without words are potentials too; their set knows better.
    std::erase_if(answer.patterns, [&](std::uint32_t pattern) {
        return digits < m_digits[pattern] ||
               std::ranges::find(m_shapeOf, pattern, &Shape::pattern) != m_shapeOf.end();
    });
    if (digits >= m_fewestDigits)
        askShapes(text, digits, answer);
    std::ranges::sort(answer.patterns);
    const auto repeated = std::ranges::unique(answer.patterns);
    answer.patterns.erase(repeated.begin(), repeated.end());
}

void Prefilter::askShapes(std::string_view text, std::uint32_t digits, Answer &answer) const
{
    thread_local std::vector<int> found;
    if (m_shapes) {
        found.clear();
        answer.bytesRead += text.size();
        re2::RE2::Set::ErrorInfo error = {re2::RE2::Set::kNoError};
        if (!m_shapes->Match(text, &found, &error) && error.kind != re2::RE2::Set::kNoError) {
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

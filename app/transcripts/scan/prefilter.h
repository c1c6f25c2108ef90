// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tells in one or two passes over a text which patterns can match it at all.

#include <cstdint>
#include <memory>
#include <optional>
#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

struct PatternNeeds
{
    std::string pattern;
    std::vector<std::string> words; ///< one of them must be there; empty to find out by itself
    std::uint32_t digits = 0;
    bool obfuscated = false;
};

/// What the patterns need is found out by RE2: words that every match holds go into one set of
/// plain words, whose automaton has as many states as the words have letters. Patterns without such
/// words (numbers) go into a second set as they are, which only texts with enough digits pay for.
class Prefilter
{
public:
    explicit Prefilter(std::span<const PatternNeeds> patterns);

    /// The expression of a pattern, by its place in the list that was given.
    [[nodiscard]] const re2::RE2 &expression(std::size_t pattern) const;

    struct Answer
    {
        std::vector<std::uint32_t> patterns; ///< ascending
        bool mayBeRot13 = false;
        std::uint64_t bytesRead = 0;
    };
    /// Keeps the buffers of `answer`. Every pattern that matches is in it, others may be.
    void ask(std::string_view text, std::uint32_t digits, Answer &answer) const;

private:
    void addAtoms();
    void addWords(std::span<const PatternNeeds> patterns);
    void addShapes(std::span<const PatternNeeds> patterns);
    void addRot13(std::span<const PatternNeeds> patterns);
    void addWord(const std::string &word, std::uint32_t meaning);
    void askShapes(std::string_view text, std::uint32_t digits, Answer &answer) const;

    struct Shape
    {
        std::uint32_t pattern;
        std::uint32_t digits;
    };

    re2::FilteredRE2 m_filtered;
    std::vector<std::uint32_t> m_digits; ///< by pattern
    std::vector<bool> m_named;           ///< by pattern: its file says which words it needs
    re2::RE2::Set m_words;
    std::vector<std::uint32_t> m_wordMeanings; ///< by word: an atom, a pattern or rot13
    std::optional<re2::RE2::Set> m_shapes;
    std::vector<Shape> m_shapeOf; ///< by place in the set of shapes
    std::vector<Shape> m_always;  ///< what no set can hold
    std::uint32_t m_fewestDigits = ~0U;
    std::vector<bool> m_isShape; ///< by pattern
    std::size_t m_atoms = 0;
};

} // namespace keyturn::transcripts

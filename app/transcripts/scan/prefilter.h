// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tells in one or two passes over a text which patterns can match it at all.

#include "app/transcripts/scan/wordindex.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <re2/re2.h>
#include <re2/set.h>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace keyturn::transcripts {

struct PatternNeeds
{
    std::string pattern;
    std::vector<std::string> words;   ///< one of them must be there; empty to find out by itself
    std::vector<std::string> context; ///< one of them must be there or in the name
    std::uint32_t digits = 0;
    bool obfuscated = false;
};

/// The words that every match of a pattern holds, as RE2 derives them, are looked for all at once.
/// Patterns without such words (numbers) are one RE2::Set, which only texts with enough digits pay
/// for.
class Prefilter
{
public:
    explicit Prefilter(std::span<const PatternNeeds> patterns);

    struct Answer
    {
        std::vector<std::uint32_t> patterns; ///< ascending
        bool mayBeRot13 = false;
        std::uint64_t bytesRead = 0;
    };
    /// Keeps the buffers of `answer`. Every pattern that matches is in it, others may be.
    void ask(std::string_view text, std::string_view name, std::uint32_t digits,
             Answer &answer) const;

private:
    /// One of the groups of words that a pattern needs.
    struct Use
    {
        std::uint32_t pattern;
        std::uint8_t group; ///< one bit
    };

    struct Shape
    {
        std::uint32_t pattern;
        std::uint32_t digits;
    };

    using Uses = std::map<std::string, std::vector<Use>>;

    void addGroups(std::span<const PatternNeeds> patterns, Uses &uses);
    void addRot13(const PatternNeeds &needs, Uses &uses) const;
    void addShape(std::uint32_t pattern, const PatternNeeds &needs);
    void indexWords(const Uses &uses);
    void askShapes(std::string_view text, std::uint32_t digits, Answer &answer) const;

    std::vector<std::uint32_t> m_digits;   ///< by pattern
    std::vector<std::uint8_t> m_allGroups; ///< by pattern: the bits of all groups that it needs
    WordIndex m_words;
    std::vector<std::uint32_t> m_usesFrom; ///< by word: first of its uses in m_uses
    std::vector<Use> m_uses;
    std::optional<re2::RE2::Set> m_shapes;
    std::vector<Shape> m_shapeOf; ///< by place in the set of shapes
    std::vector<Shape> m_always;  ///< what the set cannot hold
    std::uint32_t m_fewestDigits = ~0U;
};

} // namespace keyturn::transcripts

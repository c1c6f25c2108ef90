// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finds all words of a list in one pass over a text, whatever their case (Aho and Corasick, 1975).

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// RE2::Set would do, but its states also remember which words were seen, so that texts with many
/// different words make it build states without end.
class WordIndex
{
public:
    WordIndex() = default;
    /// Words in small letters, at least one byte each, at most 60,000 bytes in all; those beyond
    /// are reported at every text.
    explicit WordIndex(std::span<const std::string> words);

    [[nodiscard]] std::size_t size() const { return m_words; }

    /// Appends the place of each word in the list, once or more often for every time it occurs.
    void find(std::string_view text, std::vector<std::uint32_t> &found) const;

private:
    using Trie = std::vector<std::vector<std::uint32_t>>;

    void nameBytes(std::span<const std::string> words);
    Trie trieOf(std::span<const std::string> words, std::vector<std::vector<std::uint32_t>> &ends);
    void report(std::uint16_t state, std::vector<std::uint32_t> &found) const;
    template<std::size_t Walks>
    void walk(std::string_view text, std::vector<std::uint32_t> &found) const;
    void connect(Trie &trie, std::vector<std::vector<std::uint32_t>> &ends);

    /// By state and column: the next state; the highest bit says that words end there.
    std::array<std::uint8_t, 256> m_column = {};
    std::uint32_t m_columns = 1;
    std::vector<std::uint16_t> m_steps;
    unsigned m_shift = 0;                  ///< bits that a column takes
    std::vector<std::uint32_t> m_endsFrom; ///< by state: first of its words in m_ends
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint32_t> m_beyond; ///< words that found no room
    std::size_t m_words = 0;
    std::size_t m_longest = 0;
};

} // namespace keyturn::transcripts

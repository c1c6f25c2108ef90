// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/wordindex.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

constexpr std::uint16_t endsHere = 1U << 15;
constexpr std::size_t mostBytes = endsHere - 1; ///< a state each at most, and the first one

} // namespace

WordIndex::WordIndex(std::span<const std::string> words)
    : m_words(words.size())
{
    nameBytes(words);
    std::vector<std::vector<std::uint32_t>> ends;
    Trie trie = trieOf(words, ends);
    connect(trie, ends);
}

/// Bytes that no word has share column 0.
void WordIndex::nameBytes(std::span<const std::string> words)
{
    for (const std::string &word : words) {
        for (const char c : word) {
            std::uint8_t &column = m_column[static_cast<unsigned char>(c)];
            if (column == 0)
                column = static_cast<std::uint8_t>(m_columns++);
        }
    }
    for (unsigned char c = 'A'; c <= 'Z'; ++c)
        m_column[c] = m_column[c - 'A' + 'a'];
}

WordIndex::Trie WordIndex::trieOf(std::span<const std::string> words,
                                  std::vector<std::vector<std::uint32_t>> &ends)
{
    Trie trie(1, std::vector<std::uint32_t>(m_columns, 0));
    ends.resize(1);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        bytes += words[i].size();
        m_longest = std::max(m_longest, words[i].size());
        if (bytes > mostBytes) {
            m_beyond.push_back(static_cast<std::uint32_t>(i));
            continue;
        }
        std::uint32_t state = 0;
        for (const char c : words[i]) {
            const std::uint8_t column = m_column[static_cast<unsigned char>(c)];
            if (trie[state][column] == 0) {
                trie[state][column] = static_cast<std::uint32_t>(trie.size());
                trie.emplace_back(m_columns, 0);
                ends.emplace_back();
            }
            state = trie[state][column];
        }
        ends[state].push_back(static_cast<std::uint32_t>(i));
    }
    return trie;
}

/// Fills in where each state goes when no word goes on: to the longest ending that begins a word.
void WordIndex::connect(Trie &trie, std::vector<std::vector<std::uint32_t>> &ends)
{
    std::vector<std::uint32_t> fallback(trie.size(), 0);
    std::vector<std::uint32_t> order = {0};
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t state = order[i];
        for (std::uint32_t column = 0; column < m_columns; ++column) {
            const std::uint32_t next = trie[state][column];
            const std::uint32_t other = state == 0 ? 0 : trie[fallback[state]][column];
            if (next == 0) {
                trie[state][column] = other;
                continue;
            }
            fallback[next] = other;
            ends[next].insert(ends[next].end(), ends[other].begin(), ends[other].end());
            order.push_back(next);
        }
    }
    // Rows in the order of their depth: those that most bytes lead to lie together.
    std::vector<std::uint16_t> renamed(trie.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        renamed[order[i]] = static_cast<std::uint16_t>(i);
    while ((1U << m_shift) < m_columns)
        ++m_shift;
    m_steps.resize(trie.size() << m_shift, 0);
    for (std::size_t row = 0; row < order.size(); ++row) {
        const auto &words = ends[order[row]];
        m_endsFrom.push_back(static_cast<std::uint32_t>(m_ends.size()));
        m_ends.insert(m_ends.end(), words.begin(), words.end());
        for (std::uint32_t column = 0; column < m_columns; ++column) {
            const std::uint32_t next = trie[order[row]][column];
            const std::uint16_t mark = ends[next].empty() ? 0 : endsHere;
            m_steps[(row << m_shift) + column] = renamed[next] | mark;
        }
    }
    m_endsFrom.push_back(static_cast<std::uint32_t>(m_ends.size()));
}

void WordIndex::report(std::uint16_t state, std::vector<std::uint32_t> &found) const
{
    const std::size_t place = state & ~endsHere;
    for (std::uint32_t i = m_endsFrom[place]; i < m_endsFrom[place + 1]; ++i)
        found.push_back(m_ends[i]);
}

template<std::size_t Walks>
void WordIndex::walk(std::string_view text, std::vector<std::uint32_t> &found) const
{
    // Each step waits for the one before it; several walks at once wait only once. All but the
    // first begin early enough to see a word that reaches over their beginning.
    const std::size_t part = text.size() / Walks;
    const std::size_t steps = Walks == 1 ? part : part + m_longest;
    std::array<const char *, Walks> at;
    std::array<std::uint16_t, Walks> states = {};
    for (std::size_t walk = 0; walk < Walks; ++walk)
        at[walk] = text.data() + (walk == 0 ? 0 : walk * part - m_longest);
    const std::uint16_t *const rows = m_steps.data();
    const std::uint8_t *const columns = m_column.data();
    const unsigned shift = m_shift;
    for (std::size_t i = 0; i < steps; ++i) {
        unsigned marks = 0;
        for (std::size_t walk = 0; walk < Walks; ++walk) {
            const std::size_t row = static_cast<std::size_t>(states[walk] & ~endsHere) << shift;
            states[walk] = rows[row + columns[static_cast<unsigned char>(at[walk][i])]];
            marks |= states[walk];
        }
        if ((marks & endsHere) == 0) [[likely]]
            continue;
        for (std::size_t walk = 0; walk < Walks; ++walk) {
            if ((states[walk] & endsHere) != 0)
                report(states[walk], found);
        }
    }
    // What the division left over.
    const std::size_t last = Walks == 1 ? 0 : Walks - 1;
    std::uint16_t state = states[last];
    for (const char *c = at[last] + steps; c < text.data() + text.size(); ++c) {
        const std::size_t row = static_cast<std::size_t>(state & ~endsHere) << shift;
        state = rows[row + columns[static_cast<unsigned char>(*c)]];
        if ((state & endsHere) != 0)
            report(state, found);
    }
}

void WordIndex::find(std::string_view text, std::vector<std::uint32_t> &found) const
{
    if (m_words == 0)
        return;
    found.insert(found.end(), m_beyond.begin(), m_beyond.end());
    // Below this, what is read twice costs more than the waiting.
    const std::size_t enough = 4 * m_longest;
    if (text.size() >= 4 * enough)
        walk<4>(text, found);
    else if (text.size() >= 2 * enough)
        walk<2>(text, found);
    else
        walk<1>(text, found);
}

} // namespace keyturn::transcripts

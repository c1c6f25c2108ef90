// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A set of words known at compile time, found in one step, letters' case ignored.

#include "app/transcripts/reader/text.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace keyturn::transcripts {

template<typename Value, std::size_t Words>
class KeyTable
{
public:
    using Entry = std::pair<std::string_view, Value>;

    constexpr explicit KeyTable(const std::array<Entry, Words> &entries)
    {
        for (const auto &entry : entries) {
            std::size_t slot = slotOf(entry.first);
            while (!m_slots[slot].first.empty())
                slot = (slot + 1) % Slots;
            m_slots[slot] = entry;
        }
    }

    /// The value of the word, else `otherwise`.
    [[nodiscard]] constexpr Value find(std::string_view word, Value otherwise) const
    {
        if (word.empty())
            return otherwise;
        for (std::size_t slot = slotOf(word); !m_slots[slot].first.empty();
             slot = (slot + 1) % Slots) {
            if (equalsIgnoringCase(m_slots[slot].first, word))
                return m_slots[slot].second;
        }
        return otherwise;
    }

private:
    static constexpr std::size_t Slots = Words * 4;

    static constexpr std::size_t slotOf(std::string_view word)
    {
        const auto letter = [word](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(lowered(word[i])));
        };
        return (word.size() * 131 + letter(0) * 31 + letter(word.size() - 1) * 7 +
                letter(word.size() / 2) * 17) %
               Slots;
    }

    std::array<Entry, Slots> m_slots{};
};

template<typename Value, std::size_t Words>
KeyTable(const std::array<std::pair<std::string_view, Value>, Words> &) -> KeyTable<Value, Words>;

} // namespace keyturn::transcripts

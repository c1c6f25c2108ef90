// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JSON text as it lies, with the place of every value found: numbers and strings are read when they
// are asked for, and a text that is cut still shows what was complete.

#include "app/transcripts/reader/json.h"

#include <memory>
#include <string>

namespace keyturn::transcripts {

class JsonIndex
{
public:
    enum class State : std::uint8_t {
        Whole,
        Cut, ///< it ends before its brackets or its last string do
        Empty,
        InvalidUtf8,
        ControlCharacter, ///< unescaped, inside a string
        Damaged,
        TooLarge ///< 4 GiB or no memory
    };

    JsonIndex();
    ~JsonIndex();
    JsonIndex(const JsonIndex &) = delete;
    JsonIndex &operator=(const JsonIndex &) = delete;

    /// Finds the places of all values. The text must stay where it is while values are read; values
    /// of a text that is cut inside a string are views of closedText().
    State index(std::string_view text);
    [[nodiscard]] Json root() const;
    /// False when something follows the first value, or a bracket has the wrong partner.
    [[nodiscard]] bool isClean() const { return m_clean; }
    [[nodiscard]] std::uint32_t depth() const { return m_depth; }
    /// The text with its last, open string ended; empty unless the cut went through a string.
    [[nodiscard]] const std::string &closedText() const;

private:
    struct Parser;

    [[nodiscard]] State places(std::string_view text);
    void matchBrackets();

    std::unique_ptr<Parser> m_parser;
    JsonPlaces m_places;
    std::uint32_t m_depth = 0;
    bool m_clean = true;
    std::vector<std::uint32_t> m_open;
};

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Small words about text: cases, blanks, escapes, UTF-8.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

class Arena;
class Json;

[[nodiscard]] constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

[[nodiscard]] constexpr bool equalsIgnoringCase(std::string_view one, std::string_view other)
{
    if (one.size() != other.size())
        return false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (lowered(one[i]) != lowered(other[i]))
            return false;
    }
    return true;
}

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] bool endsWithIgnoringCase(std::string_view text, std::string_view end);

/// Appends the code point as UTF-8.
void appendCodePoint(std::uint32_t code, std::string &out);
/// Appends what an escaped JSON string says. Lone surrogates, damaged escapes and U+0000 become
/// U+FFFD; gives how many of these there were.
std::size_t unescape(std::string_view escaped, std::string &out);
[[nodiscard]] std::string unescaped(std::string_view escaped);

/// The string's text: a view into the indexed text where it has no escapes, else kept in the arena.
/// Numbers and booleans give their characters; null and brackets give nothing.
[[nodiscard]] std::string_view textOf(const Json &value, Arena &arena);
[[nodiscard]] std::string textOf(const Json &value);

[[nodiscard]] bool isValidUtf8(std::string_view text);

/// Invalid UTF-8 replaced by U+FFFD; `replaced` counts the bytes that were.
[[nodiscard]] std::string withValidUtf8(std::string_view text, std::uint64_t &replaced);

/// At most `longest` bytes, cut between characters.
[[nodiscard]] std::string_view cutTo(std::string_view text, std::size_t longest);

/// The leaves of a JSON value as lines of text, `key: value`, arrays in order. Goes eight levels
/// deep and gives about 1 MiB at most.
void flatten(const Json &value, std::string &out);

/// What a piece of HTML says, without its tags.
[[nodiscard]] std::string textOfHtml(std::string_view html);

/// A digest for comparing within one run of the program; seeded, so that nobody can aim at it.
[[nodiscard]] std::uint64_t digest(std::string_view text);

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/escapes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t mostBackslashes = 8; ///< JSON within JSON within JSON doubles them each time
constexpr std::size_t mostPercents = 4;

std::optional<unsigned> hexOf(std::string_view text, std::size_t at, std::size_t digits)
{
    if (at + digits > text.size())
        return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(at, digits)) {
        const char low = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * 16 + static_cast<unsigned>(c - '0');
        else if (low >= 'a' && low <= 'f')
            value = value * 16 + static_cast<unsigned>(low - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

/// The byte of %41, also of %2541; adds what it takes to `at`.
std::optional<char> percentByte(std::string_view text, std::size_t &at)
{
    if (at >= text.size() || text[at] != '%')
        return std::nullopt;
    std::size_t digits = at + 1;
    for (std::size_t i = 0;
         i < mostPercents && text.substr(digits, 2) == "25" && hexOf(text, digits + 2, 2); ++i)
        digits += 2;
    const auto value = hexOf(text, digits, 2);
    if (!value)
        return std::nullopt;
    at = digits + 2;
    return static_cast<char>(*value);
}

Character percentEscape(std::string_view text)
{
    std::string bytes;
    std::size_t at = 0;
    std::size_t first = 0;
    while (bytes.size() < 4) {
        const auto byte = percentByte(text, at);
        if (!byte)
            break;
        bytes += *byte;
        if (bytes.size() == 1)
            first = at;
        if (const Character whole = characterOf(bytes); whole.length == bytes.size())
            return {whole.point, at};
        if ((static_cast<std::uint8_t>(bytes[0]) & 0xC0) != 0xC0)
            break;
    }
    // A lone byte of no UTF-8 sequence: shown as a question mark.
    return bytes.empty() ? Character{} : Character{U'?', first};
}

Character unicodeEscape(std::string_view text, std::size_t at)
{
    const auto high = hexOf(text, at, 4);
    if (!high)
        return {};
    if (*high < 0xD800 || *high > 0xDFFF)
        return {*high, at + 4};
    const bool pair = *high < 0xDC00 && text.substr(at + 4, 2) == "\\u";
    const auto low = pair ? hexOf(text, at + 6, 4) : std::nullopt;
    if (!low || *low < 0xDC00 || *low > 0xDFFF)
        return {U'?', at + 4};
    return {0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00), at + 10};
}

Character backslashEscape(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && at < mostBackslashes && text[at] == '\\')
        ++at;
    if (at == text.size())
        return {};
    switch (text[at]) {
    case 'n':
        return {U'\n', at + 1};
    case 'r':
    case 't':
        return {U' ', at + 1};
    case '"':
        return {U'"', at + 1};
    case '/':
        return {U'/', at + 1};
    case 'u':
        return unicodeEscape(text, at + 1);
    default:
        return {};
    }
}

Character numberedEntity(std::string_view name, std::size_t length)
{
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    if (digits.empty() || digits.size() > 6)
        return {};
    unsigned value = 0;
    if (hex) {
        const auto found = hexOf(digits, 0, digits.size());
        if (!found)
            return {};
        value = *found;
    } else {
        for (const char c : digits) {
            if (c < '0' || c > '9')
                return {};
            value = value * 10 + static_cast<unsigned>(c - '0');
        }
    }
    return value == 0 || value > 0x10FFFF ? Character{} : Character{value, length};
}

Character entity(std::string_view text)
{
    static constexpr auto named =
        std::to_array<std::pair<std::string_view, char32_t>>({{"amp", U'&'},
                                                              {"lt", U'<'},
                                                              {"gt", U'>'},
                                                              {"quot", U'"'},
                                                              {"apos", U'\''},
                                                              {"nbsp", U' '},
                                                              {"colon", U':'},
                                                              {"equals", U'='},
                                                              {"sol", U'/'},
                                                              {"commat", U'@'},
                                                              {"zwnj", 0x200C},
                                                              {"zwj", 0x200D},
                                                              {"shy", 0xAD}});
    constexpr std::size_t longest = 9;
    const std::size_t end = text.substr(0, longest + 1).find(';');
    if (end == std::string_view::npos || end < 2)
        return {};
    const std::string_view name = text.substr(1, end - 1);
    if (name[0] == '#')
        return numberedEntity(name, end + 1);
    const auto found =
        std::ranges::find(named, name, &std::pair<std::string_view, char32_t>::first);
    return found == named.end() ? Character{} : Character{found->second, end + 1};
}

} // namespace

Character characterOf(std::string_view text)
{
    if (text.empty())
        return {};
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {};
    char32_t point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        point = (point << 6) | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < smallest[length] || point > 0x10FFFF || surrogate)
        return {};
    return {point, length};
}

Character escapeOf(std::string_view text)
{
    if (text.size() < 2)
        return {};
    switch (text[0]) {
    case '%':
        return percentEscape(text);
    case '\\':
        return backslashEscape(text);
    case '&':
        return entity(text);
    default:
        return {};
    }
}

void appendUtf8(std::string &out, char32_t point)
{
    const auto add = [&](char32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0 | (point >> 6));
        add(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        add(0xE0 | (point >> 12));
        add(0x80 | ((point >> 6) & 0x3F));
        add(0x80 | (point & 0x3F));
    } else {
        add(0xF0 | (point >> 18));
        add(0x80 | ((point >> 12) & 0x3F));
        add(0x80 | ((point >> 6) & 0x3F));
        add(0x80 | (point & 0x3F));
    }
}

} // namespace keyturn::transcripts

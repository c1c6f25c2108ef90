// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/textsummary.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace keyturn::transcripts {

namespace {

/// Of a fixed length, so that the compiler needs no remainder; counts fit into a byte.
constexpr std::size_t blockBytes = 64;

/// Zeros and ones instead of branches: compilers turn these into vector code.
std::uint8_t isDigit(std::uint8_t c)
{
    return static_cast<std::uint8_t>(c - '0') < 10;
}

std::uint8_t isLetter(std::uint8_t c)
{
    return static_cast<std::uint8_t>((c | 0x20) - 'a') < 26;
}

/// Letters that no hexadecimal number has; they keep identifiers out of the count.
std::uint8_t isLetterAfterF(std::uint8_t c)
{
    return static_cast<std::uint8_t>((c | 0x20) - 'g') < 20;
}

std::uint8_t isEscape(std::uint8_t c)
{
    return static_cast<std::uint8_t>((c == '%') | (c == '\\') | (c == '&'));
}

/// `block` points to the byte before the block; one behind it is read as well.
void count(const char *block, TextSummary &summary)
{
    const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(block[i]); };
    std::uint8_t digits = 0;
    std::uint8_t high = 0;
    std::uint8_t escapes = 0;
    for (std::size_t i = 1; i <= blockBytes; ++i) {
        digits = static_cast<std::uint8_t>(digits + isDigit(at(i)));
        high |= at(i);
        escapes |= isEscape(at(i));
    }
    summary.digits += digits;
    summary.outsideAscii |= high >= 0x80;
    summary.mayHoldEscapes |= escapes != 0;
    if (digits == 0)
        return;
    std::uint8_t leet = 0;
    for (std::size_t i = 1; i <= blockBytes; ++i) {
        const auto between =
            static_cast<std::uint8_t>(isDigit(at(i)) & isLetter(at(i - 1)) & isLetter(at(i + 1)) &
                                      (isLetterAfterF(at(i - 1)) | isLetterAfterF(at(i + 1))));
        leet = static_cast<std::uint8_t>(leet + between);
    }
    summary.leet += leet;
}

} // namespace

TextSummary summaryOf(std::string_view text)
{
    TextSummary summary;
    for (std::size_t from = 0; from < text.size(); from += blockBytes) {
        if (from > 0 && from + blockBytes < text.size()) {
            count(text.data() + from - 1, summary);
            continue;
        }
        std::array<char, blockBytes + 2> block = {};
        const std::size_t first = from - std::min<std::size_t>(from, 1);
        const std::size_t last = std::min(from + blockBytes + 1, text.size());
        std::memcpy(block.data() + (from == 0 ? 1 : 0), text.data() + first, last - first);
        count(block.data(), summary);
    }
    return summary;
}

} // namespace keyturn::transcripts

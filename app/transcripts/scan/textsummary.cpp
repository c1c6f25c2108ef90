// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/textsummary.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t blockBytes = 128; ///< fewer than 256, so that counts fit into a byte

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

} // namespace

TextSummary summaryOf(std::string_view text)
{
    TextSummary summary;
    const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    for (std::size_t from = 0; from < text.size(); from += blockBytes) {
        const std::size_t to = std::min(from + blockBytes, text.size());
        std::uint8_t digits = 0;
        std::uint8_t high = 0;
        std::uint8_t escapes = 0;
        for (std::size_t i = from; i < to; ++i) {
            digits = static_cast<std::uint8_t>(digits + isDigit(at(i)));
            high |= at(i);
            escapes |= isEscape(at(i));
        }
        summary.digits += digits;
        summary.outsideAscii |= high >= 0x80;
        summary.mayHoldEscapes |= escapes != 0;
        if (digits == 0)
            continue;
        std::uint8_t leet = 0;
        const std::size_t end = std::min(to, text.size() - 1);
        for (std::size_t i = std::max<std::size_t>(from, 1); i < end; ++i) {
            const auto between = static_cast<std::uint8_t>(
                isDigit(at(i)) & isLetter(at(i - 1)) & isLetter(at(i + 1)) &
                (isLetterAfterF(at(i - 1)) | isLetterAfterF(at(i + 1))));
            leet = static_cast<std::uint8_t>(leet + between);
        }
        summary.leet += leet;
    }
    return summary;
}

} // namespace keyturn::transcripts

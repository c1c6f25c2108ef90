// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/encoding.h"

#include "app/transcripts/reader/text.h"

#include <array>

namespace keyturn::transcripts {

namespace {

constexpr std::uint32_t Replacement = 0xFFFDU;

/// Where Windows-1252 differs from Latin-1: 0x80 to 0x9F.
constexpr std::array<std::uint16_t, 32> Windows1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// A lead byte with the continuation it asks for: a sign that the text was meant as UTF-8.
bool holdsUtf8(std::string_view text)
{
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xC2U || lead > 0xF4U)
            continue;
        const std::size_t more = lead < 0xE0U ? 1 : lead < 0xF0U ? 2 : 3;
        std::size_t found = 0;
        while (found < more && i + 1 + found < text.size() && isContinuation(text[i + 1 + found]))
            ++found;
        if (found == more)
            return true;
    }
    return false;
}

} // namespace

Encoding encodingOf(std::string_view beginning)
{
    if (beginning.starts_with("\xFF\xFE"))
        return Encoding::Utf16Little;
    if (beginning.starts_with("\xFE\xFF"))
        return Encoding::Utf16Big;
    if (beginning.size() >= 4 && beginning[0] != '\0' && beginning[1] == '\0' &&
        beginning[2] != '\0' && beginning[3] == '\0')
        return Encoding::Utf16Little;
    if (beginning.size() >= 4 && beginning[0] == '\0' && beginning[1] != '\0' &&
        beginning[2] == '\0' && beginning[3] != '\0')
        return Encoding::Utf16Big;
    return Encoding::Utf8;
}

void Utf16Source::append(std::uint32_t unit)
{
    const bool isHigh = unit >= 0xD800U && unit < 0xDC00U;
    const bool isLow = unit >= 0xDC00U && unit < 0xE000U;
    if (m_high != 0) {
        if (isLow) {
            appendCodePoint(0x10000U + ((m_high - 0xD800U) << 10U) + (unit - 0xDC00U), m_text);
            m_high = 0;
            return;
        }
        appendCodePoint(Replacement, m_text);
        m_high = 0;
    }
    if (isHigh)
        m_high = unit;
    else if (isLow)
        appendCodePoint(Replacement, m_text);
    else if (unit != 0xFEFFU || m_begun)
        appendCodePoint(unit, m_text);
    m_begun = true;
}

std::string_view Utf16Source::next()
{
    m_text.clear();
    while (m_text.empty()) {
        const auto piece = m_source.next();
        m_problem = m_source.problem();
        m_detail = m_source.detail();
        if (piece.empty()) {
            if (m_high != 0 || !m_left.empty())
                appendCodePoint(Replacement, m_text);
            m_high = 0;
            m_left.clear();
            return m_text;
        }
        std::string bytes = std::move(m_left);
        bytes += piece;
        m_left.clear();
        const std::size_t whole = bytes.size() / 2 * 2;
        for (std::size_t i = 0; i < whole; i += 2) {
            const auto first = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
            const auto second =
                static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + 1]));
            append(m_encoding == Encoding::Utf16Little ? first | (second << 8U)
                                                       : (first << 8U) | second);
        }
        m_left = bytes.substr(whole);
    }
    return m_text;
}

bool mendEncoding(std::string &text)
{
    if (holdsUtf8(text)) {
        std::uint64_t replaced = 0;
        text = withValidUtf8(text, replaced);
        return false;
    }
    std::string mended;
    mended.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80U)
            mended.push_back(c);
        else
            appendCodePoint(byte < 0xA0U ? Windows1252[byte - 0x80U] : byte, mended);
    }
    text = std::move(mended);
    return true;
}

} // namespace keyturn::transcripts

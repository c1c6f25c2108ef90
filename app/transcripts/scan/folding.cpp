// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/folding.h"

#include "app/transcripts/scan/escapes.h"
#include "app/transcripts/scan/foldtable.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

constexpr char32_t firstTag = 0xE0000;
constexpr char32_t lastTag = 0xE007F;
constexpr char32_t firstVariation = 0xE0100;
constexpr char32_t lastVariation = 0xE01EF;

bool staysAsItIs(char c)
{
    return static_cast<unsigned char>(c) < 0x80 && c != '%' && c != '\\' && c != '&';
}

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The strongest way of reading, for a span that needed several.
int weightOf(Reading reading)
{
    static constexpr std::array order = {Reading::Plain,     Reading::Escaped,   Reading::Homoglyph,
                                         Reading::ZeroWidth, Reading::Leet,      Reading::Rot13,
                                         Reading::Base64,    Reading::HiddenTags};
    return static_cast<int>(std::ranges::find(order, reading) - order.begin());
}

} // namespace

void FoldedText::keep(std::string_view original)
{
    m_original = original;
    m_view = original;
    m_pieces.clear();
    m_hasUnseen = false;
}

void FoldedText::fold(std::string_view original)
{
    keep(original);
    m_text.clear();
    std::size_t at = 0;
    while (at < original.size()) {
        std::size_t end = at;
        while (end < original.size() && staysAsItIs(original[end]))
            ++end;
        addSame(at, end);
        if (end == original.size())
            break;
        const bool ascii = static_cast<unsigned char>(original[end]) < 0x80;
        at = end + (ascii ? takeEscape(end) : takeCharacter(end));
    }
    m_view = m_text;
}

void FoldedText::addSame(std::size_t from, std::size_t to)
{
    if (from == to)
        return;
    if (m_pieces.empty() || !m_pieces.back().same) {
        m_pieces.push_back({static_cast<std::uint32_t>(m_text.size()),
                            static_cast<std::uint32_t>(from), Reading::Plain, true});
    }
    m_text.append(m_original, from, to - from);
}

void FoldedText::addChanged(std::size_t from, std::string_view letters, Reading reading)
{
    m_pieces.push_back({static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(from),
                        reading, false});
    m_text.append(letters);
}

/// Bytes of the original that were taken.
std::size_t FoldedText::takeEscape(std::size_t at)
{
    const Character escaped = escapeOf(m_original.substr(at));
    if (escaped.length == 0) {
        addSame(at, at + 1);
        return 1;
    }
    if (!addPoint(at, escaped.point, Reading::Escaped)) {
        std::string bytes;
        appendUtf8(bytes, escaped.point);
        addChanged(at, bytes, Reading::Escaped);
    }
    return escaped.length;
}

std::size_t FoldedText::takeCharacter(std::size_t at)
{
    const Character found = characterOf(m_original.substr(at));
    if (found.length == 0) {
        addChanged(at, "?", Reading::Plain);
        return 1;
    }
    if (!addPoint(at, found.point, Reading::Plain))
        addSame(at, at + found.length);
    return found.length;
}

/// True when the point reads as something else and was added; `reading` is what holds otherwise.
bool FoldedText::addPoint(std::size_t from, char32_t point, Reading reading)
{
    if (point >= firstTag && point <= lastTag) {
        m_hasUnseen = true;
        const char letter = static_cast<char>(point - firstTag);
        const bool shows = point >= firstTag + 0x20 && point < lastTag;
        addChanged(from, shows ? std::string_view(&letter, 1) : std::string_view{},
                   Reading::HiddenTags);
        return true;
    }
    if (point < 0x80) {
        const char letter = point < 0x20 && point != U'\n' ? ' ' : static_cast<char>(point);
        addChanged(from, std::string_view(&letter, 1), reading);
        return true;
    }
    const bool variation = point >= firstVariation && point <= lastVariation;
    const Folded folded = variation ? Folded{FoldKind::Unseen, {}} : foldOf(point);
    switch (folded.kind) {
    case FoldKind::None:
        return false;
    case FoldKind::Spelling:
        addChanged(from, folded.letters, reading);
        return true;
    case FoldKind::LookAlike:
        addChanged(from, folded.letters, Reading::Homoglyph);
        return true;
    case FoldKind::Unseen:
        m_hasUnseen = true;
        addChanged(from, {}, Reading::ZeroWidth);
        return true;
    }
    return false;
}

/// The last piece that begins at or before the place; pieces of no length come before.
std::size_t FoldedText::pieceAt(std::uint32_t folded) const
{
    const auto after = std::ranges::upper_bound(m_pieces, folded, {}, &Piece::folded);
    return static_cast<std::size_t>(after - m_pieces.begin()) - 1;
}

std::uint32_t FoldedText::endOfPiece(std::size_t piece) const
{
    return piece + 1 < m_pieces.size() ? m_pieces[piece + 1].original
                                       : static_cast<std::uint32_t>(m_original.size());
}

ByteSpan FoldedText::originalOf(ByteSpan folded) const
{
    ByteSpan found = folded;
    if (!m_pieces.empty() && folded.end > folded.begin) {
        const Piece &first = m_pieces[pieceAt(folded.begin)];
        found.begin = first.original + (first.same ? folded.begin - first.folded : 0);
        const std::size_t lastIndex = pieceAt(folded.end - 1);
        const Piece &last = m_pieces[lastIndex];
        found.end = last.same ? last.original + (folded.end - last.folded) : endOfPiece(lastIndex);
    }
    // At most three bytes follow the first one of a character.
    for (int i = 0; i < 3 && found.begin > 0 && continues(m_original[found.begin]); ++i)
        --found.begin;
    for (int i = 0; i < 3 && found.end < m_original.size() && continues(m_original[found.end]); ++i)
        ++found.end;
    return found;
}

Reading FoldedText::readingOf(ByteSpan folded) const
{
    Reading strongest = Reading::Plain;
    if (m_pieces.empty() || folded.end <= folded.begin)
        return strongest;
    for (std::size_t i = pieceAt(folded.begin);
         i < m_pieces.size() && m_pieces[i].folded < folded.end; ++i) {
        if (weightOf(m_pieces[i].reading) > weightOf(strongest))
            strongest = m_pieces[i].reading;
    }
    return strongest;
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A text as a reader with a Latin alphabet sees it, with the way back to its own bytes.

#include "app/transcripts/scan/finding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

struct ByteSpan
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool operator==(const ByteSpan &) const = default;
};

/// Accents, compatibility forms and look-alikes as ASCII, invisible characters left out, tag
/// characters as what they stand for, and percent, JSON and HTML escapes undone. Bytes that are not
/// UTF-8 become question marks. What has no ASCII reading stays.
class FoldedText
{
public:
    /// Keeps the buffers, so that one object can serve many texts.
    void fold(std::string_view original);
    /// Takes the text as it is; it must outlive this.
    void keep(std::string_view original);

    [[nodiscard]] std::string_view text() const { return m_view; }
    /// True when the text holds characters that show nothing, or tags.
    [[nodiscard]] bool hasUnseen() const { return m_hasUnseen; }

    /// The bytes of the original that a span of text() was read from, whole characters only.
    [[nodiscard]] ByteSpan originalOf(ByteSpan folded) const;
    /// How the span had to be read.
    [[nodiscard]] Reading readingOf(ByteSpan folded) const;

private:
    /// From `folded` on: one unit that was changed, or bytes that stand one for one.
    struct Piece
    {
        std::uint32_t folded;
        std::uint32_t original;
        Reading reading;
        bool same;
    };

    std::size_t pieceAt(std::uint32_t folded) const;
    std::uint32_t endOfPiece(std::size_t piece) const;
    void addSame(std::size_t from, std::size_t to);
    void addChanged(std::size_t from, std::string_view letters, Reading reading);
    std::size_t takeEscape(std::size_t at);
    std::size_t takeCharacter(std::size_t at);
    bool addPoint(std::size_t from, char32_t point, Reading reading);

    std::string_view m_original;
    std::string_view m_view;
    std::string m_text;
    std::vector<Piece> m_pieces;
    bool m_hasUnseen = false;
};

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cuts a stream of JSON into rows and documents without holding more than one of them.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

/// Rows of a page ({"value":[...]}), of an array, of JSON Lines come one by one; anything else
/// (activities, one row) comes whole. Feed pieces of any size, then finish.
class JsonSplitter
{
public:
    /// What a piece is and whether it is complete.
    struct Piece
    {
        std::string json;
        bool fromList = false; ///< an element of a list, not the whole document
        bool cut = false;      ///< the stream ended inside it
        bool tooLarge = false; ///< only its beginning is here
    };
    using Taker = std::function<void(Piece &&)>;

    explicit JsonSplitter(Taker taker)
        : m_take(std::move(taker))
    {}

    void feed(std::string_view bytes);
    /// The end of the stream. True when it ended where JSON may end.
    bool finish();

    static constexpr std::size_t LongestPiece = 64UL << 20U;
    static constexpr std::size_t KeptOfTooLong = 1UL << 20U;

private:
    /// Where the list of rows is: not found yet, its first element running, known, or none.
    enum class List : std::uint8_t { Unknown, Candidate, Rows, None };

    void passString(std::size_t &at);
    void passQuote(std::size_t at);
    void passOpening(char c, std::size_t at);
    void passClosing(std::size_t at);
    void beginUnit(std::size_t at);
    void decideList(std::size_t end);
    void endElement(std::size_t end, bool cut);
    void endDocument(std::size_t end);
    void keepUntil(std::size_t end);
    void give(bool fromList, bool cut);
    void collectLine();

    static constexpr std::size_t None = ~std::size_t{0};

    Taker m_take;
    std::string_view m_bytes;       ///< the piece that is being fed
    std::size_t m_from = 0;         ///< what is to be kept of it begins here
    std::string m_kept;             ///< of the document, or in a list of the element
    std::string m_key;              ///< the last string on the first level of an object
    std::string m_lines;            ///< activities that stand one on a line, put together
    std::size_t m_elementAt = None; ///< where the first element of a candidate begins in m_kept
    std::uint64_t m_depth = 0, m_listDepth = 0;
    List m_list = List::Unknown;
    bool m_keeping = false, m_inString = false, m_escaped = false, m_takesKey = false;
    bool m_rootIsObject = false, m_overflow = false, m_noJson = false;
};

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/jsonsplitter.h"

#include "app/transcripts/reader/jsonindex.h"
#include "app/transcripts/reader/text.h"
#include "app/transcripts/reader/unwrap.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <bit>
#include <utility>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t LongestKey = 64;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The next quote or backslash from `at` on, or the end.
std::size_t findQuoteOrBackslash(std::string_view bytes, std::size_t at)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    for (; at + 16 <= bytes.size(); at += 16) {
        __m128i block;
        __builtin_memcpy(&block, bytes.data() + at, 16);
        const auto hits = static_cast<unsigned>(_mm_movemask_epi8(
            _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, backslash))));
        if (hits != 0)
            return at + static_cast<std::size_t>(std::countr_zero(hits));
    }
#endif
    while (at < bytes.size() && bytes[at] != '"' && bytes[at] != '\\')
        ++at;
    return at;
}

JsonIndex &indexOfThisThread()
{
    thread_local JsonIndex kept;
    return kept;
}

bool isListKey(std::string_view key)
{
    return equalsIgnoringCase(key, "value") || equalsIgnoringCase(key, "list_of_conversations");
}

/// An element that stands for a conversation of its own.
bool standsAlone(const Json &element)
{
    if (!element.isObject() || isActivity(element) || isModernEntry(element))
        return false;
    return isRow(element) || element["activities"].isArray() ||
           element["conversationtranscript"].isString();
}

} // namespace

void JsonSplitter::feed(std::string_view bytes)
{
    m_bytes = bytes;
    m_from = 0;
    std::size_t at = 0;
    while (at < bytes.size() && !m_noJson) {
        if (m_inString) {
            passString(at);
            continue;
        }
        const char c = bytes[at];
        if (c == '"')
            passQuote(at);
        else if (c == '{' || c == '[')
            passOpening(c, at);
        else if (c == '}' || c == ']')
            passClosing(at);
        else if (m_depth == 0 && !isBlank(c)) {
            // No JSON begins like this: the rest is kept as it is.
            m_noJson = true;
            beginUnit(at);
        }
        ++at;
    }
    keepUntil(bytes.size());
    m_bytes = {};
}

void JsonSplitter::passString(std::size_t &at)
{
    const std::size_t begin = at;
    if (m_escaped) {
        m_escaped = false;
        ++at;
    }
    while (at < m_bytes.size()) {
        at = findQuoteOrBackslash(m_bytes, at);
        if (at >= m_bytes.size())
            break;
        if (m_bytes[at] == '"') {
            m_inString = false;
            break;
        }
        if (at + 1 >= m_bytes.size()) {
            m_escaped = true;
            ++at;
            break;
        }
        at += 2;
    }
    if (m_takesKey && m_key.size() < LongestKey)
        m_key.append(m_bytes.substr(begin, std::min(at - begin, LongestKey)));
    if (m_inString)
        return;
    ++at;
    if (m_depth == 0)
        endDocument(at);
}

void JsonSplitter::passQuote(std::size_t at)
{
    m_inString = true;
    if (m_depth == 0) {
        m_rootIsObject = false;
        beginUnit(at);
    }
    m_takesKey = m_depth == 1 && m_rootIsObject;
    if (m_takesKey)
        m_key.clear();
}

void JsonSplitter::passOpening(char c, std::size_t at)
{
    if (m_depth == 0) {
        m_rootIsObject = c == '{';
        m_list = m_rootIsObject ? List::Unknown : List::Candidate;
        m_listDepth = 1;
        m_elementAt = None;
        beginUnit(at);
    } else if (m_list == List::Rows && m_depth == m_listDepth) {
        beginUnit(at);
    } else if (m_list == List::Candidate && m_depth == m_listDepth && m_elementAt == None) {
        keepUntil(at);
        m_elementAt = m_kept.size();
    } else if (m_list == List::Unknown && m_depth == 1 && m_rootIsObject && c == '[' &&
               isListKey(m_key)) {
        m_list = List::Candidate;
        m_listDepth = 2;
        m_elementAt = None;
    }
    ++m_depth;
}

void JsonSplitter::passClosing(std::size_t at)
{
    if (m_depth == 0) {
        m_noJson = true;
        beginUnit(at);
        return;
    }
    --m_depth;
    if (m_depth == m_listDepth && m_list == List::Rows)
        endElement(at + 1, false);
    else if (m_depth == m_listDepth && m_list == List::Candidate && m_elementAt != None)
        decideList(at + 1);
    else if (m_depth + 1 == m_listDepth && m_list == List::Candidate)
        m_list = List::None; // an empty list
    if (m_depth == 0)
        endDocument(at + 1);
}

void JsonSplitter::beginUnit(std::size_t at)
{
    m_kept.clear();
    m_keeping = true;
    m_overflow = false;
    m_from = at;
}

void JsonSplitter::decideList(std::size_t end)
{
    keepUntil(end);
    auto &index = indexOfThisThread();
    const auto element = std::string_view(m_kept).substr(m_elementAt);
    const bool rows =
        !m_overflow && index.index(element) != JsonIndex::State::Empty && standsAlone(index.root());
    m_list = rows ? List::Rows : List::None;
    if (!rows)
        return;
    m_kept.erase(0, m_elementAt);
    give(true, false);
}

void JsonSplitter::endElement(std::size_t end, bool cut)
{
    if (!m_keeping)
        return;
    keepUntil(end);
    give(true, cut);
}

void JsonSplitter::endDocument(std::size_t end)
{
    keepUntil(end);
    if (m_keeping)
        collectLine();
    m_keeping = false;
    m_list = List::Unknown;
    m_kept.clear();
}

/// A whole document; single activities are put together, for they stand one on a line.
void JsonSplitter::collectLine()
{
    if (!m_overflow && m_kept.starts_with('{')) {
        auto &index = indexOfThisThread();
        (void)index.index(m_kept);
        if (isActivity(index.root()) && !index.root()["activities"].exists() &&
            m_lines.size() + m_kept.size() < LongestPiece) {
            m_lines += m_lines.empty() ? "[" : ",\n";
            m_lines += m_kept;
            return;
        }
    }
    give(false, false);
}

void JsonSplitter::keepUntil(std::size_t end)
{
    if (m_keeping && end > m_from) {
        if (!m_overflow)
            m_kept.append(m_bytes.substr(m_from, end - m_from));
        if (m_kept.size() > LongestPiece) {
            m_overflow = true;
            m_kept.resize(KeptOfTooLong);
            m_kept.shrink_to_fit();
        }
    }
    m_from = std::max(m_from, end);
}

void JsonSplitter::give(bool fromList, bool cut)
{
    Piece piece{std::move(m_kept), fromList, cut, m_overflow};
    m_kept.clear();
    m_keeping = false;
    m_overflow = false;
    m_take(std::move(piece));
}

bool JsonSplitter::finish()
{
    const bool whole = m_depth == 0 && !m_inString;
    if (m_keeping && !whole && m_list == List::Candidate && m_elementAt != None && !m_overflow) {
        // Cut inside the first row of a page.
        auto &index = indexOfThisThread();
        (void)index.index(std::string_view(m_kept).substr(m_elementAt));
        if (standsAlone(index.root())) {
            m_kept.erase(0, m_elementAt);
            m_list = List::Rows;
        }
    }
    if (m_keeping && !m_kept.empty())
        give(m_list == List::Rows, !whole);
    if (!m_lines.empty())
        m_take(Piece{std::exchange(m_lines, {}) + "]", false, false, false});
    return whole;
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/snippets.h"

#include <algorithm>
#include <map>

namespace keyturn {

namespace {

/// A finding longer than this is cut at the edge of a snippet.
constexpr std::size_t shortFinding = 256;
/// How far the beginning of a snippet looks for the beginning of a word.
constexpr std::size_t wordReach = 16;

bool isInsideCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t characterStart(std::string_view text, std::size_t at)
{
    while (at > 0 && at < text.size() && isInsideCharacter(text[at]))
        --at;
    return std::min(at, text.size());
}

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

std::size_t windowStart(std::string_view text, std::size_t hit, std::size_t before)
{
    if (hit <= before)
        return 0;
    const std::size_t start = characterStart(text, hit - before);
    for (std::size_t at = start; at < std::min(start + wordReach, hit); ++at) {
        if (isBlank(text[at]))
            return at + 1;
    }
    return start;
}

QString converted(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Turns places in the UTF-8 of a window into places in its UTF-16, piece by piece, so that what is
/// no valid UTF-8 moves both alike.
class Conversion
{
public:
    Conversion(std::string_view text, ByteRange window)
        : m_text(text)
        , m_window(window)
    {
        m_places[window.begin] = 0;
        m_places[window.end] = 0;
    }
    void mark(ByteRange range)
    {
        m_places[within(range.begin)] = 0;
        m_places[within(range.end)] = 0;
    }
    QString convert()
    {
        QString result;
        std::size_t last = m_window.begin;
        for (auto &[byte, character] : m_places) {
            result += converted(m_text.substr(last, byte - last));
            character = static_cast<int>(result.size());
            last = byte;
        }
        return result;
    }
    [[nodiscard]] TextRange range(ByteRange bytes) const
    {
        const int begin = m_places.at(within(bytes.begin));
        return {begin, m_places.at(within(bytes.end)) - begin};
    }

private:
    [[nodiscard]] std::size_t within(std::size_t byte) const
    {
        return characterStart(m_text, std::clamp(byte, m_window.begin, m_window.end));
    }

    std::string_view m_text;
    ByteRange m_window;
    std::map<std::size_t, int> m_places;
};

ByteRange windowOf(std::string_view text, std::span<const ByteRange> hits,
                   std::span<const StoredMark> marks, SnippetSize size)
{
    ByteRange window;
    window.begin = hits.empty() ? 0 : windowStart(text, hits.front().begin, size.before);
    window.end = characterStart(text, std::min(window.begin + size.whole, text.size()));
    if (!hits.empty())
        window.end =
            std::max(window.end, std::min(hits.front().end, window.begin + 4 * size.whole));
    window.end = characterStart(text, window.end);
    for (const StoredMark &mark : marks) {
        if (mark.range.end - mark.range.begin > shortFinding || mark.range.end > text.size())
            continue;
        if (mark.range.begin < window.begin && window.begin < mark.range.end)
            window.begin = characterStart(text, mark.range.begin);
        if (mark.range.begin < window.end && window.end < mark.range.end)
            window.end = characterStart(text, mark.range.end);
    }
    return window;
}

} // namespace

Snippet snippetOf(std::string_view text, std::span<const ByteRange> hits,
                  std::span<const StoredMark> marks, SnippetSize size)
{
    const ByteRange window = windowOf(text, hits, marks, size);
    const auto isShown = [&](const ByteRange &range) {
        return range.begin < window.end && range.end > window.begin;
    };
    Conversion conversion(text, window);
    for (const ByteRange &hit : hits)
        conversion.mark(hit);
    for (const StoredMark &mark : marks)
        conversion.mark(mark.range);

    Snippet snippet;
    snippet.text = conversion.convert();
    for (QChar &character : snippet.text) {
        if (character == u'\n' || character == u'\r' || character == u'\t')
            character = u' ';
    }
    snippet.cutBefore = window.begin > 0;
    snippet.cutAfter = window.end < text.size();
    for (const ByteRange &hit : hits) {
        if (isShown(hit))
            snippet.highlights.append(conversion.range(hit));
    }
    for (const StoredMark &mark : marks) {
        if (isShown(mark.range))
            snippet.findings.append({conversion.range(mark.range),
                                     QString::fromStdString(mark.rule), mark.severity,
                                     mark.suppressed});
    }
    return snippet;
}

TextRange charactersOf(std::string_view text, ByteRange range)
{
    const std::size_t begin = std::min(range.begin, text.size());
    const std::size_t end = std::clamp(range.end, begin, text.size());
    return {static_cast<int>(converted(text.substr(0, begin)).size()),
            static_cast<int>(converted(text.substr(begin, end - begin)).size())};
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/text.h"

#include "app/transcripts/reader/arena.h"
#include "app/transcripts/reader/jsonindex.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <random>

namespace keyturn::transcripts {

namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";
constexpr int DeepestFlatten = 8;
constexpr std::size_t LongestFlatten = 1U << 20U;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

int hexOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char low = lowered(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/// The four hex digits at `from`, or -1.
int codeUnitAt(std::string_view text, std::size_t from)
{
    if (from + 4 > text.size())
        return -1;
    int unit = 0;
    for (std::size_t i = from; i < from + 4; ++i) {
        const int digit = hexOf(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

char simpleEscape(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case '"':
    case '\\':
    case '/':
        return c;
    default:
        return '\0';
    }
}

/// Reads \uXXXX (with its low surrogate) at `at`, which points behind the u; gives where it ends.
std::size_t unescapeUnit(std::string_view text, std::size_t at, std::string &out,
                         std::size_t &replaced)
{
    const int unit = codeUnitAt(text, at);
    if (unit < 0) {
        out += Replacement;
        ++replaced;
        return at;
    }
    at += 4;
    std::uint32_t code = static_cast<std::uint32_t>(unit);
    if (code >= 0xD800U && code < 0xDC00U && at + 1 < text.size() && text[at] == '\\' &&
        text[at + 1] == 'u') {
        const int low = codeUnitAt(text, at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            code =
                0x10000U + ((code - 0xD800U) << 10U) + (static_cast<std::uint32_t>(low) - 0xDC00U);
            at += 6;
        }
    }
    if (code == 0 || (code >= 0xD800U && code < 0xE000U)) {
        out += Replacement;
        ++replaced;
    } else {
        appendCodePoint(code, out);
    }
    return at;
}

/// Copies up to the next backslash, which is where it returns. Escapes stand close together in
/// JSON inside JSON: sixteen bytes are copied at once and the surplus is cut off again.
std::size_t appendPlain(std::string_view escaped, std::size_t at, std::string &out)
{
#if defined(__SSE2__)
    const __m128i backslash = _mm_set1_epi8('\\');
    while (at + 16 <= escaped.size()) {
        __m128i block;
        std::memcpy(&block, escaped.data() + at, 16);
        const auto hits =
            static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, backslash)));
        const std::size_t plain = hits == 0 ? 16 : static_cast<std::size_t>(std::countr_zero(hits));
        out.append(escaped.data() + at, plain);
        at += plain;
        if (hits != 0)
            return at;
    }
#endif
    const std::size_t end = std::min(escaped.find('\\', at), escaped.size());
    out.append(escaped.substr(at, end - at));
    return end;
}

} // namespace

void appendCodePoint(std::uint32_t code, std::string &out)
{
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80U) {
        put(code);
    } else if (code < 0x800U) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool endsWithIgnoringCase(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() &&
           equalsIgnoringCase(text.substr(text.size() - end.size()), end);
}

std::size_t unescape(std::string_view escaped, std::string &out)
{
    std::size_t replaced = 0;
    std::size_t at = 0;
    out.reserve(out.size() + escaped.size());
    while (at < escaped.size()) {
        const std::size_t until = appendPlain(escaped, at, out);
        if (until == escaped.size())
            break;
        at = until + 1;
        const char c = at < escaped.size() ? escaped[at] : '\0';
        if (const char simple = simpleEscape(c); simple != '\0') {
            out.push_back(simple);
            ++at;
        } else if (c == 'u') {
            at = unescapeUnit(escaped, at + 1, out, replaced);
        } else {
            out += Replacement;
            ++replaced;
        }
    }
    return replaced;
}

std::string unescaped(std::string_view escaped)
{
    std::string text;
    unescape(escaped, text);
    return text;
}

namespace {

/// A number or true or false; nothing when other characters stand in it, for what lies between the
/// brackets of a damaged text was never looked at.
std::string_view scalarOf(const Json &value)
{
    const auto type = value.type();
    if (type != Json::Type::Number && type != Json::Type::Bool)
        return {};
    const auto raw = value.raw();
    const bool clean = std::ranges::all_of(raw, [](char c) {
        return (c >= '0' && c <= '9') || (lowered(c) >= 'a' && lowered(c) <= 'z') || c == '-' ||
               c == '+' || c == '.';
    });
    return clean ? raw : std::string_view();
}

} // namespace

std::string_view textOf(const Json &value, Arena &arena)
{
    if (!value.isString())
        return scalarOf(value);
    const auto escaped = value.escaped();
    if (escaped.find('\\') == std::string_view::npos)
        return escaped;
    thread_local std::string text;
    text.clear();
    unescape(escaped, text);
    return arena.keep(text);
}

std::string textOf(const Json &value)
{
    return value.isString() ? unescaped(value.escaped()) : std::string(scalarOf(value));
}

std::string withValidUtf8(std::string_view text, std::uint64_t &replaced)
{
    std::string out;
    out.reserve(text.size() + 16);
    const auto byteAt = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned char lead = byteAt(i);
        std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
        bool good = length > 0 && i + length <= text.size();
        for (std::size_t k = 1; good && k < length; ++k)
            good = (byteAt(i + k) & 0xC0U) == 0x80U;
        if (good && length >= 3) {
            const unsigned char second = byteAt(i + 1);
            good = !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second >= 0xA0) &&
                   !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second >= 0x90);
        }
        if (good) {
            out.append(text.substr(i, length));
            i += length;
        } else {
            out += Replacement;
            ++replaced;
            ++i;
        }
    }
    return out;
}

std::string_view cutTo(std::string_view text, std::size_t longest)
{
    if (text.size() <= longest)
        return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

namespace {

/// A leaf bears the key it is under, the first of a list only: a text never grows longer than what
/// it was made from.
void flattenInto(const Json &value, std::string_view &key, std::string &out, int depth)
{
    if (depth > DeepestFlatten || out.size() > LongestFlatten || !value.exists() || value.isNull())
        return;
    if (value.isObject()) {
        value.eachField(
            [&](std::string_view name, Json field) { flattenInto(field, name, out, depth + 1); });
        return;
    }
    if (value.isArray()) {
        value.eachElement([&](Json element) { flattenInto(element, key, out, depth + 1); });
        return;
    }
    if (!out.empty())
        out.push_back('\n');
    if (!key.empty())
        out.append(key).append(": ");
    key = {};
    if (value.isString())
        unescape(value.escaped(), out);
    else
        out.append(scalarOf(value));
}

/// The character that an entity at the front stands for, and its length; 0: none.
std::pair<char, std::size_t> entityAt(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, char>, 6> Entities{{{"&nbsp;", ' '},
                                                                                {"&lt;", '<'},
                                                                                {"&gt;", '>'},
                                                                                {"&quot;", '"'},
                                                                                {"&#39;", '\''},
                                                                                {"&amp;", '&'}}};
    for (const auto &[name, character] : Entities) {
        if (text.starts_with(name))
            return {character, name.size()};
    }
    return {'\0', 0};
}

} // namespace

void flatten(const Json &value, std::string &out)
{
    std::string_view none;
    flattenInto(value, none, out, 0);
}

std::string textOfHtml(std::string_view html)
{
    std::string out;
    bool inTag = false;
    for (std::size_t i = 0; i < html.size(); ++i) {
        const char c = html[i];
        if (c == '<') {
            inTag = true;
            if (!out.empty() && !isBlank(out.back()))
                out.push_back(' ');
        } else if (c == '>' && inTag) {
            inTag = false;
        } else if (const auto [character, length] = entityAt(html.substr(i));
                   !inTag && length > 0) {
            out.push_back(character);
            i += length - 1;
        } else if (!inTag) {
            out.push_back(c);
        }
    }
    return std::string(trimmed(out));
}

std::uint64_t digest(std::string_view text)
{
    static const std::uint64_t seed =
        (std::uint64_t{std::random_device{}()} << 32U) ^ std::random_device{}();
    constexpr std::uint64_t Factor = 0x9E3779B97F4A7C15U;
    std::uint64_t sum = seed ^ (text.size() * Factor);
    const auto mix = [&sum](std::uint64_t word) {
        const auto wide = static_cast<unsigned __int128>(sum ^ word) * ((Factor ^ seed) | 1U);
        sum = static_cast<std::uint64_t>(wide) ^ static_cast<std::uint64_t>(wide >> 64U);
    };
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        mix(word);
    }
    std::uint64_t tail = 0;
    if (i < text.size())
        std::memcpy(&tail, text.data() + i, text.size() - i);
    mix(tail ^ 0x5851F42D4C957F2DU);
    mix(Factor);
    return sum == 0 ? 1 : sum;
}

} // namespace keyturn::transcripts

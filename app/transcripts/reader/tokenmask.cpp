// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/tokenmask.h"

#include "app/transcripts/reader/jsonindex.h"
#include "app/transcripts/reader/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <vector>

namespace keyturn::transcripts {

namespace {

constexpr int DeepestString = 4;
constexpr int DeepestWalk = 64;

/// What is replaced: bytes [begin, end) of a text.
struct Range
{
    std::size_t begin = 0, end = 0;
};

/// The text of an escaped string with, for each of its bytes, where that byte came from.
struct Traced
{
    std::string text;
    std::vector<std::uint32_t> from;
};

Traced traced(std::string_view escaped)
{
    Traced result;
    std::size_t i = 0;
    while (i < escaped.size()) {
        std::size_t length = 1;
        if (escaped[i] == '\\') {
            length = i + 1 < escaped.size() && escaped[i + 1] == 'u' ? 6 : 2;
            // A surrogate pair is one character.
            if (length == 6 && i + 7 < escaped.size() && escaped[i + 6] == '\\' &&
                escaped[i + 7] == 'u' && (escaped[i + 2] == 'd' || escaped[i + 2] == 'D'))
                length = 12;
            length = std::min(length, escaped.size() - i);
        }
        unescape(escaped.substr(i, length), result.text);
        result.from.resize(result.text.size(), static_cast<std::uint32_t>(i));
        i += length;
    }
    result.from.push_back(static_cast<std::uint32_t>(escaped.size()));
    return result;
}

bool isTokenKey(std::string_view escapedKey)
{
    const auto key = unescaped(escapedKey);
    for (const auto end : {"token", "assertion", "id_token"}) {
        if (endsWithIgnoringCase(key, end))
            return true;
    }
    return false;
}

class Search
{
public:
    Search(std::string_view text, std::span<JsonIndex> indexes)
        : m_text(text)
        , m_indexes(indexes)
    {}

    void walk(const Json &value, bool insideInvoke, int strings, int depth)
    {
        if (depth > DeepestWalk)
            return;
        if (value.isArray()) {
            value.eachElement(
                [&](Json element) { walk(element, insideInvoke, strings, depth + 1); });
        } else if (value.isObject()) {
            const bool invoke = insideInvoke || isInvoke(value);
            value.eachField([&](std::string_view key, Json field) {
                if (invoke && field.isString() && isTokenKey(key))
                    add(field.escaped());
                else
                    walk(field, invoke, strings, depth + 1);
            });
        } else if (value.isString() && strings > 0) {
            walkString(value.escaped(), insideInvoke, strings - 1);
        }
    }

    std::vector<Range> ranges;

private:
    static bool isInvoke(const Json &object)
    {
        const Json type = object["type"];
        return type.isString() && equalsIgnoringCase(unescaped(type.escaped()), "invoke");
    }

    void add(std::string_view escaped)
    {
        const auto begin = static_cast<std::size_t>(escaped.data() - m_text.data());
        if (!escaped.empty() && escaped != MaskedToken)
            ranges.push_back({begin, begin + escaped.size()});
    }

    void walkString(std::string_view escaped, bool insideInvoke, int strings)
    {
        const auto start = trimmed(escaped);
        if (!start.starts_with('{') && !start.starts_with('[') && !start.starts_with('\\') &&
            !start.starts_with("\xEF\xBB\xBF"))
            return;
        const Traced inside = traced(escaped);
        auto &index = m_indexes[static_cast<std::size_t>(strings)];
        (void)index.index(inside.text);
        // A text that ends inside a string was closed: its values lie in another place.
        const std::string_view text =
            index.closedText().empty() ? std::string_view(inside.text) : index.closedText();
        Search search(text, m_indexes);
        search.walk(index.root(), insideInvoke, strings, 0);
        const auto base = static_cast<std::size_t>(escaped.data() - m_text.data());
        for (const auto &range : search.ranges) {
            const auto last = std::min(range.end, inside.from.size() - 1);
            if (range.begin < last)
                ranges.push_back({base + inside.from[range.begin], base + inside.from[last]});
        }
    }

    std::string_view m_text;
    std::span<JsonIndex> m_indexes; ///< one for each depth of strings
};

bool holds(std::string_view text, std::string_view word)
{
    return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

/// A letter written as \\u0069: whoever does so is looked at closely.
bool hidesLetters(std::string_view text)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    while (end - at > 4) {
        at = static_cast<const char *>(memmem(at, static_cast<std::size_t>(end - at), "u00", 3));
        if (at == nullptr || end - at < 5)
            return false;
        if (at > text.data() && at[-1] == '\\' && at[3] >= '4' && at[3] <= '7')
            return true;
        ++at;
    }
    return false;
}

} // namespace

bool mayHoldTokens(std::string_view json)
{
    if (holds(json, "nvoke") && (holds(json, "oken") || holds(json, "ssertion")))
        return true;
    return hidesLetters(json);
}

std::string withTokensMasked(std::string_view json)
{
    if (!mayHoldTokens(json))
        return std::string(json);
    thread_local std::array<JsonIndex, DeepestString + 1> indexes;
    auto &index = indexes.back();
    if (index.index(json) == JsonIndex::State::InvalidUtf8) {
        // Where the bytes are no UTF-8, the mended text is what will be stored.
        std::uint64_t replaced = 0;
        return withTokensMasked(withValidUtf8(json, replaced));
    }
    const std::string_view text = index.closedText().empty() ? json : index.closedText();
    Search search(text, indexes);
    search.walk(index.root(), false, DeepestString, 0);
    std::ranges::sort(search.ranges, {}, &Range::begin);
    std::string masked;
    masked.reserve(json.size());
    std::size_t at = 0;
    for (const auto &range : search.ranges) {
        const auto end = std::min(range.end, json.size());
        if (range.begin < at || range.begin >= end)
            continue;
        masked.append(json.substr(at, range.begin - at)).append(MaskedToken);
        at = end;
    }
    return masked.append(json.substr(at));
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/decoding.h"

#include "app/transcripts/scan/digits.h"
#include "app/transcripts/scan/escapes.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t notBase64 = 0xFF;
constexpr std::size_t probeBytes = 32; ///< of base64; enough to tell text from noise

constexpr std::array<std::uint8_t, 256> base64Values()
{
    std::array<std::uint8_t, 256> values = {};
    values.fill(notBase64);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    values['-'] = 62;
    values['_'] = 63;
    return values;
}

constexpr auto valueOf = base64Values();

bool isBase64(char c)
{
    return valueOf[static_cast<unsigned char>(c)] != notBase64;
}

std::string decoded(std::string_view run)
{
    std::string bytes;
    bytes.reserve(run.size() * 3 / 4);
    std::uint32_t bits = 0;
    int have = 0;
    for (const char c : run) {
        if (!isBase64(c))
            continue;
        bits = (bits << 6) | valueOf[static_cast<unsigned char>(c)];
        have += 6;
        if (have >= 8) {
            have -= 8;
            bytes += static_cast<char>(static_cast<unsigned char>((bits >> have) & 0xFF));
        }
    }
    return bytes;
}

/// UTF-16 with every other byte zero, as PowerShell's encoded commands have it.
std::string narrowed(std::string_view wide)
{
    std::string text;
    for (std::size_t i = 0; i + 1 < wide.size(); i += 2) {
        if (wide[i + 1] != 0)
            return {};
        text += wide[i];
    }
    return text;
}

bool isReadable(std::string_view bytes, bool whole)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const Character found = characterOf(bytes.substr(at));
        if (found.length == 0) {
            // The probe may end inside a character.
            return !whole && bytes.size() - at < 4 && at > 12;
        }
        const bool control =
            found.point < 0x20 && found.point != '\n' && found.point != '\r' && found.point != '\t';
        if (control || found.point == 0x7F)
            return false;
        at += found.length;
    }
    return !bytes.empty();
}

char letterFor(char c, LeetOne one)
{
    switch (c) {
    case '0':
        return 'o';
    case '1':
    case '!':
    case '|':
        return one == LeetOne::IsI ? 'i' : 'l';
    case '3':
        return 'e';
    case '4':
    case '@':
        return 'a';
    case '5':
    case '$':
        return 's';
    case '7':
    case '+':
        return 't';
    case '8':
        return 'b';
    default:
        return c;
    }
}

} // namespace

std::string rot13Of(std::string_view text)
{
    std::string turned(text);
    for (char &c : turned) {
        const char base = c >= 'a' && c <= 'z' ? 'a' : 'A';
        if (isLetter(c))
            c = static_cast<char>(base + (c - base + 13) % 26);
    }
    return turned;
}

std::string base64Of(std::string_view text)
{
    std::string encoded;
    std::uint32_t bits = 0;
    int have = 0;
    for (const char c : text) {
        bits = (bits << 8) | static_cast<unsigned char>(c);
        for (have += 8; have >= 6; have -= 6)
            encoded += alphabet[(bits >> (have - 6)) & 63];
    }
    if (have > 0)
        encoded += alphabet[(bits << (6 - have)) & 63];
    while (encoded.size() % 4 != 0)
        encoded += '=';
    return encoded;
}

std::string unleeted(std::string_view text, LeetOne one)
{
    std::string letters(text);
    std::ranges::transform(letters, letters.begin(), [one](char c) { return letterFor(c, one); });
    return letters;
}

ByteSpan nextBase64Run(std::string_view text, std::size_t from)
{
    std::size_t begin = from;
    while (begin + shortestBase64 <= text.size()) {
        // From the far end back: a byte outside the alphabet rules out all places before it.
        std::size_t at = begin + shortestBase64;
        while (at > begin && isBase64(text[at - 1]))
            --at;
        if (at > begin) {
            begin = at;
            continue;
        }
        std::size_t end = begin + shortestBase64;
        for (;;) {
            while (end < text.size() && isBase64(text[end]))
                ++end;
            // Encoders break lines at 64 or 76.
            std::size_t next = end;
            while (next < text.size() && next < end + 2 &&
                   (text[next] == '\n' || text[next] == '\r'))
                ++next;
            if (next == end || next == text.size() || !isBase64(text[next]) || end - begin < 60)
                break;
            end = next;
        }
        while (end < text.size() && text[end] == '=')
            ++end;
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    return {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size())};
}

std::optional<DecodedRun> readableBase64(std::string_view run)
{
    for (std::uint32_t skipped = 0; skipped < 4; ++skipped) {
        const std::string_view rest = run.substr(skipped);
        const std::string probe = decoded(rest.substr(0, probeBytes));
        const bool wide = probe.size() >= 8 && probe[1] == 0 && probe[3] == 0;
        if (wide ? !isReadable(narrowed(probe), false) : !isReadable(probe, false))
            continue;
        std::string text = decoded(rest);
        if (wide)
            text = narrowed(text);
        if (!text.empty())
            return DecodedRun{std::move(text), skipped};
    }
    return std::nullopt;
}

} // namespace keyturn::transcripts

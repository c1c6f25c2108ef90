// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secrettext.h"

#include "app/base/jsontext.h"

#include <algorithm>

namespace keyturn {

namespace {

/// Walks over one JSON text without copying any of it.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {}

    [[nodiscard]] std::size_t position() const { return m_at; }

    void skipBlanks()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }

    bool take(char expected)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != expected)
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] bool isAt(char expected)
    {
        skipBlanks();
        return m_at < m_text.size() && m_text[m_at] == expected;
    }

    /// The raw inside of a string.
    bool takeString(std::string_view &raw)
    {
        if (!take('"'))
            return false;
        const std::size_t start = m_at;
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\\') {
                ++m_at;
            } else if (m_text[m_at] == '"') {
                raw = m_text.substr(start, m_at - start);
                ++m_at;
                return true;
            }
        }
        return false;
    }

    /// Any value, nested ones included.
    bool skipValue()
    {
        int depth = 0;
        do {
            skipBlanks();
            if (m_at >= m_text.size())
                return false;
            const char c = m_text[m_at];
            std::string_view ignored;
            if (c == '"') {
                if (!takeString(ignored))
                    return false;
                continue;
            }
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            else if (c != ',' && c != ':') {
                skipLiteral();
                continue;
            }
            ++m_at;
        } while (depth > 0);
        return depth == 0;
    }

private:
    void skipLiteral()
    {
        while (m_at < m_text.size() && !std::string_view(",:]} \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

int hexOf(std::string_view digits)
{
    int value = 0;
    for (const char c : digits) {
        const char low = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * 16 + (c - '0');
        else if (low >= 'a' && low <= 'f')
            value = value * 16 + (low - 'a' + 10);
        else
            return -1;
    }
    return value;
}

void appendUtf8(Secret &out, unsigned code)
{
    char bytes[4];
    std::size_t count = 0;
    const auto add = [&](unsigned byte) { bytes[count++] = static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 | (code >> 6));
        add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    } else {
        add(0xF0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3F));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    }
    out.append({bytes, count});
    wipe(std::span<char>(bytes));
}

/// Reads \uXXXX (and its second half) at @p at; moves @p at to the escape's last character.
bool appendUnicode(Secret &out, std::string_view raw, std::size_t &at)
{
    const int first = hexOf(raw.substr(at + 1, 4));
    if (first < 0 || at + 4 >= raw.size())
        return false;
    at += 4;
    unsigned code = static_cast<unsigned>(first);
    if (code >= 0xD800 && code < 0xDC00 && raw.substr(at + 1, 2) == "\\u") {
        const int second = hexOf(raw.substr(at + 3, 4));
        if (second >= 0xDC00 && second < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<unsigned>(second) - 0xDC00);
            at += 6;
        }
    }
    appendUtf8(out, code);
    return true;
}

bool unescape(std::string_view raw, Secret &out)
{
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] != '\\') {
            out.append(raw.substr(at, 1));
            continue;
        }
        if (++at >= raw.size())
            return false;
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t found = names.find(raw[at]);
        if (found != std::string_view::npos)
            out.append(meanings.substr(found, 1));
        else if (raw[at] != 'u' || !appendUnicode(out, raw, at))
            return false;
    }
    return true;
}

std::unexpected<Error> bad(const char *code, std::string_view name)
{
    return std::unexpected(
        Error::of(ErrorKind::BadAnswer, QString(), QLatin1String(code))
            .about(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))));
}

} // namespace

Result<Secret> takeStringMember(Secret &json, std::string_view name)
{
    Scanner scanner(json.view());
    if (!scanner.take('{'))
        return bad("json", name);
    while (!scanner.isAt('}')) {
        std::string_view key;
        if (!scanner.takeString(key) || !scanner.take(':'))
            return bad("json", name);
        if (key != name) {
            if (!scanner.skipValue())
                return bad("json", name);
            scanner.take(',');
            continue;
        }
        std::string_view raw;
        if (!scanner.takeString(raw))
            return bad("member", name);
        Secret value = Secret::withCapacity(raw.size());
        if (!unescape(raw, value))
            return bad("json", name);
        const auto start = static_cast<std::size_t>(raw.data() - json.view().data());
        std::ranges::fill(json.bytes().subspan(start, raw.size()), '*');
        return value;
    }
    return bad("member", name);
}

void appendJsonString(Secret &out, std::string_view text)
{
    out.append("\"");
    escapeJson(text, [&out](std::string_view part) { out.append(part); });
    out.append("\"");
}

void appendPercentEncoded(Secret &out, std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (const char each : text) {
        const auto c = static_cast<unsigned char>(each);
        const bool unreserved = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                                (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' ||
                                c == '~';
        if (unreserved) {
            out.append({&each, 1});
        } else {
            const char encoded[3] = {'%', hex[c >> 4], hex[c & 15]};
            out.append({encoded, 3});
        }
    }
}

} // namespace keyturn

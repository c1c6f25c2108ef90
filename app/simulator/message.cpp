// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/message.h"

#include <algorithm>
#include <cctype>

namespace sim {

namespace {

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

Query parsePairs(std::string_view text)
{
    Query query;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (pair.empty())
            continue;
        const auto equals = pair.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        query.add(percentDecode(pair.substr(0, equals), true), percentDecode(value, true));
    }
    return query;
}

constexpr std::string_view base64Alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int base64Value(char c)
{
    if (c == '-')
        return 62;
    if (c == '_')
        return 63;
    const auto found = base64Alphabet.find(c);
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

} // namespace

bool equalsIgnoringCase(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

void Headers::set(std::string_view name, std::string_view value)
{
    remove(name);
    add(name, value);
}

void Headers::add(std::string_view name, std::string_view value)
{
    m_fields.emplace_back(name, value);
}

void Headers::remove(std::string_view name)
{
    std::erase_if(m_fields,
                  [&](const auto &field) { return equalsIgnoringCase(field.first, name); });
}

std::string Headers::get(std::string_view name) const
{
    for (const auto &[key, value] : m_fields) {
        if (equalsIgnoringCase(key, name))
            return value;
    }
    return {};
}

bool Headers::has(std::string_view name) const
{
    return std::ranges::any_of(
        m_fields, [&](const auto &field) { return equalsIgnoringCase(field.first, name); });
}

void Query::add(std::string name, std::string value)
{
    m_items.emplace_back(std::move(name), std::move(value));
}

std::string Query::get(std::string_view name) const
{
    for (const auto &[key, value] : m_items) {
        if (equalsIgnoringCase(key, name))
            return value;
    }
    return {};
}

bool Query::has(std::string_view name) const
{
    return std::ranges::any_of(
        m_items, [&](const auto &item) { return equalsIgnoringCase(item.first, name); });
}

std::string Request::bearer() const
{
    const std::string value = headers.get("Authorization");
    constexpr std::string_view scheme = "Bearer ";
    if (value.size() <= scheme.size() ||
        !equalsIgnoringCase(std::string_view(value).substr(0, scheme.size()), scheme))
        return {};
    return value.substr(scheme.size());
}

std::string Request::url() const
{
    return "https://" + host + target;
}

Response jsonResponse(int status, std::string body)
{
    Response response;
    response.status = status;
    response.headers.set("Content-Type", "application/json; charset=utf-8");
    response.body = std::move(body);
    return response;
}

Response emptyResponse(int status)
{
    Response response;
    response.status = status;
    return response;
}

void parseTarget(Request &request)
{
    std::string_view target = request.target;
    const auto mark = target.find('?');
    std::string_view path = target.substr(0, mark);
    request.query = mark == std::string_view::npos ? Query() : parsePairs(target.substr(mark + 1));
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    request.path = percentDecode(path, false);
    request.segments.clear();
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = path.find('/');
        if (const std::string_view segment = path.substr(0, end); !segment.empty())
            request.segments.push_back(percentDecode(segment, false));
        path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    }
}

std::string percentDecode(std::string_view text, bool plusIsSpace)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 &&
            hexValue(text[i + 2]) >= 0) {
            out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            out += plusIsSpace && text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::string percentEncode(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
            continue;
        }
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

Query parseForm(std::string_view body)
{
    return parsePairs(body);
}

std::string base64Encode(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group =
                group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k <= bytes.size() ? base64Alphabet[group >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

std::string base64UrlEncode(std::string_view bytes)
{
    std::string out = base64Encode(bytes);
    while (out.ends_with('='))
        out.pop_back();
    std::ranges::replace(out, '+', '-');
    std::ranges::replace(out, '/', '_');
    return out;
}

std::optional<std::string> base64Decode(std::string_view text)
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    std::string out;
    unsigned group = 0;
    int bits = 0;
    for (const char c : text) {
        const int value = base64Value(c);
        if (value < 0)
            return std::nullopt;
        group = group << 6 | static_cast<unsigned>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(group >> bits & 0xFFU);
        }
    }
    return out;
}

} // namespace sim

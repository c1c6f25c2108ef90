// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/jsonpen.h"

#include <array>
#include <charconv>
#include <utility>

namespace sim {

namespace {

void appendUnit(std::string &out, std::uint32_t unit)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> static_cast<unsigned>(shift)) & 15U];
}

bool isPlain(char c, JsonStyle style)
{
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '"' || c == '\\')
        return false;
    if (style == JsonStyle::Relaxed)
        return true;
    return byte < 0x7F && c != '<' && c != '>' && c != '&' && c != '\'' && c != '+' && c != '`';
}

} // namespace

void JsonPen::separate()
{
    if (!m_out.empty() && m_out.back() != '{' && m_out.back() != '[' && m_out.back() != ':')
        m_out += ',';
}

void JsonPen::name(std::string_view name)
{
    separate();
    if (name.empty())
        return;
    m_out += '"';
    m_out += name;
    m_out += "\":";
}

JsonPen &JsonPen::object(std::string_view called)
{
    name(called);
    m_out += '{';
    m_open += '}';
    return *this;
}

JsonPen &JsonPen::list(std::string_view called)
{
    name(called);
    m_out += '[';
    m_open += ']';
    return *this;
}

JsonPen &JsonPen::end()
{
    m_out += m_open.back();
    m_open.pop_back();
    return *this;
}

// One code point of well-formed UTF-8 as one or two UTF-16 units.
void JsonPen::unicode(std::string_view value, std::size_t &at)
{
    const auto lead = static_cast<unsigned char>(value[at]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    constexpr std::array<std::uint32_t, 5> masks{0, 0, 0x1F, 0x0F, 0x07};
    std::uint32_t point = lead & masks.at(length);
    for (std::size_t i = 1; i < length; ++i)
        point = (point << 6U) | (static_cast<unsigned char>(value[at + i]) & 0x3FU);
    at += length;
    if (point < 0x10000) {
        appendUnit(m_out, point);
        return;
    }
    point -= 0x10000;
    appendUnit(m_out, 0xD800U + (point >> 10U));
    appendUnit(m_out, 0xDC00U + (point & 0x3FFU));
}

void JsonPen::quote(std::string_view value)
{
    m_out += '"';
    for (std::size_t at = 0; at < value.size();) {
        std::size_t end = at;
        while (end < value.size() && isPlain(value[end], m_style))
            ++end;
        m_out.append(value, at, end - at);
        at = end;
        if (at == value.size())
            break;
        const char c = value[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            unicode(value, at);
            continue;
        }
        ++at;
        if (c == '\n' || c == '\r' || c == '\t' || c == '\\') {
            m_out += '\\';
            m_out += c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : '\\';
        } else if (c == '"' && m_style == JsonStyle::Relaxed) {
            m_out += "\\\"";
        } else {
            appendUnit(m_out, static_cast<unsigned char>(c));
        }
    }
    m_out += '"';
}

JsonPen &JsonPen::text(std::string_view called, std::string_view value)
{
    name(called);
    quote(value);
    return *this;
}

JsonPen &JsonPen::number(std::string_view called, std::int64_t value)
{
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return raw(called,
               std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

JsonPen &JsonPen::flag(std::string_view called, bool value)
{
    return raw(called, value ? "true" : "false");
}

JsonPen &JsonPen::null(std::string_view called)
{
    return raw(called, "null");
}

JsonPen &JsonPen::raw(std::string_view called, std::string_view json)
{
    name(called);
    m_out += json;
    return *this;
}

JsonPen &JsonPen::item(std::string_view value)
{
    return text({}, value);
}

JsonPen &JsonPen::rawItem(std::string_view json)
{
    return raw({}, json);
}

std::string JsonPen::take()
{
    m_open.clear();
    return std::exchange(m_out, {});
}

void JsonPen::clear()
{
    m_out.clear();
    m_open.clear();
}

} // namespace sim

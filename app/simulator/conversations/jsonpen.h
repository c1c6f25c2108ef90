// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes JSON member by member, escaped the way the transcript writer of the service does it.

#include <cstdint>
#include <string>
#include <string_view>

namespace sim {

// Stored transcripts carry \u0022 for a quote, \u003C for an angle bracket and \uXXXX for all that
// is not ASCII (measured on real rows of 2024); the relaxed form keeps UTF-8 and writes \".
enum class JsonStyle { Strict, Relaxed };

class JsonPen
{
public:
    explicit JsonPen(JsonStyle style)
        : m_style(style)
    {}

    // Without a name: an element of a list, or the whole.
    JsonPen &object(std::string_view name = {});
    JsonPen &list(std::string_view name = {});
    JsonPen &end(); // of the innermost object or list

    JsonPen &text(std::string_view name, std::string_view value);
    JsonPen &number(std::string_view name, std::int64_t value);
    JsonPen &flag(std::string_view name, bool value);
    JsonPen &null(std::string_view name);
    JsonPen &raw(std::string_view name, std::string_view json);
    JsonPen &item(std::string_view value);
    JsonPen &rawItem(std::string_view json);

    JsonStyle style() const { return m_style; }
    const std::string &json() const { return m_out; }
    std::string take();
    void clear();

private:
    void separate();
    void name(std::string_view name);
    void quote(std::string_view value);
    void unicode(std::string_view value, std::size_t &at);

    JsonStyle m_style;
    std::string m_out;
    std::string m_open; // closing signs still owed
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one character that an escape sequence stands for.

#include <cstddef>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

/// Length 0 when there is none.
struct Character
{
    char32_t point = 0;
    std::size_t length = 0; ///< bytes that it takes
};

/// The UTF-8 character at the beginning; length 0 when the bytes are none.
[[nodiscard]] Character characterOf(std::string_view text);

/// The escape at the beginning: %41, \\n, \\u0041 (also behind several backslashes), &amp; &#65;
/// and a percent sign that was escaped itself.
[[nodiscard]] Character escapeOf(std::string_view text);

/// Appends the point as UTF-8.
void appendUtf8(std::string &out, char32_t point);

} // namespace keyturn::transcripts

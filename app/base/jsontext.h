// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string_view>

namespace keyturn {

/// Hands @p text to @p append in pieces, escaped as the inside of a JSON string. Written once for
/// bodies in a QByteArray and for bodies in a Secret.
template<typename Append>
void escapeJson(std::string_view text, Append append)
{
    std::size_t clean = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        append(text.substr(clean, i - clean));
        char escaped[8] = {'\\', static_cast<char>(c), 0};
        if (c < 0x20)
            std::snprintf(escaped, sizeof escaped, "\\u%04x", c);
        append(std::string_view(escaped));
        clean = i + 1;
    }
    append(text.substr(clean));
}

} // namespace keyturn

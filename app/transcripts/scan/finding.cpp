// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/finding.h"

#include <array>

namespace keyturn::transcripts {

std::string_view nameOf(ScanField field)
{
    static constexpr std::array<std::string_view, scanFieldCount> names = {
        "user", "bot", "tool-argument", "tool-observation", "variable", "card", "url", "event"};
    return names[static_cast<std::size_t>(field)];
}

std::string_view nameOf(Severity severity)
{
    static constexpr std::array<std::string_view, 3> names = {"low", "medium", "high"};
    return names[static_cast<std::size_t>(severity)];
}

std::string_view nameOf(Reading reading)
{
    static constexpr std::array<std::string_view, 8> names = {
        "plain", "zero-width", "homoglyph", "escaped", "leet", "rot13", "base64", "hidden tags"};
    return names[static_cast<std::size_t>(reading)];
}

} // namespace keyturn::transcripts

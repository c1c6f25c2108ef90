// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Small readings of the values in a rule file.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

inline std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

inline std::vector<std::string> listed(std::string_view value)
{
    std::vector<std::string> words;
    while (!value.empty()) {
        const auto comma = std::min(value.find(','), value.size());
        if (const auto word = trimmed(value.substr(0, comma)); !word.empty())
            words.emplace_back(word);
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return words;
}

inline bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

inline std::optional<std::uint32_t> numberOf(std::string_view text)
{
    std::uint32_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace keyturn::transcripts

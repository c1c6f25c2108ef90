// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Digits and letters of an identity number without what separates them, and the sums over them.

#include "app/transcripts/scan/folding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace keyturn::transcripts {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// The letters and digits of a span, capitals, at most 40 of them; no allocation.
class Compact
{
public:
    Compact(std::string_view text, ByteSpan span)
    {
        for (std::uint32_t i = span.begin; i < span.end && m_size < m_bytes.size(); ++i) {
            if (isDigit(text[i]) || isLetter(text[i]))
                m_bytes[m_size++] = upper(text[i]);
        }
    }

    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] char operator[](std::size_t i) const { return m_bytes[i]; }
    [[nodiscard]] int digit(std::size_t i) const { return m_bytes[i] - '0'; }
    [[nodiscard]] bool allDigits() const { return std::ranges::all_of(view(), isDigit); }
    [[nodiscard]] bool allSame() const
    {
        return std::ranges::all_of(view(), [this](char c) { return c == m_bytes[0]; });
    }
    /// The number made of `count` digits from `at` on; at most nine.
    [[nodiscard]] int number(std::size_t at, std::size_t count) const
    {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i)
            value = value * 10 + digit(i);
        return value;
    }
    /// Sum of digit times weight over the first digits.
    [[nodiscard]] int weighted(std::span<const int> weights) const
    {
        int sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            sum += digit(i) * weights[i];
        return sum;
    }

private:
    std::array<char, 40> m_bytes = {};
    std::size_t m_size = 0;
};

/// Remainder of a decimal number of any length.
[[nodiscard]] constexpr int remainder(std::string_view digits, int divisor)
{
    int rest = 0;
    for (const char c : digits)
        rest = (rest * 10 + (c - '0')) % divisor;
    return rest;
}

[[nodiscard]] constexpr bool luhnHolds(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
        const int value = (digits[i] - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

/// True for a day that a month can have; years are not asked.
[[nodiscard]] constexpr bool isDay(int day, int month)
{
    constexpr std::array days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= days[static_cast<std::size_t>(month - 1)];
}

/// True when the span lies in a GUID, in a decimal fraction or in a longer hexadecimal word.
[[nodiscard]] bool isPartOfIdentifier(std::string_view text, ByteSpan span);

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts of conversations without personal data or secrets, made from a seed: prose, and numbers
// that only look like something.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace keyturn::tests {

class CleanTexts
{
public:
    explicit CleanTexts(std::uint64_t seed);

    /// Some sentences of chat, 40 to 700 bytes, in one of four languages.
    [[nodiscard]] std::string prose();
    /// A sentence or a tool's answer with something that is nearly a card, a key or an attack.
    [[nodiscard]] std::string nearMiss();

    [[nodiscard]] std::uint64_t below(std::uint64_t limit);
    [[nodiscard]] std::string digits(std::size_t count);
    [[nodiscard]] std::string hex(std::size_t count);
    [[nodiscard]] std::string letters(std::size_t count, std::string_view alphabet);
    [[nodiscard]] std::string guid();
    [[nodiscard]] std::string_view oneOf(std::span<const std::string_view> choices);

private:
    std::string date();
    std::string nearMissOfNumbers();
    std::string nearMissOfSecrets();
    std::string nearMissOfWords();

    std::uint64_t m_state;
};

} // namespace keyturn::tests

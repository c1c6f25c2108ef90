// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/random.h"

namespace sim {

std::uint64_t Random::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high)
{
    if (high <= low)
        return low;
    const auto range = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(next() % range);
}

double Random::fraction()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::string Random::hex(std::size_t digits)
{
    constexpr std::string_view alphabet = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < digits; ++i)
        text += alphabet[next() >> 60];
    return text;
}

std::string Random::guid()
{
    std::string text = hex(8) + '-' + hex(4) + "-4" + hex(3) + '-';
    constexpr std::string_view variant = "89ab";
    text += variant[next() >> 62];
    return text + hex(3) + '-' + hex(12);
}

std::string Random::secretText()
{
    // Today's secrets need no encoding in a form; older ones do, and both are in use.
    constexpr std::string_view today =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~._-";
    constexpr std::string_view older =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=&%@[]:*?";
    const bool old = chance(0.25);
    const std::string_view alphabet = old ? older : today;
    std::string text;
    for (int i = 0; i < (old ? 32 : 40); ++i)
        text += alphabet[next() % alphabet.size()];
    if (old) {
        text[16] = '+';
        return text;
    }
    text.replace(3, 3, "8Q~"); // the generation mark of a real one
    return text;
}

Random Random::fork(std::string_view purpose)
{
    std::uint64_t hash = 0xCBF29CE484222325U ^ next();
    for (const char c : purpose)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return Random(hash);
}

} // namespace sim

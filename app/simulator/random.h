// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reproducible randomness: the same seed makes the same tenant.

#include <cstdint>
#include <string>
#include <string_view>

namespace sim {

class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {}

    std::uint64_t next();                                      // splitmix64
    std::int64_t between(std::int64_t low, std::int64_t high); // both included
    double fraction();                                         // [0, 1)
    bool chance(double probability) { return fraction() < probability; }
    std::string guid();
    std::string hex(std::size_t digits);
    std::string secretText();              // 32 or 40 characters, as Entra makes them
    Random fork(std::string_view purpose); // an independent stream

private:
    std::uint64_t m_state;
};

} // namespace sim

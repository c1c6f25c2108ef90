// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/migrations.h"

#include <cstdint>
#include <optional>

namespace keyturn {

[[nodiscard]] const Migrations &archiveMigrations();

/// A row's number is the number of its first text: (seconds since 2015) << 20, plus a running
/// number within the second. Newer rows so have greater numbers, and a span of time is a span of
/// numbers.
namespace textnumber {

inline constexpr int runningBits = 20;
inline constexpr std::int64_t perSecond = std::int64_t{1} << runningBits;
inline constexpr std::int64_t epochSeconds = 1'420'070'400; ///< 2015-01-01T00:00:00Z
inline constexpr std::int64_t mostSeconds = std::int64_t{1} << 33;

/// The second a time lies in, as the upper part of a number; without a time, or before 2015: 0.
[[nodiscard]] constexpr std::int64_t secondOf(std::optional<std::int64_t> ms)
{
    if (!ms || *ms < epochSeconds * 1000)
        return 0;
    const std::int64_t second = *ms / 1000 - epochSeconds;
    return second < mostSeconds ? second : mostSeconds - 1;
}

/// The least number of the second that @p ms lies in.
[[nodiscard]] constexpr std::int64_t firstOf(std::int64_t ms)
{
    return secondOf(ms) << runningBits;
}

} // namespace textnumber

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When something happened, as the transcript states it.

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace keyturn::transcripts {

/// A point in time stated by the tenant. A missing time is an empty optional, never "now".
struct Moment
{
    std::int64_t ms = 0;       ///< milliseconds since 1970-01-01 UTC
    bool wholeSeconds = false; ///< the source gave seconds only: claim no milliseconds from it

    auto operator<=>(const Moment &) const = default;
};

/// An epoch number: below 1e11 it counts seconds, else milliseconds (contract B5). Empty when it is
/// not above 0, not finite or beyond the year 9999.
[[nodiscard]] std::optional<Moment> momentOf(double epoch);

/// ISO 8601 with `Z`, an offset or none (read as UTC), and any number of fraction digits. Also
/// `2024-09-09 18:04:50`. Empty for anything else.
[[nodiscard]] std::optional<Moment> momentOf(std::string_view iso);

/// `00:00:01.86` or `1.02:03:04` (a .NET time span) in milliseconds.
[[nodiscard]] std::optional<std::int64_t> durationMsOf(std::string_view timeSpan);

} // namespace keyturn::transcripts

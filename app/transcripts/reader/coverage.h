// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the reader met and does not know: counted, never dropped.

#include <compare>
#include <cstdint>
#include <map>
#include <string>

namespace keyturn::transcripts {

/// One activity type, value type, event name or key that no rule of the reader knows.
struct Strange
{
    enum class What : std::uint8_t { Type, ValueType, Name, Key, ValueKey };
    What what = What::Type;
    std::string word; ///< a ValueKey is spelt `kind.key`

    auto operator<=>(const Strange &) const = default;
};

[[nodiscard]] std::string_view nameOf(Strange::What what);

struct Met
{
    std::uint64_t count = 0;
    std::string sample; ///< one masked sample: letters and digits of values are replaced
};

struct Coverage
{
    std::uint64_t rows = 0, activities = 0;
    std::uint64_t unrecognisedRows = 0, truncatedRows = 0;
    std::uint64_t unknownActivities = 0;
    std::uint64_t replacedBytes = 0; ///< invalid UTF-8 that was replaced by U+FFFD
    std::map<Strange, Met> strange;

    /// Where it is counted. Beyond MostStrange words further ones share the word "…".
    [[nodiscard]] Met &metOf(const Strange &what);
    void merge(const Coverage &other);

    static constexpr std::size_t MostStrange = 2000;
};

/// The structure of a piece of JSON or text with what people wrote replaced: keys stay, letters
/// become x, digits 0. At most `longest` bytes.
[[nodiscard]] std::string maskedSample(std::string_view json, std::size_t longest = 160);

} // namespace keyturn::transcripts

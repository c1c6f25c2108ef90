// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The texts of a row that can be searched and scanned.

#include "app/transcripts/reader/readrow.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// Invariant: the views live as long as the ReadRow (or a copy of it).
struct Fragment
{
    std::uint32_t activity = 0; ///< index in ReadRow::activities
    Field field = Field::Said;
    std::string_view what; ///< "text", or a name of fact::
    std::string_view key;  ///< name of the argument, variable or input
    std::string_view text;
    std::optional<std::int64_t> atMs;
};

/// Every text of the row once: a text/html copy of a message, an echo of what the user said (in
/// UnknownIntent, in a plan's `ask`) and a transcript nested in a hand-off come no second time.
[[nodiscard]] std::vector<Fragment> fragmentsOf(const ReadRow &row);

} // namespace keyturn::transcripts

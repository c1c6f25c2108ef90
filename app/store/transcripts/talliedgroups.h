// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcriptquery.h"

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

namespace keyturn {

class TranscriptArchive;

/// Conversations by group, and by open findings of a rule and group.
struct TalliedGroups
{
    std::unordered_map<std::int64_t, std::int64_t> groups;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> rules; ///< (rule, group)
    bool atLeast = false;
};

/// Counts of the conversations whose last activity is in [after, before): whole months and days
/// from the tallies, what is left of a day one by one.
[[nodiscard]] Result<TalliedGroups> talliesBetween(TranscriptArchive &archive,
                                                   std::optional<std::int64_t> afterMs,
                                                   std::optional<std::int64_t> beforeMs);
/// Counts of the rows that match the words of @p query, of which at most @p cap are looked at. Only
/// its words, rules and times are regarded.
[[nodiscard]] Result<TalliedGroups> talliesOfMatches(TranscriptArchive &archive,
                                                     const SearchQuery &query, int cap);

} // namespace keyturn

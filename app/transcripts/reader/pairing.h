// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who answers whom: turns, redeliveries, folded duplicates (contract B9). One algorithm for the
// conversation that is shown, for its summary and for the counts of an import.

#include "app/transcripts/reader/readrow.h"
#include "app/transcripts/reader/summary.h"

#include <cstdint>
#include <span>
#include <vector>

namespace keyturn::transcripts {

/// What pairing needs of a message; small enough to keep those of a whole import apart.
struct MessageMark
{
    std::uint64_t id = 0, replyTo = 0, text = 0; ///< digests; 0: none that identifies
    std::int64_t ms = 0;
    bool fromUser = false, hasTime = false, wholeSeconds = false, isEmpty = false;
};

struct PairedMessage
{
    std::uint32_t turn = 0; ///< 0: before the first user message
    std::uint32_t of = 0;   ///< the message it repeats; itself when it repeats none
    bool repeats = false;   ///< redelivered or folded
};

struct Pairing
{
    std::vector<PairedMessage> messages; ///< as given
    std::vector<std::uint32_t> replies;  ///< per turn, folded ones once; [0] is the greeting
    Counts counts;                       ///< without activities and rows
};

[[nodiscard]] MessageMark markOf(const Activity &activity);
/// True for a message of the agent or of the user.
[[nodiscard]] bool isMessage(const Activity &activity);

/// Messages in reading order. An id counts as the identity of a message only together with its
/// text.
[[nodiscard]] Pairing paired(std::span<const MessageMark> messages);

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The order in which rows of one conversation are read, and what is missing between them.

#include "app/transcripts/reader/readrow.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace keyturn::transcripts {

/// What the order of a row depends on.
struct RowTime
{
    std::optional<std::int64_t> startedMs, batchId;
};

struct RowInOrder
{
    std::uint32_t given = 0;
    bool continues = false;            ///< a further batch of the same window
    std::vector<std::int64_t> missing; ///< batches that should stand before it
};

[[nodiscard]] RowTime timeOf(const ReadRow &row);

/// By (start, batch as a number, as given). A row without a start stays behind the one given before
/// it. A missing middle batch is named; a first batch above 0 proves nothing (contract B6).
[[nodiscard]] std::vector<RowInOrder> inOrder(std::span<const RowTime> rows);

/// The same for rows, each stored row once: by transcriptId the one with the most activities.
[[nodiscard]] std::vector<RowInOrder> inOrder(std::span<const ReadRow> rows);

} // namespace keyturn::transcripts

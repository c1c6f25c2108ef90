// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcript.h"

#include <functional>
#include <vector>

namespace keyturn {

class StatementCache;

enum class RowBytes { With, Without };

/// The rows of a conversation, oldest first: by start, batch and creation.
[[nodiscard]] Result<std::vector<StoredRow>> rowsOf(StatementCache &statements,
                                                    std::int64_t conversation);
/// Rows with a problem, newest first, without their bytes.
[[nodiscard]] Result<std::vector<StoredRow>> rowsWithProblem(StatementCache &statements, int limit);
/// Hands rows in the order of their numbers to @p take until it returns false.
[[nodiscard]] Result<void> eachRow(StatementCache &statements,
                                   const std::function<bool(const StoredRow &)> &take);

} // namespace keyturn

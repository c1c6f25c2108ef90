// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/http/pipeline.h"

#include <optional>

namespace keyturn {

/// How long to wait before attempt @p attempts + 1 of a repeatable call that failed with @p error
/// after @p attempts; nothing when it is not worth another. Retry-After is honoured as it stands
/// (never shorter), else the wait doubles and is jittered by @p random in [0, 1).
[[nodiscard]] std::optional<Millis> delayBeforeNext(const Error &error, int attempts,
                                                    const PipelineLimits &limits, double random);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/transcripts/snippets.h"

#include <optional>

namespace keyturn {

class TranscriptArchive;

/// The findings in one text, in its order.
[[nodiscard]] Result<std::vector<StoredMark>> marksOf(TranscriptArchive &archive,
                                                      std::int64_t fragment);
/// A text of the archive; nothing when it is gone.
[[nodiscard]] Result<std::optional<StoredFragment>> fragmentOf(TranscriptArchive &archive,
                                                               std::int64_t fragment);

} // namespace keyturn

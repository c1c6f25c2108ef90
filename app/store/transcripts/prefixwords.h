// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <string>
#include <vector>

namespace keyturn {

class TranscriptArchive;

/// The words of the index that begin with @p prefix, when it is a single word and there are few of
/// them; else nothing. The index walks through few words in the order of time, but gathers all
/// texts of a prefix before it gives the first.
[[nodiscard]] Result<std::vector<std::string>> wordsBeginningWith(TranscriptArchive &archive,
                                                                  const std::string &prefix);

} // namespace keyturn

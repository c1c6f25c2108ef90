// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which words every match of a pattern holds.

#include <string>
#include <vector>

namespace keyturn::transcripts {

/// Each group is a list of words, in small letters, of which every match of the pattern holds one.
/// Up to two groups, the rarer words first; none where RE2 finds no such words.
[[nodiscard]] std::vector<std::vector<std::string>> requiredWords(const std::string &pattern);

} // namespace keyturn::transcripts

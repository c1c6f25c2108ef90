// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Zip archives made by tests, in memory.

#include <string>
#include <utility>
#include <vector>

namespace keyturn::transcripts::testing {

/// Names and bytes of the entries, deflated; with a password they are encrypted.
std::string zipped(const std::vector<std::pair<std::string, std::string>> &entries,
                   const std::string &password = {});

} // namespace keyturn::transcripts::testing

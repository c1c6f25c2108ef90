// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The example lines of rule files: how they are written, and whether the rules keep them.

#include "app/transcripts/scan/ruleset.h"

#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// {+} is nothing and keeps made-up secrets from looking like real ones in the file; {U+200B} is
/// that character, {A*40} forty times the letter, {base64:text} and {rot13:text} the encoded text.
/// Other braces stay.
[[nodiscard]] std::string expandedExample(std::string_view written);

/// Every example that the rules do not keep: a hit without a finding of its rule, or a miss with
/// one. Examples are read as the first of the fields that their rule holds for.
[[nodiscard]] std::vector<RuleProblem> brokenExamples(const RuleSet &rules);

} // namespace keyturn::transcripts

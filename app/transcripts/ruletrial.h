// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/transcriptcore.h"

#include <string>

namespace keyturn {

struct RuleTrialJob
{
    std::string ruleText; ///< one rule file
    LaneProgress progress;
    std::stop_token stop;
};

/// Counts what the rules of a text would find in the whole archive, and in how many turns. Writes
/// nothing. Rules that cannot be read are told in ScanReport::problems.
[[nodiscard]] Result<ScanReport> tryRuleOn(ArchiveBench &bench, const RuleTrialJob &job);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Finds personal data, secrets, attacks on agents and block signals in the texts of conversations.

#include "app/transcripts/scan/finding.h"
#include "app/transcripts/scan/ruleset.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// Which rules take part.
struct RuleChoice
{
    std::vector<std::string> packs; ///< switched on besides what is on by default: "uk", "de"
    std::vector<std::string> on;    ///< ids switched on one by one
    std::vector<std::string> off;   ///< ids switched off; wins
    bool everything = false;        ///< all rules but those in `off`
};

/// How much work a scan did; lets tests prove that hostile text stays linear.
struct ScanWork
{
    std::uint64_t bytesFolded = 0;
    std::uint64_t bytesPrefiltered = 0;
    std::uint64_t bytesDecoded = 0;
    std::uint64_t searches = 0;      ///< single expressions that were run
    std::uint64_t bytesSearched = 0; ///< by them, as far as each got
};

/// Invariant: findings of one scan do not overlap and are sorted by begin.
class Scanner
{
public:
    Scanner(const RuleSet &rules, const RuleChoice &choice = {});
    ~Scanner();
    Scanner(Scanner &&) noexcept;
    Scanner &operator=(Scanner &&) noexcept;

    /// Appends what is found in the text, which is UTF-8 or nearly so. Texts over 4 GB are cut
    /// there. Safe to call from several threads at once; `out` belongs to the caller.
    void scan(std::string_view text, ScanContext where, std::vector<Finding> &out) const;
    /// The same, and says what it cost.
    ScanWork scanCounted(std::string_view text, ScanContext where, std::vector<Finding> &out) const;

    /// The rule of a finding; null for an id that takes no part.
    [[nodiscard]] const Rule *rule(std::string_view id) const;
    [[nodiscard]] std::vector<std::string> ruleIds() const;

private:
    struct Engine;
    std::unique_ptr<const Engine> m_engine;
};

} // namespace keyturn::transcripts

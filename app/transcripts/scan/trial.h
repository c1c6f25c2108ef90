// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A rule that a person is writing, tried on texts before it is switched on.

#include "app/transcripts/scan/scanner.h"

#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// "Would have hit 41 turns": counts what the rules of one text would find.
class RuleTrial
{
public:
    /// The text is one rule file; examples may be left out while it is being written.
    [[nodiscard]] static std::expected<RuleTrial, std::vector<RuleProblem>>
    of(std::string_view ruleText);

    /// Reads one text; true when the rule holds on it. `found`, when given, gets the places.
    bool read(std::string_view text, ScanContext where, std::vector<Finding> *found = nullptr);

    [[nodiscard]] std::uint64_t texts() const { return m_texts; }
    [[nodiscard]] std::uint64_t textsHit() const { return m_textsHit; }
    [[nodiscard]] std::uint64_t hits() const { return m_hits; }

private:
    explicit RuleTrial(Scanner scanner);

    Scanner m_scanner;
    std::vector<Finding> m_found;
    std::uint64_t m_texts = 0;
    std::uint64_t m_textsHit = 0;
    std::uint64_t m_hits = 0;
};

} // namespace keyturn::transcripts

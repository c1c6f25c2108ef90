// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts with one value planted in them, and where it stands.

#include "app/transcripts/scan/finding.h"
#include "tests/transcripts/scan/cleantexts.h"

#include <cstdint>
#include <string>

namespace keyturn::tests {

struct Planted
{
    std::string text;
    std::string ruleId; ///< of the rule that must find it
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    transcripts::ScanField field = transcripts::ScanField::UserSaid;
    std::string name; ///< of the variable, where the text is one
};

/// The next one: a made-up value that keeps its class's check digits, in one of its spellings, in
/// one of the places where values stand. The check digits are computed here, not by the scan.
[[nodiscard]] Planted plantedText(CleanTexts &random);

} // namespace keyturn::tests

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which of several rules keeps a piece of text that they all claim.

#include "app/transcripts/scan/folding.h"
#include "app/transcripts/scan/ruleset.h"

#include <cstdint>
#include <vector>

namespace keyturn::transcripts {

struct Claim
{
    const Rule *rule = nullptr;
    ByteSpan span; ///< in the original text
    std::uint8_t score = 0;
    Reading how = Reading::Plain;
};

/// Leaves claims that do not overlap, sorted by begin. A checksum is kept before a shape and a
/// shape before wording, then the longer one, then the higher score. A secret or an attack that
/// loses a part of its span keeps the rest, so that nothing of a secret shows and no attack is
/// lost.
void settleOverlaps(std::vector<Claim> &claims);

} // namespace keyturn::transcripts

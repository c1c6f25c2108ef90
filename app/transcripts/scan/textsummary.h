// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one quick look at the bytes of a text says about the work that it needs.

#include <cstdint>
#include <string_view>

namespace keyturn::transcripts {

struct TextSummary
{
    std::uint32_t digits = 0;
    std::uint32_t leet = 0; ///< places like the 0 of "n0r": a figure between two letters
    bool outsideAscii = false;
    bool mayHoldEscapes = false; ///< has a percent sign, a backslash or an ampersand
};

[[nodiscard]] TextSummary summaryOf(std::string_view text);

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What no regular expression can tell: check digits, country lengths, ranges, randomness.

#include "app/transcripts/scan/folding.h"

#include <span>
#include <string_view>

namespace keyturn::transcripts {

/// Decides about the span of a match in the folded text, and may make the span smaller.
using Check = bool (*)(std::string_view text, ByteSpan &span);

/// Null for a name that is none. The names are listed in resources/scan/README.md.
[[nodiscard]] Check checkNamed(std::string_view name);

struct NamedCheck
{
    std::string_view name;
    Check check;
};

/// The checks of each source file; checkNamed() looks through all of them.
[[nodiscard]] std::span<const NamedCheck> numberChecks();
[[nodiscard]] std::span<const NamedCheck> countryChecks();
[[nodiscard]] std::span<const NamedCheck> europeanChecks();
[[nodiscard]] std::span<const NamedCheck> textChecks();

} // namespace keyturn::transcripts

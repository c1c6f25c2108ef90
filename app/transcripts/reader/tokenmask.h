// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Takes sign-in tokens out of raw rows before anything is stored.

#include <string>
#include <string_view>

namespace keyturn::transcripts {

/// What stands in place of a token.
inline constexpr std::string_view MaskedToken = "masked-by-keyturn";

/// The same JSON with the tokens of invoke activities (signin/tokenExchange and any other invoke)
/// replaced by MaskedToken. Looks through strings that hold JSON, four levels deep. Everything else
/// stays byte for byte; bytes that are no JSON come back as they are.
[[nodiscard]] std::string withTokensMasked(std::string_view json);

/// True when withTokensMasked would change something, or cannot tell without looking closely.
/// Much cheaper than masking: use it to keep the bytes that need nothing.
[[nodiscard]] bool mayHoldTokens(std::string_view json);

} // namespace keyturn::transcripts

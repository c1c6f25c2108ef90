// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Encodings that people hide words in.

#include "app/transcripts/scan/folding.h"

#include <optional>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

[[nodiscard]] std::string rot13Of(std::string_view text);
[[nodiscard]] std::string base64Of(std::string_view text);

enum class LeetOne : std::uint8_t { IsI, IsL };

/// Figures and signs as the letters they stand for, byte for byte: "1gn0r3" as "ignore".
[[nodiscard]] std::string unleeted(std::string_view text, LeetOne one);

/// A piece of text that may be base64 or base64url, line breaks in it included.
/// Shorter ones cannot hide a sentence.
inline constexpr std::size_t shortestBase64 = 24;

/// The next run that begins at or behind `from`; empty at the end. Looks at one byte in 24 where
/// there is none.
[[nodiscard]] ByteSpan nextBase64Run(std::string_view text, std::size_t from);

/// What the run says when it says something readable. `skipped` are characters at its beginning
/// that belong to what stands before it, such as a path.
struct DecodedRun
{
    std::string text;
    std::uint32_t skipped = 0;
};
[[nodiscard]] std::optional<DecodedRun> readableBase64(std::string_view run);

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which ASCII a character outside of ASCII can be read as.

#include <cstdint>
#include <string_view>

namespace keyturn::transcripts {

enum class FoldKind : std::uint8_t {
    None,      ///< stands for itself
    Spelling,  ///< accent, dash, quotation mark, space: ordinary writing
    LookAlike, ///< compatibility form, digit or letter of another script
    Unseen     ///< shows nothing
};

struct Folded
{
    FoldKind kind = FoldKind::None;
    std::string_view letters; ///< ASCII, empty unless Spelling or LookAlike
};

/// For code points from U+0080; tag characters (U+E0000) are not in the table.
[[nodiscard]] Folded foldOf(char32_t point);

} // namespace keyturn::transcripts

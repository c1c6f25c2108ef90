// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/transcripts/textindex.h"
#include "app/tenant/transcripthit.h"

#include <span>
#include <string>

namespace keyturn {

/// A finding in a text as it is stored.
struct StoredMark
{
    ByteRange range;
    std::string rule;
    int severity = 0;
    bool suppressed = false;
};

/// How much of a text a snippet shows, in bytes.
struct SnippetSize
{
    std::size_t before = 48; ///< before the first hit
    std::size_t whole = 220;
};

/// The part of @p text around the first of @p hits (its beginning without one). Line breaks and
/// tabs become blanks. A finding at an edge is shown whole where that stays short.
[[nodiscard]] Snippet snippetOf(std::string_view text, std::span<const ByteRange> hits,
                                std::span<const StoredMark> marks, SnippetSize size = {});

/// @p range of UTF-8 @p text in UTF-16 code units.
[[nodiscard]] TextRange charactersOf(std::string_view text, ByteRange range);

} // namespace keyturn

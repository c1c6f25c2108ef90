// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts of transcripts as they may stand in a document: nothing hidden, nothing that acts.

#include "app/transcripts/reader/moment.h"

#include <optional>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

/// Line breaks become \n; tabs stay. Controls, marks of direction, characters without width, tag
/// and private characters become "[U+202E]"; joiners between letters that need them stay. Bytes
/// that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string visible(std::string_view text);

/// visible(), with nothing in it that HTML would read.
[[nodiscard]] std::string htmlText(std::string_view text);
/// visible() as the inside of one line of Markdown.
[[nodiscard]] std::string markdownLine(std::string_view text);
/// visible() as a quotation of Markdown, line breaks kept; ends with a line feed.
[[nodiscard]] std::string markdownQuote(std::string_view text);

/// "2026-05-11T15:10:27Z", with ".050" where the source has it; empty for no time. In one word, so
/// that beside somebody's "born on" no rule takes it for a birthday.
[[nodiscard]] std::string timeText(const std::optional<Moment> &at);
[[nodiscard]] std::string timeText(std::optional<std::int64_t> ms);
/// "1.86 s", "3 h 12 min".
[[nodiscard]] std::string durationText(std::int64_t ms);

} // namespace keyturn::transcripts

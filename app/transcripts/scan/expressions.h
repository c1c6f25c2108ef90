// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How every pattern of a rule is compiled.

#include <re2/re2.h>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// Bytes as Latin-1 where the pattern is ASCII, which keeps the automata small: the folded text is
/// mostly ASCII, and a class such as [^ ] then takes one byte. UTF-8 where the pattern is not.
[[nodiscard]] re2::RE2::Options optionsFor(std::string_view pattern);

/// Words as one group, apart from other letters or as part of a name such as customerPhone: "order
/// no" also finds orderNo, order-no and order_no, a star any ending. Empty for no words.
[[nodiscard]] std::string anyOf(const std::vector<std::string> &words);

/// The pattern of a word list in a rule's pattern: white space between words.
[[nodiscard]] std::string groupOf(const std::vector<std::string> &words);

/// Letters outside ASCII as the folded text has them, so that a pattern may say "contraseña".
[[nodiscard]] std::string foldedPattern(std::string_view pattern);

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/journal.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace keyturn {

/// Canonical JSON: names sorted by code point, no blanks, UTF-8, escapes only where JSON asks for
/// them. The same bytes as Python's
/// json.dumps(x, sort_keys=True, ensure_ascii=False, separators=(",", ":")).
[[nodiscard]] std::string quoted(std::string_view utf8);
[[nodiscard]] std::string canonicalMap(const std::map<std::string, std::string> &map);
/// Reads an object of strings; empty when it is none.
[[nodiscard]] std::optional<std::map<std::string, std::string>>
mapFromJson(const std::string &json);

/// The bytes that the journal's chain covers.
[[nodiscard]] std::string canonicalFact(const Fact &fact);
/// The bytes that the log's chain covers: the fact's members with "facts", "prev" and "row".
[[nodiscard]] std::string canonicalRow(const Fact &fact, const std::string &facts,
                                       const std::string &prev, std::int64_t row);

/// The same fact as it can be stored: valid UTF-8 without NUL.
[[nodiscard]] Fact storable(const Fact &fact);

} // namespace keyturn

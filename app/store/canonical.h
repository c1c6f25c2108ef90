// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/logrow.h"

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
[[nodiscard]] std::string canonicalRow(const LogRow &row);
/// The same with "hash" and "seal": the row as a line of an export.
[[nodiscard]] std::string exportedRow(const LogRow &row);
/// Reads such a line; empty when it is none. Whoever believes it compares exportedRow() with it.
[[nodiscard]] std::optional<LogRow> rowFromJson(const std::string &json);

/// The same fact as it can be stored: valid UTF-8 without NUL.
[[nodiscard]] Fact storable(const Fact &fact);

} // namespace keyturn

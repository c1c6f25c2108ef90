// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines of conversations as rows of a table, for CSV and for sheets.

#include "app/transcripts/exporter/formatwriter.h"

#include <string>
#include <vector>

namespace keyturn::transcripts {

[[nodiscard]] std::vector<std::string> lineColumns();
/// The values of @p line in the order of lineColumns().
[[nodiscard]] std::vector<std::string> lineRow(const ExportView &view, const ExportLine &line);
/// "Selection: everything; From: ..." in one value.
[[nodiscard]] std::string sentence(const Labelled &facts);

} // namespace keyturn::transcripts

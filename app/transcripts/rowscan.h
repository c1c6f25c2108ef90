// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/transcript.h"
#include "app/transcripts/reader/fragment.h"
#include "app/transcripts/scan/scanner.h"

#include <memory>
#include <span>
#include <vector>

namespace keyturn {

/// In which scope of a search a text of the reader stands.
[[nodiscard]] TextField textFieldOf(transcripts::Field field);
/// Which part of a conversation a text of the archive is, as the rules understand it. @p what is
/// StoredFragment::what; the result views into it.
[[nodiscard]] transcripts::ScanContext scanContextOf(TextField field, std::string_view what);

/// Appends what @p scanner finds in the texts of one row; findings name their text by its index.
void scanRow(const transcripts::Scanner &scanner, std::span<const transcripts::Fragment> fragments,
             std::vector<StoredFinding> &found);
/// Appends what @p scanner finds in one text of the archive.
void scanText(const transcripts::Scanner &scanner, const StoredFragment &text,
              std::vector<StoredFinding> &found);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/readableconversation.h"
#include "app/transcripts/scan/finding.h"

#include <vector>

namespace keyturn {

namespace transcripts {
class Scanner;
}

enum class Veil { Masked, Lifted };

/// Puts dots in place of every finding in the texts of @p reading and says where they are; with a
/// lifted veil it only says where findings are. What a person suppressed as a false hit stays.
/// @p rowIds are the archive's ids of Conversation::rows, in their order.
void maskFindings(ReadableConversation &reading, const transcripts::Scanner &scanner,
                  const std::vector<qint64> &rowIds, Veil veil);

/// What the scan is told of a text of an item.
[[nodiscard]] transcripts::ScanField scanFieldOf(const transcripts::Item &item);
[[nodiscard]] transcripts::ScanField scanFieldOf(const transcripts::Item &item,
                                                 const transcripts::ItemFact &fact);

/// The text with its open findings as dots, for lists and hits.
[[nodiscard]] QString maskedSnippet(const Snippet &snippet);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/records.h"

#include <QIODevice>

namespace keyturn {

/// The log as a document: the table "Date | Agent | Action | Performed by", then the evidence of
/// each row, then the head.
[[nodiscard]] Result<LogHead> writeMarkdown(Records &records, QIODevice &out, TimePoint at);
/// @p text as it can stand in a cell of a table: no markup, no line break, no link.
[[nodiscard]] QString markdownCell(const QString &text);
/// "Head: 12 rows, SHA-256 <hex>": how documents and tables carry the head.
[[nodiscard]] QString headSentence(const LogHead &head);

} // namespace keyturn

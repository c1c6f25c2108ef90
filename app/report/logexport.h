// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/records.h"

#include <QIODevice>
#include <QString>

namespace keyturn {

enum class LogFormat {
    Markdown,
    Csv,               ///< RFC 4180, for tools
    CsvExcelComma,     ///< with BOM and formula guard
    CsvExcelSemicolon, ///< the same where the comma is the decimal sign
    JsonLines
};

/// "markdown", "csv", "csv-excel", "csv-excel-semicolon", "jsonl". Error: Invalid.
[[nodiscard]] Result<LogFormat> logFormatFrom(const QString &name);

/// Writes the whole log and returns the head that the export carries: an anchor of the log.
/// Errors: those of the store; StoreFull and StoreFailed of the device.
[[nodiscard]] Result<LogHead> exportLog(Records &records, LogFormat format, QIODevice &out,
                                        TimePoint at);
/// Replaces @p file at once or not at all, with mode 0600, and notes the anchor in the store.
[[nodiscard]] Result<LogHead> exportLogToFile(Records &records, LogFormat format,
                                              const QString &file, TimePoint at);

/// Verifies a JSON Lines export. Errors: Invalid with the line as subject when it is none.
[[nodiscard]] Result<LogCheck> verifyExport(QIODevice &in, const LogWitness &witness = {});
/// The head that an export of any format carries. Error: Invalid when there is none.
[[nodiscard]] Result<LogHead> headOfExport(QIODevice &in);

} // namespace keyturn

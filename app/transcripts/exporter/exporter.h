// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes a selection of conversations into one file: for reading, for sheets, for tools, as
// evidence.

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secret.h"
#include "app/transcripts/exporter/exportsource.h"
#include "app/transcripts/scan/scanner.h"

#include <QIODevice>

#include <functional>
#include <stop_token>

namespace keyturn::transcripts {

enum class ExportFormat : std::uint8_t {
    Markdown,
    Html,              ///< one file without scripts, for screen and paper
    Csv,               ///< RFC 4180, values as they are
    CsvExcelComma,     ///< with BOM; what a sheet would compute is kept from it
    CsvExcelSemicolon, ///< the same where the comma is the decimal sign
    Xlsx,
    JsonLines, ///< one line for each turn: what was said and what was answered
    Pdf,       ///< needs a QGuiApplication, which may be offscreen
    Evidence   ///< zip of the raw rows with hashes, to be checked without Keyturn
};

/// "markdown", "html", "csv", "csv-excel", "csv-excel-semicolon", "xlsx", "jsonl", "pdf",
/// "evidence". Error: Invalid, code "export-format".
[[nodiscard]] Result<ExportFormat> exportFormatFrom(const QString &name);
[[nodiscard]] QString nameOf(ExportFormat format);
/// "md", "html", "csv", "xlsx", "jsonl", "pdf", "zip".
[[nodiscard]] QString suffixOf(ExportFormat format);

enum class Masking : std::uint8_t {
    Pseudonyms, ///< findings become [card-1], people [person-1]; no rule holds on the output
    None        ///< as it was said; the caller asks for a purpose and logs it first
};

struct ExportOptions
{
    ExportFormat format = ExportFormat::Markdown;
    Masking masking = Masking::Pseudonyms; ///< Evidence takes None only
    bool withEvents = true;                ///< tools, plans, variables... between the messages
    QString selection;                     ///< what was asked for, as a person reads it
    QString from;                          ///< "Contoso: Production, Sandbox"
    TimePoint at{};                        ///< when, as the file states it
    const Secret *signingKey = nullptr;    ///< Evidence: see evidencekey.h; null: not signed
    std::stop_token stop;
    std::function<void(qint64 done, qint64 total)> progress;
    std::uint32_t rowsPerSheet = 1'048'576; ///< Xlsx: a longer table goes on in the next sheet
};

struct ExportReport
{
    qint64 conversations = 0;
    qint64 rows = 0; ///< raw rows they were read from
    qint64 turns = 0;
    qint64 messages = 0;
    qint64 cells = 0;      ///< Xlsx: texts that a cell could not hold whole; each one says so
    qint64 withheld = 0;   ///< texts that had to be left out whole since rules held on all of them
    QByteArray rowsSha256; ///< over the received hash of each row as hex and a line feed, in order
    QByteArray fileSha256;
    qint64 fileBytes = 0;
};

/// Replaces @p file at once or not at all, mode 0600. @p scanner is needed for Pseudonyms.
/// Errors: Cancelled; Invalid with code "rule-on-output" and the rule as subject when one holds on
/// the finished text; Invalid "evidence-masked", "no-scanner", "no-gui"; those of the store;
/// StoreFull and StoreFailed of the disk. After an error nothing is left behind.
[[nodiscard]] Result<ExportReport> exportToFile(ConversationSource &source,
                                                const ExportOptions &options,
                                                const Scanner *scanner, const QString &file);
/// The same into @p out, which gets its first byte when everything is written and checked.
[[nodiscard]] Result<ExportReport> exportTo(ConversationSource &source,
                                            const ExportOptions &options, const Scanner *scanner,
                                            QIODevice &out);

} // namespace keyturn::transcripts

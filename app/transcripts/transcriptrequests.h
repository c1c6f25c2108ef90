// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is asked of the service of transcripts. Times are epoch milliseconds.

#include "app/tenant/transcriptquery.h"
#include "app/transcripts/forwarder/receiver.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace keyturn {

struct SyncOptions
{
    QStringList environmentIds; ///< empty = every environment with Dataverse
    QStringList agentIds;       ///< bot.botid; empty = every agent
};

struct ScanOptions
{
    QStringList rules;            ///< ids; empty = every rule that is switched on
    QStringList packs;            ///< switched on besides the settings' packs, for this scan only
    QString trialRuleText;        ///< one rule file: nothing is written, only counted
    std::optional<qint64> fromMs; ///< of a trial: only texts that arrived since
};

/// Which conversations. The ids rule when there are any, else the query; neither is everything.
struct TranscriptSelection
{
    QList<qint64> conversations;
    std::optional<SearchQuery> query;
};

enum class TranscriptFormat {
    Markdown,
    Html,
    Csv,
    CsvExcel,          ///< with a BOM and commas
    CsvExcelSemicolon, ///< with a BOM and semicolons
    Xlsx,
    JsonLines, ///< pairs of what was said and answered
    Pdf,
    Evidence ///< raw rows, hashes and a manifest in one zip; never redacted
};

/// "markdown", "html", "csv", "csv-excel", "csv-excel-semicolon", "xlsx", "jsonl", "pdf",
/// "evidence".
[[nodiscard]] std::optional<TranscriptFormat> transcriptFormatFrom(const QString &name);
[[nodiscard]] QString nameOf(TranscriptFormat format);

enum class ExportTexts {
    Redacted, ///< findings become stable pseudonyms, and no rule holds on the output
    AsStored  ///< needs a purpose
};

struct TranscriptExportOptions
{
    TranscriptFormat format = TranscriptFormat::Markdown;
    ExportTexts texts = ExportTexts::Redacted;
    bool withEvents = true; ///< tools, plans, variables between the messages
    QString file;
    QString purpose; ///< why texts leave as they are stored; goes into the control log
};

/// What a receiver gets. Its token, where it wants one, lies in the keychain.
struct ForwardRequest
{
    transcripts::Receiver receiver;
    ExportTexts texts = ExportTexts::Redacted;
    QString purpose;               ///< why texts leave as they are stored
    SearchQuery filter;            ///< conversations; without terms
    std::optional<qint64> fromMs;  ///< of a replay: the pair's time, inclusive
    std::optional<qint64> untilMs; ///< exclusive
    bool dryRun = false;           ///< sends nothing, gives the exact bytes
    bool replay = false;           ///< sends what was sent in the range again
    bool chat = true;              ///< conversations of people
    bool autonomous = true;
    bool design = false;        ///< runs from the test pane
    bool resendUnknown = false; ///< pairs whose answer was lost go again: a person said so
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What leaves the archive: exports on a lane, pairs to a receiver. Both are in the control log
// before and after.

#include "app/base/clock.h"
#include "app/identity/keychain.h"
#include "app/store/records.h"
#include "app/transcripts/exporter/evidencekey.h"
#include "app/transcripts/exporter/exporter.h"
#include "app/transcripts/forwarder/forwarder.h"
#include "app/transcripts/transcriptcore.h"

#include <QBuffer>

#include <utility>

namespace keyturn {

namespace {

const QString evidenceItem = QStringLiteral("evidence");

Result<void> purposeOf(ExportTexts texts, const QString &purpose)
{
    if (texts == ExportTexts::AsStored && purpose.trimmed().isEmpty())
        return std::unexpected(
            Error::invalid(QStringLiteral("purpose"), QStringLiteral("purpose")));
    return {};
}

QString wordsOf(const TranscriptSelection &selection)
{
    if (!selection.conversations.isEmpty())
        return QStringLiteral("%1 conversations by name").arg(selection.conversations.size());
    if (selection.query)
        return textOf(*selection.query);
    return QStringLiteral("all conversations");
}

/// The query may name what people said; how many conversations passed it does not.
std::string subjectOf(const TranscriptSelection &selection)
{
    if (!selection.conversations.isEmpty())
        return std::to_string(selection.conversations.size()) + " conversations by name";
    return selection.query ? "a selection" : "all conversations";
}

/// The key of evidence packs, made with the first. Without a keychain a pack carries no signature,
/// and says so.
Task<Secret> evidenceKey(CorePointer core)
{
    Result<Secret> kept = co_await core->needs->keychain->read(evidenceItem);
    if (kept)
        co_return std::move(*kept);
    if (kept.error().kind != ErrorKind::KeychainNoItem)
        co_return Secret();
    Result<Secret> made = transcripts::newEvidenceKey();
    if (!made)
        co_return std::unexpected(made.error());
    const Result<void> indexed = core->needs->records->keyIndex().add(
        {evidenceItem, QString(), evidenceItem, core->needs->clock->now()});
    if (!indexed)
        co_return std::unexpected(indexed.error());
    const Result<void> written = co_await core->needs->keychain->write(evidenceItem, made->clone());
    if (!written)
        co_return Secret();
    co_return std::move(*made);
}

struct ExportJob
{
    TranscriptSelection selection;
    QString file;
    transcripts::ExportOptions options;
    std::shared_ptr<const transcripts::Scanner> scanner;
    std::shared_ptr<const Secret> key;
};

Result<ExportedFile> exportOn(ArchiveBench &bench, const ExportJob &job)
{
    const Result<TranscriptArchive *> archive = bench.archive();
    if (!archive)
        return std::unexpected(archive.error());
    TranscriptStore store(**archive);
    FindingStore findings(**archive);
    QList<qint64> ids = job.selection.conversations;
    if (ids.isEmpty()) {
        const Result<QList<qint64>> found =
            transcripts::selectedIds(store, job.selection.query.value_or(SearchQuery()));
        if (!found)
            return std::unexpected(found.error());
        ids = *found;
    }
    transcripts::ArchiveSource source(store, &findings, ids);
    const Result<transcripts::ExportReport> report =
        transcripts::exportToFile(source, job.options, job.scanner.get(), job.file);
    if (!report)
        return std::unexpected(report.error().whileDoing(QStringLiteral("export transcripts")));
    ExportedFile file;
    file.file = job.file;
    file.conversations = report->conversations;
    file.rows = report->rows;
    file.turns = report->turns;
    file.messages = report->messages;
    file.withheld = report->withheld;
    file.cells = report->cells;
    file.gone = source.gone();
    file.bytes = report->fileBytes;
    file.sha256 = report->fileSha256;
    return file;
}

transcripts::ForwardOptions optionsOf(const ForwardRequest &request,
                                      const QPointer<Operation> &operation)
{
    transcripts::ForwardOptions options;
    options.text = request.texts == ExportTexts::AsStored ? transcripts::ForwardText::AsSaid
                                                          : transcripts::ForwardText::Redacted;
    options.filter = request.filter;
    options.chat = request.chat;
    options.autonomous = request.autonomous;
    options.design = request.design;
    options.resendUnknown = request.resendUnknown;
    options.stop = operation ? operation->stopToken() : std::stop_token();
    options.progress = [operation](qint64 done, qint64 known) {
        if (operation)
            operation->report(static_cast<int>(done), static_cast<int>(known));
    };
    return options;
}

void take(ForwardOutcome &outcome, const transcripts::ForwardReport &report)
{
    outcome.conversations = report.conversations;
    outcome.entered = report.entered;
    outcome.sent = report.sent;
    outcome.updates = report.updates;
    outcome.refused = report.refused;
    outcome.dropped = report.dropped;
    outcome.cut = report.cut;
    outcome.unknown = report.unknown;
    outcome.pending = report.pending;
    outcome.stoppedBy = report.stoppedBy;
}

Task<void> sendPairs(CorePointer core, std::shared_ptr<ForwardOutcome> outcome,
                     transcripts::Forwarder *forwarder, ForwardRequest request,
                     transcripts::ForwardOptions options)
{
    const std::string receiver = request.receiver.name.toStdString();
    const Result<void> noted =
        core->record(request.replay ? "replay-transcripts" : "forward-transcripts",
                     {{"subject", receiver},
                      {"texts", request.texts == ExportTexts::AsStored ? "as stored" : "redacted"},
                      {"purpose", request.purpose.trimmed().toStdString()}});
    if (!noted)
        co_return std::unexpected(noted.error());
    if (request.replay) {
        KT_TRY(again, forwarder->replay(request.receiver, *request.fromMs, *request.untilMs));
        outcome->replayed = again;
    }
    const Result<transcripts::ForwardReport> report =
        co_await forwarder->run(request.receiver, std::move(options));
    if (!report)
        co_return std::unexpected(report.error().whileDoing(QStringLiteral("forward transcripts")));
    take(*outcome, *report);
    const Result<void> told =
        core->record("forwarded-transcripts", {{"subject", receiver},
                                               {"count", std::to_string(report->sent)},
                                               {"refused", std::to_string(report->refused)},
                                               {"unknown", std::to_string(report->unknown)}});
    co_return told;
}

} // namespace

Task<void> exportTranscripts(CorePointer core, std::shared_ptr<ExportedFile> outcome,
                             QPointer<Operation> operation, TranscriptSelection selection,
                             TranscriptExportOptions options)
{
    // Evidence is what was received: it has no redacted form.
    if (options.format == TranscriptFormat::Evidence)
        options.texts = ExportTexts::AsStored;
    const Result<void> why = purposeOf(options.texts, options.purpose);
    if (!why)
        co_return std::unexpected(why.error());
    co_await core->needs->settleClock();
    ExportJob job;
    KT_TRY(format, transcripts::exportFormatFrom(nameOf(options.format)));
    job.options.format = format;
    job.options.masking = options.texts == ExportTexts::AsStored ? transcripts::Masking::None
                                                                 : transcripts::Masking::Pseudonyms;
    job.options.withEvents = options.withEvents;
    job.options.selection = wordsOf(selection);
    job.options.from = core->needs->tenantId;
    job.options.at = core->needs->clock->now();
    job.options.stop = operation ? operation->stopToken() : std::stop_token();
    const LaneProgress progress{core->reading.get(), operation};
    job.options.progress = [progress](qint64 done, qint64 total) { progress(done, total); };
    if (options.format == TranscriptFormat::Evidence) {
        KT_TRY(key, co_await evidenceKey(core));
        job.key = std::make_shared<const Secret>(std::move(key));
        job.options.signingKey = job.key->isEmpty() ? nullptr : job.key.get();
    }
    job.selection = selection;
    job.file = options.file;
    job.scanner = core->scanner;
    const std::string texts = options.texts == ExportTexts::AsStored ? "as stored" : "redacted";
    const Result<void> noted =
        core->record("export-transcripts", {{"subject", subjectOf(selection)},
                                            {"format", nameOf(options.format).toStdString()},
                                            {"texts", texts},
                                            {"purpose", options.purpose.trimmed().toStdString()}});
    if (!noted)
        co_return std::unexpected(noted.error());
    const Result<ExportedFile> file = co_await core->reading->run<ExportedFile>(
        [job = std::move(job)](ArchiveBench &bench) { return exportOn(bench, job); });
    if (!file)
        co_return std::unexpected(file.error());
    *outcome = *file;
    const Result<void> told =
        core->record("exported-transcripts", {{"subject", subjectOf(selection)},
                                              {"format", nameOf(options.format).toStdString()},
                                              {"count", std::to_string(file->conversations)},
                                              {"sha256", file->sha256.toHex().toStdString()}});
    co_return told;
}

Task<void> forwardTranscripts(CorePointer core, std::shared_ptr<ForwardOutcome> outcome,
                              QPointer<Operation> operation, ForwardRequest request)
{
    const Result<void> why = purposeOf(request.texts, request.purpose);
    if (!why)
        co_return std::unexpected(why.error());
    if (request.replay && (!request.fromMs || !request.untilMs))
        co_return std::unexpected(
            Error::invalid(QStringLiteral("replay"), QStringLiteral("range")));
    co_await core->needs->settleClock();
    transcripts::ForwardParts parts;
    parts.store = &core->opened->store;
    parts.ledger = &core->opened->ledger;
    parts.client = core->needs->ingestion;
    parts.keychain = core->needs->keychain;
    parts.scanner = core->scanner.get();
    parts.clock = core->needs->clock;
    transcripts::Forwarder forwarder(parts);
    if (!request.dryRun) {
        const Result<void> sent =
            co_await sendPairs(core, outcome, &forwarder, request, optionsOf(request, operation));
        co_return sent;
    }
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    KT_TRY(report, forwarder.dryRun(request.receiver, optionsOf(request, operation), bytes));
    take(*outcome, report);
    outcome->dryRun = bytes.data();
    co_return {};
}

} // namespace keyturn

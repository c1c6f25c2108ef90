// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Coverage and purge: the archive as a whole, on a lane.

#include "app/transcripts/reader/readrow.h"
#include "app/transcripts/transcriptcore.h"

#include <utility>

namespace keyturn {

namespace {

constexpr int mostProblemRows = 1'000;
constexpr qint64 rowsBetweenReports = 500;
constexpr int purgedAtOnce = 200;
constexpr int scrubTries = 100'000;

struct LaneJob
{
    LaneProgress progress;
    std::stop_token stop;
};

LaneJob jobOn(WorkLane *lane, const QPointer<Operation> &operation)
{
    return {{lane, operation}, operation ? operation->stopToken() : std::stop_token()};
}

Error cancelled()
{
    return Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts"));
}

Result<CoverageReport> coverageOf(ArchiveBench &bench, const LaneJob &job)
{
    const Result<TranscriptArchive *> archive = bench.archive();
    if (!archive)
        return std::unexpected(archive.error());
    TranscriptStore store(**archive);
    CoverageReport report;
    const qint64 total = store.counts().value_or(ArchiveCounts()).rows;
    qint64 done = 0;
    const Result<void> streamed = store.streamRows([&](const StoredRow &row) {
        const auto shape = static_cast<transcripts::Shape>(row.shape);
        const transcripts::ReadRow read =
            transcripts::readRow(transcripts::restoredRow(shape, row.bytes, row.sourceName));
        report.coverage.merge(read.coverage);
        if (++done % rowsBetweenReports == 0)
            job.progress(done, total);
        return !job.stop.stop_requested();
    });
    if (!streamed)
        return std::unexpected(streamed.error());
    if (job.stop.stop_requested())
        return std::unexpected(cancelled());
    const Result<std::vector<StoredRow>> problems = store.problemRows(mostProblemRows);
    if (!problems)
        return std::unexpected(problems.error());
    for (const StoredRow &row : *problems)
        report.problemRows << CoverageReport::ProblemRow{
            row.conversation, QString::fromStdString(row.transcriptId),
            QString::fromStdString(row.sourceName), QString::fromStdString(row.problem),
            row.parse == RowParse::Truncated};
    return report;
}

void add(PurgeCounts &sum, const PurgeCounts &some)
{
    sum.conversations += some.conversations;
    sum.rows += some.rows;
    sum.texts += some.texts;
    sum.findings += some.findings;
    sum.heldBack = some.heldBack;
    sum.atEnd = some.atEnd;
}

/// What is taken away is taken away whole; how far it got is in the answer also when it was
/// stopped.
Result<PurgeCounts> purgeAll(ArchiveBench &bench, const LaneJob &job, qint64 beforeMs)
{
    const Result<TranscriptArchive *> archive = bench.archive();
    if (!archive)
        return std::unexpected(archive.error());
    Retention retention(**archive);
    PurgeCounts sum;
    while (!sum.atEnd && !job.stop.stop_requested()) {
        const Result<PurgeCounts> some = retention.purgeSome(beforeMs, purgedAtOnce);
        if (!some)
            return std::unexpected(some.error());
        add(sum, *some);
        job.progress(sum.conversations, 0);
    }
    sum.scrubbed = sum.conversations == 0;
    for (int tries = 0; !sum.scrubbed && tries < scrubTries && !job.stop.stop_requested();
         ++tries) {
        const Result<bool> scrubbed = retention.scrubSome();
        if (!scrubbed && scrubbed.error().kind != ErrorKind::Conflict)
            return std::unexpected(scrubbed.error());
        sum.scrubbed = scrubbed.value_or(false);
        // A reader keeps the old state of the file; the next purge scrubs it.
        if (!scrubbed)
            break;
    }
    return sum;
}

} // namespace

Task<void> readCoverage(CorePointer core, std::shared_ptr<CoverageReport> outcome,
                        QPointer<Operation> operation)
{
    const LaneJob job = jobOn(core->reading.get(), operation);
    Result<CoverageReport> report = co_await core->reading->run<CoverageReport>(
        [job](ArchiveBench &bench) { return coverageOf(bench, job); });
    if (!report)
        co_return std::unexpected(report.error());
    *outcome = std::move(*report);
    co_return {};
}

Task<void> purgeTranscripts(CorePointer core, std::shared_ptr<PurgeCounts> outcome,
                            QPointer<Operation> operation, int olderThanDays)
{
    if (olderThanDays < 0)
        co_return std::unexpected(
            Error::invalid(QString::number(olderThanDays), QStringLiteral("days")));
    co_await core->needs->settleClock();
    const Result<void> noted =
        core->record("purge-transcripts", {{"olderThanDays", std::to_string(olderThanDays)}});
    if (!noted)
        co_return std::unexpected(noted.error());
    constexpr qint64 dayMs = 86'400'000;
    const qint64 beforeMs = core->nowMs() - olderThanDays * dayMs;
    const LaneJob job = jobOn(core->writing.get(), operation);
    const Result<PurgeCounts> counts = co_await core->writing->run<PurgeCounts>(
        [job, beforeMs](ArchiveBench &bench) { return purgeAll(bench, job, beforeMs); });
    if (!counts)
        co_return std::unexpected(counts.error());
    *outcome = *counts;
    if (counts->conversations > 0)
        core->changed({});
    const Result<void> told =
        core->record("purged-transcripts", {{"olderThanDays", std::to_string(olderThanDays)},
                                            {"count", std::to_string(counts->conversations)},
                                            {"held", std::to_string(counts->heldBack)}});
    if (told && job.stop.stop_requested())
        co_return std::unexpected(cancelled());
    co_return told;
}

Task<void> applyRetention(CorePointer core)
{
    constexpr qint64 dayMs = 86'400'000;
    KT_TRY(rule, core->opened->retention.rule());
    const qint64 nowMs = core->nowMs();
    if (rule.days == 0 || nowMs - core->retentionAppliedMs < dayMs)
        co_return {};
    core->retentionAppliedMs = nowMs;
    SearchQuery old;
    old.beforeMs = nowMs - rule.days * dayMs;
    old.refused = ConversationFlag::Held;
    KT_TRY(chunk, core->opened->store.ids(old, {}, 1));
    if (chunk.ids.isEmpty())
        co_return {};
    const auto counts = std::make_shared<PurgeCounts>();
    const Result<void> purged = co_await purgeTranscripts(core, counts, {}, rule.days);
    co_return purged;
}

} // namespace keyturn

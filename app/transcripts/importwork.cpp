// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TranscriptService::importFiles(): files into the archive, on the writing lane.

#include "app/store/inventorystore.h"
#include "app/transcripts/agentjoin.h"
#include "app/transcripts/archiving.h"
#include "app/transcripts/pagestoring.h"
#include "app/transcripts/rowscan.h"
#include "app/transcripts/transcriptcore.h"

#include <filesystem>
#include <utility>

namespace keyturn {

namespace {

constexpr qsizetype mostTouched = 10'000;

/// What the lane needs of the service; nothing of it is shared with the other thread.
struct ImportJob
{
    QString file;
    QStringList paths;
    std::shared_ptr<const transcripts::Scanner> scanner;
    std::shared_ptr<const AgentJoin> join;
    qint64 nowMs = 0;
    LaneProgress progress;
    std::stop_token stop;
};

/// The agents of all environments: an imported row says which bot it belongs to, not where.
std::shared_ptr<const AgentJoin> joinOfInventory(InventoryStore *inventory)
{
    std::vector<TranscriptAgent> agents;
    const Result<QList<Agent>> known = inventory->agents();
    for (const Agent &agent : known.value_or(QList<Agent>()))
        agents.push_back({agent.id.toStdString(), agent.schemaName.toStdString(),
                          agent.name.toStdString(), agent.environmentId.toStdString(),
                          agent.environmentName.toStdString()});
    return std::make_shared<const AgentJoin>(std::move(agents), std::string(), std::string());
}

ArchivingHooks hooksOf(const ImportJob &job)
{
    ArchivingHooks hooks;
    hooks.agentOf = [join = job.join](const transcripts::ReadRow &row) {
        return join->agentOf(row);
    };
    hooks.scan = [scanner = job.scanner](std::span<const transcripts::Fragment> fragments,
                                         std::vector<StoredFinding> &found) {
        scanRow(*scanner, fragments, found);
    };
    hooks.nowMs = [now = job.nowMs] { return std::int64_t{now}; };
    hooks.stop = job.stop;
    return hooks;
}

ImportReport::File importOne(const ImportJob &job, const std::filesystem::path &path,
                             Archiving &archiving, WrittenBatch &before)
{
    ImportReport::File file;
    const auto sink = [&](transcripts::RawRow &&raw, transcripts::ReadRow &&read) {
        static_cast<void>(archiving.take(std::move(raw), std::move(read)));
    };
    file.outcome = transcripts::importFile(path, sink, job.stop);
    const Result<WrittenBatch> written = archiving.flush();
    if (!written) {
        file.error = written.error();
        return file;
    }
    file.added = written->added - before.added;
    file.duplicates = written->duplicates - before.duplicates;
    file.findings = written->findings - before.findings;
    before = *written;
    return file;
}

Result<ImportReport> importAll(const ImportJob &job)
{
    ImportReport report;
    std::vector<std::filesystem::path> files;
    for (const QString &path : job.paths) {
        transcripts::FilesFound found = transcripts::filesBelow(path.toStdString(), job.stop);
        files.insert(files.end(), found.files.begin(), found.files.end());
        report.problems.insert(report.problems.end(), found.problems.begin(), found.problems.end());
    }
    Archiving archiving(job.file, importSource(), hooksOf(job));
    WrittenBatch before;
    for (std::size_t i = 0; i < files.size() && !job.stop.stop_requested(); ++i) {
        report.files.push_back(importOne(job, files[i], archiving, before));
        job.progress(static_cast<qint64>(i + 1), static_cast<qint64>(files.size()));
        if (report.files.back().error)
            break;
    }
    report.touched = before.touched.mid(0, mostTouched);
    return report;
}

} // namespace

Task<void> importTranscripts(CorePointer core, std::shared_ptr<ImportReport> outcome,
                             QPointer<Operation> operation, QStringList paths)
{
    ImportJob job;
    job.file = core->file;
    job.paths = std::move(paths);
    job.scanner = core->scanner;
    job.join = joinOfInventory(core->needs->inventory);
    job.nowMs = core->nowMs();
    job.progress = {core->writing.get(), operation};
    job.stop = operation ? operation->stopToken() : std::stop_token();
    const std::stop_token stop = job.stop;
    Result<ImportReport> report = co_await core->writing->run<ImportReport>(
        [job = std::move(job)](ArchiveBench &) { return importAll(job); });
    if (!report)
        co_return std::unexpected(report.error());
    *outcome = std::move(*report);
    const bool many = outcome->touched.size() >= mostTouched;
    if (!outcome->touched.isEmpty())
        core->changed(many ? QList<qint64>() : outcome->touched);
    if (stop.stop_requested())
        co_return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("transcripts")));
    for (const ImportReport::File &file : outcome->files) {
        if (file.error)
            co_return std::unexpected(file.error->whileDoing(QStringLiteral("import transcripts")));
    }
    co_return {};
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/pagestoring.h"

#include "app/store/transcripts/syncstore.h"
#include "app/store/transcripts/transcriptwriter.h"
#include "app/transcripts/archiving.h"
#include "app/transcripts/rowscan.h"

#include <algorithm>

namespace keyturn {

namespace {

using transcripts::RawRow;
using transcripts::ReadRow;

/// What the reader was written for. Source: contracts, transcripts B1.
bool isKnownVersion(const std::string &version)
{
    return version.empty() || version == "0.2.1" || version == "0.2.2";
}

AgentSync &entryOf(StoredPage &stored, const TranscriptAgent &agent)
{
    const QString id = QString::fromStdString(agent.botId);
    const QString name = QString::fromStdString(agent.name.empty() ? agent.schemaName : agent.name);
    const auto found =
        std::find_if(stored.agents.begin(), stored.agents.end(), [&](const AgentSync &each) {
            return each.botId == id && (!id.isEmpty() || each.name == name);
        });
    if (found != stored.agents.end())
        return *found;
    stored.agents << AgentSync{id, name, 0, 0};
    return stored.agents.back();
}

void noteRow(StoredPage &stored, const RawRow &raw)
{
    if (raw.createdMs)
        stored.newestMs = std::max(stored.newestMs.value_or(0), qint64{*raw.createdMs});
    const QString version = QString::fromStdString(raw.schemaVersion);
    if (!isKnownVersion(raw.schemaVersion) && !stored.strangeVersions.contains(version))
        stored.strangeVersions << version;
}

PreparedRow prepared(RawRow &&raw, const ReadRow &read, const PageToStore &page,
                     const TranscriptAgent &agent, const transcripts::Scanner &scanner)
{
    const std::vector<transcripts::Fragment> fragments = transcripts::fragmentsOf(read);
    PreparedRow row = preparedRow(std::move(raw), read, fragments);
    row.agent = agent;
    row.arrivedMs = page.nowMs;
    scanRow(scanner, fragments, row.findings);
    return row;
}

/// What a known row needs of its agent: the lookup alone, without parsing the content.
TranscriptAgent agentOfKnown(const RawRow &raw, const AgentJoin &join)
{
    ReadRow lookup;
    lookup.agentId = raw.botId;
    return join.agentOf(lookup);
}

Result<void> saveWatermark(TranscriptWriter &writer, const PageToStore &page,
                           const std::optional<qint64> &newestMs)
{
    SyncState state = page.state;
    state.problem = QStringLiteral("interrupted");
    if (newestMs)
        state.watermarkMs =
            std::max(state.watermarkMs.value_or(0), std::min(*newestMs, page.nowMs));
    return SyncStore(writer.archive()).save(state);
}

} // namespace

TranscriptSource sourceOf(const Environment &environment)
{
    return {SourceKind::Environment, environment.id.toStdString(), environment.name.toStdString()};
}

TranscriptSource importSource()
{
    return {SourceKind::Import, "files", "Imported files"};
}

Result<StoredPage> storePage(ArchiveBench &bench, const PageToStore &page,
                             const transcripts::Scanner &scanner)
{
    const Result<TranscriptWriter *> writer = bench.writer();
    if (!writer)
        return std::unexpected(writer.error());
    const TranscriptSource source = sourceOf(page.environment);
    StoredPage stored;
    std::vector<PreparedRow> rows;
    for (const std::string_view bytes : page.page->rows) {
        RawRow raw = transcripts::rowFrom(bytes);
        noteRow(stored, raw);
        const Result<bool> known = raw.transcriptId.empty()
                                       ? Result<bool>(false)
                                       : (*writer)->has(source, raw.transcriptId);
        if (!known)
            return std::unexpected(known.error());
        if (*known) {
            ++entryOf(stored, agentOfKnown(raw, *page.join)).fetched;
            ++stored.known;
            continue;
        }
        const ReadRow read = transcripts::readRow(raw);
        const TranscriptAgent agent = page.join->agentOf(read);
        AgentSync &entry = entryOf(stored, agent);
        ++entry.fetched;
        ++entry.added;
        if (page.watermarkMs && raw.createdMs && *raw.createdMs < *page.watermarkMs)
            ++stored.late;
        if (read.state != transcripts::ParseState::Read)
            ++stored.unrecognised;
        rows.push_back(prepared(std::move(raw), read, page, agent, scanner));
    }
    if (!rows.empty()) {
        const Result<WrittenBatch> written = (*writer)->write(source, rows);
        if (!written)
            return std::unexpected(written.error());
        stored.added = written->added;
        stored.known += written->duplicates;
        stored.conversations = written->conversations;
        stored.findings = written->findings;
        stored.touched = written->touched;
    }
    // After the rows: a kill between the two reads a page again, and loses nothing.
    if (const auto saved = saveWatermark(**writer, page, stored.newestMs); !saved)
        return std::unexpected(saved.error());
    return stored;
}

} // namespace keyturn

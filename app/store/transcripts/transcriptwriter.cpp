// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/transcriptwriter.h"

#include "app/store/database.h"
#include "app/store/transcripts/conversationgroups.h"
#include "app/store/transcripts/rowbatch.h"
#include "app/store/transcripts/rowidentity.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/transcriptarchive.h"

namespace keyturn {

TranscriptWriter::TranscriptWriter(std::unique_ptr<TranscriptArchive> archive, Summarise summarise)
    : m_archive(std::move(archive))
    , m_summarise(std::move(summarise))
{}

TranscriptWriter::~TranscriptWriter() = default;

Result<std::unique_ptr<TranscriptWriter>> TranscriptWriter::open(const QString &file,
                                                                 Summarise summarise)
{
    auto archive = TranscriptArchive::open(file);
    if (!archive)
        return std::unexpected(archive.error());
    return std::unique_ptr<TranscriptWriter>(
        new TranscriptWriter(std::move(*archive), std::move(summarise)));
}

Result<WrittenBatch> TranscriptWriter::write(const TranscriptSource &source,
                                             std::span<PreparedRow> rows)
{
    RowBatch batch(*m_archive, m_summarise);
    auto written = m_archive->database().write([&] { return batch.write(source, rows); });
    if (!written)
        m_archive->groups().forget();
    return written;
}

Result<bool> TranscriptWriter::has(const TranscriptSource &source, const std::string &transcriptId)
{
    if (const auto fresh = m_archive->groups().refresh(); !fresh)
        return std::unexpected(fresh.error());
    const std::string identity = identityOf(transcriptId);
    Statement find =
        m_archive->statements().of("SELECT 1 FROM rows WHERE identity = ? AND source = ?");
    const bool found = find.bindBlob(identity).bind(m_archive->groups().knownSource(source)).next();
    if (const auto ended = find.ended(); !ended)
        return std::unexpected(ended.error());
    return found;
}

Result<void> TranscriptWriter::renameAgents(const TranscriptSource &source,
                                            std::span<const TranscriptAgent> agents)
{
    ConversationGroups &groups = m_archive->groups();
    const auto renamed = m_archive->database().write([&]() -> Result<void> {
        if (const auto fresh = groups.refresh(); !fresh)
            return fresh;
        const auto id = groups.idOf(source);
        if (!id)
            return std::unexpected(id.error());
        for (const TranscriptAgent &agent : agents) {
            if (const auto known = groups.idOf(*id, agent); !known)
                return std::unexpected(known.error());
        }
        return {};
    });
    if (!renamed)
        groups.forget();
    return renamed;
}

} // namespace keyturn

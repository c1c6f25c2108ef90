// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exportsource.h"
#include "app/transcripts/reader/rawrow.h"

#include <utility>

namespace keyturn::transcripts {

Result<SourceConversation> readFromArchive(TranscriptStore &store, FindingStore *findings,
                                           qint64 id)
{
    SourceConversation made;
    auto listed = store.conversations({id});
    if (!listed)
        return std::unexpected(listed.error());
    auto rows = store.rows(id);
    if (!rows)
        return std::unexpected(rows.error());
    if (listed->isEmpty() || rows->empty())
        return std::unexpected(
            Error::of(ErrorKind::NotFound, QStringLiteral("store"), QStringLiteral("conversation"))
                .about(QString::number(id)));
    made.listed = listed->first();
    made.raw = std::move(*rows);
    for (const StoredRow &row : made.raw)
        made.rows.push_back(
            readRow(restoredRow(static_cast<Shape>(row.shape), row.bytes, row.sourceName)));
    made.conversation = readConversation(made.rows);
    if (findings != nullptr) {
        auto found = findings->of(id);
        if (!found)
            return std::unexpected(found.error());
        made.findings = std::move(*found);
    }
    return made;
}

ArchiveSource::ArchiveSource(TranscriptStore &store, FindingStore *findings, QList<qint64> ids)
    : m_store(store)
    , m_findings(findings)
    , m_ids(std::move(ids))
{}

Result<bool> ArchiveSource::next(SourceConversation &into)
{
    while (m_next < m_ids.size()) {
        Result<SourceConversation> read = readFromArchive(m_store, m_findings, m_ids.at(m_next++));
        if (read) {
            into = std::move(*read);
            return true;
        }
        if (read.error().kind != ErrorKind::NotFound)
            return std::unexpected(read.error());
        ++m_gone;
    }
    return false;
}

Result<QList<qint64>> selectedIds(TranscriptStore &store, const SearchQuery &query)
{
    QList<qint64> ids;
    const auto streamed = store.streamIds(query, [&ids](qint64 id) {
        ids.append(id);
        return true;
    });
    if (!streamed)
        return std::unexpected(streamed.error());
    return ids;
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcript.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <span>

namespace keyturn {

class TranscriptArchive;

/// What became of a batch of rows.
struct WrittenBatch
{
    qint64 added = 0;
    qint64 duplicates = 0;    ///< were there already
    qint64 conversations = 0; ///< new ones
    qint64 merged = 0;        ///< conversations that got a further row
    qint64 texts = 0;
    qint64 findings = 0;
    QList<qint64> touched; ///< conversations that are new or changed
};

/// Writes rows in bulk. Use it from one thread; one process writes at a time.
/// Invariant: a row, its texts, index entries, findings and counts are written together or not at
/// all; a row that is there is never written again.
class TranscriptWriter
{
public:
    /// Summarises all rows of one conversation; rows come oldest first (start, batch, created).
    using Summarise = std::function<ConversationSummary(std::span<const StoredRow>)>;

    [[nodiscard]] static Result<std::unique_ptr<TranscriptWriter>> open(const QString &file,
                                                                        Summarise summarise);
    ~TranscriptWriter();
    TranscriptWriter(const TranscriptWriter &) = delete;
    TranscriptWriter &operator=(const TranscriptWriter &) = delete;

    /// Writes @p rows of @p source in one transaction. Rows are moved from. Batches of a few
    /// thousand rows are the fast way.
    [[nodiscard]] Result<WrittenBatch> write(const TranscriptSource &source,
                                             std::span<PreparedRow> rows);
    /// True when the row with this id is in the source: it need not be fetched or parsed.
    [[nodiscard]] Result<bool> has(const TranscriptSource &source, const std::string &transcriptId);
    /// The agents of an environment got new names: their conversations show them.
    [[nodiscard]] Result<void> renameAgents(const TranscriptSource &source,
                                            std::span<const TranscriptAgent> agents);

    [[nodiscard]] TranscriptArchive &archive() { return *m_archive; }

private:
    TranscriptWriter(std::unique_ptr<TranscriptArchive> archive, Summarise summarise);

    std::unique_ptr<TranscriptArchive> m_archive;
    Summarise m_summarise;
};

/// Bytes as the archive keeps a raw row: zstd at the level that was measured to pay.
[[nodiscard]] std::string compressedRow(std::string_view bytes);
/// The reverse. Error: StoreFailed "corrupt".
[[nodiscard]] Result<std::string> decompressedRow(std::string_view compressed, std::uint64_t size);

} // namespace keyturn

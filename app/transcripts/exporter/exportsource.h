// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where an export takes its conversations from, one after the other.

#include "app/base/result.h"
#include "app/store/transcripts/findingstore.h"
#include "app/store/transcripts/transcriptstore.h"
#include "app/transcripts/reader/conversation.h"

#include <vector>

namespace keyturn::transcripts {

/// One conversation with everything that a format may want of it.
struct SourceConversation
{
    ListedConversation listed; ///< agent, environment and person as the archive knows them
    Conversation conversation;
    std::vector<ReadRow> rows;  ///< Conversation::rows[i].given is an index into it
    std::vector<StoredRow> raw; ///< in the same order as rows; bytes as they are stored
    QList<ArchivedFinding> findings;
};

/// Hands out conversations; an export holds one at a time.
class ConversationSource
{
public:
    ConversationSource() = default;
    ConversationSource(const ConversationSource &) = delete;
    ConversationSource &operator=(const ConversationSource &) = delete;
    virtual ~ConversationSource() = default;

    [[nodiscard]] virtual qint64 total() const = 0;
    /// Fills @p into; false at the end.
    [[nodiscard]] virtual Result<bool> next(SourceConversation &into) = 0;
};

/// Reads one conversation of the archive again from its raw rows. NotFound when it has none.
[[nodiscard]] Result<SourceConversation> readFromArchive(TranscriptStore &store,
                                                         FindingStore *findings, qint64 id);

/// Conversations of the archive in the order of their ids as given. One that was purged meanwhile
/// is left out and counted.
class ArchiveSource final : public ConversationSource
{
public:
    ArchiveSource(TranscriptStore &store, FindingStore *findings, QList<qint64> ids);

    [[nodiscard]] qint64 total() const override { return m_ids.size(); }
    [[nodiscard]] Result<bool> next(SourceConversation &into) override;
    [[nodiscard]] qint64 gone() const { return m_gone; }

private:
    TranscriptStore &m_store;
    FindingStore *m_findings;
    QList<qint64> m_ids;
    qsizetype m_next = 0;
    qint64 m_gone = 0;
};

/// The ids that pass @p query, newest first: 8 bytes each.
[[nodiscard]] Result<QList<qint64>> selectedIds(TranscriptStore &store, const SearchQuery &query);

} // namespace keyturn::transcripts

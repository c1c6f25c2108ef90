// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/transcripts/countedconversation.h"
#include "app/store/transcripts/transcriptwriter.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace keyturn {

class Statement;
class TranscriptArchive;

/// Writes the rows of one transaction.
class RowBatch
{
public:
    RowBatch(TranscriptArchive &archive, const TranscriptWriter::Summarise &summarise);

    [[nodiscard]] Result<WrittenBatch> write(const TranscriptSource &source,
                                             std::span<PreparedRow> rows);

private:
    [[nodiscard]] Result<void> put(PreparedRow &row);
    [[nodiscard]] Result<bool> isKnown(std::string_view identity);
    [[nodiscard]] Result<std::int64_t> numberFor(const PreparedRow &row, std::int64_t texts);
    [[nodiscard]] Result<std::int64_t> conversationOf(const PreparedRow &row, std::int64_t number);
    [[nodiscard]] Result<std::int64_t> addConversation(const PreparedRow &row, std::int64_t number);
    [[nodiscard]] Result<std::int64_t> groupOf(const PreparedRow &row,
                                               const CountedConversation &counted);
    [[nodiscard]] Result<CountedConversation> countedRow(const PreparedRow &row);
    [[nodiscard]] Result<void> addRow(const PreparedRow &row, std::int64_t number,
                                      std::int64_t conversation, std::string_view identity);
    [[nodiscard]] Result<void> addTexts(const PreparedRow &row, std::int64_t number);
    [[nodiscard]] Result<void> addFindings(const PreparedRow &row, std::int64_t number);
    [[nodiscard]] Result<void> merge(std::int64_t conversation);
    [[nodiscard]] Result<void> finish();

    TranscriptArchive &m_archive;
    StatementCache &m_statements;
    ConversationGroups &m_groups;
    const TranscriptWriter::Summarise &m_summarise;
    ConversationCounting m_counting;
    WrittenBatch m_written;
    std::int64_t m_source = 0;
    std::unordered_set<std::int64_t> m_merging;
    /// Group of the conversation that the row in hand belongs to.
    std::int64_t m_group = 0;
};

} // namespace keyturn

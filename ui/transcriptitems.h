// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcriptlines.h"

#include <memory>
#include <vector>

namespace keyturn {

/// A conversation as rows of a view: messages one by one, steps of a plan in one line, and what
/// only explains the machine left out unless it is asked for or holds a finding.
class TranscriptItems
{
public:
    enum class Detail { Conversation, Everything };

    TranscriptItems() = default;
    TranscriptItems(std::shared_ptr<const ReadableConversation> conversation, Detail detail);

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] ConversationItem shown(int row, const Revealed &revealed,
                                         const RuleTitles &titles) const;
    /// Letters of what is shown, about.
    [[nodiscard]] int length(int row) const;
    /// The items of the conversation that a row stands for; none for a heading of our own.
    [[nodiscard]] std::span<const std::uint32_t> itemsOf(int row) const;
    /// The row that shows @p item, or -1.
    [[nodiscard]] int rowOf(std::uint32_t item) const;
    /// Findings in a row that are hidden or were shown.
    [[nodiscard]] QList<MaskedSpan> masksIn(int row) const;
    /// Rows with a finding that is not suppressed.
    [[nodiscard]] std::vector<int> rowsWithFindings() const;
    [[nodiscard]] const ReadableConversation *conversation() const { return m_source.get(); }

private:
    struct Row
    {
        std::size_t first = 0; ///< in m_items
        std::size_t count = 0;
    };
    void add(std::uint32_t item, bool joins);
    void markTaken(ConversationItem &shown, std::uint32_t item) const;

    std::shared_ptr<const ReadableConversation> m_source;
    std::vector<std::uint32_t> m_items;
    std::vector<Row> m_rows;
    std::vector<int> m_rowOf; ///< by item; -1 = not shown
};

} // namespace keyturn

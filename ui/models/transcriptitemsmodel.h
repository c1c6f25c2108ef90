// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/transcriptquery.h"
#include "ui/transcriptitems.h"

#include <QAbstractListModel>
#include <QTimer>

namespace keyturn {

/// One conversation as rows for a ConversationView, with what was searched for marked and with what
/// a person asked to see in clear.
class TranscriptItemsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit TranscriptItemsModel(QObject *parent = nullptr);

    /// Null empties it. What was revealed is hidden again.
    void setConversation(std::shared_ptr<const ReadableConversation> conversation);
    [[nodiscard]] const ReadableConversation *conversation() const
    {
        return m_items.conversation();
    }
    void setTitles(const RuleTitles &titles);
    void setDetail(TranscriptItems::Detail detail);
    [[nodiscard]] TranscriptItems::Detail detail() const { return m_detail; }
    /// Words of the search that led here; whole words are marked.
    void setSearched(const QList<SearchTerm> &terms);
    /// Words to find inside; any part of a word is marked.
    void setFind(const QString &words);
    [[nodiscard]] const QString &find() const { return m_find; }
    /// Shows what stands under the dots of a finding, until hide().
    void reveal(qint64 finding, const QString &text);
    void hide(const QList<qint64> &findings);
    [[nodiscard]] bool isRevealed(qint64 finding) const { return m_revealed.contains(finding); }

    [[nodiscard]] const Revealed &revealed() const { return m_revealed; }
    [[nodiscard]] const TranscriptItems &items() const { return m_items; }
    /// The next row with a hit or a finding after (1) or before (-1) @p row, around the end; -1
    /// when there is none.
    [[nodiscard]] int nextHit(int row, int direction) const;
    [[nodiscard]] int nextFinding(int row, int direction) const;
    [[nodiscard]] int hitRows() const { return static_cast<int>(m_hitRows.size()); }
    /// Which of the hit rows @p row is, from 1; 0 when it is none.
    [[nodiscard]] int hitNumber(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// More rows were looked through for hits, or all of them.
    void hitsChanged();

private:
    [[nodiscard]] ConversationItem shown(int row) const;
    [[nodiscard]] QList<TextSpan> hitsIn(const QString &text) const;
    void lookAgain();
    void lookOn();
    void changedAll();
    void changed(int row);
    [[nodiscard]] QString spoken(int row) const;

    std::shared_ptr<const ReadableConversation> m_source;
    TranscriptItems m_items;
    TranscriptItems::Detail m_detail = TranscriptItems::Detail::Conversation;
    RuleTitles m_titles;
    Revealed m_revealed;
    QList<SearchTerm> m_searched;
    QString m_find;
    std::vector<int> m_findingRows;
    std::vector<int> m_hitRows;
    int m_lookedAt = 0;
    QTimer m_look;
};

} // namespace keyturn

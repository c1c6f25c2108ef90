// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/transcriptitemsmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace keyturn {

class ConversationView;
class EmptyState;

/// One conversation, read from top to bottom, with words to find in it.
class TranscriptReader : public QWidget
{
    Q_OBJECT
public:
    explicit TranscriptReader(QWidget *parent = nullptr);

    void setConversation(std::shared_ptr<const ReadableConversation> conversation,
                         const QList<SearchTerm> &searched);
    void setSearched(const QList<SearchTerm> &searched);
    /// Goes to the first item that the search found; to the activity it names where none shows it.
    void goToHit(quint32 activity);
    void goToFinding(qint64 finding);
    void goToTurn(int turn);
    void goToRow(int row);
    [[nodiscard]] int currentRow() const;
    /// The activities that a row stands for, at most fifty.
    [[nodiscard]] QList<transcripts::ActivityRef> activitiesOf(int row) const;
    void showNothing(const QString &title, const QString &text);
    void openFind();
    /// True when there was a find bar to close.
    bool closeFind();
    void focusConversation();
    [[nodiscard]] TranscriptItemsModel &model() { return m_model; }
    [[nodiscard]] ConversationView *view() const { return m_view; }

Q_SIGNALS:
    void rowChosen(int row);
    void showRequested(const QList<qint64> &findings);
    void hideRequested(const QList<qint64> &findings);

private:
    void build();
    void showHead();
    void showFound();
    void findNext(int direction);
    void review(int direction);
    void follow(int row, const QString &anchor);

    TranscriptItemsModel m_model;
    QLabel *m_head;
    QLabel *m_found;
    QToolButton *m_everything;
    QToolButton *m_findButton;
    QWidget *m_findBar;
    QLineEdit *m_words;
    QStackedWidget *m_stack;
    ConversationView *m_view;
    EmptyState *m_empty;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/transcriptlist.h"
#include "app/tenant/transcriptquery.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace keyturn {

class FilterBar;

/// What stands above the transcripts: how many there are, what can be done with them, and what is
/// asked for in words and by choice.
class TranscriptsHeader : public QFrame
{
    Q_OBJECT
public:
    explicit TranscriptsHeader(QWidget *parent = nullptr);

    /// Nothing where the words are not understood; then it says why.
    [[nodiscard]] std::optional<SearchQuery> query(qint64 nowMs);
    [[nodiscard]] bool isFiltering() const;
    void setCounts(const ArchiveCounts &counts);
    void setFacets(const Facets &facets, const QHash<QString, QString> &ruleTitles);
    /// What the archive answered: "214 hits in 3 ms".
    void setAnswer(const QString &text);
    /// Work under way takes the place of the button that began it; empty ends it.
    void setProgress(const QString &text, bool cancellable);
    void setReady(bool ready);
    void focusSearch();
    void clear();
    /// Asks for one agent's conversations.
    void chooseAgent(const QString &botId);
    void setWords(const QString &words);
    [[nodiscard]] QString words() const;
    [[nodiscard]] QMenu *moreMenu() const { return m_moreMenu; }

Q_SIGNALS:
    void changed();
    void importRequested();
    void exportRequested();
    void syncRequested();
    void cancelRequested();
    /// From the words down to the results.
    void leftDown();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void placeAnswer();
    void showProblem(const std::optional<QueryProblem> &problem);

    QLabel *m_counts;
    QLabel *m_progress;
    QLabel *m_answer;
    QLabel *m_problem;
    FilterBar *m_filter;
    QPushButton *m_more;
    QPushButton *m_import;
    QPushButton *m_export;
    QPushButton *m_sync;
    QPushButton *m_cancel;
    QMenu *m_moreMenu;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcriptfacts.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabBar;
class QToolButton;
class QVBoxLayout;

namespace keyturn {

class BarChart;
class FactGrid;
class TranscriptItemsModel;

/// The conversation in depth: session, findings and latency; the chosen activity; its JSON.
class TranscriptInspector : public QFrame
{
    Q_OBJECT
public:
    explicit TranscriptInspector(TranscriptItemsModel &model, QWidget *parent = nullptr);

    /// Shows what the model holds.
    void showConversation(const RuleTitles &titles, const QHash<qint64, QString> &related,
                          bool secretFound);
    void showRow(int row);
    /// The structure of the chosen activity, or what was received when @p clear.
    void setJson(const QString &text, bool clear);
    [[nodiscard]] bool isJsonShown() const;
    [[nodiscard]] bool isActivityShown() const;
    void showTab(int tab);
    [[nodiscard]] int row() const { return m_row; }

Q_SIGNALS:
    void findingChosen(qint64 finding);
    void suppressRequested(qint64 finding);
    void restoreRequested(qint64 finding);
    void conversationRequested(qint64 conversation);
    void turnChosen(int turn);
    void rotateRequested();
    void holdRequested(bool hold);
    /// The JSON of the chosen row is wanted; @p clear as it was received.
    void jsonWanted(bool clear);

private:
    [[nodiscard]] QWidget *buildConversation();
    [[nodiscard]] QWidget *buildActivity();
    [[nodiscard]] QWidget *buildJson();
    void showFindings(const RuleTitles &titles);
    void addFinding(const ArchivedFinding &finding, const RuleTitles &titles);
    void showRelated(const QHash<qint64, QString> &related);
    void showLatency();
    void showIdentifiers();

    TranscriptItemsModel &m_model;
    QTabBar *m_tabs;
    FactGrid *m_session;
    QWidget *m_findings;
    QVBoxLayout *m_findingRows;
    QPushButton *m_rotate;
    BarChart *m_chart;
    QLabel *m_latencyList;
    QWidget *m_latency;
    QLabel *m_identifiers;
    QWidget *m_related;
    QVBoxLayout *m_relatedRows;
    QPushButton *m_hold;
    FactGrid *m_activity;
    QLabel *m_noActivity;
    QPlainTextEdit *m_json;
    QLabel *m_jsonNote;
    QPushButton *m_clear;
    int m_row = -1;
};

} // namespace keyturn

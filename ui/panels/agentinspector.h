// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/agentquery.h"
#include "ui/models/dependencymodels.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace keyturn {

class DataTable;
class GraphView;
class Records;

/// One agent in depth: what it depends on, its credentials and consumers, and its rotations.
class AgentInspector : public QFrame
{
    Q_OBJECT
public:
    AgentInspector(Records &records, const Clock &clock, QWidget *parent = nullptr);
    void setAgent(const AgentRow &row);
    [[nodiscard]] QString agentId() const { return m_row.agent.id; }

Q_SIGNALS:
    void rotateRequested(const QString &agentId);
    void runRequested(const QString &run);

private:
    [[nodiscard]] DataTable *addTable(const QString &name, const QString &title,
                                      QAbstractItemModel *model);
    void buildGraph();
    void showHistory();
    void showAsList(bool list);

    Records &m_records;
    const Clock &m_clock;
    AgentRow m_row;
    CredentialsModel m_credentials;
    ConsumersModel m_consumers;
    HistoryModel m_history;
    QLabel *m_name;
    QLabel *m_where;
    QPushButton *m_rotate;
    GraphView *m_graph;
    QLabel *m_list;
    QToolButton *m_toggle;
    QLabel *m_noHistory;
    DataTable *m_historyTable = nullptr;
};

} // namespace keyturn

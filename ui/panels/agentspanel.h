// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "ui/models/agentsmodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace keyturn {

class AgentInspector;
class DataTable;
class EmptyState;
class FilterBar;
class InventoryStore;
class MessageBanner;
class Operation;
class Records;

/// All agents of the tenant, and the chosen one in depth.
class AgentsPanel : public QWidget
{
    Q_OBJECT
public:
    AgentsPanel(InventoryStore &inventory, Records &records, const Clock &clock,
                QWidget *parent = nullptr);

    void focusFilter();
    void choose(const QString &agentId);
    /// Shows how far @p sync is, until it is finished.
    void watch(Operation *sync);
    void showError(const Error &error);
    /// While the first connection is made an empty list says so.
    void setConnecting(bool connecting);
    /// Another process changed the store.
    void reload();
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);

Q_SIGNALS:
    void rotateRequested(const QString &agentId);
    void runRequested(const QString &run);
    void syncRequested();
    void countChanged();

private:
    void build();
    [[nodiscard]] QWidget *buildHeader();
    void applyFilter();
    void showCounts();
    void showFacets();
    void showContent();
    void showCurrent();

    InventoryStore &m_inventory;
    Records &m_records;
    const Clock &m_clock;
    AgentsModel m_model;
    QLabel *m_counts;
    QLabel *m_progressText;
    QPushButton *m_sync;
    FilterBar *m_filter;
    MessageBanner *m_banner;
    QStackedWidget *m_stack;
    DataTable *m_table;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    AgentInspector *m_inspector;
    QPointer<Operation> m_running;
    QString m_chosen;
    int m_count = 0;
    bool m_neverRead = true;
    bool m_connecting = false;
};

} // namespace keyturn

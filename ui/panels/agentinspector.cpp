// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/agentinspector.h"

#include "app/store/records.h"
#include "ui/pieces.h"
#include "ui/tenantwords.h"
#include "ui/timetext.h"
#include "widgets/datatable.h"
#include "widgets/graphview.h"
#include "widgets/icon.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace keyturn {

namespace {

/// As high as its rows, so that the page scrolls and not each table.
void fitHeight(DataTable *table)
{
    const int rows = table->model()->rowCount();
    const int header = table->horizontalHeader()->isHidden() ? 0 : 32;
    table->setFixedHeight(header + rows * table->verticalHeader()->defaultSectionSize() + 1);
}

} // namespace

AgentInspector::AgentInspector(Records &records, const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_records(records)
    , m_clock(clock)
    , m_name(newLabel(QStringLiteral("heading"), {}, this))
    , m_where(newLabel(QStringLiteral("muted"), {}, this))
    , m_rotate(newButton(QStringLiteral("rotateAgent"), tr("Rotate..."), QStringLiteral("primary"),
                         this))
    , m_graph(new GraphView(this))
    , m_list(newLabel(QStringLiteral("muted"), {}, this))
    , m_toggle(new QToolButton(this))
    , m_noHistory(newLabel(QStringLiteral("muted"), tr("Not rotated from here yet."), this))
{
    setProperty("role", QStringLiteral("inspector"));
    setAccessibleName(tr("Details of the agent"));
    m_name->setWordWrap(true);
    m_where->setWordWrap(true);
    m_list->setWordWrap(true);
    m_list->hide();
    m_graph->setObjectName(QStringLiteral("dependencyGraph"));
    m_toggle->setObjectName(QStringLiteral("graphAsList"));
    m_toggle->setIcon(icon(QStringLiteral("list")));
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("Show as a list"));
    m_toggle->setAccessibleName(m_toggle->toolTip());
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(20, 18, 20, 20);
    column->setSpacing(8);
    column->addWidget(m_name);
    column->addWidget(m_where);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_rotate);
    buttons->addStretch(1);
    column->addSpacing(4);
    column->addLayout(buttons);
    auto *graphHead = new QHBoxLayout;
    graphHead->addWidget(newLabel(QStringLiteral("section"), tr("What it depends on"), this));
    graphHead->addStretch(1);
    graphHead->addWidget(m_toggle);
    column->addSpacing(8);
    column->addLayout(graphHead);
    column->addWidget(m_graph);
    column->addWidget(m_list);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 0, 0, 0);
    whole->addWidget(scroll);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    static_cast<void>(
        addTable(QStringLiteral("credentialsTable"), tr("Credentials"), &m_credentials));
    static_cast<void>(addTable(QStringLiteral("consumersTable"), tr("Consumers"), &m_consumers));
    m_historyTable = addTable(QStringLiteral("historyTable"), tr("History"), &m_history);
    column->addWidget(m_noHistory);
    column->addStretch(1);
    connect(m_toggle, &QToolButton::toggled, this, &AgentInspector::showAsList);
    connect(m_rotate, &QPushButton::clicked, this,
            [this] { Q_EMIT rotateRequested(m_row.agent.id); });
    connect(m_historyTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT runRequested(m_history.runAt(index.row()));
    });
    connect(&records, &Records::appended, this, &AgentInspector::showHistory);
}

DataTable *AgentInspector::addTable(const QString &name, const QString &title,
                                    QAbstractItemModel *model)
{
    auto *content = findChild<QScrollArea *>()->widget();
    auto *column = qobject_cast<QVBoxLayout *>(content->layout());
    column->addSpacing(8);
    column->addWidget(newLabel(QStringLiteral("section"), title, this));
    auto *table = new DataTable(content);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setModel(model);
    table->horizontalHeader()->hide();
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setResizeContentsPrecision(-1);
    table->horizontalHeader()->setStretchLastSection(false);
    table->setRowHeight(46);
    column->addWidget(table);
    connect(model, &QAbstractItemModel::modelReset, table, [table] { fitHeight(table); });
    return table;
}

void AgentInspector::setAgent(const AgentRow &row)
{
    m_row = row;
    const Agent &agent = row.agent;
    m_name->setText(agent.name);
    QStringList where{agent.environmentName};
    if (agent.production)
        where.append(tr("production"));
    if (agent.publishedAt != TimePoint{})
        where.append(tr("published %1").arg(dateText(agent.publishedAt)));
    if (!agent.ownerName.isEmpty())
        where.append(agent.ownerActive ? tr("owned by %1").arg(agent.ownerName)
                                       : tr("its owner %1 left").arg(agent.ownerName));
    m_where->setText(where.join(QStringLiteral(" \u00b7 ")));
    m_rotate->setEnabled(!row.gone);
    m_rotate->setToolTip(row.gone ? tr("This agent is gone from the tenant.") : QString());
    m_credentials.setAgent(agent, m_clock.now());
    m_consumers.setAgent(agent);
    buildGraph();
    showHistory();
}

void AgentInspector::buildGraph()
{
    const Agent &agent = m_row.agent;
    QList<GraphNode> nodes{{QStringLiteral("agent"), 0, tr("Agent"), agent.name, Tone::Neutral}};
    QList<GraphEdge> edges;
    for (const auto &consumer : agent.consumers) {
        const bool pinned = !consumer.pinnedVersion.isEmpty();
        nodes.append({consumer.id, 1, wordFor(consumer.kind), consumer.name,
                      pinned ? Tone::Bad : Tone::Neutral});
        edges.append({QStringLiteral("agent"), consumer.id, consumer.linkedByHand});
    }
    for (const auto &credential : agent.credentials) {
        if (credential.bystander)
            continue;
        const ToneText lasts = credential.expiresAt == TimePoint{}
                                   ? ToneText{tr("no end"), Tone::Good}
                                   : expiryText(credential.expiresAt, m_clock.now());
        nodes.append({credential.id, 2, wordFor(credential.kind), lasts.text, lasts.tone});
        bool linked = false;
        for (const auto &consumer : agent.consumers) {
            if (consumer.applicationId != credential.applicationId)
                continue;
            edges.append({consumer.id, credential.id, false});
            linked = true;
        }
        if (!linked)
            edges.append({QStringLiteral("agent"), credential.id, true});
    }
    m_graph->setGraph(nodes, edges);
    m_list->setText(m_graph->sentences().join(QLatin1Char('\n')));
}

void AgentInspector::showHistory()
{
    QList<RunRow> mine;
    if (const auto runs = m_records.runs()) {
        for (const auto &run : *runs) {
            if (run.agentId == m_row.agent.id)
                mine.append(run);
        }
    }
    std::sort(mine.begin(), mine.end(),
              [](const RunRow &a, const RunRow &b) { return a.id > b.id; });
    m_history.setRuns(mine);
    m_historyTable->setVisible(!mine.isEmpty());
    m_noHistory->setVisible(mine.isEmpty());
}

void AgentInspector::showAsList(bool list)
{
    m_graph->setVisible(!list);
    m_list->setVisible(list);
}

} // namespace keyturn

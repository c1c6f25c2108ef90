// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runsmodel.h"

#include "app/rotation/plan.h"
#include "app/store/records.h"
#include "ui/runwords.h"
#include "ui/timetext.h"
#include "widgets/datatable.h"

#include <algorithm>

namespace keyturn {

namespace {

QString titleOfStep(const RunRow &run)
{
    if (run.status.step.empty() || isOver(run.status.state))
        return {};
    const auto plan = rotation::planFromJson(run.plan);
    if (!plan)
        return QString::fromStdString(run.status.step);
    for (const auto &step : plan->steps) {
        if (step.id == run.status.step)
            return stepTitle(step);
    }
    return {};
}

bool before(const RunRow &a, const RunRow &b)
{
    if (isOver(a.status.state) != isOver(b.status.state))
        return isOver(b.status.state);
    return a.id > b.id;
}

} // namespace

RunsModel::RunsModel(Records &records, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_records(records)
    , m_clock(clock)
{
    connect(&records, &Records::appended, this, &RunsModel::reload);
}

void RunsModel::reload()
{
    auto runs = m_records.runs();
    m_error = runs ? std::nullopt : std::optional(runs.error());
    QList<Row> rows;
    if (runs) {
        std::sort(runs->begin(), runs->end(), before);
        for (const auto &run : *runs)
            rows.append({run, titleOfStep(run)});
    }
    const bool same = rows.size() == m_rows.size() &&
                      std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                 [](const Row &a, const Row &b) { return a.run.id == b.run.id; });
    if (!same)
        beginResetModel();
    m_rows = rows;
    if (!same)
        endResetModel();
    else if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT loaded();
}

QString RunsModel::runAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].run.id : QString();
}

int RunsModel::rowOf(const QString &run) const
{
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (m_rows[row].run.id == run)
            return row;
    }
    return -1;
}

int RunsModel::openRuns() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return !isOver(row.run.status.state);
    }));
}

int RunsModel::waitingRuns() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.run.status.state == RunState::WaitingForPerson ||
               row.run.status.state == RunState::Stuck;
    }));
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::display(const Row &row, int column) const
{
    switch (column) {
    case AgentColumn:
        return row.run.agentName;
    case StateColumn:
        return stateText(row.run.status.state).text;
    case StepColumn:
        return row.step;
    case ReasonColumn:
        return reasonText(row.run.reason);
    case StartedColumn:
        return timeText(row.run.status.startedAt, m_clock.now());
    case RunColumn:
        return row.run.id;
    default:
        return {};
    }
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case IdRole:
        return row.run.id;
    case CellRole::Strong:
        return index.column() == AgentColumn;
    case CellRole::Muted:
        return index.column() >= ReasonColumn;
    case CellRole::Mono:
        return index.column() == RunColumn;
    case CellRole::Tone:
        return index.column() == StateColumn
                   ? QVariant(static_cast<int>(stateText(row.run.status.state).tone))
                   : QVariant();
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AgentColumn:
        return tr("Agent");
    case StateColumn:
        return tr("State");
    case StepColumn:
        return tr("Step");
    case ReasonColumn:
        return tr("Reason");
    case StartedColumn:
        return tr("Started");
    case RunColumn:
        return tr("Run");
    default:
        return {};
    }
}

} // namespace keyturn

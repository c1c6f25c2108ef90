// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/steps.h"

namespace keyturn {

void StepModel::setPhases(const QList<StepPhase> &phases)
{
    QList<Row> rows;
    for (const auto &phase : phases) {
        rows.append({{{}, phase.title, {}, StepMark::Ahead}, true});
        for (const auto &step : phase.steps)
            rows.append({step, false});
    }
    const auto sameShape = [this, &rows] {
        if (rows.size() != m_rows.size())
            return false;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows[i].phase != m_rows[i].phase || rows[i].item.id != m_rows[i].item.id)
                return false;
        }
        return true;
    };
    if (!sameShape()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = rows[i];
        Q_EMIT dataChanged(index(i), index(i));
    }
}

int StepModel::rowOf(const QString &stepId) const
{
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        if (!m_rows[i].phase && m_rows[i].item.id == stepId)
            return i;
    }
    return -1;
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.item.title;
    case Qt::ToolTipRole:
        return row.phase || row.item.detail.isEmpty()
                   ? QVariant()
                   : QVariant(row.item.title + QLatin1Char('\n') + row.item.detail);
    case Qt::AccessibleTextRole:
        return row.phase ? tr("Phase: %1").arg(row.item.title)
                         : tr("%1, %2").arg(row.item.title, wordFor(row.item.mark));
    case Qt::AccessibleDescriptionRole:
    case DetailRole:
        return row.item.detail;
    case IdRole:
        return row.item.id;
    case MarkRole:
        return static_cast<int>(row.item.mark);
    case IsPhaseRole:
        return row.phase;
    default:
        return {};
    }
}

Qt::ItemFlags StepModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[index.row()].phase)
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

QString StepModel::wordFor(StepMark mark)
{
    switch (mark) {
    case StepMark::Ahead:
        return tr("still ahead");
    case StepMark::Active:
        return tr("at work");
    case StepMark::Holding:
        return tr("holding");
    case StepMark::Waiting:
        return tr("waiting for you");
    case StepMark::Done:
        return tr("done");
    case StepMark::Skipped:
        return tr("nothing to do");
    case StepMark::TakenBack:
        return tr("taken back");
    case StepMark::Stuck:
        return tr("stuck");
    }
    Q_UNREACHABLE();
}

} // namespace keyturn

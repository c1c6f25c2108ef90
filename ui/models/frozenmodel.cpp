// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/frozenmodel.h"

#include "ui/timetext.h"
#include "widgets/datatable.h"
#include "widgets/theme.h"

namespace keyturn {

void FrozenModel::setPlan(const rotation::Plan &plan)
{
    beginResetModel();
    m_rows.clear();
    for (const auto &frozen : plan.frozen) {
        const QString kind = frozen.kind == "certificate" ? tr("Certificate") : tr("Entra secret");
        const QString hint = QString::fromStdString(frozen.hint);
        m_rows.append({hint.isEmpty() ? kind : tr("%1 %2").arg(kind, hint),
                       QString::fromStdString(frozen.name), dateText(frozen.end),
                       frozen.retire ? tr("is removed at the end") : tr("stays"),
                       static_cast<int>(frozen.retire ? Tone::Caution : Tone::Neutral)});
    }
    m_rows.append({tr("Entra secret, new"), tr("made by this run"), dateText(plan.newEnd),
                   tr("is added"), static_cast<int>(Tone::Good)});
    endResetModel();
}

int FrozenModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FrozenModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FrozenModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: {
        const QString cells[]{row.credential, row.name, row.lasts, row.fate};
        return cells[index.column()];
    }
    case Qt::ToolTipRole:
        return row.name;
    case CellRole::Muted:
        return index.column() == NameColumn || index.column() == LastsColumn;
    case CellRole::Tone:
        return index.column() == FateColumn ? QVariant(row.tone) : QVariant();
    default:
        return {};
    }
}

QVariant FrozenModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[]{tr("Credential"), tr("Name"), tr("Until"), tr("What becomes of it")};
    return section >= 0 && section < ColumnCount ? QVariant(titles[section]) : QVariant();
}

} // namespace keyturn

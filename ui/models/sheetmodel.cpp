// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheetmodel.h"

#include "widgets/datatable.h"

namespace keyturn {

void SheetModel::setSheet(const QStringList &titles, const QList<SheetRow> &rows)
{
    beginResetModel();
    m_titles = titles;
    m_rows = rows;
    endResetModel();
}

const SheetRow *SheetModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int SheetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SheetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant SheetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &cells = m_rows[index.row()].cells;
    if (index.column() >= cells.size())
        return {};
    const SheetCell &cell = cells[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.below.isEmpty() ? cell.text : cell.text + QLatin1Char('\n') + cell.below;
    case CellRole::Tone:
        return cell.tone ? QVariant(static_cast<int>(*cell.tone)) : QVariant();
    case CellRole::Below:
        return cell.below;
    case CellRole::Strong:
        return cell.strong;
    case CellRole::Muted:
        return cell.muted;
    default:
        return {};
    }
}

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section >= 0 && section < m_titles.size() ? QVariant(m_titles[section]) : QVariant();
}

} // namespace keyturn

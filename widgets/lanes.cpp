// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes.h"

#include <QCoreApplication>
#include <QLocale>

namespace keyturn {

QString wordFor(LaneFill fill)
{
    switch (fill) {
    case LaneFill::Valid:
        return QCoreApplication::translate("keyturn::LaneChart", "valid");
    case LaneFill::Delivered:
        return QCoreApplication::translate("keyturn::LaneChart", "delivered");
    case LaneFill::Seen:
        return QCoreApplication::translate("keyturn::LaneChart", "seen in use");
    case LaneFill::Planned:
        return QCoreApplication::translate("keyturn::LaneChart", "planned");
    }
    Q_UNREACHABLE();
}

void LaneTableModel::setLanes(const LaneData &data)
{
    QList<Row> rows;
    for (const auto &lane : data.lanes) {
        for (const auto &span : lane.spans)
            rows.append({lane.label, span});
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int LaneTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LaneTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LaneTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows[index.row()];
    const auto time = [](const QDateTime &when) {
        return when.isValid() ? QLocale().toString(when, QLocale::ShortFormat) : QString();
    };
    switch (index.column()) {
    case LaneColumn:
        return row.lane;
    case FactColumn:
        return wordFor(row.span.fill);
    case FromColumn:
        return time(row.span.from);
    case ToColumn:
        return time(row.span.to);
    case NoteColumn:
        return row.span.note;
    default:
        return {};
    }
}

QVariant LaneTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LaneColumn:
        return tr("Credential");
    case FactColumn:
        return tr("Fact");
    case FromColumn:
        return tr("From");
    case ToColumn:
        return tr("Until");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/logmodel.h"

#include "app/report/actiontext.h"
#include "app/store/records.h"
#include "ui/timetext.h"
#include "widgets/datatable.h"

#include <QLocale>

namespace keyturn {

namespace {

constexpr int pageSize = 200;

QString inHex(const QByteArray &hash)
{
    return hash.isEmpty() ? QString() : QString::fromLatin1(hash.left(8).toHex()) + QChar(0x2026);
}

} // namespace

LogModel::LogModel(Records &records, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_records(records)
    , m_clock(clock)
{
    connect(&records, &Records::appended, this, &LogModel::reload);
}

void LogModel::setSearch(const QString &text)
{
    m_search = text;
    beginResetModel();
    m_rows.clear();
    endResetModel();
    reload();
}

QList<LogRow> LogModel::page(qint64 beforeRow)
{
    auto rows = m_records.logPage(beforeRow, pageSize, m_search);
    m_error = rows ? std::nullopt : std::optional(rows.error());
    return rows ? *rows : QList<LogRow>();
}

void LogModel::reload()
{
    const QList<LogRow> fresh = page(0);
    QList<Row> news;
    for (const auto &row : fresh) {
        if (!m_rows.isEmpty() && row.row <= m_rows.first().log.row)
            break;
        news.append({row, false});
    }
    const bool onTop = !m_rows.isEmpty() && news.size() < fresh.size();
    if (onTop && news.isEmpty())
        return;
    if (onTop) {
        beginInsertRows({}, 0, static_cast<int>(news.size()) - 1);
        m_rows = news + m_rows;
        endInsertRows();
    } else {
        beginResetModel();
        m_rows.clear();
        for (const auto &row : fresh)
            m_rows.append({row, false});
        m_more = fresh.size() == pageSize;
        endResetModel();
    }
    Q_EMIT loaded();
}

void LogModel::toggle(int row)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].evidence)
        return;
    if (isOpen(row)) {
        beginRemoveRows({}, row + 1, row + 1);
        m_rows.removeAt(row + 1);
        endRemoveRows();
        return;
    }
    beginInsertRows({}, row + 1, row + 1);
    m_rows.insert(row + 1, {m_rows[row].log, true});
    endInsertRows();
}

bool LogModel::isOpen(int row) const
{
    return row >= 0 && row + 1 < m_rows.size() && m_rows[row + 1].evidence;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::display(const LogRow &row, int column) const
{
    switch (column) {
    case DateColumn:
        return QLocale().toString(localTime(row.fact.at), QStringLiteral("d MMM yyyy HH:mm:ss"));
    case AgentColumn:
        return QString::fromStdString(row.fact.agent);
    case ActionColumn:
        return actionText(row.fact);
    case ActorColumn:
        return QString::fromStdString(row.fact.actor);
    default:
        return {};
    }
}

QString LogModel::evidence(const LogRow &row) const
{
    const QString facts = evidenceText(row.fact);
    const QString run = QString::fromStdString(row.fact.run);
    const QString chain =
        tr("Row %1, hash %2, after %3, %4")
            .arg(QString::number(row.row), inHex(row.hash), inHex(row.prev),
                 row.seal.isEmpty() ? tr("not sealed") : tr("sealed %1").arg(inHex(row.seal)));
    QStringList lines;
    lines.append(facts.isEmpty() ? tr("This entry stands for itself.") : facts);
    if (!run.isEmpty())
        lines.append(tr("Run %1").arg(run));
    lines.append(chain);
    return lines.join(QLatin1Char('\n'));
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        if (row.evidence)
            return index.column() == 0 ? evidence(row.log) : QString();
        return display(row.log, index.column());
    case Qt::ToolTipRole:
        return row.evidence ? QVariant() : QVariant(display(row.log, index.column()));
    case CellRole::Detail:
        return row.evidence;
    case CellRole::Strong:
        return index.column() == AgentColumn;
    case CellRole::Muted:
        return index.column() == DateColumn || index.column() == ActorColumn;
    case CellRole::Icon:
        if (index.column() != DateColumn || row.evidence)
            return {};
        return isOpen(index.row()) ? QStringLiteral("chevron-down")
                                   : QStringLiteral("chevron-right");
    case NumberRole:
        return row.log.row;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DateColumn:
        return tr("Date");
    case AgentColumn:
        return tr("Agent");
    case ActionColumn:
        return tr("Action");
    case ActorColumn:
        return tr("Performed by");
    default:
        return {};
    }
}

bool LogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void LogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_rows.isEmpty())
        return;
    const QList<LogRow> older = page(m_rows.last().log.row);
    m_more = older.size() == pageSize;
    if (older.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(older.size()) - 1);
    for (const auto &row : older)
        m_rows.append({row, false});
    endInsertRows();
}

} // namespace keyturn

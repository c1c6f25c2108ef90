// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/store/logrow.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

namespace keyturn {

class Records;

/// The control log, newest first, page by page. A row can be opened: its evidence then follows as
/// a row of its own.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { DateColumn, AgentColumn, ActionColumn, ActorColumn, ColumnCount };
    enum Role { NumberRole = Qt::UserRole + 1 };

    LogModel(Records &records, const Clock &clock, QObject *parent = nullptr);
    void setSearch(const QString &text);
    void reload();
    /// Opens or closes the evidence of @p row.
    void toggle(int row);
    [[nodiscard]] bool isOpen(int row) const;
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();

private:
    struct Row
    {
        LogRow log;
        bool evidence = false;
    };
    [[nodiscard]] QList<LogRow> page(qint64 beforeRow);
    [[nodiscard]] QString display(const LogRow &row, int column) const;
    [[nodiscard]] QString evidence(const LogRow &row) const;

    Records &m_records;
    const Clock &m_clock;
    QString m_search;
    QList<Row> m_rows;
    bool m_more = false;
    std::optional<Error> m_error;
};

} // namespace keyturn

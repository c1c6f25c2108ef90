// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/store/runs.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

namespace keyturn {

class Records;

/// The runs of this home, of every process: open ones first, then the newest.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        AgentColumn,
        StateColumn,
        StepColumn,
        ReasonColumn,
        StartedColumn,
        RunColumn,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole + 1 };

    RunsModel(Records &records, const Clock &clock, QObject *parent = nullptr);
    void reload();
    [[nodiscard]] QString runAt(int row) const;
    [[nodiscard]] int rowOf(const QString &run) const;
    [[nodiscard]] int openRuns() const;
    [[nodiscard]] int waitingRuns() const;
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void loaded();

private:
    struct Row
    {
        RunRow run;
        QString step; ///< title
    };
    [[nodiscard]] QVariant display(const Row &row, int column) const;

    Records &m_records;
    const Clock &m_clock;
    QList<Row> m_rows;
    std::optional<Error> m_error;
};

} // namespace keyturn

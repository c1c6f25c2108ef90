// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"

#include <QAbstractTableModel>

namespace keyturn {

/// What was on the application when the plan was made, and what becomes of it.
class FrozenModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CredentialColumn, NameColumn, LastsColumn, FateColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setPlan(const rotation::Plan &plan);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        QString credential;
        QString name;
        QString lasts;
        QString fate;
        int tone = 0;
    };
    QList<Row> m_rows;
};

} // namespace keyturn

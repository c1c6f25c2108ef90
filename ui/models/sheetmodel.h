// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

#include <optional>

namespace keyturn {

struct SheetCell
{
    QString text;
    std::optional<Tone> tone = {}; ///< the cell is a pill
    QString below = {};
    bool strong = false;
    bool muted = false;
    bool operator==(const SheetCell &) const = default;
};

struct SheetRow
{
    QList<SheetCell> cells;
    qint64 id = 0;
    QString key = {};
    bool operator==(const SheetRow &) const = default;
};

/// The table of a sheet: what a report says, row by row, in words already.
class SheetModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setSheet(const QStringList &titles, const QList<SheetRow> &rows);
    [[nodiscard]] const SheetRow *rowAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QStringList m_titles;
    QList<SheetRow> m_rows;
};

} // namespace keyturn

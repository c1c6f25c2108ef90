// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <QList>
#include <QString>

namespace keyturn {

/// What is known of a stretch of time. The four are never blurred: each has a fill of its own.
enum class LaneFill {
    Valid,     ///< outline
    Delivered, ///< hatched
    Seen,      ///< solid
    Planned    ///< dashed outline
};

struct LaneSpan
{
    QDateTime from;
    QDateTime to;
    LaneFill fill = LaneFill::Valid;
    QString note;
    bool operator==(const LaneSpan &) const = default;
};

struct Lane
{
    QString label;
    QList<LaneSpan> spans;
    bool operator==(const Lane &) const = default;
};

struct LaneData
{
    QList<Lane> lanes;
    QDateTime from;
    QDateTime to;
    QDateTime now;
    QDateTime completeUntil; ///< invalid = unknown
    bool operator==(const LaneData &) const = default;
};

/// The words for a fill, as the legend, the table and a screen reader use them.
[[nodiscard]] QString wordFor(LaneFill fill);

/// The same lanes as a table: lane, fact, from, until, note.
class LaneTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { LaneColumn, FactColumn, FromColumn, ToColumn, NoteColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLanes(const LaneData &data);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        QString lane;
        LaneSpan span;
    };
    QList<Row> m_rows;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace keyturn {

/// How a step stands: each mark has a shape of its own.
enum class StepMark { Ahead, Active, Holding, Waiting, Done, Skipped, TakenBack, Stuck };

struct StepItem
{
    QString id;
    QString title;
    QString detail; ///< evidence and time, one line
    StepMark mark = StepMark::Ahead;
    bool operator==(const StepItem &) const = default;
};

struct StepPhase
{
    QString title;
    QList<StepItem> steps;
    bool operator==(const StepPhase &) const = default;
};

/// Phases and their steps as one flat list: a phase is a row that cannot be selected.
class StepModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, DetailRole, MarkRole, IsPhaseRole };
    using QAbstractListModel::QAbstractListModel;

    void setPhases(const QList<StepPhase> &phases);
    [[nodiscard]] int rowOf(const QString &stepId) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// The mark in words, for those who do not see it.
    [[nodiscard]] static QString wordFor(StepMark mark);

private:
    struct Row
    {
        StepItem item;
        bool phase = false;
        bool operator==(const Row &) const = default;
    };
    QList<Row> m_rows;
};

} // namespace keyturn

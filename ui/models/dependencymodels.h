// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/runs.h"
#include "app/tenant/agent.h"

#include <QAbstractTableModel>
#include <QList>

namespace keyturn {

/// The credentials of one agent: what it is, how old, how long it lasts, who else stands on it.
class CredentialsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CredentialColumn, ExpiryColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setAgent(const Agent &agent, TimePoint now);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString display(const Credential &credential, int column) const;
    [[nodiscard]] QString below(const Credential &credential) const;
    QList<Credential> m_rows;
    TimePoint m_now{};
};

/// The consumers of one agent: kind, flow, how a new value reaches them and when they take it.
class ConsumersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ConsumerColumn, FlowColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setAgent(const Agent &agent);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<Consumer> m_rows;
};

/// The runs of one agent, newest first.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { WhatColumn, StateColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(const QList<RunRow> &runs);
    [[nodiscard]] QString runAt(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<RunRow> m_rows;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dependencymodels.h"

#include "ui/runwords.h"
#include "ui/tenantwords.h"
#include "ui/timetext.h"
#include "widgets/datatable.h"

namespace keyturn {

namespace {

QVariant titleOr(const QStringList &titles, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return titles.value(section);
}

} // namespace

void CredentialsModel::setAgent(const Agent &agent, TimePoint now)
{
    beginResetModel();
    m_rows = agent.credentials;
    m_now = now;
    endResetModel();
}

int CredentialsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CredentialsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CredentialsModel::display(const Credential &credential, int column) const
{
    switch (column) {
    case CredentialColumn:
        return credential.hint.isEmpty()
                   ? wordFor(credential.kind)
                   : tr("%1 %2").arg(wordFor(credential.kind), credential.hint);
    case AgeColumn:
        return credential.createdAt == TimePoint{}
                   ? QString()
                   : tr("%1 old").arg(spanText(m_now - credential.createdAt));
    case ExpiryColumn:
        return credential.expiresAt == TimePoint{} ? tr("no end")
                                                   : expiryText(credential.expiresAt, m_now).text;
    case SharingColumn:
        if (credential.bystander)
            return tr("bystander");
        return credential.shared ? tr("shared") : QString();
    default:
        return {};
    }
}

QVariant CredentialsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Credential &credential = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return display(credential, index.column());
    case Qt::ToolTipRole:
        return tr("%1, key id %2").arg(credential.name, credential.id);
    case CellRole::Muted:
        return credential.bystander || index.column() == AgeColumn;
    case CellRole::Tone:
        if (index.column() == ExpiryColumn && credential.expiresAt != TimePoint{})
            return static_cast<int>(credential.bystander
                                        ? Tone::Neutral
                                        : expiryText(credential.expiresAt, m_now).tone);
        if (index.column() == SharingColumn && (credential.bystander || credential.shared))
            return static_cast<int>(credential.shared ? Tone::Accent : Tone::Neutral);
        return {};
    default:
        return {};
    }
}

QVariant CredentialsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOr({tr("Credential"), tr("Age"), tr("Lasts"), tr("Also")}, section, orientation,
                   role);
}

void ConsumersModel::setAgent(const Agent &agent)
{
    beginResetModel();
    m_rows = agent.consumers;
    endResetModel();
}

int ConsumersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConsumersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConsumersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Consumer &consumer = m_rows[index.row()];
    const bool pinned = !consumer.pinnedVersion.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == ConsumerColumn)
            return tr("%1 %2").arg(wordFor(consumer.kind), consumer.name);
        return index.column() == FlowColumn ? wordFor(consumer.flow) : deliveryText(consumer);
    case Qt::ToolTipRole:
        return tr("%1, %2").arg(consumer.name, deliveryText(consumer));
    case CellRole::Muted:
        return index.column() != ConsumerColumn;
    case CellRole::Tone:
        if (index.column() == FlowColumn)
            return static_cast<int>(consumer.flow == FlowKind::AppOnly ? Tone::Good
                                                                       : Tone::Neutral);
        return index.column() == DeliveryColumn && pinned ? QVariant(static_cast<int>(Tone::Bad))
                                                          : QVariant();
    default:
        return {};
    }
}

QVariant ConsumersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOr({tr("Consumer"), tr("Flow"), tr("Takes a new value")}, section, orientation,
                   role);
}

void HistoryModel::setRuns(const QList<RunRow> &runs)
{
    beginResetModel();
    m_rows = runs;
    endResetModel();
}

QString HistoryModel::runAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].id : QString();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunRow &run = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == DateColumn)
            return dateText(run.changedAt);
        return index.column() == WhatColumn ? tr("Rotation, %1").arg(reasonText(run.reason))
                                            : stateText(run.status.state).text;
    case CellRole::Muted:
        return index.column() == DateColumn;
    case CellRole::Tone:
        return index.column() == StateColumn
                   ? QVariant(static_cast<int>(stateText(run.status.state).tone))
                   : QVariant();
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOr({tr("Date"), tr("What"), tr("State")}, section, orientation, role);
}

} // namespace keyturn

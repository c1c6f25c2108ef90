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
    if (column == CredentialColumn)
        return credential.hint.isEmpty()
                   ? wordFor(credential.kind)
                   : tr("%1 %2").arg(wordFor(credential.kind), credential.hint);
    return credential.expiresAt == TimePoint{} ? tr("no end")
                                               : expiryText(credential.expiresAt, m_now).text;
}

QString CredentialsModel::below(const Credential &credential) const
{
    QStringList parts;
    if (credential.createdAt != TimePoint{})
        parts.append(tr("%1 old").arg(spanText(m_now - credential.createdAt)));
    if (credential.bystander)
        parts.append(tr("bystander: no consumer known"));
    if (credential.shared)
        parts.append(tr("shared by several agents"));
    if (!credential.name.isEmpty())
        parts.append(credential.name);
    return parts.join(QStringLiteral(" \u00b7 "));
}

QVariant CredentialsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Credential &credential = m_rows[index.row()];
    const bool first = index.column() == CredentialColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(credential, index.column());
    case Qt::ToolTipRole:
        return tr("%1, key id %2").arg(credential.name, credential.id);
    case Qt::AccessibleDescriptionRole:
    case CellRole::Below:
        return first ? QVariant(below(credential)) : QVariant();
    case CellRole::Muted:
        return credential.bystander;
    case CellRole::Tone:
        if (first)
            return {};
        if (credential.bystander || credential.expiresAt == TimePoint{})
            return static_cast<int>(Tone::Neutral);
        return static_cast<int>(expiryText(credential.expiresAt, m_now).tone);
    default:
        return {};
    }
}

QVariant CredentialsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOr({tr("Credential"), tr("Lasts")}, section, orientation, role);
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
    const bool first = index.column() == ConsumerColumn;
    switch (role) {
    case Qt::DisplayRole:
        return first ? tr("%1 %2").arg(wordFor(consumer.kind), consumer.name)
                     : wordFor(consumer.flow);
    case Qt::ToolTipRole:
        return tr("%1, %2").arg(consumer.name, deliveryText(consumer));
    case Qt::AccessibleDescriptionRole:
    case CellRole::Below:
        return first ? QVariant(deliveryText(consumer)) : QVariant();
    case CellRole::Tone:
        if (first)
            return {};
        if (!consumer.pinnedVersion.isEmpty())
            return static_cast<int>(Tone::Bad);
        return static_cast<int>(consumer.flow == FlowKind::AppOnly ? Tone::Good : Tone::Neutral);
    default:
        return {};
    }
}

QVariant ConsumersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOr({tr("Consumer"), tr("Flow")}, section, orientation, role);
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
    const bool first = index.column() == WhatColumn;
    switch (role) {
    case Qt::DisplayRole:
        return first ? tr("Rotation, %1").arg(reasonText(run.reason))
                     : stateText(run.status.state).text;
    case Qt::AccessibleDescriptionRole:
    case CellRole::Below:
        return first ? QVariant(tr("%1 \u00b7 run %2").arg(dateText(run.changedAt), run.id))
                     : QVariant();
    case CellRole::Tone:
        return first ? QVariant() : QVariant(static_cast<int>(stateText(run.status.state).tone));
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOr({tr("What"), tr("State")}, section, orientation, role);
}

} // namespace keyturn

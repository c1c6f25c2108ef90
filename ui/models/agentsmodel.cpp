// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/agentsmodel.h"

#include "app/store/inventorystore.h"
#include "ui/tenantwords.h"
#include "widgets/datatable.h"

namespace keyturn {

namespace {

AgentSort sortFor(int column)
{
    switch (column) {
    case AgentsModel::EnvironmentColumn:
        return AgentSort::Environment;
    case AgentsModel::OwnerColumn:
        return AgentSort::Owner;
    case AgentsModel::CredentialsColumn:
    case AgentsModel::ExpiryColumn:
        return AgentSort::Expiry;
    case AgentsModel::StateColumn:
        return AgentSort::State;
    default:
        return AgentSort::Name;
    }
}

} // namespace

AgentsModel::AgentsModel(InventoryStore &store, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
    , m_clock(clock)
{
    connect(&store, &InventoryStore::changed, this, &AgentsModel::refresh);
}

void AgentsModel::setQuery(const QString &search, const QString &environmentId,
                           std::optional<int> expiresWithinDays)
{
    m_query.search = search;
    m_query.environmentId = environmentId;
    m_query.expiresBefore =
        expiresWithinDays ? m_clock.now() + std::chrono::days(*expiresWithinDays) : TimePoint{};
    reload();
}

void AgentsModel::reload()
{
    m_next.clear(); // nothing more is fetched while the list is replaced
    beginResetModel();
    m_rows.clear();
    load();
    endResetModel();
    Q_EMIT loaded();
}

void AgentsModel::load()
{
    AgentQuery query = m_query;
    query.cursor = m_next;
    auto page = m_store.page(query);
    if (!page) {
        m_error = page.error();
        m_next.clear();
        return;
    }
    m_error.reset();
    m_rows.append(std::move(page->rows));
    m_next = page->next;
}

void AgentsModel::refresh(const QStringList &ids)
{
    // A handful is repainted in place; more than that, or a newcomer, is a new list.
    constexpr int inPlace = 32;
    if (ids.size() > inPlace)
        return reload();
    for (const auto &id : ids) {
        const int row = rowOf(id);
        auto fresh = m_store.agent(id);
        if (row < 0 || !fresh || fresh->gone != m_rows[row].gone)
            return reload();
        m_rows[row] = *fresh;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    Q_EMIT loaded();
}

const AgentRow *AgentsModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int AgentsModel::rowOf(const QString &agentId) const
{
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (m_rows[row].agent.id == agentId)
            return row;
    }
    return -1;
}

int AgentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AgentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AgentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AgentRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case CellRole::Tone:
        return toneOf(row, index.column());
    case CellRole::Strong:
        return index.column() == NameColumn;
    case CellRole::Muted:
        return index.column() == EnvironmentColumn || index.column() == CredentialsColumn;
    case CellRole::Icon:
        return index.column() == EnvironmentColumn && row.agent.production
                   ? QVariant(QStringLiteral("flag"))
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == EnvironmentColumn && row.agent.production
                   ? tr("%1, production").arg(row.agent.environmentName)
                   : display(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == EnvironmentColumn && row.agent.production)
            return tr("A production environment");
        if (index.column() == OwnerColumn)
            return row.agent.ownerName;
        return index.column() == NameColumn ? row.agent.schemaName : QVariant();
    case IdRole:
        return row.agent.id;
    default:
        return {};
    }
}

QVariant AgentsModel::display(const AgentRow &row, int column) const
{
    const Agent &agent = row.agent;
    switch (column) {
    case NameColumn:
        return agent.name;
    case EnvironmentColumn:
        return agent.environmentName;
    case OwnerColumn:
        // Of a user principal name the part before the domain tells people apart.
        return agent.ownerActive
                   ? agent.ownerName.section(QLatin1Char('@'), 0, 0)
                   : tr("%1 left").arg(agent.ownerName.section(QLatin1Char('@'), 0, 0));
    case CredentialsColumn:
        return kindsText(agent);
    case ExpiryColumn:
        return expiryText(row.nextExpiry, m_clock.now()).text;
    case StateColumn:
        return stateText(row).text;
    default:
        return {};
    }
}

QVariant AgentsModel::toneOf(const AgentRow &row, int column) const
{
    switch (column) {
    case OwnerColumn:
        return row.agent.ownerActive ? QVariant() : QVariant(static_cast<int>(Tone::Bad));
    case ExpiryColumn:
        return static_cast<int>(expiryText(row.nextExpiry, m_clock.now()).tone);
    case StateColumn:
        return static_cast<int>(stateText(row).tone);
    default:
        return {};
    }
}

QVariant AgentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Agent");
    case EnvironmentColumn:
        return tr("Environment");
    case OwnerColumn:
        return tr("Owner");
    case CredentialsColumn:
        return tr("Credentials");
    case ExpiryColumn:
        return tr("Rotation");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

bool AgentsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty();
}

void AgentsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    AgentQuery query = m_query;
    query.cursor = m_next;
    auto page = m_store.page(query);
    m_next.clear();
    if (!page) {
        m_error = page.error();
        return;
    }
    m_next = page->next;
    if (page->rows.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(page->rows.size()) - 1);
    m_rows.append(std::move(page->rows));
    endInsertRows();
}

void AgentsModel::sort(int column, Qt::SortOrder order)
{
    m_query.sort = sortFor(column);
    m_query.order = order;
    reload();
}

} // namespace keyturn

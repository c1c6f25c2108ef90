// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/store/agentquery.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

namespace keyturn {

class InventoryStore;

/// The agents of the store, page by page as they are scrolled to; filter and order are the
/// store's work. Follows what changes in the store.
class AgentsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        EnvironmentColumn,
        OwnerColumn,
        CredentialsColumn,
        ExpiryColumn,
        StateColumn,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole + 1 };

    AgentsModel(InventoryStore &store, const Clock &clock, QObject *parent = nullptr);

    /// Shows another selection; order is kept.
    void setQuery(const QString &search, const QString &environmentId,
                  std::optional<int> expiresWithinDays);
    void reload();
    [[nodiscard]] const AgentRow *rowAt(int row) const;
    [[nodiscard]] int rowOf(const QString &agentId) const;
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void loaded();

private:
    void load();
    void refresh(const QStringList &ids);
    [[nodiscard]] QVariant display(const AgentRow &row, int column) const;
    [[nodiscard]] QVariant toneOf(const AgentRow &row, int column) const;

    InventoryStore &m_store;
    const Clock &m_clock;
    AgentQuery m_query;
    QList<AgentRow> m_rows;
    QString m_next;
    std::optional<Error> m_error;
};

} // namespace keyturn

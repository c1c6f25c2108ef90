// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/agentquery.h"
#include "app/store/database.h"
#include "app/tenant/agent.h"
#include "app/tenant/environment.h"

#include <QObject>

namespace keyturn {

/// What the last sync saw of the tenant: environments and agents with their credentials and
/// consumers, and the links that people added, in <home>/store/inventory.db.
/// Invariant: a link added by hand survives every sync and is part of its agent's consumers.
/// Invariant: an agent that is gone from the tenant is marked, never deleted.
class InventoryStore : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] static Result<std::unique_ptr<InventoryStore>> open(const QString &home);

    [[nodiscard]] Result<void> saveEnvironments(const QList<Environment> &environments);
    [[nodiscard]] Result<QList<Environment>> environments();

    /// All agents of one environment as a sync saw them; the others of it are marked gone.
    [[nodiscard]] Result<void> saveAgents(const QString &environmentId, const QList<Agent> &agents);
    /// One agent that was read again.
    [[nodiscard]] Result<void> saveAgent(const Agent &agent);

    [[nodiscard]] Result<AgentPage> page(const AgentQuery &query);
    [[nodiscard]] Result<AgentRow> agent(const QString &id);
    /// By id, unique id prefix or unique name (case does not matter). Errors: NotFound; Invalid
    /// with the code "ambiguous".
    [[nodiscard]] Result<AgentRow> findAgent(const QString &idOrName);
    /// Every agent that is not gone, by name.
    [[nodiscard]] Result<QList<Agent>> agents();
    /// Agents with a credential or consumer of the application.
    [[nodiscard]] Result<QList<Agent>> agentsOfApplication(const QString &applicationId);
    [[nodiscard]] Result<InventoryCounts> counts(TimePoint now);

    [[nodiscard]] Result<void> addLink(const ManualLink &link);
    [[nodiscard]] Result<void> removeLink(const QString &agentId, const QString &consumerId);
    [[nodiscard]] Result<QList<ManualLink>> links(const QString &agentId = {});

    [[nodiscard]] Database &database() { return *m_database; }

Q_SIGNALS:
    /// These agents look different now (a new readAt alone does not count).
    void changed(const QStringList &ids);
    void environmentsChanged();

private:
    explicit InventoryStore(std::unique_ptr<Database> database);
    /// True when the agent looks different from what was stored.
    [[nodiscard]] Result<bool> upsert(const Agent &agent);
    [[nodiscard]] Result<QStringList> markGone(const QString &environmentId,
                                               const QList<Agent> &kept);
    enum class LinksOfPeople { Added, LeftOut };
    [[nodiscard]] Result<QList<AgentRow>> select(const QString &tail, const QVariantList &values,
                                                 LinksOfPeople linksOfPeople);

    std::unique_ptr<Database> m_database;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/inventorystore.h"

#include "app/store/agentjson.h"
#include "app/store/agentkeys.h"
#include "app/store/factrows.h"
#include "app/store/storefile.h"

#include <QDir>
#include <QSet>

#include <utility>

namespace keyturn {

namespace {

Result<QStringList> idsOf(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    QStringList ids;
    while (rows->next())
        ids << rows->text(0);
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return ids;
}

/// As a sync sees it: without what people added.
Agent withoutLinks(Agent agent)
{
    agent.consumers.removeIf([](const Consumer &consumer) { return consumer.linkedByHand; });
    return agent;
}

Result<void> writeAgent(Database &database, const Agent &agent, const AgentKeys &keys)
{
    return done(database.run(
        QStringLiteral("INSERT OR REPLACE INTO agents (id, name, schema_name, environment_id, "
                       "environment_name, production, owner_id, owner_name, owner_active, state, "
                       "authentication_mode, published_at, slowest_schedule, read_at, gone, "
                       "name_key, environment_key, owner_key, next_expiry, search) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)"),
        {agent.id, agent.name, agent.schemaName, agent.environmentId, agent.environmentName,
         agent.production, agent.ownerId, agent.ownerName, agent.ownerActive, nameOf(agent.state),
         agent.authenticationMode, millisOf(agent.publishedAt),
         qint64{agent.slowestSchedule.count()}, millisOf(agent.readAt), keys.name, keys.environment,
         keys.owner, keys.nextExpiry, keys.search}));
}

Result<void> writeDetails(Database &database, const Agent &agent, const AgentKeys &keys)
{
    const auto written = done(database.run(
        QStringLiteral("INSERT OR REPLACE INTO agent_details (id, credentials, consumers) "
                       "VALUES (?, ?, ?)"),
        {agent.id, QString::fromUtf8(credentialsToJson(agent.credentials)),
         QString::fromUtf8(consumersToJson(agent.consumers))}));
    if (!written)
        return written;
    const auto cleared = done(
        database.run(QStringLiteral("DELETE FROM agent_applications WHERE agent = ?"), {agent.id}));
    if (!cleared)
        return cleared;
    for (const QString &application : keys.applications) {
        const auto added = done(database.run(
            QStringLiteral("INSERT INTO agent_applications (application, agent) VALUES (?, ?)"),
            {application, agent.id}));
        if (!added)
            return added;
    }
    return {};
}

Result<void> writeEnvironment(Database &database, const Environment &environment, int position)
{
    return done(
        database.run(QStringLiteral("INSERT OR REPLACE INTO environments (id, position, name, sku, "
                                    "instance_url, read_error) VALUES (?, ?, ?, ?, ?, ?)"),
                     {environment.id, position, environment.name, environment.sku,
                      environment.instanceUrl, environment.readError}));
}

} // namespace

InventoryStore::InventoryStore(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{}

Result<std::unique_ptr<InventoryStore>> InventoryStore::open(const QString &home)
{
    const QString file = QDir(storeFolder(home)).filePath(QStringLiteral("inventory.db"));
    auto database = Database::open(file, inventoryMigrations(), Durability::Eventually);
    if (!database)
        return std::unexpected(database.error());
    return std::unique_ptr<InventoryStore>(new InventoryStore(std::move(*database)));
}

Result<void> InventoryStore::saveEnvironments(const QList<Environment> &environments)
{
    const auto gone = m_database->write([&]() -> Result<QStringList> {
        const auto cleared = m_database->run(QStringLiteral("DELETE FROM environments"));
        if (!cleared)
            return std::unexpected(cleared.error());
        int position = 0;
        for (const Environment &environment : environments) {
            const auto written = writeEnvironment(*m_database, environment, position++);
            if (!written)
                return std::unexpected(written.error());
        }
        return idsOf(m_database->run(
            QStringLiteral("UPDATE agents SET gone = 1 WHERE gone = 0 AND environment_id NOT IN "
                           "(SELECT id FROM environments) RETURNING id")));
    });
    if (!gone)
        return std::unexpected(gone.error());
    Q_EMIT environmentsChanged();
    if (!gone->isEmpty())
        Q_EMIT changed(*gone);
    return {};
}

Result<QList<Environment>> InventoryStore::environments()
{
    auto rows = m_database->run(QStringLiteral("SELECT id, name, sku, instance_url, read_error "
                                               "FROM environments ORDER BY position"));
    if (!rows)
        return std::unexpected(rows.error());
    QList<Environment> environments;
    while (rows->next()) {
        environments << Environment{rows->text(0), rows->text(1), rows->text(2), rows->text(3),
                                    rows->text(4)};
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return environments;
}

Result<void> InventoryStore::saveAgents(const QString &environmentId, const QList<Agent> &agents)
{
    const auto ids = m_database->write([&]() -> Result<QStringList> {
        QStringList different;
        for (const Agent &agent : agents) {
            const auto differs = upsert(agent);
            if (!differs)
                return std::unexpected(differs.error());
            if (*differs)
                different << agent.id;
        }
        const auto gone = markGone(environmentId, agents);
        if (!gone)
            return std::unexpected(gone.error());
        return different + *gone;
    });
    if (!ids)
        return std::unexpected(ids.error().whileDoing(QStringLiteral("keep the agents")));
    if (!ids->isEmpty())
        Q_EMIT changed(*ids);
    return {};
}

Result<void> InventoryStore::saveAgent(const Agent &agent)
{
    const auto differs = m_database->write([&] { return upsert(agent); });
    if (!differs)
        return std::unexpected(differs.error());
    if (*differs)
        Q_EMIT changed({agent.id});
    return {};
}

Result<bool> InventoryStore::upsert(const Agent &agent)
{
    const Agent seen = withoutLinks(agent);
    const auto stored = select(QStringLiteral("WHERE id = ?"), {agent.id}, LinksOfPeople::LeftOut);
    if (!stored)
        return std::unexpected(stored.error());
    if (!stored->isEmpty() && !stored->first().gone) {
        Agent before = stored->first().agent;
        before.readAt = seen.readAt;
        if (before == seen) {
            const auto touched =
                m_database->run(QStringLiteral("UPDATE agents SET read_at = ? WHERE id = ?"),
                                {millisOf(seen.readAt), seen.id});
            return touched ? Result<bool>(false) : std::unexpected(touched.error());
        }
    }
    const AgentKeys keys = keysOf(seen);
    if (const auto written = writeAgent(*m_database, seen, keys); !written)
        return std::unexpected(written.error());
    if (const auto written = writeDetails(*m_database, seen, keys); !written)
        return std::unexpected(written.error());
    return true;
}

Result<QStringList> InventoryStore::markGone(const QString &environmentId, const QList<Agent> &kept)
{
    QSet<QString> present;
    for (const Agent &agent : kept)
        present << agent.id;
    const auto known = idsOf(m_database->run(
        QStringLiteral("SELECT id FROM agents WHERE environment_id = ? AND gone = 0"),
        {environmentId}));
    if (!known)
        return known;
    QStringList gone;
    for (const QString &id : *known) {
        if (present.contains(id))
            continue;
        const auto marked =
            done(m_database->run(QStringLiteral("UPDATE agents SET gone = 1 WHERE id = ?"), {id}));
        if (!marked)
            return std::unexpected(marked.error());
        gone << id;
    }
    return gone;
}

Result<void> InventoryStore::addLink(const ManualLink &link)
{
    const auto added = done(m_database->run(
        QStringLiteral("INSERT OR REPLACE INTO manual_links (agent_id, consumer_id, "
                       "application_id, consumer, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)"),
        {link.agentId, link.consumer.id, link.applicationId,
         QString::fromUtf8(consumersToJson({link.consumer})), link.addedBy,
         millisOf(link.addedAt)}));
    if (added)
        Q_EMIT changed({link.agentId});
    return added;
}

Result<void> InventoryStore::removeLink(const QString &agentId, const QString &consumerId)
{
    const auto removed = done(m_database->run(
        QStringLiteral("DELETE FROM manual_links WHERE agent_id = ? AND consumer_id = ?"),
        {agentId, consumerId}));
    if (removed)
        Q_EMIT changed({agentId});
    return removed;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/agentjson.h"
#include "app/store/agentkeys.h"
#include "app/store/database.h"
#include "app/store/migrations.h"

namespace keyturn {

namespace {

Result<void> firstInventory(Database &database)
{
    return runAll(database, {R"(CREATE TABLE environments (
                id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL,
                sku TEXT NOT NULL, instance_url TEXT NOT NULL, read_error TEXT NOT NULL))",
                             R"(CREATE TABLE agents (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, schema_name TEXT NOT NULL,
                environment_id TEXT NOT NULL, environment_name TEXT NOT NULL,
                production INTEGER NOT NULL, owner_id TEXT NOT NULL, owner_name TEXT NOT NULL,
                owner_active INTEGER NOT NULL, state TEXT NOT NULL,
                authentication_mode INTEGER NOT NULL, published_at INTEGER NOT NULL,
                slowest_schedule INTEGER NOT NULL, read_at INTEGER NOT NULL,
                credentials TEXT NOT NULL, consumers TEXT NOT NULL))",
                             R"(CREATE TABLE manual_links (
                agent_id TEXT NOT NULL, consumer_id TEXT NOT NULL, application_id TEXT NOT NULL,
                consumer TEXT NOT NULL, added_by TEXT NOT NULL, added_at INTEGER NOT NULL,
                PRIMARY KEY (agent_id, consumer_id)))"});
}

/// What the columns that schema 2 adds hold for one agent of schema 1.
Result<void> fillKeys(Database &database, const Agent &agent)
{
    const AgentKeys keys = keysOf(agent);
    const auto filled = database.run(
        QStringLiteral("UPDATE agents SET name_key = ?, environment_key = ?, owner_key = ?, "
                       "next_expiry = ?, search = ? WHERE id = ?"),
        {keys.name, keys.environment, keys.owner, keys.nextExpiry, keys.search, agent.id});
    if (!filled)
        return std::unexpected(filled.error());
    for (const QString &application : keys.applications) {
        const auto added = database.run(
            QStringLiteral("INSERT INTO agent_applications (application, agent) VALUES (?, ?)"),
            {application, agent.id});
        if (!added)
            return std::unexpected(added.error());
    }
    return {};
}

Result<QList<Agent>> agentsOfFirstSchema(Database &database)
{
    auto rows = database.run(QStringLiteral("SELECT id, name, schema_name, environment_name, "
                                            "owner_name, credentials, consumers FROM agents"));
    if (!rows)
        return std::unexpected(rows.error());
    QList<Agent> agents;
    while (rows->next()) {
        Agent agent;
        agent.id = rows->text(0);
        agent.name = rows->text(1);
        agent.schemaName = rows->text(2);
        agent.environmentName = rows->text(3);
        agent.ownerName = rows->text(4);
        agent.credentials = credentialsFromJson(rows->text(5).toUtf8());
        agent.consumers = consumersFromJson(rows->text(6).toUtf8());
        agents << agent;
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return agents;
}

/// Agents may be gone, are sorted and searched in SQL, and their wide columns lie apart.
Result<void> sortedAgents(Database &database)
{
    const auto agents = agentsOfFirstSchema(database);
    if (!agents)
        return std::unexpected(agents.error());
    const auto altered = runAll(
        database,
        {R"(CREATE TABLE agent_details (
                id TEXT PRIMARY KEY, credentials TEXT NOT NULL, consumers TEXT NOT NULL))",
         "INSERT INTO agent_details SELECT id, credentials, consumers FROM agents",
         "ALTER TABLE agents DROP COLUMN credentials", "ALTER TABLE agents DROP COLUMN consumers",
         "ALTER TABLE agents ADD COLUMN gone INTEGER NOT NULL DEFAULT 0",
         "ALTER TABLE agents ADD COLUMN name_key TEXT NOT NULL DEFAULT ''",
         "ALTER TABLE agents ADD COLUMN environment_key TEXT NOT NULL DEFAULT ''",
         "ALTER TABLE agents ADD COLUMN owner_key TEXT NOT NULL DEFAULT ''",
         "ALTER TABLE agents ADD COLUMN next_expiry INTEGER NOT NULL DEFAULT 0",
         "ALTER TABLE agents ADD COLUMN search TEXT NOT NULL DEFAULT ''",
         "CREATE INDEX agents_name ON agents (gone, name_key, id)",
         "CREATE INDEX agents_environment ON agents (gone, environment_key, name_key, id)",
         "CREATE INDEX agents_owner ON agents (gone, owner_key, name_key, id)",
         "CREATE INDEX agents_expiry ON agents (gone, next_expiry, name_key, id)",
         "CREATE INDEX agents_state ON agents (gone, state, name_key, id)",
         "CREATE INDEX agents_of_environment ON agents (environment_id)",
         R"(CREATE TABLE agent_applications (
                application TEXT NOT NULL, agent TEXT NOT NULL,
                PRIMARY KEY (application, agent)) WITHOUT ROWID)",
         "CREATE INDEX applications_of_agent ON agent_applications (agent)"});
    if (!altered)
        return altered;
    for (const Agent &agent : *agents) {
        if (const auto filled = fillKeys(database, agent); !filled)
            return filled;
    }
    return {};
}

} // namespace

const Migrations &inventoryMigrations()
{
    static const Migrations migrations{firstInventory, sortedAgents};
    return migrations;
}

} // namespace keyturn

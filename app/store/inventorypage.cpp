// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/agentjson.h"
#include "app/store/agentkeys.h"
#include "app/store/factrows.h"
#include "app/store/inventorystore.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace keyturn {

namespace {

const QString agentColumns = QStringLiteral(
    "SELECT id, name, schema_name, environment_id, environment_name, production, owner_id, "
    "owner_name, owner_active, state, authentication_mode, published_at, slowest_schedule, "
    "read_at, gone, next_expiry, credentials, consumers "
    "FROM agents JOIN agent_details USING (id) ");

TimePoint timeOf(const Rows &rows, int column)
{
    return TimePoint(Millis(rows.integer(column)));
}

AgentRow agentFrom(const Rows &rows)
{
    AgentRow row;
    Agent &agent = row.agent;
    agent.id = rows.text(0);
    agent.name = rows.text(1);
    agent.schemaName = rows.text(2);
    agent.environmentId = rows.text(3);
    agent.environmentName = rows.text(4);
    agent.production = rows.integer(5) != 0;
    agent.ownerId = rows.text(6);
    agent.ownerName = rows.text(7);
    agent.ownerActive = rows.integer(8) != 0;
    agent.state = agentStateFrom(rows.text(9));
    agent.authenticationMode = static_cast<int>(rows.integer(10));
    agent.publishedAt = timeOf(rows, 11);
    agent.slowestSchedule = Millis(rows.integer(12));
    agent.readAt = timeOf(rows, 13);
    row.gone = rows.integer(14) != 0;
    row.nextExpiry = rows.integer(15) == noExpiry ? TimePoint() : timeOf(rows, 15);
    agent.credentials = credentialsFromJson(rows.text(16).toUtf8());
    agent.consumers = consumersFromJson(rows.text(17).toUtf8());
    return row;
}

/// A consumer that the tenant shows by now needs no link any more.
void addLinked(Agent &agent, const ManualLink &link)
{
    const bool isKnown =
        std::any_of(agent.consumers.cbegin(), agent.consumers.cend(),
                    [&](const Consumer &consumer) { return consumer.id == link.consumer.id; });
    if (!isKnown)
        agent.consumers << link.consumer;
}

QString keyColumn(AgentSort sort)
{
    switch (sort) {
    case AgentSort::Name:
        return QStringLiteral("name_key");
    case AgentSort::Environment:
        return QStringLiteral("environment_key");
    case AgentSort::Owner:
        return QStringLiteral("owner_key");
    case AgentSort::Expiry:
        return QStringLiteral("next_expiry");
    case AgentSort::State:
        return QStringLiteral("state");
    }
    Q_UNREACHABLE();
}

QVariant keyOf(const AgentRow &row, AgentSort sort)
{
    const AgentKeys keys = keysOf(row.agent);
    switch (sort) {
    case AgentSort::Name:
        return keys.name;
    case AgentSort::Environment:
        return keys.environment;
    case AgentSort::Owner:
        return keys.owner;
    case AgentSort::Expiry:
        // As text: JSON numbers are doubles, and noExpiry is none.
        return QString::number(keys.nextExpiry);
    case AgentSort::State:
        return nameOf(row.agent.state);
    }
    Q_UNREACHABLE();
}

QString cursorOf(const AgentRow &row, AgentSort sort)
{
    const QJsonArray place{keyOf(row, sort).toString(), folded(row.agent.name), row.agent.id};
    return QString::fromUtf8(QJsonDocument(place).toJson(QJsonDocument::Compact));
}

struct Condition
{
    QString sql;
    QVariantList values;

    void add(const QString &clause, const QVariantList &bound = {})
    {
        sql += (sql.isEmpty() ? QStringLiteral("WHERE ") : QStringLiteral("AND ")) + clause +
               QLatin1Char(' ');
        values += bound;
    }
};

/// Rows behind the cursor: the tuple of the order's columns compares as the order does.
void addCursor(Condition &condition, const AgentQuery &query)
{
    const QJsonArray place = QJsonDocument::fromJson(query.cursor.toUtf8()).array();
    if (place.size() != 3)
        return;
    const QString key = place.at(0).toString();
    const QVariant bound = query.sort == AgentSort::Expiry ? QVariant(key.toLongLong()) : key;
    const QString after =
        query.order == Qt::AscendingOrder ? QStringLiteral(">") : QStringLiteral("<");
    condition.add(
        QStringLiteral("(%1, name_key, id) %2 (?, ?, ?)").arg(keyColumn(query.sort), after),
        {bound, place.at(1).toString(), place.at(2).toString()});
}

Condition conditionOf(const AgentQuery &query)
{
    Condition condition;
    if (!query.includeGone)
        condition.add(QStringLiteral("gone = 0"));
    if (!query.environmentId.isEmpty())
        condition.add(QStringLiteral("environment_id = ?"), {query.environmentId});
    if (query.expiresBefore != TimePoint())
        condition.add(QStringLiteral("next_expiry < ?"), {millisOf(query.expiresBefore)});
    if (!query.search.isEmpty())
        condition.add(QStringLiteral("instr(search, ?) > 0"), {folded(query.search)});
    addCursor(condition, query);
    return condition;
}

} // namespace

Result<QList<AgentRow>> InventoryStore::select(const QString &tail, const QVariantList &values,
                                               LinksOfPeople linksOfPeople)
{
    auto rows = m_database->run(agentColumns + tail, values);
    if (!rows)
        return std::unexpected(rows.error());
    QList<AgentRow> agents;
    QHash<QString, qsizetype> places;
    while (rows->next()) {
        agents << agentFrom(*rows);
        places.insert(agents.last().agent.id, agents.size() - 1);
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    if (linksOfPeople == LinksOfPeople::LeftOut)
        return agents;
    const auto added = links();
    if (!added)
        return std::unexpected(added.error());
    for (const ManualLink &link : *added) {
        if (const auto place = places.constFind(link.agentId); place != places.constEnd())
            addLinked(agents[*place].agent, link);
    }
    return agents;
}

Result<AgentPage> InventoryStore::page(const AgentQuery &query)
{
    const QString key = keyColumn(query.sort);
    const QString direction =
        query.order == Qt::AscendingOrder ? QStringLiteral("ASC") : QStringLiteral("DESC");
    Condition condition = conditionOf(query);
    condition.sql +=
        QStringLiteral("ORDER BY %1 %2, name_key %2, id %2 LIMIT ?").arg(key, direction);
    condition.values << query.limit + 1;
    auto rows = select(condition.sql, condition.values, LinksOfPeople::Added);
    if (!rows)
        return std::unexpected(rows.error());
    AgentPage page{std::move(*rows), {}};
    if (page.rows.size() > query.limit) {
        page.rows.removeLast();
        page.next = cursorOf(page.rows.last(), query.sort);
    }
    return page;
}

Result<AgentRow> InventoryStore::agent(const QString &id)
{
    const auto rows = select(QStringLiteral("WHERE id = ?"), {id}, LinksOfPeople::Added);
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->isEmpty())
        return std::unexpected(Error::of(ErrorKind::NotFound, QStringLiteral("store")).about(id));
    return rows->first();
}

Result<AgentRow> InventoryStore::findAgent(const QString &idOrName)
{
    const Error notFound = Error::of(ErrorKind::NotFound, QStringLiteral("store")).about(idOrName);
    if (idOrName.isEmpty())
        return std::unexpected(notFound);
    // The most exact reading that fits any agent decides.
    struct Reading
    {
        QString condition;
        QVariantList values;
    };
    const QString name = folded(idOrName);
    const QList<Reading> readings{
        {QStringLiteral("WHERE id = ? COLLATE NOCASE"), {idOrName}},
        {QStringLiteral("WHERE gone = 0 AND name = ?"), {idOrName}},
        {QStringLiteral("WHERE gone = 0 AND name_key = ?"), {name}},
        {QStringLiteral("WHERE gone = 0 AND (instr(lower(id), ?) = 1 OR instr(name_key, ?) = 1)"),
         {idOrName.toLower(), name}}};
    for (const Reading &reading : readings) {
        const auto rows = select(reading.condition + QStringLiteral(" LIMIT 2"), reading.values,
                                 LinksOfPeople::Added);
        if (!rows)
            return std::unexpected(rows.error());
        if (rows->size() > 1)
            return std::unexpected(Error::invalid(idOrName, QStringLiteral("ambiguous")));
        if (rows->size() == 1)
            return rows->first();
    }
    return std::unexpected(notFound);
}

Result<QList<Agent>> InventoryStore::agents()
{
    const auto rows =
        select(QStringLiteral("WHERE gone = 0 ORDER BY name_key, id"), {}, LinksOfPeople::Added);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Agent> agents;
    for (const AgentRow &row : *rows)
        agents << row.agent;
    return agents;
}

Result<QList<Agent>> InventoryStore::agentsOfApplication(const QString &applicationId)
{
    const auto rows =
        select(QStringLiteral("WHERE gone = 0 AND id IN ("
                              "SELECT agent FROM agent_applications WHERE application = ? UNION "
                              "SELECT agent_id FROM manual_links WHERE application_id = ?) "
                              "ORDER BY name_key, id"),
               {applicationId, applicationId}, LinksOfPeople::Added);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Agent> agents;
    for (const AgentRow &row : *rows)
        agents << row.agent;
    return agents;
}

Result<InventoryCounts> InventoryStore::counts(TimePoint now)
{
    constexpr auto soon = std::chrono::hours(24 * 30);
    auto rows = m_database->run(
        QStringLiteral("SELECT (SELECT count(*) FROM environments), "
                       "count(*) FILTER (WHERE gone = 0), count(*) FILTER (WHERE gone = 1), "
                       "count(*) FILTER (WHERE gone = 0 AND next_expiry <= ?), "
                       "count(*) FILTER (WHERE gone = 0 AND next_expiry > ? AND next_expiry <= ?), "
                       "count(*) FILTER (WHERE gone = 0 AND owner_active = 0), "
                       "min(read_at) FILTER (WHERE gone = 0) FROM agents"),
        {millisOf(now), millisOf(now), millisOf(now + soon)});
    if (!rows)
        return std::unexpected(rows.error());
    InventoryCounts counts;
    if (rows->next()) {
        counts.environments = static_cast<int>(rows->integer(0));
        counts.agents = static_cast<int>(rows->integer(1));
        counts.gone = static_cast<int>(rows->integer(2));
        counts.expired = static_cast<int>(rows->integer(3));
        counts.expiring = static_cast<int>(rows->integer(4));
        counts.ownerless = static_cast<int>(rows->integer(5));
        counts.readAt = timeOf(*rows, 6);
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return counts;
}

Result<QList<ManualLink>> InventoryStore::links(const QString &agentId)
{
    auto rows = m_database->run(
        QStringLiteral("SELECT agent_id, application_id, consumer, added_by, added_at "
                       "FROM manual_links WHERE ? IN ('', agent_id) ORDER BY added_at"),
        {agentId});
    if (!rows)
        return std::unexpected(rows.error());
    QList<ManualLink> links;
    while (rows->next()) {
        ManualLink link{rows->text(0), rows->text(1), {}, rows->text(3), timeOf(*rows, 4)};
        link.consumer = consumersFromJson(rows->text(2).toUtf8()).value(0);
        link.consumer.linkedByHand = true;
        links << link;
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return links;
}

} // namespace keyturn

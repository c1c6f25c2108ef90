// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/credentialmap.h"

#include "app/inventory/componenttext.h"
#include "app/inventory/consumerfinder.h"

#include <algorithm>

namespace keyturn {

namespace {

AgentState stateOf(const BotRow &bot)
{
    if (bot.stateCode != 0)
        return AgentState::Inactive;
    return bot.publishedOn > TimePoint{} ? AgentState::Published : AgentState::Draft;
}

void setOwner(Agent &agent, const BotRow &bot, const QList<SystemUserRow> &users)
{
    agent.ownerId = bot.ownerId;
    agent.ownerName = bot.ownerName;
    const auto user = std::find_if(users.begin(), users.end(),
                                   [&](const SystemUserRow &row) { return row.id == bot.ownerId; });
    if (user == users.end())
        return;
    agent.ownerName = user->domainName.isEmpty() ? user->fullName : user->domainName;
    agent.ownerActive = !user->disabled && user->azureState == 0;
}

Agent agentFrom(const BotRow &bot, const EnvironmentRows &rows, TimePoint readAt)
{
    Agent agent;
    agent.id = bot.id;
    agent.name = bot.name;
    agent.schemaName = bot.schemaName;
    agent.environmentId = rows.environment.id;
    agent.environmentName = rows.environment.name;
    agent.production = rows.environment.isProduction();
    agent.state = stateOf(bot);
    agent.authenticationMode = bot.authenticationMode;
    agent.publishedAt = bot.publishedOn;
    agent.readAt = readAt;
    setOwner(agent, bot, rows.users);
    return agent;
}

} // namespace

QList<Agent> mapAgents(const EnvironmentRows &rows, const AzureRows &azure, TimePoint readAt)
{
    QHash<QString, QList<const BotComponentRow *>> componentsOf;
    for (const BotComponentRow &component : rows.components)
        componentsOf[component.botId].append(&component);
    const ConsumerFinder finder(rows, azure);
    QList<Agent> agents;
    for (const BotRow &bot : rows.bots) {
        Agent agent = agentFrom(bot, rows, readAt);
        for (const BotComponentRow *component : componentsOf.value(bot.id)) {
            const ComponentText text = ComponentText::read(component->data);
            finder.addToolConsumers(agent, *component, text);
            agent.slowestSchedule = std::max(agent.slowestSchedule, text.recurrence);
        }
        finder.addVaultCallers(agent);
        agents.append(std::move(agent));
    }
    return agents;
}

void mergeLinks(QList<Agent> &agents, const QList<ManualLink> &links)
{
    for (const ManualLink &link : links) {
        const auto agent = std::find_if(agents.begin(), agents.end(),
                                        [&](const Agent &a) { return a.id == link.agentId; });
        if (agent == agents.end())
            continue;
        const bool known = std::any_of(agent->consumers.begin(), agent->consumers.end(),
                                       [&](const Consumer &c) { return c.id == link.consumer.id; });
        if (known)
            continue;
        Consumer consumer = link.consumer;
        consumer.linkedByHand = true;
        agent->consumers.append(std::move(consumer));
    }
}

QStringList applicationsOf(const QList<Agent> &agents)
{
    QSet<QString> found;
    for (const Agent &agent : agents) {
        for (const Consumer &consumer : agent.consumers) {
            if (!consumer.applicationId.isEmpty())
                found.insert(consumer.applicationId.toLower());
        }
    }
    QStringList sorted(found.begin(), found.end());
    sorted.sort();
    return sorted;
}

} // namespace keyturn

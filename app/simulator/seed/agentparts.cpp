// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/seed/seed.h"

namespace sim::seed {

namespace {

// Letters and digits only, as logical names have it.
std::string logicalName(const std::string &text)
{
    std::string name;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            name += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name += c;
    }
    return name;
}

std::string addressOf(std::size_t number)
{
    return "20.73." + std::to_string(number / 200) + "." + std::to_string(number % 200 + 10);
}

std::string userAgentOf(ConsumerKind kind, const std::string &name)
{
    switch (kind) {
    case ConsumerKind::ConnectorAppOnly:
    case ConsumerKind::ConnectorDelegated:
    case ConsumerKind::ConnectorVariable:
        return "PowerPlatformConnectors/3.2 (" + name + ")";
    case ConsumerKind::ContainerApp:
    case ConsumerKind::Federated:
        return "azsdk-python-identity/1.19.0 Python/3.12.3 (" + name + ")";
    case ConsumerKind::WebApp:
        return "azsdk-net-Identity/1.13.1 (Microsoft.Web/sites; " + name + ")";
    case ConsumerKind::NamedValue:
        return "Microsoft.ApiManagement/service (" + name + ")";
    }
    return {};
}

void addComponent(Ground &ground, const Bot &bot, const std::string &name, int type,
                  const std::string &data, const std::string &connectionReferenceId)
{
    BotComponent component;
    component.id = ground.random.guid();
    component.botId = bot.id;
    component.name = name;
    component.schemaName = bot.schemaName + ".component." + logicalName(name);
    component.componentType = type;
    component.data = data;
    if (!connectionReferenceId.empty())
        component.connectionReferenceIds.push_back(connectionReferenceId);
    ground.world.components.emplace(component.id, std::move(component));
}

} // namespace

Consumer &addConsumer(Ground &ground, ConsumerKind kind, const std::string &name,
                      const Application &application, const Bot &bot)
{
    World &world = ground.world;
    Consumer consumer;
    consumer.id = ground.random.guid();
    consumer.name = name;
    consumer.kind = kind;
    consumer.appId = application.appId;
    consumer.agentIds.push_back(bot.id);
    consumer.resource = "api://contoso-" + logicalName(bot.name);
    consumer.userAgent = userAgentOf(kind, name);
    const std::size_t number = world.consumers.size();
    consumer.addresses.push_back(addressOf(number));
    if (number % 5 == 4)
        consumer.addresses.push_back(addressOf(number + 10000));
    if (!application.passwords.empty())
        consumer.presents = application.passwords.front().secretText;
    const std::string id = consumer.id;
    return world.consumers.emplace(id, std::move(consumer)).first->second;
}

Connector &addConnector(Ground &ground, const Bot &bot, const Application &application,
                        Consumer &consumer)
{
    Connector connector;
    connector.id = ground.random.guid();
    connector.environmentId = bot.environmentId;
    connector.name = "kt_" + logicalName(consumer.name);
    connector.displayName = consumer.name;
    connector.internalId = "shared_" + logicalName(consumer.name) + "-5f" + ground.random.hex(16);
    connector.clientId = application.appId;
    connector.resourceUri = consumer.resource;
    connector.appOnly = consumer.kind != ConsumerKind::ConnectorDelegated;
    connector.showsGrantType = connector.appOnly || ground.random.chance(0.5);
    connector.consumerId = consumer.id;
    consumer.rowId = connector.id;
    const std::string id = connector.id;
    return ground.world.connectors.emplace(id, std::move(connector)).first->second;
}

void addTool(Ground &ground, const Bot &bot, const Connector &connector, const std::string &mode)
{
    ConnectionReference reference;
    reference.id = ground.random.guid();
    reference.environmentId = bot.environmentId;
    reference.logicalName =
        bot.schemaName + "." + connector.internalId + "." + ground.random.hex(32);
    reference.displayName = bot.name + " to " + connector.displayName;
    reference.connectionId = ground.random.hex(32);
    reference.ownerUserId = bot.ownerUserId;
    reference.connectorId = "/providers/Microsoft.PowerApps/apis/" + connector.internalId;
    reference.connectorRowId = connector.id;
    addComponent(ground, bot, "Look up with " + connector.displayName, 9,
                 "kind: TaskDialog\n"
                 "modelDisplayName: Look up a record\n"
                 "action:\n"
                 "  kind: InvokeConnectorTaskAction\n"
                 "  connectionReference: " +
                     reference.logicalName +
                     "\n"
                     "  connectionProperties:\n"
                     "    mode: " +
                     mode +
                     "\n"
                     "  operationId: GetRecord\n",
                 reference.id);
    ground.world.connectionReferences.emplace(reference.id, std::move(reference));
}

ContainerApp &addContainerApp(Ground &ground, const Bot &bot, const Application &application,
                              Consumer &consumer)
{
    ContainerApp app;
    app.name = "mcp-" + logicalName(bot.name);
    app.subscriptionId = ground.world.subscriptions.front().id;
    app.resourceGroup = "rg-agents";
    app.location = "West Europe";
    app.fqdn =
        app.name + ".wittyfield-" + ground.random.hex(8) + ".westeurope.azurecontainerapps.io";
    const ServicePrincipal &identity = addManagedIdentity(ground, app.name);
    app.identityPrincipalId = identity.id;
    app.identityClientId = identity.appId;
    app.environment = {{"AZURE_CLIENT_ID", application.appId},
                       {"AZURE_TENANT_ID", ground.world.tenantId}};
    app.consumerId = consumer.id;
    app.revisions = {app.name + "--0000001"};
    consumer.rowId = app.name;
    consumer.readerAppId = identity.appId;
    consumer.readerObjectId = identity.id;
    addComponent(ground, bot, "Tools of " + app.name, 9,
                 "kind: TaskDialog\n"
                 "modelDisplayName: MCP server\n"
                 "action:\n"
                 "  kind: InvokeExternalAgentTaskAction\n"
                 "  serverUrl: https://" +
                     app.fqdn + "/mcp\n",
                 {});
    const std::string name = app.name;
    return ground.world.containerApps.emplace(name, std::move(app)).first->second;
}

} // namespace sim::seed

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/consumerfinder.h"

#include "app/inventory/connectorsettings.h"
#include "app/inventory/vaultreference.h"

#include <QUrl>

#include <algorithm>

namespace keyturn {

namespace {

using namespace std::chrono_literals;

constexpr Millis tokenLife = 90min;
constexpr Millis containerAppLag = 30min;
constexpr Millis webAppLag = 24h;
constexpr Millis namedValueLag = 4h;

/// Dataverse itself, which reads secret environment variables on their connectors' behalf.
constexpr QLatin1String dataverse("00000007-0000-0000-c000-000000000000");

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

void addOnce(Agent &agent, Consumer consumer)
{
    const bool known = std::any_of(agent.consumers.begin(), agent.consumers.end(),
                                   [&](const Consumer &c) { return c.id == consumer.id; });
    if (!known)
        agent.consumers.append(std::move(consumer));
}

void readFromVault(Consumer &consumer, const VaultReference &reference)
{
    consumer.delivery = Delivery::KeyVault;
    consumer.vaultUri = reference.vaultUri;
    consumer.secretName = reference.secretName;
    consumer.pinnedVersion = reference.version;
}

/// What a caller in a vault's log is, by the user agent that its platform sends.
ConsumerKind kindOfCaller(const QString &userAgent)
{
    if (userAgent.contains(QLatin1String("Microsoft.Web"), Qt::CaseInsensitive))
        return ConsumerKind::WebApp;
    if (userAgent.contains(QLatin1String("ApiManagement"), Qt::CaseInsensitive))
        return ConsumerKind::NamedValue;
    return ConsumerKind::VaultReader;
}

/// An unknown reader is assumed to be as slow as the slowest known kind.
Millis lagOf(ConsumerKind kind)
{
    return kind == ConsumerKind::NamedValue ? namedValueLag : webAppLag;
}

const ContainerAppVariable *variable(const ContainerApp &app, const QString &name)
{
    const auto found =
        std::find_if(app.environment.begin(), app.environment.end(),
                     [&](const ContainerAppVariable &row) { return row.name == name; });
    return found == app.environment.end() ? nullptr : &*found;
}

} // namespace

ConsumerFinder::ConsumerFinder(const EnvironmentRows &rows, const AzureRows &azure)
    : m_rows(rows)
    , m_azure(azure)
{}

void ConsumerFinder::addToolConsumers(Agent &agent, const BotComponentRow &component,
                                      const ComponentText &text) const
{
    for (const ConnectionReferenceRow &reference : m_rows.connectionReferences) {
        if (component.connectionReferenceIds.contains(reference.id) ||
            text.connectionReferences.contains(reference.logicalName))
            addConnector(agent, reference);
    }
    for (const QString &serverUrl : text.serverUrls)
        addContainerApp(agent, serverUrl);
}

const ConnectorRow *ConsumerFinder::connectorOf(const ConnectionReferenceRow &reference) const
{
    const QString internalId = reference.connectorId.section(QLatin1Char('/'), -1);
    for (const ConnectorRow &connector : m_rows.connectors) {
        if (!reference.customConnectorRowId.isEmpty()
                ? connector.id == reference.customConnectorRowId
                : same(connector.internalId, internalId))
            return &connector;
    }
    return nullptr;
}

void ConsumerFinder::addConnector(Agent &agent, const ConnectionReferenceRow &reference) const
{
    const ConnectorRow *connector = connectorOf(reference);
    if (!connector)
        return;
    const ConnectorSettings settings = ConnectorSettings::read(connector->connectionParameters);
    if (!settings.isEntraApplication)
        return;
    Consumer consumer;
    consumer.id = QStringLiteral("connector:") + connector->id;
    consumer.name = connector->displayName.isEmpty() ? connector->name : connector->displayName;
    consumer.applicationId = settings.clientId;
    consumer.flow = settings.flow;
    consumer.reresolvesWithin = tokenLife;
    consumer.environmentId = m_rows.environment.id;
    consumer.connectorName = connector->internalId;
    consumer.connectorRowId = connector->id;
    const auto variable = std::find_if(m_rows.variables.begin(), m_rows.variables.end(),
                                       [&](const EnvironmentVariableRow &row) {
                                           return row.schemaName == settings.secretVariable;
                                       });
    if (variable != m_rows.variables.end()) {
        const QString value = variable->value.isEmpty() ? variable->defaultValue : variable->value;
        const auto vault = VaultReference::from(value);
        if (vault)
            readFromVault(consumer, *vault);
        consumer.kind = ConsumerKind::EnvironmentVariable;
        consumer.resourceId = variable->valueId;
        consumer.toldByPerson = true;
    }
    addOnce(agent, std::move(consumer));
}

void ConsumerFinder::addContainerApp(Agent &agent, const QString &serverUrl) const
{
    const QString host = QUrl(serverUrl).host();
    const auto app = std::find_if(
        m_azure.containerApps.begin(), m_azure.containerApps.end(),
        [&](const ContainerApp &row) { return !row.fqdn.isEmpty() && same(row.fqdn, host); });
    if (app == m_azure.containerApps.end())
        return;
    const ContainerAppVariable *clientId = variable(*app, QStringLiteral("AZURE_CLIENT_ID"));
    if (!clientId || clientId->value.isEmpty())
        return;
    Consumer consumer;
    consumer.id = QStringLiteral("containerapp:") + app->resourceId;
    consumer.kind = ConsumerKind::ContainerApp;
    consumer.name = app->name;
    consumer.applicationId = clientId->value;
    consumer.flow = FlowKind::AppOnly;
    consumer.delivery = Delivery::Api;
    consumer.reresolvesWithin = containerAppLag;
    consumer.environmentId = m_rows.environment.id;
    consumer.resourceId = app->resourceId;
    const ContainerAppVariable *secret = variable(*app, QStringLiteral("AZURE_CLIENT_SECRET"));
    for (const ContainerAppSecret &row : app->secrets) {
        if (!secret || row.name != secret->secretRef)
            continue;
        if (const auto vault = VaultReference::from(row.keyVaultUrl))
            readFromVault(consumer, *vault);
    }
    addOnce(agent, std::move(consumer));
}

void ConsumerFinder::addVaultCallers(Agent &agent) const
{
    struct Held
    {
        VaultReference secret;
        QString applicationId;
    };
    QList<Held> held;
    for (const Consumer &consumer : agent.consumers) {
        if (!consumer.vaultUri.isEmpty())
            held.append({{consumer.vaultUri, consumer.secretName, {}}, consumer.applicationId});
        for (const TaggedSecret &tagged : m_azure.taggedSecrets) {
            if (same(tagged.applicationId, consumer.applicationId))
                held.append({{tagged.vaultUri, tagged.name, {}}, consumer.applicationId});
        }
    }
    QSet<QString> known;
    for (const ContainerApp &app : m_azure.containerApps) {
        known.insert(app.principalId);
        for (const QString &id : app.userAssignedPrincipalIds)
            known.insert(id);
    }
    for (const VaultCaller &caller : m_azure.vaultCallers) {
        const auto what = std::find_if(held.begin(), held.end(), [&](const Held &h) {
            return h.secret.namesSameSecret(caller.vaultUri, caller.secretName);
        });
        const bool accounted = same(caller.applicationId, m_azure.ownApplicationId) ||
                               same(caller.applicationId, dataverse) ||
                               known.contains(caller.objectId);
        if (what == held.end() || accounted)
            continue;
        Consumer consumer;
        consumer.id = QStringLiteral("vault-reader:") + caller.objectId;
        consumer.kind = kindOfCaller(caller.userAgent);
        consumer.name = caller.name.isEmpty() ? caller.userAgent : caller.name;
        consumer.applicationId = what->applicationId;
        consumer.flow = FlowKind::AppOnly;
        consumer.reresolvesWithin = lagOf(consumer.kind);
        readFromVault(consumer, what->secret);
        addOnce(agent, std::move(consumer));
    }
}

} // namespace keyturn

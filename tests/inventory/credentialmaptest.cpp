// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/credentialmap.h"

#include "tests/inventory/drawnagents.h"

#include <QTest>

using namespace keyturn;

namespace {

const TimePoint now = fromIso(QStringLiteral("2026-11-20T12:00:00Z"));
const QByteArray delegatedParameters =
    R"json({"token":{"type":"oauthSetting","oAuthSettings":{"identityProvider":"aad",
    "clientId":"APP-1","customParameters":{"tenantId":{"value":"t"},
    "grantType":{"value":"authorization_code"}}}}})json";
const QByteArray appOnlyParameters =
    R"json({"token":{"type":"oauthSetting","oAuthSettings":{"identityProvider":"aad",
    "clientId":"app-1","customParameters":{"grantType":{"value":"client_credentials"}}}}})json";
const QByteArray variableParameters =
    R"json({"token":{"type":"oauthSetting","oAuthSettings":{"identityProvider":"aad",
    "clientId":"app-1","clientSecret":"@environmentVariables(\"kt_Secret\")",
    "customParameters":{"grantType":{"value":"client_credentials"}}}}})json";

/// One agent "Helpdesk" with one tool on one connector with these parameters.
EnvironmentRows helpdesk(const QByteArray &parameters)
{
    EnvironmentRows rows;
    rows.environment = {QStringLiteral("env-1"), QStringLiteral("Contoso"),
                        QStringLiteral("Production"), QStringLiteral("https://c.crm4.dynamics.com"),
                        QString()};
    BotRow bot;
    bot.id = QStringLiteral("bot-1");
    bot.name = QStringLiteral("Helpdesk");
    bot.publishedOn = now;
    bot.ownerId = QStringLiteral("user-1");
    rows.bots = {bot};
    BotComponentRow tool;
    tool.botId = bot.id;
    tool.type = 9;
    tool.data = QStringLiteral("kind: TaskDialog\naction:\n  connectionReference: kt_help.conn\n"
                               "  connectionProperties:\n    mode: maker\n");
    rows.components = {tool};
    ConnectionReferenceRow reference;
    reference.id = QStringLiteral("ref-1");
    reference.logicalName = QStringLiteral("kt_help.conn");
    reference.connectorId = QStringLiteral("/providers/Microsoft.PowerApps/apis/shared_help-5f1");
    rows.connectionReferences = {reference};
    ConnectorRow connector;
    connector.id = QStringLiteral("conn-1");
    connector.internalId = QStringLiteral("shared_help-5f1");
    connector.displayName = QStringLiteral("Help connector");
    connector.type = 1;
    connector.connectionParameters = parameters;
    rows.connectors = {connector};
    return rows;
}

void addVariable(EnvironmentRows &rows, const QString &value)
{
    EnvironmentVariableRow variable;
    variable.schemaName = QStringLiteral("kt_Secret");
    variable.value = value;
    variable.valueId = QStringLiteral("value-1");
    rows.variables = {variable};
}

QString secretReference(const QString &version = {})
{
    const QString base =
        QStringLiteral("/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/KV1/"
                       "secrets/help-secret");
    return version.isEmpty() ? base : base + QLatin1Char('/') + version;
}

PasswordCredential secret(const QString &name, int daysLeft)
{
    return {name + QStringLiteral("-id"), name, QStringLiteral("abc"),
            now - std::chrono::hours(24 * 60), now + std::chrono::hours(24 * daysLeft)};
}

ApplicationRows application(const QList<PasswordCredential> &secrets)
{
    ApplicationRows rows;
    rows.application.id = QStringLiteral("object-1");
    rows.application.appId = QStringLiteral("app-1");
    rows.application.passwordCredentials = secrets;
    return rows;
}

AzureRows mcpServer(const QString &keyVaultUrl)
{
    ContainerApp app;
    app.resourceId = QStringLiteral("/subscriptions/s/containerApps/mcp");
    app.name = QStringLiteral("mcp");
    app.fqdn = QStringLiteral("mcp.x.azurecontainerapps.io");
    app.principalId = QStringLiteral("mcp-oid");
    app.secrets = {{QStringLiteral("client-secret"), keyVaultUrl, QStringLiteral("system")}};
    ContainerAppVariable id;
    id.name = QStringLiteral("AZURE_CLIENT_ID");
    id.value = QStringLiteral("app-1");
    ContainerAppVariable value;
    value.name = QStringLiteral("AZURE_CLIENT_SECRET");
    value.secretRef = QStringLiteral("client-secret");
    app.environment = {id, value};
    AzureRows azure;
    azure.containerApps = {app};
    return azure;
}

VaultCaller caller(const char *objectId, const char *appId, const char *userAgent)
{
    return {QStringLiteral("https://kv1.vault.azure.net"),
            QStringLiteral("help-secret"),
            QLatin1String(objectId),
            QLatin1String(appId),
            QLatin1String(objectId),
            QLatin1String(userAgent)};
}

} // namespace

#define COMPARE_TREE(agents, tree) QCOMPARE(drawn(agents), QStringLiteral(tree))

class CredentialMapTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsDelegatedFromAppOnly();
    void takesAConnectorWithoutGrantTypeForDelegated();
    void followsASecretVariableToItsVault();
    void seesAPinnedVersion();
    void findsTheContainerAppBehindAnMcpServer();
    void findsWhoElseReadsTheVault();
    void findsReadersThroughTheTagOfASecret();
    void leavesConnectorsWithoutAnApplicationAlone();
    void takesTheSlowestOfItsTriggers();
    void namesTheOwnerAndWhetherTheyAreActive();
    void knowsBystandersByTheirKindAndPlace();
    void knowsBystandersAmongSecretsOnlyByEvidence();
    void knowsWhatSeveralAgentsShare();
    void doesNotCallAnExpiredSecretTheOneInUse();
    void keepsLinksMadeByHand();
    void doesNotRepeatALinkThatTheMapFound();
};

void CredentialMapTest::tellsDelegatedFromAppOnly()
{
    COMPARE_TREE(mapAgents(helpdesk(delegatedParameters), {}, now),
                 "Helpdesk (published)\n"
                 "  <- connector, Help connector, delegated, of APP-1, by portal, within 90 min\n");
    COMPARE_TREE(mapAgents(helpdesk(appOnlyParameters), {}, now),
                 "Helpdesk (published)\n"
                 "  <- connector, Help connector, app-only, of app-1, by portal, within 90 min\n");
}

void CredentialMapTest::takesAConnectorWithoutGrantTypeForDelegated()
{
    const QByteArray parameters =
        R"({"token":{"oAuthSettings":{"identityProvider":"aad","clientId":"app-1"}}})";
    COMPARE_TREE(mapAgents(helpdesk(parameters), {}, now),
                 "Helpdesk (published)\n"
                 "  <- connector, Help connector, delegated, of app-1, by portal, within 90 min\n");
}

void CredentialMapTest::followsASecretVariableToItsVault()
{
    EnvironmentRows rows = helpdesk(variableParameters);
    addVariable(rows, secretReference());
    const QList<Agent> agents = mapAgents(rows, {}, now);
    COMPARE_TREE(agents,
                 "Helpdesk (published)\n"
                 "  <- environment-variable, Help connector, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, within 90 min, when told\n");
    QCOMPARE(agents.first().consumers.first().resourceId, QStringLiteral("value-1"));
}

void CredentialMapTest::seesAPinnedVersion()
{
    EnvironmentRows rows = helpdesk(variableParameters);
    addVariable(rows, secretReference(QStringLiteral("0a1b")));
    COMPARE_TREE(mapAgents(rows, {}, now),
                 "Helpdesk (published)\n"
                 "  <- environment-variable, Help connector, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, pinned to 0a1b, within 90 min, "
                 "when told\n");
}

void CredentialMapTest::findsTheContainerAppBehindAnMcpServer()
{
    EnvironmentRows rows = helpdesk({});
    rows.components.first().data =
        QStringLiteral("kind: TaskDialog\naction:\n  kind: InvokeExternalAgentTaskAction\n"
                       "  serverUrl: https://mcp.x.azurecontainerapps.io/mcp\n");
    const QString url = QStringLiteral("https://kv1.vault.azure.net/secrets/help-secret");
    COMPARE_TREE(mapAgents(rows, mcpServer(url), now),
                 "Helpdesk (published)\n"
                 "  <- container-app, mcp, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, within 30 min\n");
    COMPARE_TREE(mapAgents(rows, mcpServer({}), now),
                 "Helpdesk (published)\n"
                 "  <- container-app, mcp, app-only, of app-1, by api, within 30 min\n");
}

void CredentialMapTest::findsWhoElseReadsTheVault()
{
    EnvironmentRows rows = helpdesk(variableParameters);
    addVariable(rows, secretReference());
    AzureRows azure;
    azure.ownApplicationId = QStringLiteral("console");
    azure.vaultCallers = {caller("web", "w", "azsdk-net (Microsoft.Web/sites; app)"),
                          caller("apim", "a", "Microsoft.ApiManagement/service (x)"),
                          caller("other", "o", "curl/8"), caller("us", "console", "Keyturn"),
                          caller("platform", "00000007-0000-0000-c000-000000000000", "Dataverse")};
    COMPARE_TREE(mapAgents(rows, azure, now),
                 "Helpdesk (published)\n"
                 "  <- environment-variable, Help connector, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, within 90 min, when told\n"
                 "  <- web-app, web, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, within 1440 min\n"
                 "  <- named-value, apim, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, within 240 min\n"
                 "  <- vault-reader, other, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, within 1440 min\n");
}

void CredentialMapTest::findsReadersThroughTheTagOfASecret()
{
    AzureRows azure;
    azure.taggedSecrets = {{QStringLiteral("https://kv1.vault.azure.net"),
                            QStringLiteral("help-secret"), QStringLiteral("App-1")}};
    azure.vaultCallers = {caller("web", "w", "Microsoft.Web/sites")};
    COMPARE_TREE(mapAgents(helpdesk(appOnlyParameters), azure, now),
                 "Helpdesk (published)\n"
                 "  <- connector, Help connector, app-only, of app-1, by portal, within 90 min\n"
                 "  <- web-app, web, app-only, of app-1, by keyvault, "
                 "from https://kv1.vault.azure.net/help-secret, within 1440 min\n");
}

void CredentialMapTest::leavesConnectorsWithoutAnApplicationAlone()
{
    COMPARE_TREE(mapAgents(helpdesk(R"({"api_key":{"type":"securestring"}})"), {}, now),
                 "Helpdesk (published)\n");
    COMPARE_TREE(mapAgents(helpdesk("not json"), {}, now), "Helpdesk (published)\n");
}

void CredentialMapTest::takesTheSlowestOfItsTriggers()
{
    EnvironmentRows rows = helpdesk({});
    for (const char *recurrence : {"frequency: Hour\n  interval: 6", "frequency: Week"}) {
        BotComponentRow trigger;
        trigger.botId = QStringLiteral("bot-1");
        trigger.type = 17;
        trigger.data = QStringLiteral("recurrence:\n  ") + QLatin1String(recurrence);
        rows.components.append(trigger);
    }
    COMPARE_TREE(mapAgents(rows, {}, now), "Helpdesk (published, every 168 h)\n");
}

void CredentialMapTest::namesTheOwnerAndWhetherTheyAreActive()
{
    EnvironmentRows rows = helpdesk({});
    SystemUserRow user;
    user.id = QStringLiteral("user-1");
    user.domainName = QStringLiteral("anna@contoso.com");
    user.azureState = 2;
    rows.users = {user};
    const Agent agent = mapAgents(rows, {}, now).first();
    QCOMPARE(agent.ownerName, QStringLiteral("anna@contoso.com"));
    QVERIFY(!agent.ownerActive);
    QVERIFY(agent.production);
}

void CredentialMapTest::knowsBystandersByTheirKindAndPlace()
{
    QList<Agent> agents = mapAgents(helpdesk(appOnlyParameters), {}, now);
    ApplicationRows rows = application({secret(QStringLiteral("current"), 30)});
    KeyCredential certificate;
    certificate.keyId = QStringLiteral("cert-id");
    certificate.displayName = QStringLiteral("CN=old");
    certificate.endDateTime = now + std::chrono::hours(1);
    rows.application.keyCredentials = {certificate};
    rows.servicePrincipal.emplace();
    rows.servicePrincipal->passwordCredentials = {secret(QStringLiteral("sso"), 30)};
    FederatedIdentityCredential federated;
    federated.name = QStringLiteral("github");
    rows.federated = {federated};
    attachCredentials(agents, {{QStringLiteral("app-1"), rows}}, now);
    COMPARE_TREE(agents,
                 "Helpdesk (published)\n"
                 "  <- connector, Help connector, app-only, of app-1, by portal, within 90 min\n"
                 "  == client-secret, current, on the application\n"
                 "  == certificate, CN=old, on the application, bystander\n"
                 "  == client-secret, sso, on the service principal, bystander\n"
                 "  == federated, github, on the application, bystander\n");
}

void CredentialMapTest::knowsBystandersAmongSecretsOnlyByEvidence()
{
    QList<Agent> agents = mapAgents(helpdesk(appOnlyParameters), {}, now);
    ApplicationRows rows =
        application({secret(QStringLiteral("current"), 30), secret(QStringLiteral("legacy"), 90)});
    const QString tree =
        QStringLiteral("Helpdesk (published)\n"
                       "  <- connector, Help connector, app-only, of app-1, by portal, within 90 "
                       "min\n"
                       "  == client-secret, current, on the application\n"
                       "  == client-secret, legacy, on the application%1\n");
    attachCredentials(agents, {{QStringLiteral("app-1"), rows}}, now);
    QCOMPARE(drawn(agents), tree.arg(QString()));
    rows.seenKeyIds = {QStringLiteral("current-id")};
    attachCredentials(agents, {{QStringLiteral("app-1"), rows}}, now);
    QCOMPARE(drawn(agents), tree.arg(QStringLiteral(", bystander")));
}

void CredentialMapTest::knowsWhatSeveralAgentsShare()
{
    EnvironmentRows rows = helpdesk(appOnlyParameters);
    BotRow second = rows.bots.first();
    second.id = QStringLiteral("bot-2");
    second.name = QStringLiteral("Travel");
    rows.bots.append(second);
    BotComponentRow tool = rows.components.first();
    tool.botId = second.id;
    rows.components.append(tool);
    QList<Agent> agents = mapAgents(rows, {}, now);
    attachCredentials(
        agents, {{QStringLiteral("app-1"), application({secret(QStringLiteral("current"), 30)})}},
        now);
    COMPARE_TREE(agents,
                 "Helpdesk (published)\n"
                 "  <- connector, Help connector, app-only, of app-1, by portal, within 90 min\n"
                 "  == client-secret, current, on the application, shared\n"
                 "Travel (published)\n"
                 "  <- connector, Help connector, app-only, of app-1, by portal, within 90 min\n"
                 "  == client-secret, current, on the application, shared\n");
}

void CredentialMapTest::doesNotCallAnExpiredSecretTheOneInUse()
{
    QList<Agent> agents = mapAgents(helpdesk(appOnlyParameters), {}, now);
    const ApplicationRows rows =
        application({secret(QStringLiteral("expired"), -1), secret(QStringLiteral("current"), 30)});
    attachCredentials(agents, {{QStringLiteral("app-1"), rows}}, now);
    QVERIFY(agents.first().credentials.at(0).bystander);
    QVERIFY(!agents.first().credentials.at(1).bystander);
}

void CredentialMapTest::keepsLinksMadeByHand()
{
    QList<Agent> agents = mapAgents(helpdesk({}), {}, now);
    ManualLink link;
    link.agentId = QStringLiteral("bot-1");
    link.applicationId = QStringLiteral("app-1");
    link.consumer.id = QStringLiteral("by-hand:1");
    link.consumer.kind = ConsumerKind::ByHand;
    link.consumer.name = QStringLiteral("Batch job");
    link.consumer.applicationId = link.applicationId;
    mergeLinks(agents, {link});
    attachCredentials(
        agents, {{QStringLiteral("app-1"), application({secret(QStringLiteral("current"), 30)})}},
        now);
    COMPARE_TREE(agents, "Helpdesk (published)\n"
                         "  <- by-hand, Batch job, unknown, of app-1, by portal, within 0 min, "
                         "linked by hand\n"
                         "  == client-secret, current, on the application\n");
}

void CredentialMapTest::doesNotRepeatALinkThatTheMapFound()
{
    QList<Agent> agents = mapAgents(helpdesk(appOnlyParameters), {}, now);
    ManualLink link;
    link.agentId = QStringLiteral("bot-1");
    link.consumer.id = QStringLiteral("connector:conn-1");
    mergeLinks(agents, {link});
    QCOMPARE(agents.first().consumers.size(), 1);
    QVERIFY(!agents.first().consumers.first().linkedByHand);
}

QTEST_GUILESS_MAIN(CredentialMapTest)
#include "credentialmaptest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/clientfixture.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace keyturn;
using namespace keyturn::test;

/// Every reading call against a simulated tenant, compared with the tenant's own account of itself.
class TenantReadsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<ClientFixture>();
        QVERIFY2(m_fixture->tenant.failure().isEmpty(), qPrintable(m_fixture->tenant.failure()));
        m_state = m_fixture->tenant.get(QStringLiteral("state"));
        QVERIFY(!m_state.isAbsent());
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void listsEveryEnvironmentAndAgent()
    {
        ClientFixture &f = *m_fixture;
        const auto environments = await(f.platform.listEnvironments());
        KT_VERIFY(environments);
        QSet<QString> ids;
        QSet<QString> agents;
        int strangers = 0;
        for (const Environment &environment : *environments) {
            ids.insert(environment.id);
            if (environment.instanceUrl.isEmpty())
                continue;
            QVERIFY(!environment.instanceUrl.endsWith(QLatin1Char('/')));
            const auto bots = await(f.dataverse.listBots(environment.instanceUrl));
            if (!bots) {
                // The console is no application user there: told, and told apart.
                QCOMPARE(bots.error().kind, ErrorKind::Forbidden);
                QCOMPARE(bots.error().code, QStringLiteral("0x80072560"));
                ++strangers;
                continue;
            }
            for (const BotRow &bot : *bots) {
                agents.insert(bot.id);
                QVERIFY(!bot.name.isEmpty());
                QVERIFY(!bot.ownerId.isEmpty());
            }
        }
        QCOMPARE(ids, idsOf("environments"));
        QCOMPARE(agents, idsOf("agents"));
        QCOMPARE(strangers, 1);
    }

    void readsWhatAnInventoryNeeds()
    {
        ClientFixture &f = *m_fixture;
        int components = 0;
        int references = 0;
        int connectors = 0;
        int variables = 0;
        int users = 0;
        for (const QString &url : instances()) {
            const auto who = await(f.dataverse.whoAmI(url));
            KT_VERIFY(who);
            QVERIFY(!who->userId.isEmpty());
            const auto componentRows = await(f.dataverse.listBotComponents(url));
            KT_VERIFY(componentRows);
            const auto referenceRows = await(f.dataverse.listConnectionReferences(url));
            KT_VERIFY(referenceRows);
            const auto connectorRows = await(f.dataverse.listConnectors(url));
            KT_VERIFY(connectorRows);
            const auto variableRows = await(f.dataverse.listEnvironmentVariables(url));
            KT_VERIFY(variableRows);
            const auto userRows = await(f.dataverse.listSystemUsers(url));
            KT_VERIFY(userRows);
            components += static_cast<int>(componentRows->size());
            references += static_cast<int>(referenceRows->size());
            connectors += static_cast<int>(connectorRows->size());
            variables += static_cast<int>(variableRows->size());
            users += static_cast<int>(userRows->size());
            for (const EnvironmentVariableRow &row : *variableRows)
                QVERIFY2(row.value.startsWith(QLatin1String("/subscriptions/")),
                         qPrintable(row.value));
            for (const ConnectorRow &row : *connectorRows)
                QVERIFY(!row.internalId.isEmpty());
            for (const BotComponentRow &row : *componentRows)
                QVERIFY(!row.botId.isEmpty());
        }
        QVERIFY(components > 0);
        QVERIFY(references > 0);
        QVERIFY(connectors > 0);
        QVERIFY(variables > 0);
        QVERIFY(users > 0);
    }

    void readsOneAgentAndItsOwner()
    {
        ClientFixture &f = *m_fixture;
        const QString url = instances().first();
        const auto bots = await(f.dataverse.listBots(url));
        KT_VERIFY(bots);
        QVERIFY(!bots->isEmpty());
        const BotRow first = bots->first();
        const auto again = await(f.dataverse.bot(url, first.id));
        KT_VERIFY(again);
        QCOMPARE(again->schemaName, first.schemaName);
        const auto owner = await(f.dataverse.systemUser(url, first.ownerId));
        KT_VERIFY(owner);
        QCOMPARE(owner->id, first.ownerId);
        const auto components = await(f.dataverse.listBotComponents(url, first.id));
        KT_VERIFY(components);
        for (const BotComponentRow &row : *components)
            QCOMPARE(row.botId, first.id);
        const auto none =
            await(f.dataverse.bot(url, QStringLiteral("00000000-0000-4000-8000-000000000000")));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
    }

    void readsEveryApplicationWithItsCredentials()
    {
        ClientFixture &f = *m_fixture;
        const auto listed = await(f.graph.listApplications());
        KT_VERIFY(listed);
        QVERIFY(listed->size() >= qsizetype(m_state.items("applications").size()));
        const Json truth = f.applicationOf(QStringLiteral("bystanders"));
        const auto byAppId = await(f.graph.applicationByAppId(truth.text("appId")));
        KT_VERIFY(byAppId);
        const auto byId = await(f.graph.application(byAppId->id));
        KT_VERIFY(byId);
        QCOMPARE(*byId, *byAppId);
        QCOMPARE(byId->id, truth.text("id"));
        QSet<QString> expected;
        for (const Json &each : truth.items("passwordCredentials"))
            expected.insert(each.text("keyId"));
        QSet<QString> told;
        for (const PasswordCredential &each : byId->passwordCredentials) {
            told.insert(each.keyId);
            QVERIFY(each.endDateTime != TimePoint{});
        }
        QCOMPARE(told, expected);
        QVERIFY(told.size() > 1);
        const auto principal = await(f.graph.servicePrincipalByAppId(truth.text("appId")));
        KT_VERIFY(principal);
        QCOMPARE(principal->appId, truth.text("appId"));
        const auto owners = await(f.graph.listApplicationOwners(byId->id));
        KT_VERIFY(owners);
        QVERIFY(!owners->isEmpty());
        KT_VERIFY(await(f.graph.listFederatedIdentityCredentials(byId->id)));
        KT_VERIFY(await(
            f.graph.listDirectoryAudits(byId->id, f.clock.now() - std::chrono::hours(24 * 30))));
        const auto none = await(
            f.graph.applicationByAppId(QStringLiteral("00000000-0000-4000-8000-000000000000")));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
    }

    void readsTheLongestLifetimeThatAPolicyAllows()
    {
        ClientFixture &f = *m_fixture;
        const Json capped = f.applicationOf(QStringLiteral("policy-capped"));
        const auto policy = await(f.graph.appManagementPolicy(capped.text("id")));
        KT_VERIFY(policy);
        QVERIFY(policy->longestPasswordLifetime);
        QCOMPARE(*policy->longestPasswordLifetime, Millis(std::chrono::hours(24 * 60)));
        const Json free = f.applicationOf(QStringLiteral("bystanders"));
        const auto none = await(f.graph.appManagementPolicy(free.text("id")));
        KT_VERIFY(none);
        QVERIFY(*none != *policy);
    }

    void readsUsers()
    {
        ClientFixture &f = *m_fixture;
        const auto users = await(f.graph.listUsers());
        KT_VERIFY(users);
        QVERIFY(!users->isEmpty());
        const auto one = await(f.graph.user(users->first().id));
        KT_VERIFY(one);
        QCOMPARE(one->userPrincipalName, users->first().userPrincipalName);
    }

    void readsVaults()
    {
        ClientFixture &f = *m_fixture;
        int secrets = 0;
        int forbidden = 0;
        for (const KeyVault &vault : vaultsOfTenant()) {
            const auto listed = await(f.vaults.listSecrets(vault.vaultUri));
            if (!listed) {
                QCOMPARE(listed.error().kind, ErrorKind::Forbidden);
                QCOMPARE(listed.error().code, QStringLiteral("ForbiddenByRbac"));
                ++forbidden;
                continue;
            }
            for (const VaultSecretVersion &each : *listed) {
                const auto versions = await(f.vaults.versions(vault.vaultUri, each.name));
                KT_VERIFY(versions);
                QVERIFY(!versions->isEmpty());
                QCOMPARE(versions->first().version.size(), 32);
                const auto value = await(f.vaults.secret(vault.vaultUri, each.name));
                if (!value) {
                    QCOMPARE(value.error().code, QStringLiteral("ForbiddenByRbac"));
                    QCOMPARE(value.error().subject,
                             QStringLiteral("Microsoft.KeyVault/vaults/secrets/getSecret/action"));
                    ++forbidden;
                    continue;
                }
                QCOMPARE(value->version.version, versions->first().version);
                QVERIFY(!value->value.isEmpty());
                ++secrets;
            }
        }
        QVERIFY(secrets > 0);
        QVERIFY2(forbidden > 0, "one vault of the tenant refuses the console");
        const auto none = await(
            f.vaults.secret(vaultsOfTenant().first().vaultUri, QStringLiteral("no-such-secret")));
        QVERIFY(!none);
        QVERIFY(none.error().kind == ErrorKind::NotFound ||
                none.error().kind == ErrorKind::Forbidden);
    }

    void queriesTheLogs()
    {
        ClientFixture &f = *m_fixture;
        const QString workspace = f.tenant.line().text("workspaceId");
        const QString appId = f.applicationOf(QStringLiteral("app-only-by-hand")).text("appId");
        const QString kql =
            QStringLiteral(
                "AADServicePrincipalSignInLogs | where AppId == %1 | summarize n=count(), "
                "ok=countif(ResultType == \"0\"), last=max(TimeGenerated), "
                "ips=make_set(IPAddress) by ServicePrincipalCredentialKeyId")
                .arg(kqlString(appId));
        const auto table = await(f.logs.query(workspace, kql, QStringLiteral("P90D")));
        KT_VERIFY(table);
        QVERIFY(!table->rows.isEmpty());
        QVERIFY(table->number(0, QStringLiteral("n")) > 0);
        QVERIFY(table->time(0, QStringLiteral("last")) > TimePoint{});
        QVERIFY(!table->texts(0, QStringLiteral("ips")).isEmpty());
        const auto wrong = await(f.logs.query(workspace, QStringLiteral("T | | x")));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, QStringLiteral("SyntaxError"));
        const auto missing = await(f.logs.query(workspace, QStringLiteral("NoSuchTable | take 1")));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QCOMPARE(missing.error().code, QStringLiteral("table"));
    }

    void readsAzureResources()
    {
        ClientFixture &f = *m_fixture;
        const auto subscriptions = await(f.azure.listSubscriptions());
        KT_VERIFY(subscriptions);
        QVERIFY(!subscriptions->isEmpty());
        const QString subscription = subscriptions->first().id;
        const auto workspaces = await(f.azure.listWorkspaces(subscription));
        KT_VERIFY(workspaces);
        QCOMPARE(workspaces->first().workspaceId, f.tenant.line().text("workspaceId"));
        const auto apps = await(f.azure.listContainerApps(subscription));
        KT_VERIFY(apps);
        QVERIFY(!apps->isEmpty());
        const auto found = std::ranges::find_if(
            *apps, [](const ContainerApp &each) { return !each.secrets.isEmpty(); });
        QVERIFY(found != apps->end());
        const ContainerApp app = *found;
        QVERIFY(!app.fqdn.isEmpty());
        QVERIFY(app.secrets.first().keyVaultUrl.startsWith(QLatin1String("https://")));
        QVERIFY(!app.environment.isEmpty());
        const auto one = await(f.azure.containerApp(app.resourceId));
        KT_VERIFY(one);
        QCOMPARE(one->name, app.name);
        const auto revisions = await(f.azure.listRevisions(app.resourceId));
        KT_VERIFY(revisions);
        QVERIFY(!revisions->isEmpty());
        const auto permissions = await(f.azure.permissions(app.resourceId));
        KT_VERIFY(permissions);
        QVERIFY(permissions->allows(QStringLiteral("Microsoft.App/containerApps/read")));
    }

    void theTenantExpectedEveryRequest()
    {
        const QByteArray log = m_fixture->tenant.getText(QStringLiteral("log"));
        QVERIFY(log.contains("dataverse.listBots"));
        for (const QByteArray &line : log.split('\n'))
            QVERIFY2(!line.contains("\"unexpected\":true"), line.constData());
    }

private:
    [[nodiscard]] QSet<QString> idsOf(const char *what) const
    {
        QSet<QString> out;
        for (const Json &each : m_state.items(what))
            out.insert(each.text("id", each.text("name")));
        return out;
    }
    [[nodiscard]] QStringList instances() const
    {
        QStringList out;
        const auto environments = await(m_fixture->platform.listEnvironments());
        for (const Environment &each : environments.value_or(QList<Environment>())) {
            const auto bots = each.instanceUrl.isEmpty()
                                  ? Result<QList<BotRow>>()
                                  : await(m_fixture->dataverse.listBots(each.instanceUrl));
            if (bots && !bots->isEmpty())
                out << each.instanceUrl;
        }
        return out;
    }
    [[nodiscard]] QList<KeyVault> vaultsOfTenant() const
    {
        QList<KeyVault> out;
        const auto subscriptions = await(m_fixture->azure.listSubscriptions());
        for (const AzureSubscription &each : subscriptions.value_or(QList<AzureSubscription>()))
            out << await(m_fixture->azure.listVaults(each.id)).value_or(QList<KeyVault>());
        return out;
    }

    std::unique_ptr<ClientFixture> m_fixture;
    Json m_state;
};

QTEST_GUILESS_MAIN(TenantReadsTest)
#include "tenantreadstest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/directlineclient.h"
#include "app/clients/graphclient.h"
#include "app/clients/keyvaultclient.h"
#include "app/clients/resourcemanagervalues.h"
#include "tests/http/pipelinefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

class FixedCredential final : public TokenCredential
{
public:
    Task<AccessToken> token(QString, Freshness, std::stop_token) override
    {
        co_return AccessToken{Secret::copyOf("token"), TimePoint::max()};
    }
    [[nodiscard]] QString tenantId() const override { return QStringLiteral("tid"); }
    [[nodiscard]] QString clientId() const override { return QStringLiteral("cid"); }
};

QByteArray text(const Secret &secret)
{
    return {secret.view().data(), qsizetype(secret.size())};
}

const QString vaultUri = QStringLiteral("https://kv.vault.azure.net");
const QByteArray setAnswer =
    "{\"value\":\"v\",\"id\":\"https://kv.vault.azure.net/secrets/n/"
    "0123456789abcdef0123456789abcdef\","
    "\"attributes\":{\"enabled\":true,\"created\":1493938459},\"tags\":{\"run\":\"r\"}}";

} // namespace

/// What the clients put on the wire, byte for byte, and what they refuse.
class ClientWordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsAPassword()
    {
        PipelineFixture f([](const ServedRequest &) {
            return ok(
                "{\"customKeyIdentifier\":null,\"displayName\":\"m\",\"keyId\":\"k-1\",\"hint\":\"["
                "6g\","
                "\"endDateTime\":\"2026-04-20T09:00:00Z\",\"secretText\":\"[6gyXA\\\"5S20@MN+\"}");
        });
        FixedCredential credential;
        GraphClient graph(f.pipeline.get(), &credential, {});
        const Result<AddedPassword> added =
            await(graph.addPassword({QStringLiteral("o-1"), QStringLiteral("keyturn/a/b/c"),
                                     fromIso(QStringLiteral("2026-04-20T09:00:00Z"))}));
        QVERIFY(added);
        QCOMPARE(text(added->value), "[6gyXA\"5S20@MN+");
        QCOMPARE(added->keyId, QStringLiteral("k-1"));
        QCOMPARE(added->hint, QStringLiteral("[6g"));
        const ServedRequest &seen = f.proxy.seen().first();
        QCOMPARE(seen.target, "/v1.0/applications/o-1/addPassword");
        QCOMPARE(seen.method, "POST");
        QCOMPARE(seen.body, "{\"passwordCredential\":{\"displayName\":\"keyturn/a/b/c\","
                            "\"endDateTime\":\"2026-04-20T09:00:00.000Z\"}}");
    }

    void aPasswordWithoutAValueIsABadAnswer()
    {
        PipelineFixture f(
            [](const ServedRequest &) { return ok("{\"keyId\":\"k\",\"secretText\":null}"); });
        FixedCredential credential;
        GraphClient graph(f.pipeline.get(), &credential, {});
        const Result<AddedPassword> added = await(graph.addPassword({QStringLiteral("o"), {}, {}}));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::BadAnswer);
        QVERIFY(added.error().isAmbiguous());
        QCOMPARE(f.proxy.seen().size(), 1);
    }

    void anApplicationWithoutItsCredentialsIsABadAnswer()
    {
        PipelineFixture f(
            [](const ServedRequest &) { return ok("{\"id\":\"o\",\"appId\":\"a\"}"); });
        FixedCredential credential;
        GraphClient graph(f.pipeline.get(), &credential, {});
        const Result<DirectoryApplication> application =
            await(graph.applicationByAppId(QStringLiteral("a")));
        QVERIFY(!application);
        QCOMPARE(application.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(f.proxy.seen().first().target,
                 "/v1.0/applications(appId='a')?$select=id%2CappId%2CdisplayName%2C"
                 "createdDateTime%2CpasswordCredentials%2CkeyCredentials");
    }

    void writesToOneApplicationGoOneAfterTheOther()
    {
        int underWay = 0;
        int most = 0;
        PipelineFixture f([&](const ServedRequest &) {
            most = std::max(most, ++underWay);
            --underWay;
            return status(204, "");
        });
        FixedCredential credential;
        GraphClient graph(f.pipeline.get(), &credential, {});
        int done = 0;
        for (int i = 0; i < 3; ++i) {
            spawn(graph.removePassword(QStringLiteral("o"), QString::number(i)),
                  [&done](const Result<void> &result) { done += result ? 1 : 0; });
        }
        QVERIFY(spinUntil([&done] { return done == 3; }));
        QCOMPARE(f.proxy.seen().size(), 3);
        QCOMPARE(f.proxy.seen().at(0).body, "{\"keyId\":\"0\"}");
        QCOMPARE(f.proxy.seen().at(2).body, "{\"keyId\":\"2\"}");
    }

    void setsASecret()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(setAnswer); });
        FixedCredential credential;
        KeyVaultClient vaults(f.pipeline.get(), &credential, {});
        const Result<VaultSecretVersion> set = await(vaults.setSecret(
            {vaultUri, QStringLiteral("n"), {{QStringLiteral("run"), QStringLiteral("r")}}, {}, {}},
            Secret::copyOf("a\"b\\~")));
        QVERIFY(set);
        QCOMPARE(set->version, QStringLiteral("0123456789abcdef0123456789abcdef"));
        QCOMPARE(set->created, TimePoint(std::chrono::seconds(1493938459)));
        QCOMPARE(set->tags.value(QStringLiteral("run")), QStringLiteral("r"));
        const ServedRequest &seen = f.proxy.seen().first();
        QCOMPARE(seen.method, "PUT");
        QCOMPARE(seen.target, "/secrets/n?api-version=7.4");
        QCOMPARE(seen.body, "{\"value\":\"a\\\"b\\\\~\",\"tags\":{\"run\":\"r\"},"
                            "\"attributes\":{\"enabled\":true}}");
    }

    void sendsNoTokenToAHostThatIsNoVault()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(setAnswer); });
        FixedCredential credential;
        KeyVaultClient vaults(f.pipeline.get(), &credential, {});
        for (const char *uri :
             {"https://evil.example", "http://kv.vault.azure.net", "https://vault.azure.net",
              "https://kv.vault.azure.net.evil.example", "https://kvvault.azure.net",
              "https://kv.vault.azure.net@evil.example", "https://kv.vault.azure.net:8443",
              "kv.vault.azure.net", ""}) {
            const Result<VaultSecret> secret =
                await(vaults.secret(QLatin1String(uri), QStringLiteral("n")));
            QVERIFY2(!secret, uri);
            QCOMPARE(secret.error().code, QStringLiteral("vault-host"));
        }
        QVERIFY(f.proxy.seen().isEmpty());
    }

    void refusesAChallengeForAnotherResourceOrTenant_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("requests");
        QTest::newRow("resource") << QByteArray(
                                         "Bearer authorization=\"https://login.windows.net/tid\", "
                                         "resource=\"https://evil.example\"")
                                  << QStringLiteral("challenge-resource") << 1;
        QTest::newRow("tenant") << QByteArray(
                                       "Bearer authorization=\"https://login.windows.net/other\", "
                                       "resource=\"https://vault.azure.net\"")
                                << QStringLiteral("challenge-tenant") << 1;
        QTest::newRow("ours") << QByteArray(
                                     "Bearer authorization=\"https://login.windows.net/tid\", "
                                     "resource=\"https://vault.azure.net\"")
                              << QStringLiteral("Unauthorized") << 2;
    }

    void refusesAChallengeForAnotherResourceOrTenant()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(QString, code);
        QFETCH(int, requests);
        PipelineFixture f([challenge](const ServedRequest &) {
            return status(401, "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"AKV10000\"}}",
                          {{"WWW-Authenticate", challenge}});
        });
        FixedCredential credential;
        KeyVaultClient vaults(f.pipeline.get(), &credential, {});
        const Result<VaultSecret> secret = await(vaults.secret(vaultUri, QStringLiteral("n")));
        QVERIFY(!secret);
        QCOMPARE(secret.error().kind, ErrorKind::NotSignedIn);
        QCOMPARE(secret.error().code, code);
        QCOMPARE(f.proxy.seen().size(), requests);
    }

    void knowsAnEnvironmentsHost()
    {
        QCOMPARE(environmentHost(QStringLiteral("0cfd6e6b-7a1c-e6b2-9f12-3d4c5b6a7f89"), {}),
                 QStringLiteral("0cfd6e6b7a1ce6b29f123d4c5b6a7f.89.environment."
                                "api.powerplatform.com"));
        Cloud government;
        government.powerPlatform = QStringLiteral("api.gov.powerplatform.microsoft.us");
        QCOMPARE(environmentHost(QStringLiteral("Default-AB12"), government),
                 QStringLiteral("defaultab1.2.environment.api.gov.powerplatform.microsoft.us"));
    }

    void readsWildcardsOfPermissions()
    {
        AzurePermissions permissions;
        permissions.grants << AzurePermissions::Grant{
            {QStringLiteral("Microsoft.App/containerApps/*")},
            {QStringLiteral("Microsoft.App/containerApps/listSecrets/*")},
            {},
            {}};
        QVERIFY(permissions.allows(
            QStringLiteral("microsoft.app/containerapps/revisions/restart/action")));
        QVERIFY(
            !permissions.allows(QStringLiteral("Microsoft.App/containerApps/listSecrets/action")));
        QVERIFY(!permissions.allows(QStringLiteral("Microsoft.App/managedEnvironments/read")));
        QVERIFY(!AzurePermissions().allows(QStringLiteral("x")));
    }

    void keepsNoSecretOfAContainersEnvironment()
    {
        const Result<Json> json =
            Json::parse("{\"id\":\"/s/"
                        "x\",\"name\":\"mcp\",\"properties\":{\"template\":{\"containers\":[{"
                        "\"name\":\"c\",\"env\":["
                        "{\"name\":\"AZURE_CLIENT_ID\",\"value\":\"app-1\"},{\"name\":\"AZURE_"
                        "CLIENT_SECRET\",\"value\":\"oops\"},"
                        "{\"name\":\"AZURE_CLIENT_SECRET2\",\"secretRef\":\"kv-ref\"}]}]},"
                        "\"configuration\":{\"secrets\":["
                        "{\"name\":\"kv-ref\",\"keyVaultUrl\":\"https://kv.vault.azure.net/secrets/"
                        "x\",\"identity\":\"system\"}]}}}");
        const ContainerApp app = containerAppFrom(*json);
        QCOMPARE(app.environment.size(), 3);
        QCOMPARE(app.environment.at(0).value, QStringLiteral("app-1"));
        QCOMPARE(app.environment.at(1).value, QString());
        QVERIFY(app.environment.at(1).literalSecret);
        QCOMPARE(app.environment.at(2).secretRef, QStringLiteral("kv-ref"));
        QVERIFY(!app.environment.at(2).literalSecret);
        QCOMPARE(app.secrets.first().keyVaultUrl,
                 QStringLiteral("https://kv.vault.azure.net/secrets/x"));
    }
};

QTEST_GUILESS_MAIN(ClientWordsTest)
#include "clientwordstest.moc"

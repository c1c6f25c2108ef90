// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/clientfixture.h"

#include <QFile>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

QCoro::Task<> keep(QCoro::Task<AcceptanceProbe> task,
                   std::shared_ptr<std::optional<AcceptanceProbe>> out)
{
    *out = co_await std::move(task);
}

const QString graphResource = QStringLiteral("https://graph.microsoft.com");

} // namespace

/// Every call that changes something, with what the tenant itself says came of it.
class TenantWritesTest : public QObject
{
    Q_OBJECT

    /// How many credentials of this mark the tenant holds.
    static int marked(const ClientFixture &f, const QString &mark)
    {
        int count = 0;
        for (const Json &application :
             f.tenant.get(QStringLiteral("state")).items("applications")) {
            for (const Json &each : application.items("passwordCredentials")) {
                if (each.text("displayName") == mark && each.text("removedDateTime").isEmpty())
                    ++count;
            }
        }
        return count;
    }

    static AcceptanceProbe probe(ClientFixture &f, const QString &appId, const Secret &secret)
    {
        const auto out = std::make_shared<std::optional<AcceptanceProbe>>();
        EntraApplication application = f.application;
        application.clientId = appId;
        keep(probeClientSecret(&f.pipeline, application, secret.clone(), graphResource, {}), out);
        spinUntil([&out] { return out->has_value(); });
        return out->value_or(AcceptanceProbe());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ClientFixture>();
        QVERIFY2(m_fixture->tenant.failure().isEmpty(), qPrintable(m_fixture->tenant.failure()));
    }
    void cleanup() { m_fixture.reset(); }

    void addsProvesAndRemovesASecret()
    {
        ClientFixture &f = *m_fixture;
        const Json truth = f.applicationOf(QStringLiteral("app-only-by-hand"));
        const QString mark = QStringLiteral("keyturn/test/run/1");
        const auto added = await(f.graph.addPassword(
            {truth.text("id"), mark, f.clock.now() + std::chrono::hours(24 * 30)}));
        KT_VERIFY(added);
        QCOMPARE(added->displayName, mark);
        QVERIFY(added->value.size() >= 16);
        QCOMPARE(added->hint, QString::fromUtf8(added->value.view().data(), 3));
        QCOMPARE(marked(f, mark), 1);

        f.clock.advance(std::chrono::minutes(10));
        const AcceptanceProbe accepted = probe(f, truth.text("appId"), added->value);
        QVERIFY2(accepted.outcome == Acceptance::Accepted, qPrintable(accepted.code));

        KT_VERIFY(await(f.graph.removePassword(truth.text("id"), added->keyId)));
        QCOMPARE(marked(f, mark), 0);
        f.clock.advance(std::chrono::minutes(10));
        const AcceptanceProbe refused = probe(f, truth.text("appId"), added->value);
        QCOMPARE(refused.outcome, Acceptance::Refused);
        QCOMPARE(refused.code, QStringLiteral("AADSTS7000215"));
        QVERIFY(!await(f.graph.removePassword(truth.text("id"), added->keyId)));
    }

    void isRefusedWhereItDoesNotOwnTheApplication()
    {
        ClientFixture &f = *m_fixture;
        const Json truth = f.applicationOf(QStringLiteral("not-owner"));
        const auto added =
            await(f.graph.addPassword({truth.text("id"), QStringLiteral("m"), TimePoint{}}));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::Forbidden);
        QCOMPARE(added.error().code, QStringLiteral("Authorization_RequestDenied"));
    }

    void isRefusedALifetimeThatThePolicyForbids()
    {
        ClientFixture &f = *m_fixture;
        const Json truth = f.applicationOf(QStringLiteral("policy-capped"));
        const auto added = await(f.graph.addPassword(
            {truth.text("id"), QStringLiteral("m"), f.clock.now() + std::chrono::hours(24 * 100)}));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::Rejected);
        QCOMPARE(added.error().code, QStringLiteral("CredentialInvalidLifetimeAsPerAppPolicy"));
    }

    void aFaultDuringAddPasswordIsNeverRepeated_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<ErrorKind>("expected");
        QTest::addColumn<int>("made");
        const auto row = [](const char *kind, ErrorKind expected, int made) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << expected << made;
        };
        row("lost-reply", ErrorKind::ReplyLost, 1);
        row("lost-request", ErrorKind::ReplyLost, 0);
        row("503", ErrorKind::ServiceFailed, 0);
        row("429", ErrorKind::Throttled, 0);
        row("403", ErrorKind::Forbidden, 0);
    }

    void aFaultDuringAddPasswordIsNeverRepeated()
    {
        QFETCH(QString, kind);
        ClientFixture &f = *m_fixture;
        const Json truth = f.applicationOf(QStringLiteral("app-only-by-hand"));
        const QString mark = QStringLiteral("keyturn/test/") + kind;
        f.tenant.fault(QStringLiteral("graph.addPassword"), kind);
        const auto added = await(f.graph.addPassword({truth.text("id"), mark, TimePoint{}}));
        QVERIFY(!added);
        QTEST(added.error().kind, "expected");
        QTEST(marked(f, mark), "made");
    }

    void aReadSurvivesEverySingleFault()
    {
        ClientFixture &f = *m_fixture;
        const QString appId = f.applicationOf(QStringLiteral("app-only-by-hand")).text("appId");
        for (const char *kind : {"503", "429", "lost-reply", "cut-body", "wrong-json", "html",
                                 "timeout", "expired-token"}) {
            f.tenant.fault(QStringLiteral("graph.getApplicationByAppId"), QLatin1String(kind), 1,
                           QByteArray(kind) == "429" ? QByteArray("\"retryAfter\":1")
                                                     : QByteArray());
            const auto read = await(f.graph.applicationByAppId(appId), std::chrono::seconds(40));
            QVERIFY2(read.has_value(), kind);
        }
    }

    void refusesAForeignOrRepeatedPage()
    {
        ClientFixture &f = *m_fixture;
        f.tenant.fault(QStringLiteral("bap.listEnvironments"), QStringLiteral("foreign-nextlink"));
        const auto foreign = await(f.platform.listEnvironments());
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().code, QStringLiteral("foreign-next-link"));
        KT_VERIFY(await(f.platform.listEnvironments()));
    }

    void turnsAVaultsSecret()
    {
        ClientFixture &f = *m_fixture;
        const auto [vaultUri, name] = writableSecret(f);
        QVERIFY(!vaultUri.isEmpty());
        const auto before = await(f.vaults.secret(vaultUri, name));
        KT_VERIFY(before);
        const auto set = await(f.vaults.setSecret(
            {vaultUri, name, {{QStringLiteral("keyturn"), QStringLiteral("a/b/c")}}, {}, {}},
            Secret::copyOf("a \"new\" value~+%")));
        KT_VERIFY(set);
        const auto after = await(f.vaults.secret(vaultUri, name));
        KT_VERIFY(after);
        QCOMPARE(after->value.view(), "a \"new\" value~+%");
        QCOMPARE(after->version.version, set->version);
        QCOMPARE(after->version.tags.value(QStringLiteral("keyturn")), QStringLiteral("a/b/c"));
        const auto versions = await(f.vaults.versions(vaultUri, name));
        KT_VERIFY(versions);
        QCOMPARE(versions->first().version, set->version);

        const auto old = before->version.version;
        KT_VERIFY(await(f.vaults.updateSecret(vaultUri, name, old, false)));
        const auto disabled = await(f.vaults.secret(vaultUri, name, old));
        QVERIFY(!disabled);
        QCOMPARE(disabled.error().kind, ErrorKind::Forbidden);
        QCOMPARE(disabled.error().code, QStringLiteral("SecretDisabled"));
        KT_VERIFY(await(f.vaults.updateSecret(vaultUri, name, old, true)));
        const auto again = await(f.vaults.secret(vaultUri, name, old));
        KT_VERIFY(again);
        QVERIFY(again->value.equals(before->value));
    }

    void aLostReplyOfSetSecretMadeOneVersion()
    {
        ClientFixture &f = *m_fixture;
        const auto [vaultUri, name] = writableSecret(f);
        const auto before = await(f.vaults.versions(vaultUri, name));
        KT_VERIFY(before);
        f.tenant.fault(QStringLiteral("keyvault.setSecret"), QStringLiteral("lost-reply"));
        const auto set =
            await(f.vaults.setSecret({vaultUri, name, {}, {}, {}}, Secret::copyOf("value")));
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::ReplyLost);
        const auto after = await(f.vaults.versions(vaultUri, name));
        KT_VERIFY(after);
        QCOMPARE(after->size(), before->size() + 1);
    }

    void restartsAContainerApp()
    {
        ClientFixture &f = *m_fixture;
        const auto subscriptions = await(f.azure.listSubscriptions());
        KT_VERIFY(subscriptions);
        const auto apps = await(f.azure.listContainerApps(subscriptions->first().id));
        KT_VERIFY(apps);
        const ContainerApp app = apps->first();
        const Result<void> restarted =
            await(f.azure.restartRevision(app.resourceId, app.latestRevision));
        // The console is a reader there: either it may, or it is told which right is missing.
        if (!restarted) {
            QCOMPARE(restarted.error().kind, ErrorKind::Forbidden);
            QVERIFY(restarted.error().subject.contains(QLatin1String("restart")));
        }
    }

    void neverBelievesPartOfALog()
    {
        ClientFixture &f = *m_fixture;
        f.tenant.fault(QStringLiteral("loganalytics.query"), QStringLiteral("partial-error"));
        const auto table =
            await(f.logs.query(f.tenant.line().text("workspaceId"),
                               QStringLiteral("AADServicePrincipalSignInLogs | take 1")));
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::Incomplete);
    }

    void talksToAnAgentWithoutSignIn()
    {
        ClientFixture &f = *m_fixture;
        const Json agent = f.agentOf(QStringLiteral("direct-line"));
        QVERIFY(!agent.isAbsent());
        auto token =
            await(f.directLine.tokenBySchema(agent.text("environment"), agent.text("schemaName")));
        KT_VERIFY(token);
        auto talk = await(f.directLine.startConversation(std::move(*token)));
        KT_VERIFY(talk);
        const auto sent = await(f.directLine.sendMessage(talk->host, talk->id, talk->token.clone(),
                                                         QStringLiteral("canary: are you up?")));
        KT_VERIFY(sent);
        QString answer;
        QString watermark;
        for (int i = 0; i < 20 && answer.isEmpty(); ++i) {
            f.clock.advance(std::chrono::seconds(2));
            const auto poll =
                await(f.directLine.poll(talk->host, talk->id, talk->token.clone(), watermark));
            KT_VERIFY(poll);
            watermark = poll->watermark;
            for (const DirectLineActivity &each : poll->activities) {
                if (each.replyToId == *sent && each.fromRole == QLatin1String("bot"))
                    answer = each.text;
            }
        }
        QVERIFY2(answer.contains(agent.text("marker")), qPrintable(answer));
    }

    void signsInWithACertificate()
    {
        m_fixture = std::make_unique<ClientFixture>(QStringList{QStringLiteral("--client-cert")});
        ClientFixture &f = *m_fixture;
        QVERIFY2(f.tenant.failure().isEmpty(), qPrintable(f.tenant.failure()));
        const auto read = [&f](const char *member) {
            QFile file(f.tenant.line().text(member));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray key = read("clientKeyFile");
        QVERIFY2(!key.isEmpty(), "the tenant printed where the key lies");
        QVERIFY(await(f.keychain.write(QStringLiteral("key"), Secret::copyOf(key.toStdString()))));
        EntraCertificateCredential credential(f.application, &f.pipeline, &f.keychain,
                                              QStringLiteral("key"), read("clientCertificateFile"));
        GraphClient graph(&f.pipeline, &credential, {});
        KT_VERIFY(await(graph.listUsers()));
    }

    void anExpiredSecretOrWrongTenantIsTold()
    {
        ClientFixture &f = *m_fixture;
        EntraApplication elsewhere = f.application;
        elsewhere.tenantId = QStringLiteral("00000000-0000-4000-8000-000000000000");
        const auto wrongTenant = await(
            requestTokenWithSecret(&f.pipeline, elsewhere, Secret::copyOf("x"), graphResource, {}));
        QVERIFY(!wrongTenant);
        QCOMPARE(wrongTenant.error().kind, ErrorKind::SignInRefused);
        QCOMPARE(wrongTenant.error().code, QStringLiteral("AADSTS90002"));
        const auto wrongSecret = await(requestTokenWithSecret(
            &f.pipeline, f.application, Secret::copyOf("x"), graphResource, {}));
        QVERIFY(!wrongSecret);
        QCOMPARE(wrongSecret.error().code, QStringLiteral("AADSTS7000215"));
    }

private:
    /// A vault and a secret in it that the console may set.
    static std::pair<QString, QString> writableSecret(ClientFixture &f)
    {
        const auto subscriptions = await(f.azure.listSubscriptions());
        for (const AzureSubscription &each : subscriptions.value_or(QList<AzureSubscription>())) {
            const auto vaults = await(f.azure.listVaults(each.id));
            for (const KeyVault &vault : vaults.value_or(QList<KeyVault>())) {
                const auto secrets = await(f.vaults.listSecrets(vault.vaultUri));
                if (secrets && !secrets->isEmpty() &&
                    await(f.vaults.updateSecret(
                        vault.vaultUri, secrets->first().name,
                        await(f.vaults.versions(vault.vaultUri, secrets->first().name))
                            ->first()
                            .version,
                        true)))
                    return {vault.vaultUri, secrets->first().name};
            }
        }
        return {};
    }

    std::unique_ptr<ClientFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TenantWritesTest)
#include "tenantwritestest.moc"

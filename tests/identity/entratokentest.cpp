// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/entratoken.h"

#include "tests/http/pipelinefixture.h"
#include "tests/support/memorykeychain.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

const QByteArray good = R"({"token_type":"Bearer","expires_in":3599,"access_token":"eyJ.a.b"})";
const QByteArray wrongSecret = R"({"error":"invalid_client","error_codes":[7000215]})";

EntraApplication application()
{
    return {Cloud(), QStringLiteral("tid"), QStringLiteral("app-1")};
}

QCoro::Task<> keep(QCoro::Task<AcceptanceProbe> task,
                   std::shared_ptr<std::optional<AcceptanceProbe>> out)
{
    *out = co_await std::move(task);
}

AcceptanceProbe probeOf(PipelineFixture &f, const char *secret, const char *correlation)
{
    const auto out = std::make_shared<std::optional<AcceptanceProbe>>();
    CallOptions options;
    options.correlation = QLatin1String(correlation);
    keep(probeClientSecret(f.pipeline.get(), application(), Secret::copyOf(secret),
                           QStringLiteral("https://graph.microsoft.com"), options),
         out);
    spinUntil([&out] { return out->has_value(); });
    return out->value_or(AcceptanceProbe());
}

} // namespace

/// Token requests of contracts, identity 1.2 and 1.3, word for word.
class EntraTokenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksWordForWord()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(good); });
        const Result<AccessToken> token = await(
            requestTokenWithSecret(f.pipeline.get(), application(), Secret::copyOf("a+b~c=d&e %"),
                                   QStringLiteral("https://graph.microsoft.com"), {}));
        QVERIFY(token);
        QCOMPARE(token->value.view(), "eyJ.a.b");
        QCOMPARE(token->expiresAt, f.clock.now() + std::chrono::seconds(3599));
        const ServedRequest &seen = f.proxy.seen().first();
        QCOMPARE(seen.host, QStringLiteral("login.microsoftonline.com"));
        QCOMPARE(seen.target, "/tid/oauth2/v2.0/token");
        QCOMPARE(seen.header("Content-Type"), "application/x-www-form-urlencoded");
        QCOMPARE(seen.body, "client_id=app-1&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
                            "&client_secret=a%2Bb~c%3Dd%26e%20%25&grant_type=client_credentials");
    }

    void sendsAnAssertionWithItsType()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(good); });
        QVERIFY(await(requestTokenWithAssertion(f.pipeline.get(), application(),
                                                Secret::copyOf("h.p.s"),
                                                QStringLiteral("https://r"), {})));
        QVERIFY(f.proxy.seen().first().body.contains(
            "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3A"
            "jwt-bearer&client_assertion=h.p.s&grant_type=client_credentials"));
    }

    void probesOverAConnectionEachAndNeverTwice()
    {
        PipelineFixture f([](const ServedRequest &request) {
            return request.body.contains("client_secret=right")  ? ok(good)
                   : request.body.contains("client_secret=busy") ? status(503)
                                                                 : status(401, wrongSecret);
        });
        const AcceptanceProbe accepted = probeOf(f, "right", "c-1");
        const AcceptanceProbe refused = probeOf(f, "wrong", "c-2");
        const AcceptanceProbe unknown = probeOf(f, "busy", "c-3");
        QCOMPARE(accepted.outcome, Acceptance::Accepted);
        QCOMPARE(refused.outcome, Acceptance::Refused);
        QCOMPARE(refused.code, QStringLiteral("AADSTS7000215"));
        QCOMPARE(refused.correlation, QStringLiteral("c-2"));
        QCOMPARE(unknown.outcome, Acceptance::Unknown);
        QCOMPARE(unknown.error->kind, ErrorKind::ServiceFailed);
        QCOMPARE(f.proxy.seen().size(), 3);
        QSet<int> connections;
        QStringList correlations;
        for (const ServedRequest &seen : f.proxy.seen()) {
            connections.insert(seen.connection);
            correlations << QString::fromLatin1(seen.header("client-request-id"));
        }
        QCOMPARE(connections.size(), 3);
        QCOMPARE(correlations, (QStringList{QStringLiteral("c-1"), QStringLiteral("c-2"),
                                            QStringLiteral("c-3")}));
    }

    void aProbeWithoutAnAnswerKnowsNothing()
    {
        PipelineFixture f([](const ServedRequest &) { return how(ServedAnswer::How::Lost); });
        QCOMPARE(probeOf(f, "s", "c").outcome, Acceptance::Unknown);
        QCOMPARE(f.proxy.seen().size(), 1);
        f.proxy.setHandler([](const ServedRequest &) { return ok("<html>"); });
        QCOMPARE(probeOf(f, "s", "c").outcome, Acceptance::Unknown);
        f.proxy.setHandler([](const ServedRequest &) { return ok("{\"expires_in\":1}"); });
        QCOMPARE(probeOf(f, "s", "c").outcome, Acceptance::Unknown);
    }

    void signsInWithTheKeychainsSecretAndCachesTheToken()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(good); });
        MemoryKeychain keychain;
        QVERIFY(await(keychain.write(QStringLiteral("sign-in"), Secret::copyOf("s3cr3t"))));
        EntraSecretCredential credential(application(), f.pipeline.get(), &keychain,
                                         QStringLiteral("sign-in"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(await(credential.token(QStringLiteral("https://r"), {}, {})));
        QCOMPARE(f.proxy.seen().size(), 1);
        QVERIFY(f.proxy.seen().first().body.contains("client_secret=s3cr3t"));
    }

    void signsInWithACertificate()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(good); });
        const RsaPair pair = makeRsaPair();
        MemoryKeychain keychain;
        QVERIFY(await(
            keychain.write(QStringLiteral("key"), Secret::copyOf(pair.keyPem.toStdString()))));
        EntraCertificateCredential credential(application(), f.pipeline.get(), &keychain,
                                              QStringLiteral("key"), pair.certificatePem);
        QVERIFY(await(credential.token(QStringLiteral("https://r"), {}, {})));
        QVERIFY(f.proxy.seen().first().body.contains("&client_assertion=eyJ"));
    }

    void saysWhyTheKeychainDidNotHelp()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(good); });
        MemoryKeychain keychain;
        keychain.setState(KeychainState::Locked);
        EntraSecretCredential credential(application(), f.pipeline.get(), &keychain,
                                         QStringLiteral("sign-in"));
        const Result<AccessToken> token =
            await(credential.token(QStringLiteral("https://r"), {}, {}));
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::KeychainLocked);
        QCOMPARE(token.error().doing, QStringLiteral("read the sign-in secret"));
        QVERIFY(f.proxy.seen().isEmpty());
    }

    void saysWhatEntraSaid()
    {
        PipelineFixture f([](const ServedRequest &) { return status(401, wrongSecret); });
        const Result<AccessToken> token = await(requestTokenWithSecret(
            f.pipeline.get(), application(), Secret::copyOf("x"), QStringLiteral("https://r"), {}));
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::SignInRefused);
        QCOMPARE(token.error().code, QStringLiteral("AADSTS7000215"));
        QCOMPARE(f.proxy.seen().size(), 1);
    }
};

QTEST_GUILESS_MAIN(EntraTokenTest)
#include "entratokentest.moc"

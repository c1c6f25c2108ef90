// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/connections.h"
#include "tests/http/pipelinefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

/// One call through the pipeline: what goes out, what comes back, how it may end.
class PipelineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void carriesTokenCorrelationAndUserAgent()
    {
        PipelineFixture f([](const ServedRequest &) { return ok("{\"x\":7}"); });
        CountingTokens tokens;
        Request request = PipelineFixture::get("/v1.0/thing?a=b%2Bc");
        request.scope = {&tokens, QStringLiteral("https://graph.microsoft.com")};
        request.options.correlation = QStringLiteral("c0ffee00-0000-4000-8000-000000000001");
        const Result<Reply> reply = await(f.pipeline->send(std::move(request)));
        QVERIFY(reply);
        QCOMPARE(reply->json.number("x"), 7);
        QCOMPARE(f.proxy.seen().size(), 1);
        const ServedRequest &seen = f.proxy.seen().first();
        QCOMPARE(seen.host, QStringLiteral("graph.microsoft.com"));
        QCOMPARE(seen.target, "/v1.0/thing?a=b%2Bc");
        QCOMPARE(seen.header("Authorization"), "Bearer token-1");
        QCOMPARE(seen.header("client-request-id"), "c0ffee00-0000-4000-8000-000000000001");
        QCOMPARE(seen.header("User-Agent"), "Keyturn");
        QCOMPARE(tokens.resources, QStringList{QStringLiteral("https://graph.microsoft.com")});
    }

    void sendsASecretBodyWordForWord()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(); });
        Request request = PipelineFixture::post(Repeatable::No);
        request.body = Secret::copyOf("{\"value\":\"s3cr3t\"}");
        QVERIFY(await(f.pipeline->send(std::move(request))));
        QCOMPARE(f.proxy.seen().first().body, "{\"value\":\"s3cr3t\"}");
        QCOMPARE(f.proxy.seen().first().header("Content-Type"), "application/json");
    }

    void handsOverASecretAnswerAsSecret()
    {
        PipelineFixture f([](const ServedRequest &) { return ok("{\"secretText\":\"x\"}"); });
        Request request = PipelineFixture::get();
        request.expect = Expect::SecretJson;
        const Result<Reply> reply = await(f.pipeline->send(std::move(request)));
        QVERIFY(reply);
        QCOMPARE(reply->secretBody.view(), "{\"secretText\":\"x\"}");
        QVERIFY(reply->body.isEmpty());
        QVERIFY(reply->json.isAbsent());
    }

    void doesNotFollowARedirect()
    {
        PipelineFixture f([](const ServedRequest &) {
            return status(302, "", {{"Location", "https://evil.example/"}});
        });
        const Result<Reply> reply = await(f.pipeline->send(PipelineFixture::get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(reply.error().code, QStringLiteral("redirect"));
        QCOMPARE(f.proxy.seen().size(), 1);
    }

    void refusesAnAnswerThatIsTooBig()
    {
        PipelineLimits limits;
        limits.maxBytes = 1000;
        PipelineFixture f(
            [](const ServedRequest &) { return ok('"' + QByteArray(5000, 'x') + '"'); }, limits);
        const Result<Reply> reply = await(f.pipeline->send(PipelineFixture::get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(reply.error().code, QStringLiteral("too-big"));
        QCOMPARE(f.proxy.seen().size(), 1);
    }

    void refusesPlainHttp()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(); });
        Request request = PipelineFixture::get();
        request.url.setScheme(QStringLiteral("http"));
        const Result<Reply> reply = await(f.pipeline->send(std::move(request)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Invalid);
        QVERIFY(f.proxy.seen().isEmpty());
    }

    void doesNotTrustAnUnknownAuthority()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(); });
        TrustSettings trust = f.trust;
        trust.extraCaFile.clear();
        Pipeline stranger(trust, {}, &f.clock);
        const Result<Reply> reply = await(stranger.send(PipelineFixture::get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::UntrustedPeer);
        QVERIFY(f.proxy.seen().isEmpty());
    }

    void saysThatTheAuthorityFileCannotBeRead()
    {
        FakeClock clock;
        TrustSettings trust;
        trust.extraCaFile = QStringLiteral("/nonexistent/ca.pem");
        Pipeline pipeline(trust, {}, &clock);
        const Result<Reply> reply = await(pipeline.send(PipelineFixture::get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, QStringLiteral("ca-file"));
        QCOMPARE(reply.error().subject, trust.extraCaFile);
    }

    void anExtraAuthorityAddsToTheSystems()
    {
        // QSslConfiguration::addCaCertificates() would stop Qt from finding the system's own.
        PipelineFixture f([](const ServedRequest &) { return ok(); });
        Connections connections(f.trust, 1);
        const QList<QSslCertificate> trusted = connections.tls().caCertificates();
        const QList<QSslCertificate> system = QSslConfiguration::systemCaCertificates();
        QVERIFY(!system.isEmpty());
        for (const QSslCertificate &each : system)
            QVERIFY(trusted.contains(each));
        QVERIFY(trusted.contains(QSslCertificate(f.proxy.authorityPem(), QSsl::Pem)));
    }

    void saysThatTheProxyIsClosed()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(); });
        f.proxy.close();
        const Result<Reply> reply = await(f.pipeline->send(PipelineFixture::get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Unreachable);
        QVERIFY2(f.clock.leapt() < std::chrono::seconds(5), "a closed proxy is told soon");
    }

    void takesAFreshConnectionWhenAsked()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(); });
        for (int i = 0; i < 3; ++i) {
            Request request = PipelineFixture::get();
            request.freshConnection = true;
            QVERIFY(await(f.pipeline->send(std::move(request))));
        }
        QSet<int> connections;
        for (const ServedRequest &seen : f.proxy.seen())
            connections.insert(seen.connection);
        QCOMPARE(connections.size(), 3);
    }

    void tellsTimedOutFromCancelled()
    {
        PipelineLimits limits;
        limits.timeout = Millis(200);
        PipelineFixture f([](const ServedRequest &) { return how(ServedAnswer::How::Never); },
                          limits);
        const Result<Reply> late = await(f.pipeline->send(PipelineFixture::post(Repeatable::No)));
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::TimedOut);

        std::stop_source stop;
        Request request = PipelineFixture::post(Repeatable::No);
        request.timeout = Millis(60'000);
        request.options.stop = stop.get_token();
        Task<Reply> task = f.pipeline->send(std::move(request));
        QVERIFY(spinUntil([&f] { return f.proxy.seen().size() == 2; }));
        stop.request_stop();
        const Result<Reply> stopped = await(std::move(task));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    }

    void endsCallsAsCancelledWhenItDies()
    {
        PipelineFixture f([](const ServedRequest &) { return how(ServedAnswer::How::Never); });
        Task<Reply> task = f.pipeline->send(PipelineFixture::get());
        QVERIFY(spinUntil([&f] { return f.proxy.seen().size() == 1; }));
        f.pipeline.reset();
        const Result<Reply> reply = await(std::move(task), std::chrono::seconds(2));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Cancelled);
    }

    void runsManyCallsAtOnce()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(); });
        int done = 0;
        for (int i = 0; i < 40; ++i) {
            spawn(f.pipeline->send(PipelineFixture::get()),
                  [&done](const Result<Reply> &reply) { done += reply ? 1 : 0; });
        }
        QVERIFY(spinUntil([&done] { return done == 40; }));
    }

    void observersSeeRefuseAndLose()
    {
        class Watcher final : public CallObserver
        {
        public:
            std::optional<Error> beforeSend(const Call &call) override
            {
                story << QStringLiteral("before ") + call.operation;
                if (call.path == QLatin1String("/refused"))
                    return Error::of(ErrorKind::Unreachable, call.host, QStringLiteral("test"));
                return {};
            }
            void sent(const Call &call) override { story << QStringLiteral("sent ") + call.path; }
            std::optional<Error> afterAnswer(const Call &call, const CallOutcome &outcome) override
            {
                story << QStringLiteral("after %1").arg(outcome.httpStatus);
                if (call.path == QLatin1String("/lost"))
                    return Error::of(ErrorKind::ReplyLost, call.host, QStringLiteral("test"));
                return {};
            }
            QStringList story;
        };
        Watcher watcher;
        PipelineFixture f([](const ServedRequest &) { return ok(); }, {}, {&watcher});
        const auto call = [&f](const QByteArray &path) {
            Request request = PipelineFixture::get(path);
            request.repeatable = Repeatable::No;
            return await(f.pipeline->send(std::move(request)));
        };
        QCOMPARE(call("/refused").error().kind, ErrorKind::Unreachable);
        QVERIFY(f.proxy.seen().isEmpty());
        QCOMPARE(call("/lost").error().kind, ErrorKind::ReplyLost);
        QVERIFY(call("/good"));
        const QStringList expected{
            QStringLiteral("before test.get"), QStringLiteral("before test.get"),
            QStringLiteral("sent /lost"),      QStringLiteral("after 200"),
            QStringLiteral("before test.get"), QStringLiteral("sent /good"),
            QStringLiteral("after 200")};
        QCOMPARE(watcher.story, expected);
    }
};

QTEST_GUILESS_MAIN(PipelineTest)
#include "pipelinetest.moc"

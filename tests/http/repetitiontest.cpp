// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/pipelinefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

/// When a call is sent again, and when it must not be.
class RepetitionTest : public QObject
{
    Q_OBJECT

    static ServedAnswer bad(const QByteArray &what)
    {
        if (what == "503")
            return status(503);
        if (what == "429")
            return status(429, "{}", {{"Retry-After", "3"}});
        if (what == "lost")
            return how(ServedAnswer::How::Lost);
        if (what == "cut")
            return how(ServedAnswer::How::CutBody);
        if (what == "timeout")
            return how(ServedAnswer::How::Never);
        if (what == "html")
            return ok("<html>hello</html>");
        return ok("{\"cut\":");
    }

private Q_SLOTS:
    void aFaultIsPassedOnOrRepeated_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("503") << QByteArray("503") << ErrorKind::ServiceFailed;
        QTest::newRow("429") << QByteArray("429") << ErrorKind::Throttled;
        QTest::newRow("lost") << QByteArray("lost") << ErrorKind::ReplyLost;
        QTest::newRow("cut") << QByteArray("cut") << ErrorKind::ReplyLost;
        QTest::newRow("timeout") << QByteArray("timeout") << ErrorKind::TimedOut;
        QTest::newRow("html") << QByteArray("html") << ErrorKind::BadAnswer;
        QTest::newRow("wrong json") << QByteArray("wrong") << ErrorKind::BadAnswer;
    }

    void aFaultIsPassedOnOrRepeated()
    {
        QFETCH(QByteArray, what);
        QFETCH(ErrorKind, kind);
        PipelineLimits limits;
        if (what == "timeout")
            limits.timeout = Millis(500);
        int served = 0;
        // The first request on a connection is good, so that the bad one comes on a kept one.
        PipelineFixture f(
            [&served, what](const ServedRequest &) {
                ++served;
                return served == 2 ? bad(what) : ok();
            },
            limits);
        QVERIFY(await(f.pipeline->send(PipelineFixture::get())));

        const Result<Reply> once = await(f.pipeline->send(PipelineFixture::post(Repeatable::No)));
        QVERIFY(!once);
        QCOMPARE(once.error().kind, kind);
        QCOMPARE(f.proxy.seen().size(), 2);

        served = 1;
        const Result<Reply> again = await(f.pipeline->send(PipelineFixture::post(Repeatable::Yes)));
        QVERIFY(again);
        QCOMPARE(f.proxy.seen().size(), 4);
        QCOMPARE(f.proxy.seen().at(3).body, "{\"a\":1}");
    }

    void anEmptyPostThatIsNotRepeatableGoesOnce()
    {
        PipelineFixture f([](const ServedRequest &) { return how(ServedAnswer::How::Lost); });
        Request request = PipelineFixture::post(Repeatable::No);
        request.body = std::monostate{};
        const Result<Reply> reply = await(f.pipeline->send(std::move(request)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::ReplyLost);
        QCOMPARE(f.proxy.seen().size(), 1);
    }

    void waitsAsLongAsTheServiceAsks_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << QByteArray("17") << 17;
        // The fixture's clock stands at 09:00:00 of the tenant's time, whatever the wall says.
        QTest::newRow("date") << QByteArray("Fri, 20 Nov 2026 09:02:00 GMT") << 120;
        QTest::newRow("past date") << QByteArray("Fri, 20 Nov 2026 08:00:00 GMT") << 0;
    }

    void waitsAsLongAsTheServiceAsks()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, seconds);
        PipelineFixture f([&f, header](const ServedRequest &) {
            return f.proxy.seen().size() == 1 ? status(429, "{}", {{"Retry-After", header}}) : ok();
        });
        QVERIFY(await(f.pipeline->send(PipelineFixture::get())));
        QCOMPARE(f.proxy.seen().size(), 2);
        QVERIFY(f.clock.leapt() >= std::chrono::seconds(seconds));
        QVERIFY(f.clock.leapt() <= std::chrono::seconds(seconds) + Millis(500));
    }

    void givesUpOnALongRetryAfter()
    {
        PipelineFixture f(
            [](const ServedRequest &) { return status(429, "{}", {{"Retry-After", "86400"}}); });
        const Result<Reply> reply = await(f.pipeline->send(PipelineFixture::get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Throttled);
        QCOMPARE(*reply.error().retryAfter, std::chrono::seconds(86400));
        QCOMPARE(f.proxy.seen().size(), 1);
    }

    void stopsAfterItsBound()
    {
        PipelineFixture f([](const ServedRequest &) { return status(503); });
        const Result<Reply> reply = await(f.pipeline->send(PipelineFixture::get()));
        QVERIFY(!reply);
        QCOMPARE(f.proxy.seen().size(), f.limits.maxAttempts);
        // 1 + 2 + 4 + 8 + 16 seconds, each halved at most by the jitter.
        QVERIFY(f.clock.leapt() >= Millis(15'500));
        QVERIFY(f.clock.leapt() <= Millis(31'000));
    }

    void asksOnceForAFreshTokenAfter401()
    {
        CountingTokens tokens;
        PipelineFixture f([](const ServedRequest &request) {
            return request.header("Authorization") == "Bearer token-2" ? ok() : status(401, "");
        });
        Request request = PipelineFixture::post(Repeatable::No);
        request.scope = {&tokens, QStringLiteral("r")};
        QVERIFY(await(f.pipeline->send(std::move(request))));
        QCOMPARE(tokens.renewals, 1);
        QCOMPARE(f.proxy.seen().size(), 2);
    }

    void doesNotLoopOn401()
    {
        CountingTokens tokens;
        PipelineFixture f([](const ServedRequest &) { return status(401, ""); });
        Request request = PipelineFixture::get();
        request.scope = {&tokens, QStringLiteral("r")};
        const Result<Reply> reply = await(f.pipeline->send(std::move(request)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::NotSignedIn);
        QCOMPARE(f.proxy.seen().size(), 2);
    }

    void doesNotRenewWhatAPolicyRevoked()
    {
        CountingTokens tokens;
        PipelineFixture f([](const ServedRequest &) {
            return status(401, "",
                          {{"WWW-Authenticate", "Bearer error=\"insufficient_claims\", "
                                                "claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\""}});
        });
        Request request = PipelineFixture::get();
        request.scope = {&tokens, QStringLiteral("r")};
        const Result<Reply> reply = await(f.pipeline->send(std::move(request)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, QStringLiteral("insufficient_claims"));
        QCOMPARE(tokens.renewals, 0);
        QCOMPARE(f.proxy.seen().size(), 1);
    }

    void doesNotRepeatARefusal()
    {
        for (const int code : {400, 403, 404, 409, 412, 501}) {
            PipelineFixture f([code](const ServedRequest &) { return status(code); });
            QVERIFY(!await(f.pipeline->send(PipelineFixture::get())));
            QCOMPARE(f.proxy.seen().size(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(RepetitionTest)
#include "repetitiontest.moc"

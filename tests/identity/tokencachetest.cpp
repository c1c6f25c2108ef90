// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/tokencache.h"

#include "app/base/completion.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class TokenCacheTest : public QObject
{
    Q_OBJECT

    /// An identity service that counts and can be held.
    struct Issuer
    {
        Task<AccessToken> issue(QString resource)
        {
            asked << resource;
            if (held)
                co_await gate.wait();
            if (failing)
                co_return std::unexpected(Error::of(ErrorKind::SignInRefused, {}, {}));
            co_return AccessToken{Secret::copyOf("t" + std::to_string(asked.size())),
                                  clock->now() + lifetime};
        }
        explicit Issuer(FakeClock *clock_)
            : clock(clock_)
        {}
        FakeClock *clock;
        Millis lifetime = std::chrono::hours(1);
        QStringList asked;
        bool held = false;
        bool failing = false;
        Completion gate;
    };

    static QByteArray valueOf(const Result<AccessToken> &token)
    {
        return token ? QByteArray(token->value.view().data(), qsizetype(token->value.size()))
                     : token.error().facts().toUtf8();
    }

private Q_SLOTS:
    void renewsFiveMinutesBeforeTheEndOfTenantTime()
    {
        FakeClock clock;
        Issuer issuer(&clock);
        TokenCache cache(&clock, [&issuer](const QString &r) { return issuer.issue(r); });
        const auto get = [&cache](Freshness freshness = Freshness::CachedIsFine) {
            return valueOf(await(cache.token(QStringLiteral("g"), freshness, {})));
        };
        QCOMPARE(get(), "t1");
        clock.advance(std::chrono::minutes(54));
        QCOMPARE(get(), "t1");
        clock.advance(std::chrono::minutes(1));
        QCOMPARE(get(), "t2");
        QCOMPARE(get(Freshness::Renewed), "t3");
        QCOMPARE(get(), "t3");
        cache.clear();
        QCOMPARE(get(), "t4");
    }

    void keepsResourcesApart()
    {
        FakeClock clock;
        Issuer issuer(&clock);
        TokenCache cache(&clock, [&issuer](const QString &r) { return issuer.issue(r); });
        QCOMPARE(valueOf(await(cache.token(QStringLiteral("a"), {}, {}))), "t1");
        QCOMPARE(valueOf(await(cache.token(QStringLiteral("b"), {}, {}))), "t2");
        QCOMPARE(valueOf(await(cache.token(QStringLiteral("a"), {}, {}))), "t1");
        QCOMPARE(issuer.asked, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    }

    void asksOnceForManyWhoWait()
    {
        FakeClock clock;
        Issuer issuer(&clock);
        issuer.held = true;
        TokenCache cache(&clock, [&issuer](const QString &r) { return issuer.issue(r); });
        QList<QByteArray> got;
        for (int i = 0; i < 10; ++i) {
            spawn(cache.token(QStringLiteral("g"), {}, {}),
                  [&got](const Result<AccessToken> &token) { got << valueOf(token); });
        }
        QCOMPARE(issuer.asked.size(), 1);
        issuer.gate.complete();
        QCOMPARE(got, QList<QByteArray>(10, "t1"));
    }

    void anErrorReachesEverybodyAndIsNotKept()
    {
        FakeClock clock;
        Issuer issuer(&clock);
        issuer.held = true;
        issuer.failing = true;
        TokenCache cache(&clock, [&issuer](const QString &r) { return issuer.issue(r); });
        int refused = 0;
        for (int i = 0; i < 3; ++i) {
            spawn(cache.token(QStringLiteral("g"), {}, {}),
                  [&refused](const Result<AccessToken> &token) { refused += token ? 0 : 1; });
        }
        issuer.gate.complete();
        QCOMPARE(refused, 3);
        issuer.failing = false;
        QCOMPARE(valueOf(await(cache.token(QStringLiteral("g"), {}, {}))), "t2");
    }

    void aShortTokenIsStillUsedForAWhile()
    {
        FakeClock clock;
        Issuer issuer(&clock);
        issuer.lifetime = std::chrono::minutes(4);
        TokenCache cache(&clock, [&issuer](const QString &r) { return issuer.issue(r); });
        QCOMPARE(valueOf(await(cache.token(QStringLiteral("g"), {}, {}))), "t1");
        clock.advance(std::chrono::minutes(1));
        QCOMPARE(valueOf(await(cache.token(QStringLiteral("g"), {}, {}))), "t1");
        clock.advance(std::chrono::minutes(2));
        QCOMPARE(valueOf(await(cache.token(QStringLiteral("g"), {}, {}))), "t2");
    }
};

QTEST_GUILESS_MAIN(TokenCacheTest)
#include "tokencachetest.moc"

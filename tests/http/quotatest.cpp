// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/quota.h"

#include "tests/support/await.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class QuotaTest : public QObject
{
    Q_OBJECT

    static Millis timeOf(int calls, const QString &host, const QString &path)
    {
        FakeClock clock;
        clock.leap();
        Quota quota(&clock);
        for (int i = 0; i < calls; ++i) {
            if (!await(quota.take(host, path, "GET", {})))
                return Millis(-1);
        }
        return clock.leapt();
    }

private Q_SLOTS:
    void keepsAuditReadsUnderFiveInTenSeconds()
    {
        const Millis took = timeOf(24, QStringLiteral("graph.microsoft.com"),
                                   QStringLiteral("/v1.0/auditLogs/directoryAudits"));
        // 4 at once, then 20 at 0.45 a second of the tenant's time.
        QVERIFY(took >= std::chrono::seconds(44));
        QVERIFY(took <= std::chrono::seconds(46));
    }

    void doesNotSlowAnOrdinaryRead()
    {
        QCOMPARE(timeOf(200, QStringLiteral("graph.microsoft.com"),
                        QStringLiteral("/v1.0/applications")),
                 Millis(0));
    }

    void countsEveryHostForItself()
    {
        FakeClock clock;
        clock.leap();
        Quota quota(&clock);
        for (int i = 0; i < 400; ++i) {
            const QString host = QStringLiteral("kv%1.vault.azure.net").arg(i);
            QVERIFY(await(quota.take(host, QStringLiteral("/secrets"), "GET", {})));
        }
        QCOMPARE(clock.leapt(), Millis(0));
    }

    void letsFiveQueriesRunAtOnce()
    {
        FakeClock clock;
        Quota quota(&clock);
        QList<std::shared_ptr<Gate::Pass>> passes;
        const auto take = [&] {
            spawn(quota.take(QStringLiteral("api.loganalytics.azure.com"), QStringLiteral("/v1"),
                             "POST", {}),
                  [&passes](Result<Gate::Pass> pass) {
                      if (pass)
                          passes << std::make_shared<Gate::Pass>(std::move(*pass));
                  });
        };
        for (int i = 0; i < 8; ++i)
            take();
        QCOMPARE(passes.size(), 5);
        passes.removeFirst();
        QCOMPARE(passes.size(), 5);
        passes.clear();
        QVERIFY(passes.size() <= 5);
    }

    void aWaitCanBeCancelled()
    {
        FakeClock clock;
        Quota quota(&clock);
        std::stop_source stop;
        const QString host = QStringLiteral("graph.microsoft.com");
        const QString path = QStringLiteral("/v1.0/auditLogs/x");
        for (int i = 0; i < 4; ++i)
            QVERIFY(await(quota.take(host, path, "GET", {})));
        Task<Gate::Pass> waiting = quota.take(host, path, "GET", stop.get_token());
        stop.request_stop();
        const Result<Gate::Pass> pass = await(std::move(waiting));
        QVERIFY(!pass);
        QCOMPARE(pass.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(QuotaTest)
#include "quotatest.moc"

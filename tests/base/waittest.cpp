// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/wait.h"

#include "app/base/gate.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

/// Waiting on the tenant's clock, and taking turns.
class WaitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsWhenTheClockReachesTheTime()
    {
        FakeClock clock;
        bool ended = false;
        spawn(waitUntil(&clock, clock.now() + std::chrono::minutes(90), {}),
              [&ended](const Result<void> &result) { ended = result.has_value(); });
        clock.advance(std::chrono::minutes(89));
        QCoreApplication::processEvents();
        QVERIFY(!ended);
        clock.advance(std::chrono::minutes(1));
        QVERIFY(spinUntil([&ended] { return ended; }));
    }

    void aTimeThatIsPastDoesNotWait()
    {
        FakeClock clock;
        QVERIFY(await(waitUntil(&clock, clock.now(), {})));
    }

    void stopsWhenAsked()
    {
        FakeClock clock;
        std::stop_source stop;
        Task<void> waiting =
            waitUntil(&clock, clock.now() + std::chrono::hours(1), stop.get_token());
        stop.request_stop();
        const Result<void> result = await(std::move(waiting));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    }

    void readsTheTimesThatServicesWrite()
    {
        const TimePoint expected = fromIso(QStringLiteral("2026-11-20T14:06:00.123Z"));
        QCOMPARE(toIso(expected), QStringLiteral("2026-11-20T14:06:00.123Z"));
        QCOMPARE(fromIso(QStringLiteral("2026-11-20T14:06:00.1234567Z")), expected);
        QCOMPARE(fromIso(QStringLiteral("2026-11-20T15:06:00.123+01:00")), expected);
        QCOMPARE(fromIso(QStringLiteral("2026-11-20T14:06:00.123")), expected);
        QCOMPARE(fromIso(QStringLiteral("yesterday")), TimePoint{});
    }

    void aGateLetsSoManyThroughInOrder()
    {
        const Gate gate(2);
        QStringList story;
        QList<std::shared_ptr<Gate::Pass>> passes;
        for (int i = 0; i < 4; ++i) {
            spawn(gate.enter({}), [&story, &passes, i](Result<Gate::Pass> pass) {
                story << QString::number(i);
                passes << std::make_shared<Gate::Pass>(std::move(*pass));
            });
        }
        QCOMPARE(story.join(QLatin1Char(' ')), QStringLiteral("0 1"));
        passes.removeFirst();
        QCOMPARE(story.join(QLatin1Char(' ')), QStringLiteral("0 1 2"));
        passes.removeFirst();
        QCOMPARE(story.join(QLatin1Char(' ')), QStringLiteral("0 1 2 3"));
    }

    void whoWasCancelledPassesTheTurnOn()
    {
        const Gate gate(1);
        std::stop_source stop;
        std::shared_ptr<Gate::Pass> held;
        spawn(gate.enter({}), [&held](Result<Gate::Pass> pass) {
            held = std::make_shared<Gate::Pass>(std::move(*pass));
        });
        QStringList story;
        spawn(gate.enter(stop.get_token()), [&story](const Result<Gate::Pass> &pass) {
            story << (pass ? QStringLiteral("in") : nameOf(pass.error().kind));
        });
        spawn(gate.enter({}), [&story](const Result<Gate::Pass> &pass) {
            story << (pass ? QStringLiteral("in") : QStringLiteral("out"));
        });
        stop.request_stop();
        held.reset();
        QCOMPARE(story, (QStringList{QStringLiteral("in"), QStringLiteral("cancelled")}));
    }
};

QTEST_GUILESS_MAIN(WaitTest)
#include "waittest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tenantclock.h"

#include "app/base/wait.h"
#include "tests/support/await.h"
#include "tests/support/tenantprocess.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyturn;

namespace {

Millis monotonicNow()
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

class TenantClockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheNewestChange();
    void refusesAnAnswerThatIsNoClock();
    void runsAlongTheMonotonicClock();
    void followsAnAdvanceOfTheTenant();
    void endsAWaitWhenTheTenantIsAdvancedPastIt();
    void keepsItsTimeWhenNobodyAnswers();
};

void TenantClockTest::takesTheNewestChange()
{
    const auto line = clockLineFrom(
        R"({"changes":[{"tenantMs":1,"monotonicMs":2,"speed":1},{"tenantMs":1000,"monotonicMs":500,
        "speed":60}]})");
    QVERIFY(line);
    QCOMPARE(*line, (ClockLine{TimePoint(Millis(1000)), Millis(500), 60}));
    QCOMPARE(line->at(Millis(510)), TimePoint(Millis(1600)));
}

void TenantClockTest::refusesAnAnswerThatIsNoClock()
{
    for (const char *answer : {"", "{}", R"({"changes":[]})", R"({"changes":[{"speed":1}]})"}) {
        const auto line = clockLineFrom(answer);
        QVERIFY(!line);
        QCOMPARE(line.error().kind, ErrorKind::BadAnswer);
    }
}

void TenantClockTest::runsAlongTheMonotonicClock()
{
    const TimePoint start = fromIso(QStringLiteral("2026-01-20T09:00:00Z"));
    const TenantClock clock(QUrl(QStringLiteral("http://127.0.0.1:9/")),
                            {start, monotonicNow() - Millis(1000), 3600});
    QVERIFY(clock.now() >= start + std::chrono::hours(1));
    QVERIFY(clock.now() < start + std::chrono::hours(3));
    QVERIFY(clock.wallUntil(clock.now() + std::chrono::hours(1)) <= Millis(1001));
}

void TenantClockTest::followsAnAdvanceOfTheTenant()
{
    const test::TenantProcess tenant({QStringLiteral("--agents"), QStringLiteral("1")});
    QVERIFY2(tenant.failure().isEmpty(), qPrintable(tenant.failure()));
    TenantClock clock(
        QUrl(QStringLiteral("http://127.0.0.1:%1/_tenant/clock").arg(tenant.line().number("port"))),
        {});
    QVERIFY(QSignalSpy(&clock, &TenantClock::asked).wait());
    const TimePoint before = fromIso(tenant.get(QStringLiteral("clock")).text("now"));
    QVERIFY(std::chrono::abs(clock.now() - before) < std::chrono::seconds(5));
    QSignalSpy jumped(&clock, &Clock::jumped);
    tenant.post(QStringLiteral("clock"), R"({"advanceSeconds":86400})");
    QVERIFY(jumped.wait());
    QVERIFY(clock.now() - before >= std::chrono::hours(24));
    QVERIFY(clock.now() - before < std::chrono::hours(25));
}

void TenantClockTest::endsAWaitWhenTheTenantIsAdvancedPastIt()
{
    const test::TenantProcess tenant({QStringLiteral("--agents"), QStringLiteral("1")});
    QVERIFY2(tenant.failure().isEmpty(), qPrintable(tenant.failure()));
    TenantClock clock(
        QUrl(QStringLiteral("http://127.0.0.1:%1/_tenant/clock").arg(tenant.line().number("port"))),
        {});
    QVERIFY(QSignalSpy(&clock, &TenantClock::asked).wait());
    bool ended = false;
    spawn(waitUntil(&clock, clock.now() + std::chrono::hours(2), {}),
          [&ended](const Result<void> &result) { ended = result.has_value(); });
    tenant.post(QStringLiteral("clock"), R"({"advanceSeconds":7200})");
    QTRY_VERIFY(ended);
}

void TenantClockTest::keepsItsTimeWhenNobodyAnswers()
{
    const TimePoint start = fromIso(QStringLiteral("2026-01-20T09:00:00Z"));
    TenantClock clock(QUrl(QStringLiteral("http://127.0.0.1:9/")), {start, monotonicNow(), 1});
    QSignalSpy jumped(&clock, &Clock::jumped);
    QVERIFY(QSignalSpy(&clock, &TenantClock::asked).wait());
    QCOMPARE(jumped.size(), 0);
    QVERIFY(clock.now() - start < std::chrono::minutes(1));
}

QTEST_GUILESS_MAIN(TenantClockTest)
#include "tenantclocktest.moc"

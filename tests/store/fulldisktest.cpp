// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/records.h"
#include "app/store/storefile.h"
#include "tests/store/storefixture.h"
#include "tests/store/troubledvfs.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace keyturn;
using namespace keyturn::test;

namespace {

/// More than the write-ahead log takes before it is used from its start again.
constexpr int manyFacts = 120;

Fact wideFact(int minute)
{
    return fact(FactKind::Verified, minute, {{"evidence", std::string(2000, 'e')}});
}

} // namespace

class FullDiskTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { trouble::install(); }
    void cleanup() { trouble::limit({}, 0); }
    void aFullDiskIsNamedAndLosesNothing();
    void aRunWithReserveGoesOnToItsEnd();
    void aRunWithReserveGoesOnAfterARestart();
    void leaseAndKeyIndexAreKeptOnAFullDisk();
    void noReserveIsHeldWhereThereIsNoSpace();
    void theReserveIsRealSpaceAndIsFreedAtTheEnd();
    void aReserveLeftByACrashIsFreed();
};

void FullDiskTest::aFullDiskIsNamedAndLosesNothing()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("c")), {}));
    trouble::limit(storeFolder(home.path()), trouble::used(storeFolder(home.path())) + 60'000);
    std::size_t written = 0;
    Result<Appended> last;
    for (int i = 0; i < manyFacts && last; ++i) {
        last = records->append({wideFact(i)});
        written += last ? 1 : 0;
    }
    QVERIFY(!last);
    QCOMPARE(last.error().kind, ErrorKind::StoreFull);
    QCOMPARE(last.error().subject, home.recordsFile());
    QVERIFY(written > 0);

    trouble::limit({}, 0);
    QCOMPARE(records->journal(QStringLiteral("run-1"))->size(), written);
    QCOMPARE(records->head()->count, qint64(written));
    QVERIFY(records->verify()->holds());
    QVERIFY(records->append({wideFact(1)}));
}

void FullDiskTest::aRunWithReserveGoesOnToItsEnd()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("c")), {}));
    QVERIFY(records->reserve(QStringLiteral("run-1")));
    trouble::limit(storeFolder(home.path()), trouble::used(storeFolder(home.path())));
    for (int i = 0; i < manyFacts; ++i)
        QVERIFY2(records->append({wideFact(i)}), qPrintable(QString::number(i)));
    QVERIFY(records->append({fact(FactKind::Ended, 999)}));
    QVERIFY(records->verify()->holds());
    QCOMPARE(records->run(QStringLiteral("run-1"))->status.state, RunState::Completed);
}

void FullDiskTest::aRunWithReserveGoesOnAfterARestart()
{
    const StoreHome home;
    {
        const auto records = home.records();
        QVERIFY(records->plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("c")), {}));
        QVERIFY(records->reserve(QStringLiteral("run-1")));
    }
    trouble::limit(storeFolder(home.path()), trouble::used(storeFolder(home.path())));
    const auto records = home.records();
    for (int i = 0; i < manyFacts; ++i)
        QVERIFY2(records->append({wideFact(i)}), qPrintable(QString::number(i)));
}

void FullDiskTest::leaseAndKeyIndexAreKeptOnAFullDisk()
{
    const StoreHome home;
    QVERIFY(home.records()->reserve(QStringLiteral("run-1")));
    trouble::limit(storeFolder(home.path()), trouble::used(storeFolder(home.path())));
    const auto records = home.records();
    const auto other =
        records->leases().acquire(QStringLiteral("run-2"), QStringLiteral("me"), at(0));
    QVERIFY(!other);
    QCOMPARE(other.error().kind, ErrorKind::StoreFull);
    QVERIFY(!records->keyIndex().add({QStringLiteral("b"), QString(), {}, at(1)}));
    QVERIFY(records->leases().acquire(QStringLiteral("run-1"), QStringLiteral("me"), at(0)));
    QVERIFY(records->leases().renew(QStringLiteral("run-1"), at(1)));
    QVERIFY(records->keyIndex().add({QStringLiteral("a"), QStringLiteral("run-1"), {}, at(1)}));
    QVERIFY(records->keyIndex().remove(QStringLiteral("a")));
}

void FullDiskTest::noReserveIsHeldWhereThereIsNoSpace()
{
    const StoreHome home;
    const auto records = home.records();
    ::signal(SIGXFSZ, SIG_IGN);
    struct rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = before;
    small.rlim_cur = 1024 * 1024;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto held = records->reserve(QStringLiteral("run-1"));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!held);
    QCOMPARE(held.error().kind, ErrorKind::StoreFull);
    QVERIFY(trouble::used(storeFolder(home.path())) < Records::runReserveBytes);
    QCOMPARE(SpaceReserve(storeFolder(home.path())).runs(), QStringList());
}

void FullDiskTest::theReserveIsRealSpaceAndIsFreedAtTheEnd()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("c")), {}));
    const QString folder = storeFolder(home.path());
    QVERIFY(records->reserve(QStringLiteral("run-1"), 3'000'000));
    const SpaceReserve reserve(folder);
    QCOMPARE(reserve.held(QStringLiteral("run-1")), 3'000'000);
    QCOMPARE(reserve.runs(), QStringList(QStringLiteral("run-1")));
    QVERIFY(records->append({fact(FactKind::Started), fact(FactKind::Stuck, 1)}));
    QCOMPARE(reserve.held(QStringLiteral("run-1")), 3'000'000);
    QVERIFY(records->append({fact(FactKind::Ended, 2)}));
    QCOMPARE(reserve.runs(), QStringList());
}

void FullDiskTest::aReserveLeftByACrashIsFreed()
{
    const StoreHome home;
    {
        const auto records = home.records();
        for (const char *id : {"run-1", "run-2"})
            QVERIFY(records->plan(plannedRun(QLatin1String(id), QLatin1String(id)), {}));
        QVERIFY(records->append({fact(FactKind::Ended)}));
        // As if the process had died between the commit and the end of append().
        for (const char *id : {"run-1", "run-2"})
            QVERIFY(records->reserve(QLatin1String(id), 1000));
    }
    home.records().reset();
    QCOMPARE(SpaceReserve(storeFolder(home.path())).runs(), QStringList(QStringLiteral("run-2")));
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "fulldisktest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/storewatcher.h"

#include "tests/store/storefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class StoreWatcherTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatAnotherConnectionWritesIsToldOnce();
    void ownWritesAreNotTold();
    void itLooksByItself();
    void lookingCostsMicroseconds();
};

void StoreWatcherTest::whatAnotherConnectionWritesIsToldOnce()
{
    const StoreHome home;
    const auto window = home.records();
    const auto driver = home.records();
    StoreWatcher watcher(window->database());
    const QSignalSpy spy(&watcher, &StoreWatcher::changed);
    watcher.poll();
    QCOMPARE(spy.size(), 0);
    QVERIFY(driver->append({fact(FactKind::Note)}));
    watcher.poll();
    watcher.poll();
    QCOMPARE(spy.size(), 1);
}

void StoreWatcherTest::ownWritesAreNotTold()
{
    const StoreHome home;
    const auto records = home.records();
    StoreWatcher watcher(records->database());
    const QSignalSpy spy(&watcher, &StoreWatcher::changed);
    QVERIFY(records->append({fact(FactKind::Note)}));
    watcher.poll();
    QCOMPARE(spy.size(), 0);
}

void StoreWatcherTest::itLooksByItself()
{
    const StoreHome home;
    const auto window = home.records();
    const auto driver = home.records();
    const StoreWatcher watcher(window->database());
    QSignalSpy spy(&watcher, &StoreWatcher::changed);
    QVERIFY(driver->append({fact(FactKind::Note)}));
    QVERIFY(spy.wait(3000));
}

void StoreWatcherTest::lookingCostsMicroseconds()
{
    const StoreHome home;
    const auto records = home.records();
    StoreWatcher watcher(records->database());
    QElapsedTimer timer;
    timer.start();
    constexpr int looks = 1000;
    for (int i = 0; i < looks; ++i)
        watcher.poll();
    QVERIFY(timer.elapsed() < looks);
}

QTEST_GUILESS_MAIN(StoreWatcherTest)
#include "storewatchertest.moc"

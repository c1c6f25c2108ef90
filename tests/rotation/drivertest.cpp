// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The executor on a real store whose disk refuses: the model plays the services, the store and its
// file system are the product's own with a layer below SQLite.
#include "app/rotation/driver.h"

#include "app/rotation/walltime.h"
#include "app/store/records.h"
#include "app/store/storefile.h"
#include "tests/rotation/scenarios.h"
#include "tests/store/storefixture.h"
#include "tests/store/troubledvfs.h"
#include "tests/support/await.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace keyturn;
using namespace keyturn::rotation;
using namespace keyturn::rotation::model;
using namespace keyturn::test;

namespace {

const QString run = QStringLiteral("20260101-000000000-aaaa");

/// The model's clock: a waiter that waits lets the model's time pass.
class ModelClock final : public Clock
{
public:
    explicit ModelClock(ModelTenant &tenant)
        : m_tenant(tenant)
    {}
    [[nodiscard]] TimePoint now() const override { return m_tenant.now(); }
    [[nodiscard]] Millis wallUntil(TimePoint when) const override
    {
        m_tenant.advance(when);
        return Millis(0);
    }

private:
    ModelTenant &m_tenant;
};

/// One run in a home of its own, driven as the window drives it.
class Ground
{
public:
    Ground()
        : m_tenant(scenarioNamed("vault"))
        , m_clock(m_tenant)
        , m_records(m_home.records())
    {
        PlannedRun planned = plannedRun(run, QStringLiteral("app"));
        planned.id = run;
        Fact started;
        started.kind = FactKind::Started;
        started.run = run.toStdString();
        started.at = m_tenant.now();
        started.actor = "a.novak";
        static_cast<void>(m_records->plan(planned, {started}));
    }
    ~Ground() { trouble::limit({}, 0); }

    /// Drives until the run is over or this process lets go of it.
    Result<void> drive(Drive how = Drive::KeepWatching)
    {
        Services services;
        services.records = m_records.get();
        services.clock = &m_clock;
        Operation operation(QStringLiteral("drive"));
        Driver driver(services, m_tenant.plan(), QStringLiteral("a.novak"), how, &operation,
                      nullptr, carrier());
        bool ended = false;
        QObject::connect(&driver, &Driver::ended, &driver, [&ended] { ended = true; });
        driver.begin();
        if (!spinUntil([&ended] { return ended; }, std::chrono::seconds(30)))
            return std::unexpected(Error::of(ErrorKind::TimedOut, QStringLiteral("test")));
        return operation.error() ? Result<void>(std::unexpected(*operation.error()))
                                 : Result<void>();
    }

    void fillDisk()
    {
        m_fullSince = m_tenant.now();
        trouble::refuseWrites(true);
    }
    void freeDisk() { trouble::refuseWrites(false); }
    void order(const char *verb)
    {
        Command command;
        command.run = run;
        command.verb = QLatin1String(verb);
        command.actor = QStringLiteral("a.novak");
        static_cast<void>(m_records->commands().send(command));
    }

    [[nodiscard]] Journal journal() { return *m_records->journal(run); }
    [[nodiscard]] RunState state() { return m_records->run(run)->status.state; }
    [[nodiscard]] ModelTenant &tenant() { return m_tenant; }
    [[nodiscard]] Records &records() { return *m_records; }
    [[nodiscard]] TimePoint fullSince() const { return m_fullSince; }

    /// Called with every call before it reaches the model, numbered from 1.
    std::function<void(int, const Call &)> before = [](int, const Call &) {};

private:
    Carrier carrier()
    {
        return [this](Call call, RunView view, std::stop_token) -> QCoro::Task<Outcome> {
            before(++m_calls, call);
            Outcome outcome = m_tenant.perform(call, view, journal(), std::nullopt);
            m_tenant.advance(m_tenant.now() + Millis(200));
            co_return outcome;
        };
    }

    StoreHome m_home;
    ModelTenant m_tenant;
    ModelClock m_clock;
    std::unique_ptr<Records> m_records;
    TimePoint m_fullSince{};
    int m_calls = 0;
};

} // namespace

class DriverTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        trouble::install();
        QLoggingCategory::setFilterRules(QStringLiteral("keyturn.store.warning=false"));
    }
    void cleanup() { trouble::refuseWrites(false); }
    void aFullDiskIsWaitedOutAndNotSpunOn();
    void nothingIsSentWhoseIntentTheStoreRefused();
    void theTerminalSaysThatTheDiskIsFull();
    void undoPutsTheOldValueBackWhereverTheDiskFills();
    void anUndoThatReachedTheStoreIsFollowedOnAFullDisk();
};

void DriverTest::aFullDiskIsWaitedOutAndNotSpunOn()
{
    constexpr Millis full = std::chrono::minutes(30);
    for (const int at : {2, 5, 12, 20}) {
        Ground ground;
        const int before = trouble::refusals();
        ground.before = [&](int number, const Call &) {
            if (number == at)
                ground.fillDisk();
        };
        // Somebody frees it half an hour later.
        trouble::onRefusal([&] {
            if (ground.tenant().now() - ground.fullSince() > full)
                ground.freeDisk();
        });
        const Result<void> driven = ground.drive();
        trouble::onRefusal({});
        QVERIFY2(driven, driven ? "" : qPrintable(driven.error().facts()));
        QCOMPARE(nameOf(ground.state()), nameOf(RunState::Completed));
        QVERIFY(ground.tenant().wrongs().empty());
        const auto polls = full / ground.tenant().plan().policy.pollInterval;
        const int refused = trouble::refusals() - before;
        // One try, with a write or two, in each poll.
        QVERIFY2(refused > 10 && refused <= 3 * (polls + 2), qPrintable(QString::number(refused)));
    }
}

void DriverTest::nothingIsSentWhoseIntentTheStoreRefused()
{
    Ground ground;
    ground.fillDisk();
    int effects = 0;
    ground.before = [&](int, const Call &call) { effects += hasEffect(call.verb) ? 1 : 0; };
    const Result<void> driven = ground.drive(Drive::UntilPerson);
    QVERIFY(!driven);
    QCOMPARE(driven.error().kind, ErrorKind::StoreFull);
    QCOMPARE(effects, 0);
}

void DriverTest::theTerminalSaysThatTheDiskIsFull()
{
    Ground ground;
    ground.before = [&](int, const Call &call) {
        if (call.verb == Verb::AddSecret)
            ground.fillDisk();
    };
    const Result<void> driven = ground.drive(Drive::UntilPerson);
    QVERIFY(!driven);
    QCOMPARE(driven.error().kind, ErrorKind::StoreFull);
    // What came of the call is looked for in the world: one secret was added, and no second one.
    ground.freeDisk();
    ground.before = [](int, const Call &) {};
    QVERIFY(ground.drive());
    QCOMPARE(nameOf(ground.state()), nameOf(RunState::Completed));
    QVERIFY(ground.tenant().wrongs().empty());
}

void DriverTest::undoPutsTheOldValueBackWhereverTheDiskFills()
{
    // The disk fills at each call of the undo, the first one included, and stays full for an hour.
    for (int at = 1; at <= 8; ++at) {
        Ground ground;
        bool undoing = false;
        int calls = 0;
        std::string inVaultWhenFreed;
        ground.before = [&](int, const Call &call) {
            const RunView view = rotation::view(ground.tenant().plan(), ground.journal());
            const bool delivered = view.step("deliver-vault:vault:kv/model").isDone();
            if (delivered && !undoing && call.verb == Verb::QuerySignIns) {
                undoing = true;
                ground.order("undo");
            }
            if (undoing && ++calls == at)
                ground.fillDisk();
        };
        trouble::onRefusal([&] {
            if (ground.tenant().now() - ground.fullSince() < std::chrono::hours(1))
                return;
            inVaultWhenFreed = ground.tenant().inVault();
            ground.freeDisk();
        });
        const Result<void> driven = ground.drive();
        trouble::onRefusal({});
        QVERIFY2(driven, qPrintable(QString::number(at)));
        QCOMPARE(nameOf(ground.state()), nameOf(RunState::Undone));
        QVERIFY(ground.tenant().wrongs().empty());
        QVERIFY2(inVaultWhenFreed.empty() || inVaultWhenFreed == "old",
                 qPrintable(QString::number(at)));
        const Journal journal = ground.journal();
        const auto recorded = std::ranges::count_if(journal, [](const Fact &fact) {
            return fact.kind == FactKind::Intended && fact.value("verb") == "restore-vault";
        });
        QCOMPARE(recorded, 1);
        QVERIFY(ground.records().verify()->holds());
    }
}

void DriverTest::anUndoThatReachedTheStoreIsFollowedOnAFullDisk()
{
    Ground ground;
    std::string inVaultWhenFreed;
    bool ordered = false;
    ground.before = [&](int, const Call &call) {
        if (call.verb != Verb::QuerySignIns || ordered)
            return;
        ordered = true;
        ground.order("undo");
        ground.fillDisk();
    };
    trouble::onRefusal([&] {
        if (ground.tenant().now() - ground.fullSince() < std::chrono::hours(1))
            return;
        inVaultWhenFreed = ground.tenant().inVault();
        ground.freeDisk();
    });
    const Result<void> driven = ground.drive();
    trouble::onRefusal({});
    QVERIFY(driven);
    QCOMPARE(inVaultWhenFreed, std::string("old"));
    QCOMPARE(nameOf(ground.state()), nameOf(RunState::Undone));
    QVERIFY(ground.records().commands().pending(run)->isEmpty());
}

QTEST_GUILESS_MAIN(DriverTest)
#include "drivertest.moc"

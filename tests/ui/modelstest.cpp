// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "ui/models/agentsmodel.h"
#include "ui/models/dependencymodels.h"
#include "ui/models/frozenmodel.h"
#include "ui/models/logmodel.h"
#include "ui/models/runsmodel.h"
#include "widgets/datatable.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace keyturn;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto strict = Tester::FailureReportingMode::QtTest;

QString textAt(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_inventory = std::move(*InventoryStore::open(m_home->path()));
        m_records = std::move(*Records::open(m_home->path()));
    }

    void cleanup()
    {
        m_inventory.reset();
        m_records.reset();
        m_home.reset();
    }

    void agentsArriveInPages()
    {
        samples::fill(*m_inventory, 450);
        AgentsModel model(*m_inventory, m_clock);
        model.reload();
        QVERIFY(model.rowCount() < 450);
        const Tester tester(&model, strict);
        for (int page = 0; page < 10 && model.canFetchMore({}); ++page)
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 450);
    }

    void agentsAreSortedAndFilteredByTheStore()
    {
        samples::fill(*m_inventory, 12);
        AgentsModel model(*m_inventory, m_clock);
        const Tester tester(&model, strict);
        model.sort(AgentsModel::NameColumn, Qt::DescendingOrder);
        QCOMPARE(textAt(model, 0, AgentsModel::NameColumn), QStringLiteral("Warranty Bot"));
        model.setQuery(QStringLiteral("retail"), {}, {});
        QCOMPARE(model.rowCount(), 1);
        model.setQuery({}, QStringLiteral("env-Finance-Prod"), {});
        QCOMPARE(model.rowCount(), 2);
        model.setQuery({}, {}, 14);
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 12);
    }

    void anAgentChangesInPlace()
    {
        samples::fill(*m_inventory, 12);
        AgentsModel model(*m_inventory, m_clock);
        const Tester tester(&model, strict);
        model.reload();
        QSignalSpy changed(&model, &AgentsModel::dataChanged);
        Agent agent = samples::agents(1).first();
        agent.ownerName = QStringLiteral("new.owner");
        QVERIFY(m_inventory->saveAgent(agent));
        QCOMPARE(changed.count(), 1);
        const int row = model.rowOf(agent.id);
        QCOMPARE(textAt(model, row, AgentsModel::OwnerColumn), QStringLiteral("new.owner"));
    }

    void anAgentThatIsGoneLeavesTheList()
    {
        samples::fill(*m_inventory, 12);
        AgentsModel model(*m_inventory, m_clock);
        const Tester tester(&model, strict);
        model.reload();
        QVERIFY(m_inventory->saveAgents(QStringLiteral("env-Finance-Prod"), {}));
        QCOMPARE(model.rowCount(), 10);
    }

    void runsFollowTheRecords()
    {
        RunsModel model(*m_records, m_clock);
        const Tester tester(&model, strict);
        model.reload();
        QCOMPARE(model.rowCount(), 0);
        const rotation::Plan plan = samples::plan();
        samples::record(*m_records, plan, samples::untilHandOver(plan));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.waitingRuns(), 1);
        QCOMPARE(textAt(model, 0, RunsModel::StateColumn), QStringLiteral("Waiting for you"));
        QCOMPARE(textAt(model, 0, RunsModel::StepColumn),
                 QStringLiteral("Paste it into the connector: benefits-api"));
    }

    void theLogShowsItsNewestEntryFirst()
    {
        LogModel model(*m_records, m_clock);
        const Tester tester(&model, strict);
        model.reload();
        const rotation::Plan plan = samples::plan();
        samples::record(*m_records, plan, samples::untilCompleted(plan));
        QVERIFY(model.rowCount() > 5);
        QCOMPARE(textAt(model, 0, LogModel::ActionColumn),
                 QStringLiteral("Completed the rotation."));
        QCOMPARE(textAt(model, 0, LogModel::AgentColumn), QStringLiteral("HR Benefits Assistant"));
    }

    void theEvidenceOfAnEntryOpensBelowIt()
    {
        const rotation::Plan plan = samples::plan();
        samples::record(*m_records, plan, samples::untilCompleted(plan));
        LogModel model(*m_records, m_clock);
        const Tester tester(&model, strict);
        model.reload();
        const int rows = model.rowCount();
        model.toggle(1);
        QCOMPARE(model.rowCount(), rows + 1);
        QVERIFY(model.isOpen(1));
        QVERIFY(model.index(2, 0).data(CellRole::Detail).toBool());
        QVERIFY(textAt(model, 2, 0).contains(QStringLiteral("hash")));
        model.toggle(1);
        QCOMPARE(model.rowCount(), rows);
    }

    void newEntriesArriveOnTop()
    {
        const rotation::Plan plan = samples::plan();
        const Journal whole = samples::untilCompleted(plan);
        samples::record(*m_records, plan, {whole.begin(), whole.begin() + 6});
        LogModel model(*m_records, m_clock);
        const Tester tester(&model, strict);
        model.reload();
        const int before = model.rowCount();
        QSignalSpy reset(&model, &LogModel::modelReset);
        QVERIFY(m_records->append({whole.end() - 1, whole.end()}));
        QCOMPARE(model.rowCount(), before + 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(textAt(model, 0, LogModel::ActionColumn),
                 QStringLiteral("Completed the rotation."));
    }

    void theLogIsSearched()
    {
        const rotation::Plan plan = samples::plan();
        samples::record(*m_records, plan, samples::untilCompleted(plan));
        LogModel model(*m_records, m_clock);
        const Tester tester(&model, strict);
        model.setSearch(QStringLiteral("m.ortiz"));
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(!textAt(model, row, LogModel::ActionColumn).isEmpty());
        model.setSearch(QStringLiteral("nobody wrote this"));
        QCOMPARE(model.rowCount(), 0);
    }

    void dependenciesOfAnAgentKeepTheRulesOfModels()
    {
        CredentialsModel credentials;
        ConsumersModel consumers;
        HistoryModel history;
        FrozenModel frozen;
        const Tester a(&credentials, strict);
        const Tester b(&consumers, strict);
        const Tester c(&history, strict);
        const Tester d(&frozen, strict);
        const Agent agent = samples::agents(1).first();
        credentials.setAgent(agent, m_clock.now());
        consumers.setAgent(agent);
        frozen.setPlan(samples::plan());
        QCOMPARE(credentials.rowCount(), 2);
        QVERIFY(credentials.index(1, 0)
                    .data(CellRole::Below)
                    .toString()
                    .contains(QStringLiteral("bystander")));
        QCOMPARE(consumers.rowCount(), 2);
        QCOMPARE(frozen.rowCount(), 4);
        QCOMPARE(textAt(frozen, 0, FrozenModel::FateColumn),
                 QStringLiteral("is removed at the end"));
        QCOMPARE(textAt(frozen, 1, FrozenModel::FateColumn), QStringLiteral("stays"));
    }

private:
    samples::StillClock m_clock{samples::now()};
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<InventoryStore> m_inventory;
    std::unique_ptr<Records> m_records;
};

QTEST_MAIN(ModelsTest)
#include "modelstest.moc"

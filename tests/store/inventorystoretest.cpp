// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/inventorystore.h"

#include "app/store/agentkeys.h"
#include "tests/store/storefixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace keyturn;
using namespace keyturn::test;

namespace {

Credential credential(const QString &application, int expiresInDays)
{
    Credential credential;
    credential.id = application + QStringLiteral("-key");
    credential.applicationId = application;
    credential.objectId = QStringLiteral("object");
    credential.holder = CredentialHolder::ServicePrincipal;
    credential.name = QStringLiteral("made by hand");
    credential.hint = QStringLiteral("x~1");
    credential.createdAt = at(-1000);
    credential.expiresAt = at(expiresInDays * 24 * 60);
    credential.shared = true;
    return credential;
}

Consumer consumer(const QString &id, const QString &application)
{
    Consumer consumer;
    consumer.id = id;
    consumer.kind = ConsumerKind::ContainerApp;
    consumer.name = QStringLiteral("Ticket system");
    consumer.applicationId = application;
    consumer.flow = FlowKind::Delegated;
    consumer.delivery = Delivery::KeyVault;
    consumer.vaultUri = QStringLiteral("https://kv.vault.azure.net");
    consumer.secretName = QStringLiteral("kt-secret");
    consumer.pinnedVersion = QStringLiteral("v1");
    consumer.reresolvesWithin = std::chrono::minutes(30);
    consumer.toldByPerson = true;
    consumer.environmentId = QStringLiteral("env-1");
    consumer.connectorName = QStringLiteral("shared_x");
    consumer.resourceId = QStringLiteral("/subscriptions/s");
    consumer.connectorRowId = QStringLiteral("row");
    return consumer;
}

Agent agent(int number, const QString &name, const QString &environment = QStringLiteral("env-1"))
{
    Agent agent;
    agent.id = QStringLiteral("bot-%1").arg(number, 5, 10, QLatin1Char('0'));
    agent.name = name;
    agent.schemaName = QStringLiteral("kt_%1").arg(number);
    agent.environmentId = environment;
    agent.environmentName = QStringLiteral("Environment ") + environment;
    agent.production = number % 2 == 0;
    agent.ownerId = QStringLiteral("owner-%1").arg(number % 3);
    agent.ownerName = QStringLiteral("Owner %1").arg(number % 3);
    agent.ownerActive = number % 3 != 0;
    agent.state = number % 2 == 0 ? AgentState::Published : AgentState::Draft;
    agent.authenticationMode = 3;
    agent.publishedAt = at(-number);
    agent.slowestSchedule = std::chrono::hours(number % 5);
    const QString application = QStringLiteral("app-%1").arg(number);
    agent.credentials << credential(application, number % 7 * 10 - 5);
    agent.consumers << consumer(QStringLiteral("connector:%1").arg(number), application);
    agent.readAt = at(0);
    return agent;
}

struct Inventory
{
    StoreHome home;
    std::unique_ptr<InventoryStore> store = *InventoryStore::open(home.path());
};

QStringList namesOf(const QList<AgentRow> &rows)
{
    QStringList names;
    for (const AgentRow &row : rows)
        names << row.agent.name;
    return names;
}

ManualLink link(const Agent &agent, const QString &consumerId)
{
    ManualLink link{agent.id, QStringLiteral("app-linked"),
                    consumer(consumerId, QStringLiteral("app-linked")), QStringLiteral("anna"),
                    at(3)};
    link.consumer.linkedByHand = true;
    return link;
}

} // namespace

class InventoryStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAgentReadsAsItWasSaved();
    void environmentsKeepTheirOrderAndErrors();
    void everyOrderPagesThroughEachAgentOnce_data();
    void everyOrderPagesThroughEachAgentOnce();
    void searchIgnoresCaseAndAccentsAndTakesNoWildcards_data();
    void searchIgnoresCaseAndAccentsAndTakesNoWildcards();
    void agentsGoneFromTheTenantAreMarkedAndComeBack();
    void agentsOfAVanishedEnvironmentAreGone();
    void linksByHandSurviveEverySync();
    void onlyWhatLooksDifferentIsTold();
    void agentsAreFoundByIdPrefixAndName();
    void agentsOfOneApplicationAreKnown();
    void countsAreThoseOfTheWholeTenant();
    void tenThousandAgentsShowTheirFirstPageAtOnce();
};

void InventoryStoreTest::anAgentReadsAsItWasSaved()
{
    const Inventory inventory;
    const Agent saved = agent(4, QStringLiteral("Helpdesk \"Ä\" | <b>"));
    QVERIFY(inventory.store->saveAgent(saved));
    const auto row = (*InventoryStore::open(inventory.home.path()))->agent(saved.id);
    QVERIFY(row);
    QCOMPARE(row->agent, saved);
    QVERIFY(!row->gone);
    QCOMPARE(row->nextExpiry, saved.credentials.first().expiresAt);
    QCOMPARE(inventory.store->agent(QStringLiteral("none")).error().kind, ErrorKind::NotFound);
}

void InventoryStoreTest::environmentsKeepTheirOrderAndErrors()
{
    const Inventory inventory;
    const QList<Environment> saved{{QStringLiteral("z"),
                                    QStringLiteral("Last"),
                                    QStringLiteral("Production"),
                                    QStringLiteral("https://z"),
                                    {}},
                                   {QStringLiteral("a"),
                                    QStringLiteral("First"),
                                    QStringLiteral("Sandbox"),
                                    {},
                                    QStringLiteral("forbidden")}};
    const QSignalSpy spy(inventory.store.get(), &InventoryStore::environmentsChanged);
    QVERIFY(inventory.store->saveEnvironments(saved));
    QCOMPARE(*inventory.store->environments(), saved);
    QCOMPARE(spy.size(), 1);
}

void InventoryStoreTest::everyOrderPagesThroughEachAgentOnce_data()
{
    QTest::addColumn<AgentSort>("sort");
    QTest::addColumn<Qt::SortOrder>("order");
    const QList<QPair<const char *, AgentSort>> sorts{{"name", AgentSort::Name},
                                                      {"environment", AgentSort::Environment},
                                                      {"owner", AgentSort::Owner},
                                                      {"expiry", AgentSort::Expiry},
                                                      {"state", AgentSort::State}};
    for (const auto &[name, sort] : sorts) {
        QTest::addRow("%s up", name) << sort << Qt::AscendingOrder;
        QTest::addRow("%s down", name) << sort << Qt::DescendingOrder;
    }
}

void InventoryStoreTest::everyOrderPagesThroughEachAgentOnce()
{
    QFETCH(AgentSort, sort);
    QFETCH(Qt::SortOrder, order);
    const Inventory inventory;
    QList<Agent> agents;
    for (int i = 0; i < 50; ++i)
        agents << agent(i, QStringLiteral("Agent %1").arg(i % 11),
                        i % 2 == 0 ? QStringLiteral("env-1") : QStringLiteral("env-2"));
    agents[7].credentials.clear();
    agents[8].credentials.clear();
    for (const Agent &one : agents)
        QVERIFY(inventory.store->saveAgent(one));

    // What any order must be: by key, then name, then id.
    const auto keyOf = [sort](const Agent &one) -> std::pair<QString, qint64> {
        const AgentKeys keys = keysOf(one);
        switch (sort) {
        case AgentSort::Name:
            return {keys.name, 0};
        case AgentSort::Environment:
            return {keys.environment, 0};
        case AgentSort::Owner:
            return {keys.owner, 0};
        case AgentSort::Expiry:
            return {QString(), keys.nextExpiry};
        case AgentSort::State:
            return {nameOf(one.state), 0};
        }
        return {};
    };
    std::sort(agents.begin(), agents.end(), [&](const Agent &one, const Agent &two) {
        return std::tuple(keyOf(one), keysOf(one).name, one.id) <
               std::tuple(keyOf(two), keysOf(two).name, two.id);
    });
    if (order == Qt::DescendingOrder)
        std::reverse(agents.begin(), agents.end());
    QStringList expected;
    for (const Agent &one : agents)
        expected << one.id;

    AgentQuery query;
    query.sort = sort;
    query.order = order;
    query.limit = 7;
    QStringList met;
    do {
        const auto page = inventory.store->page(query);
        QVERIFY(page);
        for (const AgentRow &row : page->rows)
            met << row.agent.id;
        query.cursor = page->next;
    } while (!query.cursor.isEmpty() && met.size() <= expected.size());
    QCOMPARE(met, expected);
}

void InventoryStoreTest::searchIgnoresCaseAndAccentsAndTakesNoWildcards_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("case") << "HELP" << QStringList{QStringLiteral("Helpdesk")};
    QTest::newRow("accents") << "osterreich" << QStringList{QStringLiteral("Österreich 100%")};
    QTest::newRow("application") << "app-1" << QStringList{QStringLiteral("Helpdesk")};
    QTest::newRow("consumer") << "ticket"
                              << QStringList{QStringLiteral("Helpdesk"),
                                             QStringLiteral("Österreich 100%")};
    QTest::newRow("percent is a percent")
        << "100%" << QStringList{QStringLiteral("Österreich 100%")};
    QTest::newRow("no wildcard") << "_%_" << QStringList{};
    QTest::newRow("quote") << "'" << QStringList{};
}

void InventoryStoreTest::searchIgnoresCaseAndAccentsAndTakesNoWildcards()
{
    QFETCH(QString, search);
    QFETCH(QStringList, names);
    const Inventory inventory;
    QVERIFY(inventory.store->saveAgent(agent(1, QStringLiteral("Helpdesk"))));
    QVERIFY(inventory.store->saveAgent(agent(2, QStringLiteral("Österreich 100%"))));
    AgentQuery query;
    query.search = search;
    QCOMPARE(namesOf(inventory.store->page(query)->rows), names);
}

void InventoryStoreTest::agentsGoneFromTheTenantAreMarkedAndComeBack()
{
    const Inventory inventory;
    const Agent stays = agent(1, QStringLiteral("stays"));
    const Agent goes = agent(2, QStringLiteral("goes"));
    const Agent elsewhere = agent(3, QStringLiteral("elsewhere"), QStringLiteral("env-2"));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {stays, goes}));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-2"), {elsewhere}));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {stays}));

    QCOMPARE(namesOf(inventory.store->page({})->rows),
             QStringList({QStringLiteral("elsewhere"), QStringLiteral("stays")}));
    QVERIFY(inventory.store->agent(goes.id)->gone);
    QCOMPARE(inventory.store->agent(goes.id)->agent, goes);
    AgentQuery query;
    query.includeGone = true;
    QCOMPARE(inventory.store->page(query)->rows.size(), 3);

    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {stays, goes}));
    QVERIFY(!inventory.store->agent(goes.id)->gone);
}

void InventoryStoreTest::agentsOfAVanishedEnvironmentAreGone()
{
    const Inventory inventory;
    const Agent one = agent(1, QStringLiteral("one"));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {one}));
    const QSignalSpy spy(inventory.store.get(), &InventoryStore::changed);
    QVERIFY(inventory.store->saveEnvironments({{QStringLiteral("env-2"), {}, {}, {}, {}}}));
    QVERIFY(inventory.store->agent(one.id)->gone);
    QCOMPARE(spy.first().first().toStringList(), QStringList(one.id));
}

void InventoryStoreTest::linksByHandSurviveEverySync()
{
    const Inventory inventory;
    const Agent one = agent(1, QStringLiteral("one"));
    const ManualLink added = link(one, QStringLiteral("by-hand:1"));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {one}));
    QVERIFY(inventory.store->addLink(added));
    const Agent linked = inventory.store->agent(one.id)->agent;
    QCOMPARE(linked.consumers.size(), 2);
    QCOMPARE(linked.consumers.last(), added.consumer);

    // A sync that knows nothing of it, and one that gives back what it read from here.
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {one}));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {linked}));
    QCOMPARE(inventory.store->agents()->first(), linked);
    QCOMPARE(*inventory.store->links(one.id), QList<ManualLink>{added});

    QVERIFY(inventory.store->removeLink(one.id, added.consumer.id));
    QCOMPARE(inventory.store->agent(one.id)->agent, one);
}

void InventoryStoreTest::onlyWhatLooksDifferentIsTold()
{
    const Inventory inventory;
    Agent one = agent(1, QStringLiteral("one"));
    Agent two = agent(2, QStringLiteral("two"));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {one, two}));
    const QSignalSpy spy(inventory.store.get(), &InventoryStore::changed);
    one.readAt = at(10);
    two.readAt = at(10);
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {one, two}));
    QCOMPARE(spy.size(), 0);
    QCOMPARE(inventory.store->agent(one.id)->agent.readAt, at(10));
    two.credentials.first().hint = QStringLiteral("new");
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {one, two}));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList(two.id));
}

void InventoryStoreTest::agentsAreFoundByIdPrefixAndName()
{
    const Inventory inventory;
    for (int i = 0; i < 3; ++i)
        QVERIFY(inventory.store->saveAgent(
            agent(i, QStringList{QStringLiteral("Help"), QStringLiteral("Helpdesk"),
                                 QStringLiteral("Ähre")}
                         .at(i))));
    const auto found = [&](const char *text) {
        const auto row = inventory.store->findAgent(QString::fromUtf8(text));
        return row ? row->agent.name : row.error().code;
    };
    QCOMPARE(found("bot-00001"), QStringLiteral("Helpdesk"));
    QCOMPARE(found("BOT-00001"), QStringLiteral("Helpdesk"));
    QCOMPARE(found("Help"), QStringLiteral("Help"));
    QCOMPARE(found("help"), QStringLiteral("Help"));
    QCOMPARE(found("helpd"), QStringLiteral("Helpdesk"));
    QCOMPARE(found("ähr"), QStringLiteral("Ähre"));
    QCOMPARE(found("bot-"), QStringLiteral("ambiguous"));
    QCOMPARE(found("hel"), QStringLiteral("ambiguous"));
    QCOMPARE(found("desk"), QString());
    QCOMPARE(inventory.store->findAgent(QString()).error().kind, ErrorKind::NotFound);
}

void InventoryStoreTest::agentsOfOneApplicationAreKnown()
{
    const Inventory inventory;
    const Agent one = agent(1, QStringLiteral("one"));
    Agent two = agent(2, QStringLiteral("two"));
    two.consumers << consumer(QStringLiteral("more"), QStringLiteral("app-1"));
    const Agent three = agent(3, QStringLiteral("three"));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), {one, two, three}));
    QVERIFY(inventory.store->addLink(link(three, QStringLiteral("by-hand"))));
    QCOMPARE(inventory.store->agentsOfApplication(QStringLiteral("app-1"))->size(), 2);
    QCOMPARE(inventory.store->agentsOfApplication(QStringLiteral("app-linked"))->first().id,
             three.id);
    two.consumers.removeLast();
    QVERIFY(inventory.store->saveAgent(two));
    QCOMPARE(*inventory.store->agentsOfApplication(QStringLiteral("app-1")), QList<Agent>{one});
}

void InventoryStoreTest::countsAreThoseOfTheWholeTenant()
{
    const Inventory inventory;
    QVERIFY(inventory.store->saveEnvironments({{QStringLiteral("env-1"), {}, {}, {}, {}}}));
    QList<Agent> agents;
    for (int i = 0; i < 21; ++i)
        agents << agent(i, QString::number(i));
    agents[5].readAt = at(-60);
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), agents));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), agents.mid(0, 20)));
    // Of 7 agents each one expired, three end within 30 days; the last one of 21 is gone.
    QCOMPARE(*inventory.store->counts(at(0)), (InventoryCounts{1, 20, 1, 3, 9, 7, at(-60)}));
}

void InventoryStoreTest::tenThousandAgentsShowTheirFirstPageAtOnce()
{
    const Inventory inventory;
    QList<Agent> agents;
    for (int i = 0; i < 10'000; ++i)
        agents << agent(i, QStringLiteral("Agent %1").arg((i * 7919) % 10'000));
    QVERIFY(inventory.store->saveAgents(QStringLiteral("env-1"), agents));

    qint64 best = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        timer.start();
        const auto store = InventoryStore::open(inventory.home.path());
        const auto page = (*store)->page({});
        const auto counts = (*store)->counts(at(0));
        best = std::min(best, timer.elapsed());
        QCOMPARE(page->rows.size(), 200);
        QCOMPARE(counts->agents, 10'000);
    }
    qInfo("first page of 10,000 agents: %lld ms", static_cast<long long>(best));
    QVERIFY2(best <= 150, qPrintable(QString::number(best)));
}

QTEST_GUILESS_MAIN(InventoryStoreTest)
#include "inventorystoretest.moc"

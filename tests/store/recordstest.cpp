// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/records.h"

#include "tests/store/storefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class RecordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theJournalReadsAsItWasWritten();
    void textsThatAreNoUtf8AreStoredReadable();
    void theRunIsFoldedFromItsFacts_data();
    void theRunIsFoldedFromItsFacts();
    void aGivenStatusReplacesTheFold();
    void theLogHoldsWhatCountsAndTheJournalTheRest();
    void aRefusedFactLeavesNothingOfItsBatch();
    void anOpenRunKeepsOthersFromItsCredential();
    void anEndedRunFreesItsCredentialAndAReopenedOneTakesItBack();
    void runsAreFoundByTheirBeginning();
    void commandsArriveInOrderAndEndWithTheirFacts();
    void stoppingAllWritesIsSeenByEveryoneAndLogged();
    void keychainItemsAreListed();
    void pagesOfTheLogFollowEachOther();
    void appendingIsTold();
};

void RecordsTest::theJournalReadsAsItWasWritten()
{
    const StoreHome home;
    const auto records = home.records();
    Fact odd = fact(FactKind::Answered, 3,
                    {{"note", "tab\t\"quote\" \\ ä € \xf0\x9f\x98\x80"}, {"", "empty name"}});
    odd.step = "deliver:vault:a'b";
    Fact other = fact(FactKind::Started, 4, {}, "run-2");
    Fact late = fact(FactKind::Ended, 5, {{"state", "completed"}});
    QCOMPARE(records->append({odd, other})->lastSeq, 2);
    QCOMPARE(records->append({late})->lastSeq, 3);

    odd.seq = 1;
    late.seq = 3;
    QCOMPARE(*home.records()->journal(QStringLiteral("run-1")), (Journal{odd, late}));
    QCOMPARE(*records->journal(QStringLiteral("run-1"), 1), (Journal{late}));
    QVERIFY(records->journal(QStringLiteral("none"))->empty());
}

void RecordsTest::textsThatAreNoUtf8AreStoredReadable()
{
    const StoreHome home;
    const auto records = home.records();
    Fact odd = fact(FactKind::Note);
    odd.agent = std::string("a\xff"
                            "b\0c",
                            5);
    QVERIFY(records->append({odd}));
    QCOMPARE(QString::fromStdString(records->journal(QStringLiteral("run-1"))->front().agent),
             QStringLiteral("a\ufffdb\ufffdc"));
    QVERIFY(records->verify()->holds());
}

void RecordsTest::theRunIsFoldedFromItsFacts_data()
{
    QTest::addColumn<QString>("facts");
    QTest::addColumn<QString>("state");
    QTest::newRow("planned") << "planned" << "planned";
    QTest::newRow("running") << "planned started" << "running";
    QTest::newRow("holding") << "planned started holding" << "holding";
    QTest::newRow("reading ends no hold") << "planned started holding observed probed" << "holding";
    QTest::newRow("an effect ends the hold") << "planned started holding intended" << "running";
    QTest::newRow("a person is awaited")
        << "planned started waiting attested" << "waiting-for-person";
    QTest::newRow("undo") << "planned started commanded:undo" << "undoing";
    QTest::newRow("undo goes on") << "planned started commanded:undo holding intended" << "undoing";
    QTest::newRow("undo taken back")
        << "planned started commanded:undo commanded:go-on" << "running";
    QTest::newRow("paused") << "planned started commanded:pause" << "waiting-for-person";
    QTest::newRow("resumed") << "planned started commanded:pause commanded:resume" << "running";
    QTest::newRow("stuck") << "planned started stuck" << "stuck";
    QTest::newRow("completed") << "planned started ended" << "completed";
    QTest::newRow("undone") << "planned started commanded:undo ended" << "undone";
    QTest::newRow("over is over") << "planned started ended intended" << "completed";
    QTest::newRow("reopened") << "planned started ended reopened" << "waiting-for-person";
}

void RecordsTest::theRunIsFoldedFromItsFacts()
{
    QFETCH(QString, facts);
    QFETCH(QString, state);
    const StoreHome home;
    const auto records = home.records();
    int minute = 0;
    for (const QString &word : facts.split(QLatin1Char(' '))) {
        FactKind kind = FactKind::Note;
        QVERIFY(factKindFrom(word.section(QLatin1Char(':'), 0, 0).toStdString(), kind));
        const Fact one = fact(kind, minute++,
                              {{"command", word.section(QLatin1Char(':'), 1).toStdString()},
                               {"until", "2026-11-20T16:00:00.000Z"}});
        if (kind == FactKind::Planned)
            QVERIFY(records->plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("c")), {one}));
        else
            QVERIFY(records->append({one}));
    }
    const auto run = records->run(QStringLiteral("run-1"));
    QCOMPARE(QString::fromLatin1(nameOf(run->status.state)), state);
    QCOMPARE(run->changedAt, at(minute - 1));
    QCOMPARE(run->plan, QByteArrayLiteral("{\"steps\":[]}"));
}

void RecordsTest::aGivenStatusReplacesTheFold()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("c")), {}));
    RunStatus status;
    status.state = RunState::Holding;
    status.step = "probe";
    status.until = at(90);
    status.evidence = {{"add", "observed: read=3"}};
    AppendOptions options;
    options.status = status;
    QVERIFY(records->append({fact(FactKind::Started, 1)}, options));
    QCOMPARE(records->run(QStringLiteral("run-1"))->status, status);
}

void RecordsTest::theLogHoldsWhatCountsAndTheJournalTheRest()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    QStringList kinds;
    const auto head = records->readLog([&](const LogRow &row) -> Result<void> {
        kinds << QString::fromLatin1(nameOf(row.fact.kind));
        return {};
    });
    QCOMPARE(kinds.join(QLatin1Char(' ')),
             QStringLiteral("planned started answered verified value-left answered verified "
                            "approved answered ended"));
    QCOMPARE(head->count, 10);
    QCOMPARE(*head, *records->head());
    QCOMPARE(records->journal(QStringLiteral("run-1"))->size(), std::size_t{12});
}

void RecordsTest::aRefusedFactLeavesNothingOfItsBatch()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("c")),
                          {fact(FactKind::Started)}));
    QVERIFY(records->plan(plannedRun(QStringLiteral("run-2"), QStringLiteral("c")), {}));
    const LogHead before = *records->head();
    const auto refused =
        records->append({fact(FactKind::Note), fact(FactKind::Started, 1, {}, "run-2")});
    QVERIFY(!refused);
    QCOMPARE(*records->head(), before);
    QCOMPARE(records->journal(QStringLiteral("run-1"))->size(), std::size_t{1});
    QVERIFY(records->verify()->holds());
}

void RecordsTest::anOpenRunKeepsOthersFromItsCredential()
{
    const StoreHome home;
    const auto records = home.records();
    const QString credential = QStringLiteral("tenant/app");
    for (const char *id : {"run-1", "run-2"})
        QVERIFY(records->plan(plannedRun(QLatin1String(id), credential), {}));
    QVERIFY(records->append({fact(FactKind::Started)}));
    QVERIFY(records->append({fact(FactKind::Stuck, 1)}));

    const auto second = records->append({fact(FactKind::Started, 2, {}, "run-2")});

    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QCOMPARE(second.error().subject, QStringLiteral("run-1"));
    QCOMPARE(*records->openRunOf(credential), QStringLiteral("run-1"));
}

void RecordsTest::anEndedRunFreesItsCredentialAndAReopenedOneTakesItBack()
{
    const StoreHome home;
    const auto records = home.records();
    for (const char *id : {"run-1", "run-2"})
        QVERIFY(records->plan(plannedRun(QLatin1String(id), QStringLiteral("c")), {}));
    QVERIFY(records->append({fact(FactKind::Started), fact(FactKind::Ended, 1)}));
    QCOMPARE(*records->openRunOf(QStringLiteral("c")), QString());
    QVERIFY(records->append({fact(FactKind::Started, 2, {}, "run-2")}));

    const auto reopened = records->append({fact(FactKind::Reopened, 3)});
    QVERIFY(!reopened);
    QCOMPARE(reopened.error().kind, ErrorKind::Conflict);
    QVERIFY(records->append({fact(FactKind::Ended, 4, {}, "run-2"), fact(FactKind::Reopened, 5)}));
    QCOMPARE(*records->openRunOf(QStringLiteral("c")), QStringLiteral("run-1"));
}

void RecordsTest::runsAreFoundByTheirBeginning()
{
    const StoreHome home;
    const auto records = home.records();
    for (const char *id : {"2026-a1", "2026-a2", "2026-b"})
        QVERIFY(records->plan(plannedRun(QLatin1String(id), QLatin1String(id)), {}));
    QCOMPARE(records->findRun(QStringLiteral("2026-b"))->id, QStringLiteral("2026-b"));
    QCOMPARE(records->findRun(QStringLiteral("2026-a2"))->id, QStringLiteral("2026-a2"));
    QCOMPARE(records->findRun(QStringLiteral("2026-a")).error().code, QStringLiteral("ambiguous"));
    QCOMPARE(records->findRun(QStringLiteral("%")).error().kind, ErrorKind::NotFound);
    QCOMPARE(records->findRun(QString()).error().kind, ErrorKind::NotFound);
    QVERIFY(records->append({fact(FactKind::Ended, 0, {{"state", "abandoned"}}, "2026-b")}));
    QCOMPARE(records->runs()->size(), 3);
    QCOMPARE(records->runs(RunFilter::Open)->size(), 2);
}

void RecordsTest::commandsArriveInOrderAndEndWithTheirFacts()
{
    const StoreHome home;
    const auto window = home.records();
    const auto driver = home.records();
    Command pause{.run = QStringLiteral("run-1"),
                  .verb = QStringLiteral("pause"),
                  .arguments = {{"note", "lunch"}},
                  .actor = QStringLiteral("anna"),
                  .sentAt = at(1),
                  .outcome = {}};
    Command undo = pause;
    undo.verb = QStringLiteral("undo");
    const auto first = window->commands().send(pause);
    const auto second = window->commands().send(undo);

    auto pending = *driver->commands().pending(QStringLiteral("run-1"));
    QCOMPARE(pending.size(), 2);
    QCOMPARE(pending.first().verb, QStringLiteral("pause"));
    QCOMPARE(pending.first().arguments.at("note"), std::string("lunch"));
    AppendOptions options;
    options.closesCommand = *first;
    QVERIFY(driver->append({fact(FactKind::Commanded, 2, {{"command", "pause"}})}, options));
    QVERIFY(driver->commands().close(*second, QStringLiteral("past-point-of-no-return")));

    QVERIFY(driver->commands().pending(QStringLiteral("run-1"))->isEmpty());
    QCOMPARE(window->commands().byId(*first)->outcome, QStringLiteral("done"));
    QCOMPARE(window->commands().byId(*second)->outcome, QStringLiteral("past-point-of-no-return"));
    QCOMPARE(window->commands().byId(99).error().kind, ErrorKind::NotFound);
}

void RecordsTest::stoppingAllWritesIsSeenByEveryoneAndLogged()
{
    const StoreHome home;
    const auto window = home.records();
    const auto driver = home.records();
    QVERIFY(!*driver->writesStopped());
    QVERIFY(window->setWritesStopped(true, QStringLiteral("anna"), at(1)));
    QVERIFY(*driver->writesStopped());
    QVERIFY(window->setWritesStopped(false, QStringLiteral("bert"), at(2)));
    QVERIFY(!*driver->writesStopped());
    const auto page = driver->logPage(0, 10);
    QCOMPARE(page->size(), 2);
    QCOMPARE(page->first().fact.actor, std::string("bert"));
    QCOMPARE(page->last().fact.value("action"), std::string("stop-writes"));
}

void RecordsTest::keychainItemsAreListed()
{
    const StoreHome home;
    const auto records = home.records();
    KeyIndex &index = records->keyIndex();
    QVERIFY(index.add({QStringLiteral("a"), {}, QStringLiteral("seal"), at(1)}));
    QVERIFY(index.add(
        {QStringLiteral("b"), QStringLiteral("run-1"), QStringLiteral("fresh:1"), at(2)}));
    QVERIFY(!index.add({QStringLiteral("b"), {}, QStringLiteral("other"), at(3)}));
    QCOMPARE(index.all()->size(), 2);
    QCOMPARE(index.ofRun(QStringLiteral("run-1"))->first().id, QStringLiteral("b"));
    QCOMPARE((*index.find({}, QStringLiteral("seal")))->id, QStringLiteral("a"));
    QVERIFY(!index.find({}, QStringLiteral("head"))->has_value());
    QVERIFY(index.remove(QStringLiteral("b")));
    QVERIFY(home.records()->keyIndex().ofRun(QStringLiteral("run-1"))->isEmpty());
}

void RecordsTest::pagesOfTheLogFollowEachOther()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    const auto newest = records->logPage(0, 4);
    QCOMPARE(newest->first().row, 10);
    const auto older = records->logPage(newest->last().row, 100);
    QCOMPARE(older->size(), 6);
    QCOMPARE(older->last().row, 1);
    const auto found = records->logPage(0, 100, QStringLiteral("KEY-OLD"));
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().fact.value("target"), std::string("key-old"));
}

void RecordsTest::appendingIsTold()
{
    const StoreHome home;
    const auto records = home.records();
    const QSignalSpy spy(records.get(), &Records::appended);
    QVERIFY(records->append({fact(FactKind::Note), fact(FactKind::Observed)}));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList(QStringLiteral("run-1")));
}

QTEST_GUILESS_MAIN(RecordsTest)
#include "recordstest.moc"

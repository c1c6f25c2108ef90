// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/afterend.h"

#include "app/rotation/commandfacts.h"
#include "app/rotation/engine.h"
#include "tests/rotation/history.h"
#include "tests/rotation/scenarios.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::rotation;
using namespace keyturn::rotation::model;
using std::chrono::hours;

namespace {

constexpr const char *vault = "vault:kv/model";

/// A completed run, and what a look at an untouched tenant shows an hour later.
struct Closed
{
    explicit Closed(const char *scenario)
        : plan(ModelTenant(scenarioNamed(scenario)).plan())
        , journal(play(scenarioNamed(scenario), {}).journal)
        , run(view(plan, journal))
    {
        seen.at = run.endedAt + hours(1);
        seen.signIns = SignInReading{};
        seen.signIns->at = seen.at;
        for (const Source &source : plan.sources)
            seen.signIns->uses.push_back({source.keyId.empty() ? "" : run.newKeyId(),
                                          source.address,
                                          source.agent,
                                          3,
                                          0,
                                          run.endedAt - hours(1),
                                          {}});
        for (const PlanConsumer &consumer : plan.consumers) {
            if (!consumer.savedRow.empty())
                seen.saved[consumer.id] = run.endedAt - hours(2);
        }
        for (const VaultTarget &target : plan.vaults)
            seen.vaults[target.id] = {seen.at, "v1", plan.mark(1), true, run.startedAt};
    }
    [[nodiscard]] std::string why() const
    {
        const auto found = reopeningOf(plan, run, seen);
        return found ? found->why : std::string();
    }

    Plan plan;
    Journal journal;
    RunView run;
    AfterEnd seen;
};

} // namespace

class AfterEndTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUntouchedTenantReopensNothing();
    void aVersionThatHoldsTheOldValueReopens();
    void anotherValueInTheVaultReopens();
    void aLaterRotationOfOursIsNoReopening();
    void aRefusedCallerReopens();
    void aPartialAnswerReopensNothing();
    void aSaveReopensWhenNobodyWasSeenGettingInSince();
    void aRunIsWatchedForItsTimeOnly();
    void aReopenedRunWaitsForAPersonsWord();
};

void AfterEndTest::anUntouchedTenantReopensNothing()
{
    for (const char *scenario : {"vault", "by hand", "delegated by hand", "shared"})
        QCOMPARE(Closed(scenario).why(), std::string());
}

void AfterEndTest::aVersionThatHoldsTheOldValueReopens()
{
    Closed closed("vault");
    closed.seen.vaults[vault].mark.clear();
    closed.seen.vaults[vault].version = "v9";
    closed.seen.holdsPrevious[vault] = true;
    const auto found = reopeningOf(closed.plan, closed.run, closed.seen);
    QVERIFY(found);
    QCOMPARE(found->why, std::string("old-value-back"));
    QCOMPARE(found->step, std::string("deliver-vault:") + vault);
    QCOMPARE(found->data.at("version"), std::string("v9"));
}

void AfterEndTest::anotherValueInTheVaultReopens()
{
    Closed closed("vault");
    closed.seen.vaults[vault].mark.clear();
    QCOMPARE(closed.why(), std::string("value-replaced"));
    // A way back of ours, sent before the end and arrived after it, is the old value as well.
    closed.seen.vaults[vault].mark = closed.plan.mark(1) + "/undo";
    QCOMPARE(closed.why(), std::string("value-replaced"));
}

void AfterEndTest::aLaterRotationOfOursIsNoReopening()
{
    Closed closed("vault");
    closed.seen.vaults[vault].mark = "keyturn/model/20260301-000000000-bbbb/1";
    QCOMPARE(closed.why(), std::string());
}

void AfterEndTest::aRefusedCallerReopens()
{
    Closed closed("by hand");
    closed.seen.signIns->uses.front().lastRefused = closed.run.endedAt + Millis(1);
    QCOMPARE(closed.why(), std::string("consumer-refused"));
    closed.seen.signIns->uses.front().lastOk = closed.run.endedAt + Millis(2);
    QCOMPARE(closed.why(), std::string());
}

void AfterEndTest::aPartialAnswerReopensNothing()
{
    Closed closed("by hand");
    closed.seen.signIns->uses.front().lastRefused = closed.run.endedAt + Millis(1);
    closed.seen.signIns->partial = true;
    QCOMPARE(closed.why(), std::string());
}

void AfterEndTest::aSaveReopensWhenNobodyWasSeenGettingInSince()
{
    for (const char *scenario : {"by hand", "delegated by hand"}) {
        Closed closed(scenario);
        const TimePoint saved = closed.run.endedAt + hours(1);
        closed.seen.saved["1"] = saved;
        closed.seen.at = saved + Millis(1);
        QCOMPARE(closed.why(), std::string());
        closed.seen.at = saved + closed.plan.disuseWindow() + hours(1);
        QCOMPARE(closed.why(), std::string("saved-after-end"));
        // A token bought before the save proves nothing.
        closed.seen.signIns->uses.front().lastOk = saved + Millis(1);
        QCOMPARE(closed.why(), std::string("saved-after-end"));
        closed.seen.signIns->uses.front().lastOk =
            saved + closed.plan.policy.tokenLifetime + Millis(1);
        QCOMPARE(closed.why(), std::string());
    }
}

void AfterEndTest::aRunIsWatchedForItsTimeOnly()
{
    const Closed closed("vault");
    QVERIFY(isWatched(closed.run, closed.run.endedAt + hours(47), hours(48)));
    QVERIFY(!isWatched(closed.run, closed.run.endedAt + hours(48), hours(48)));
    RunView undone = closed.run;
    undone.state = RunState::Undone;
    QVERIFY(!isWatched(undone, closed.run.endedAt, hours(48)));
}

void AfterEndTest::aReopenedRunWaitsForAPersonsWord()
{
    Closed closed("vault");
    Fact fact;
    fact.run = closed.plan.run;
    fact.step = std::string("deliver-vault:") + vault;
    fact.kind = FactKind::Reopened;
    fact.at = closed.seen.at;
    fact.data = {{"why", "old-value-back"}};
    closed.journal.push_back(fact);
    World world;
    world.now = closed.seen.at;
    const Action waits = next(closed.plan, closed.journal, world);
    const auto *wait = std::get_if<WaitUntil>(&waits);
    QVERIFY(wait && wait->person);
    QCOMPARE(wait->why, std::string("old-value-back"));
    std::string refusal;
    for (const Fact &word :
         factsOf(closed.plan, closed.journal, {"resume", {}, "a.novak"}, closed.seen.at, refusal))
        closed.journal.push_back(word);
    const Action ends = next(closed.plan, closed.journal, world);
    const auto *record = std::get_if<Record>(&ends);
    QVERIFY(record);
    QCOMPARE(record->facts.front().value("state"), std::string("completed"));
}

QTEST_GUILESS_MAIN(AfterEndTest)
#include "afterendtest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The guard alone, on journals that a broken engine could have written; and what two consoles make
// of each other's marks.
#include "app/rotation/guard.h"

#include "app/rotation/commandfacts.h"
#include "app/rotation/engine.h"
#include "tests/rotation/history.h"
#include "tests/rotation/scenarios.h"

#include <QTest>

#include <algorithm>

using namespace keyturn;
using namespace keyturn::rotation;
using namespace keyturn::rotation::model;

namespace {

/// The journal of a calm run up to the first fact for which @p stop holds.
template<typename Stop>
Journal journalUntil(const char *scenario, Stop stop)
{
    Journal journal = play(scenarioNamed(scenario), {}).journal;
    journal.erase(std::find_if(journal.begin(), journal.end(), stop), journal.end());
    return journal;
}

bool isRemoval(const Fact &fact)
{
    return fact.kind == FactKind::Intended && fact.value("verb") == "remove-secret";
}

World openWorld(TimePoint now, const std::vector<SeenCredential> &seen)
{
    World world;
    world.now = now;
    world.keychain = KeychainReading{now, KeychainSight::Ready, true, {1}};
    world.sets.push_back({now, seen});
    world.signIns = SignInReading{};
    return world;
}

const std::vector<SeenCredential> whole{
    {"old", "old"}, {"bystander", "other"}, {"certificate", "cert"}, {"new1", "keyturn/model/x/1"}};

Fact intent(const Plan &plan, const char *step, Verb verb, int attempt, const char *keyId)
{
    Fact fact;
    fact.kind = FactKind::Intended;
    fact.run = plan.run;
    fact.step = step;
    fact.attempt = attempt;
    fact.data = {{"verb", nameOf(verb)}, {"keyId", keyId}};
    return fact;
}

} // namespace

class GuardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void letsTheGateOpenARetirement();
    void refusesWhatWasNotIntended();
    void refusesWhatWasAnsweredAlready();
    void refusesToRetireABystander();
    void refusesToRetireBeforeTheGate();
    void refusesToRetireWithoutApprovalInProduction();
    void refusesToRetireBeforeTheCanaryAnswered();
    void refusesToRetireWhenTheSuccessorIsNotSeen();
    void refusesToWriteWhileTheKeychainIsLocked();
    void refusesToTakeBackWhatWasHandedOver();
    void refusesAnythingWhileWritesAreStopped();
    void refusesAnythingAfterAReopening();
    void refusesAKeychainReadingThatIsNotTheLast();
    void theLargerRunWithdraws();
    void theSmallerRunWaits();
    void anApprovalNamesTheEvidence();
    void aPlanComesBackAsItWasWritten();
    void theWordForAWaitEndsWithIt();
    void anOrderThatDoesNotFitIsRefused();
};

void GuardTest::letsTheGateOpenARetirement()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = journalUntil("vault", isRemoval);
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
    const World world = openWorld(journal.back().at, whole);
    const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
    QCOMPARE(breachOf(tenant.plan(), journal, world, call).value_or(""), std::string());
}

void GuardTest::refusesToRetireBeforeTheCanaryAnswered()
{
    const ModelTenant tenant(scenarioNamed("delegated with a canary"));
    Journal journal = journalUntil("delegated with a canary", isRemoval);
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
    const World world = openWorld(journal.back().at, whole);
    const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
    QCOMPARE(breachOf(tenant.plan(), journal, world, call).value_or(""), std::string());
    std::erase_if(journal, [](const Fact &fact) {
        return fact.kind == FactKind::Verified && fact.step == "canary";
    });
    const auto breach = breachOf(tenant.plan(), journal, world, call);
    QVERIFY(breach && breach->starts_with("3:"));
}

void GuardTest::refusesWhatWasNotIntended()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    const Journal journal = journalUntil("vault", isRemoval);
    const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
    const auto breach = breachOf(tenant.plan(), journal, openWorld(journal.back().at, whole), call);
    QVERIFY(breach && breach->starts_with("1:"));
}

void GuardTest::refusesWhatWasAnsweredAlready()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    const Journal journal = journalUntil("vault", [](const Fact &fact) {
        return fact.kind == FactKind::Verified && fact.step == "add";
    });
    const Call call{Verb::AddSecret, "add", 1, "object", {}, false};
    const auto breach = breachOf(tenant.plan(), journal, openWorld(journal.back().at, whole), call);
    QVERIFY(breach && breach->starts_with("5:"));
}

void GuardTest::refusesToRetireABystander()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = journalUntil("vault", isRemoval);
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "bystander"));
    const Call call{Verb::RemoveSecret, "retire:old", 1, "bystander", {}, false};
    const auto breach = breachOf(tenant.plan(), journal, openWorld(journal.back().at, whole), call);
    QVERIFY(breach && breach->starts_with("4:"));
}

void GuardTest::refusesToRetireBeforeTheGate()
{
    for (const char *step : {"add", "accept", "seen", "disuse"}) {
        const ModelTenant tenant(scenarioNamed("vault"));
        Journal journal = journalUntil("vault", [step](const Fact &fact) {
            return fact.kind == FactKind::Verified && fact.step == step;
        });
        journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
        const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
        const auto breach =
            breachOf(tenant.plan(), journal, openWorld(journal.back().at, whole), call);
        QVERIFY2(breach && breach->starts_with("3:"), step);
    }
}

void GuardTest::refusesToRetireWithoutApprovalInProduction()
{
    const ModelTenant tenant(scenarioNamed("told, production"));
    Journal journal = journalUntil("told, production", isRemoval);
    std::erase_if(journal, [](const Fact &fact) { return fact.kind == FactKind::Approved; });
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
    const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
    const auto breach = breachOf(tenant.plan(), journal, openWorld(journal.back().at, whole), call);
    QVERIFY(breach && breach->starts_with("3:"));
}

void GuardTest::refusesToRetireWhenTheSuccessorIsNotSeen()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = journalUntil("vault", isRemoval);
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
    const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
    const auto breach =
        breachOf(tenant.plan(), journal, openWorld(journal.back().at, {{"old", "old"}}), call);
    QVERIFY(breach && breach->starts_with("5:"));
}

void GuardTest::refusesToWriteWhileTheKeychainIsLocked()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = journalUntil("vault", [](const Fact &fact) {
        return fact.kind == FactKind::Answered && fact.step == "add";
    });
    World world = openWorld(journal.back().at, whole);
    world.keychain->state = KeychainSight::Locked;
    const Call call{Verb::AddSecret, "add", 1, "object", {}, false};
    const auto breach = breachOf(tenant.plan(), journal, world, call);
    QVERIFY(breach && breach->starts_with("8:"));
}

void GuardTest::refusesToTakeBackWhatWasHandedOver()
{
    const ModelTenant tenant(scenarioNamed("by hand"));
    Journal journal = journalUntil("by hand", isRemoval);
    journal.push_back(intent(tenant.plan(), "add", Verb::RemoveSecret, 9, "new1"));
    const Call call{Verb::RemoveSecret, "add", 9, "new1", {}, true};
    const auto breach = breachOf(tenant.plan(), journal, openWorld(journal.back().at, whole), call);
    QVERIFY(breach && breach->starts_with("8:"));
}

void GuardTest::refusesAnythingWhileWritesAreStopped()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = journalUntil("vault", isRemoval);
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
    World world = openWorld(journal.back().at, whole);
    world.stopAllWrites = true;
    const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
    QVERIFY(breachOf(tenant.plan(), journal, world, call).has_value());
}

namespace {

/// What the run does when it settles who turns the credential and sees @p rival.
Action besideRival(const std::string &rival)
{
    const ModelTenant tenant(scenarioNamed("vault"));
    const Journal journal = journalUntil("vault", [](const Fact &fact) {
        return fact.kind == FactKind::Verified && fact.step == "alone";
    });
    std::vector<SeenCredential> seen = whole;
    seen.back().name = tenant.plan().mark(1);
    seen.push_back({"theirs", "keyturn/other/" + rival + "/1"});
    const TimePoint now = journal.back().at + std::chrono::minutes(3);
    return next(tenant.plan(), journal, openWorld(now, seen));
}

} // namespace

void GuardTest::refusesAnythingAfterAReopening()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = play(scenarioNamed("vault"), {}).journal;
    Fact reopened = intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 9, "new1");
    journal.push_back(reopened);
    journal.back().kind = FactKind::Reopened;
    journal.push_back(reopened);
    const Call call{Verb::RemoveSecret, "retire:old", 9, "new1", {}, true};
    QVERIFY(breachOf(tenant.plan(), journal, openWorld(journal.back().at, whole), call));
}

void GuardTest::refusesAKeychainReadingThatIsNotTheLast()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = journalUntil("vault", isRemoval);
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
    World world = openWorld(journal.back().at, whole);
    world.askedAt = world.keychain->at + Millis(1);
    const Call call{Verb::RemoveSecret, "retire:old", 1, "old", {}, false};
    const auto breach = breachOf(tenant.plan(), journal, world, call);
    QVERIFY(breach && breach->starts_with("8:"));
}

void GuardTest::theLargerRunWithdraws()
{
    const Action action = besideRival("20251231-000000000-aaaa");
    const auto *record = std::get_if<Record>(&action);
    QVERIFY(record != nullptr);
    QCOMPARE(record->facts.front().value("command"), std::string("undo"));
}

void GuardTest::theSmallerRunWaits()
{
    const Action action = besideRival("20270101-000000000-aaaa");
    const auto *record = std::get_if<Record>(&action);
    const bool holds = record && record->facts.front().kind == FactKind::Holding;
    QVERIFY(holds || std::holds_alternative<WaitUntil>(action));
}

void GuardTest::anApprovalNamesTheEvidence()
{
    const ModelTenant tenant(scenarioNamed("told, production"));
    Journal journal = journalUntil("told, production", isRemoval);
    const std::string before = evidenceHash(tenant.plan(), view(tenant.plan(), journal));
    for (Fact &fact : journal) {
        if (fact.kind == FactKind::Verified && fact.step == "disuse")
            fact.data["evidence"] += " changed";
    }
    QVERIFY(before != evidenceHash(tenant.plan(), view(tenant.plan(), journal)));
}

void GuardTest::aPlanComesBackAsItWasWritten()
{
    for (const Scenario &scenario : scenarios()) {
        const Plan plan = ModelTenant(scenario).plan();
        const std::optional<Plan> read = planFromJson(toJson(plan));
        QVERIFY(read.has_value());
        QCOMPARE(toJson(*read), toJson(plan));
        QVERIFY(*read == plan);
        Plan other = plan;
        other.frozen.front().retire = !other.frozen.front().retire;
        QVERIFY(hashOf(other) != hashOf(plan));
    }
    QVERIFY(!planFromJson("{}").has_value());
    QVERIFY(!planFromJson("not json").has_value());
}

void GuardTest::theWordForAWaitEndsWithIt()
{
    const ModelTenant tenant(scenarioNamed("vault"));
    Journal journal = journalUntil("vault", isRemoval);
    Fact waiting = intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old");
    waiting.kind = FactKind::Waiting;
    waiting.data = {{"why", "keychain-locked"}};
    journal.push_back(waiting);
    QCOMPARE(view(tenant.plan(), journal).why, std::string("keychain-locked"));
    journal.push_back(intent(tenant.plan(), "retire:old", Verb::RemoveSecret, 1, "old"));
    QCOMPARE(view(tenant.plan(), journal).why, std::string());
}

void GuardTest::anOrderThatDoesNotFitIsRefused()
{
    const ModelTenant tenant(scenarioNamed("by hand"));
    const Journal early = journalUntil("by hand", [](const Fact &fact) {
        return fact.kind == FactKind::Verified && fact.step == "accept";
    });
    const auto refusalOf = [&](const Journal &journal, const Order &order) {
        std::string refusal;
        const auto facts = factsOf(tenant.plan(), journal, order, TimePoint{}, refusal);
        return facts.empty() ? refusal : std::string("taken");
    };
    QCOMPARE(refusalOf(early, {"hand-over", {{"step", "deliver-hand:1"}}, "a"}),
             std::string("not-waiting"));
    QCOMPARE(refusalOf(early, {"approve", {}, "a"}), std::string("not-waiting"));
    QCOMPARE(refusalOf(early, {"go-on", {}, "a"}), std::string("not-offered"));
    QCOMPARE(refusalOf(early, {"attest", {{"step", "nothing"}}, "a"}), std::string("no-such-step"));
    QCOMPARE(refusalOf(play(scenarioNamed("by hand"), {}).journal, {"pause", {}, "a"}),
             std::string("over"));
}

QTEST_GUILESS_MAIN(GuardTest)
#include "guardtest.moc"

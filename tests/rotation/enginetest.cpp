// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against the model: whole runs, each named after the promise that it would break.
// tests/rotation/mutants.json names for every mutant the test here that kills it.
#include "app/rotation/runbooks/entraclientsecret.h"
#include "tests/rotation/history.h"
#include "tests/rotation/scenarios.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace keyturn;
using namespace keyturn::rotation;
using namespace keyturn::rotation::model;

namespace {

void tell(const Ending &ending)
{
    for (const std::string &wrong : ending.wrongs)
        qWarning("%s", wrong.c_str());
    if (!qEnvironmentVariableIsSet("KEYTURN_TELL"))
        return;
    for (const Fact &fact : ending.journal)
        qInfo("%s %-10s %-16s %d %s %s %s", qPrintable(toIso(fact.at)), nameOf(fact.kind),
              fact.step.c_str(), fact.attempt, fact.value("verb").c_str(),
              fact.value("why").c_str(), fact.value("evidence").c_str());
    qInfo("%d actions, %s %s", ending.actions, nameOf(ending.state), ending.why.c_str());
}

bool hadOutage(const Ending &ending)
{
    return std::ranges::any_of(
        ending.wrongs, [](const std::string &wrong) { return wrong.starts_with("outage"); });
}

Ending playTold(const char *scenario, const History &history = {})
{
    const Ending ending = play(scenarioNamed(scenario), history);
    tell(ending);
    return ending;
}

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void completesEveryScenario_data();
    void completesEveryScenario();
    void ownProbesAreNoEvidence();
    void nothingIsRetiredWhileAConsumerWasNotSeen();
    void aWordAloneRetiresNothing();
    void aPartialAnswerOpensNoGate();
    void anUnlistedCallerKeepsTheOldSecretAlive();
    void theWindowGoesByTheRecordsNotByTheClock();
    void aStaleReadIsNoProofOfAbsence();
    void aLostRemovalIsLookedAt();
    void aLostAdditionLeavesOneSecret();
    void aStrangerStopsTheRun();
    void anEmptyKeychainRemovesNothing();
    void aLockedKeychainWritesNothing();
    void undoRestoresBeforeItRemoves();
    void undoWaitsUntilOursIsUnused();
    void undoWaitsForRareCallers();
    void undoPutsTheOldValueBackOnAFullDisk();
    void aCanaryIsAskedOnlyWhenNoCachedTokenServes_data();
    void aCanaryIsAskedOnlyWhenNoCachedTokenServes();
    void aCanaryThatFailsStopsTheRun();
    void anUnclearCanaryLeavesTheOtherEvidence();
    void aLeakIsLookedIntoBeforeAnythingIsWritten();
    void aLeakDoesNotWaitForAReport();
    void productionWaitsForApproval();
    void aPointOfNoReturnIsSaid();
    void nothingIsSentTwice();
    void everyEffectWasIntendedOnDisk();
    void everyTableRowIsSound();
};

void EngineTest::completesEveryScenario_data()
{
    QTest::addColumn<QString>("name");
    for (const Scenario &scenario : scenarios())
        QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
}

void EngineTest::completesEveryScenario()
{
    QFETCH(QString, name);
    const Ending ending = playTold(qPrintable(name));
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    QVERIFY(ending.wrongs.empty());
}

void EngineTest::ownProbesAreNoEvidence()
{
    // The consumer shares address and user agent with the console: only the correlation ids tell.
    const Ending ending =
        playTold("beside the console", {.pastes = false, .attests = true, .resumes = false});
    QVERIFY(!hadOutage(ending));
    QVERIFY(ending.alive.contains("old"));
    QVERIFY(ending.state != RunState::Completed);
}

void EngineTest::nothingIsRetiredWhileAConsumerWasNotSeen()
{
    const Ending ending =
        playTold("told, rare caller", {.pastes = false, .attests = true, .resumes = false});
    QVERIFY(ending.alive.contains("old"));
    QVERIFY(ending.state != RunState::Completed);
}

void EngineTest::aWordAloneRetiresNothing()
{
    const Ending ending =
        playTold("by hand, rare caller", {.pastes = false, .attests = true, .resumes = false});
    QVERIFY(ending.alive.contains("old"));
    QVERIFY(ending.state != RunState::Completed);
}

void EngineTest::aPartialAnswerOpensNoGate()
{
    const Ending ending =
        playTold("unlisted caller", {.faults = {{Verb::QuerySignIns, 0, FaultKind::PartialLog}}});
    QVERIFY(ending.alive.contains("old"));
    QVERIFY(!hadOutage(ending));
}

void EngineTest::anUnlistedCallerKeepsTheOldSecretAlive()
{
    const Ending ending = playTold("unlisted caller");
    QVERIFY(ending.wrongs.empty());
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
}

void EngineTest::theWindowGoesByTheRecordsNotByTheClock()
{
    const Ending ending =
        playTold("unlisted caller", {.faults = {{Verb::QuerySignIns, 3, FaultKind::LogStall}}});
    QVERIFY(ending.wrongs.empty());
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
}

void EngineTest::aStaleReadIsNoProofOfAbsence()
{
    for (int read = 1; read <= 12; ++read) {
        const Ending ending =
            playTold("vault", {.faults = {{Verb::AddSecret, 1, FaultKind::LostReply},
                                          {Verb::ReadSet, read, FaultKind::StaleRead},
                                          {Verb::ReadSet, read + 1, FaultKind::StaleRead}}});
        QVERIFY(ending.wrongs.empty());
        QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    }
}

void EngineTest::aLostRemovalIsLookedAt()
{
    for (const FaultKind kind : {FaultKind::LostReply, FaultKind::LostRequest}) {
        const Ending ending = playTold("vault", {.faults = {{Verb::RemoveSecret, 1, kind}}});
        QVERIFY(ending.wrongs.empty());
        QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
        QVERIFY(!ending.alive.contains("old"));
    }
}

void EngineTest::aLostAdditionLeavesOneSecret()
{
    const Ending ending =
        playTold("vault", {.faults = {{Verb::AddSecret, 1, FaultKind::LostReply}}});
    QVERIFY(ending.wrongs.empty());
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    QCOMPARE(ending.alive, (std::set<std::string>{"bystander", "certificate", "new2"}));
}

void EngineTest::aStrangerStopsTheRun()
{
    for (int read = 2; read <= 8; ++read) {
        const Ending ending = playTold(
            "vault", {.faults = {{Verb::ReadSet, read, FaultKind::Stranger}}, .resumes = false});
        QCOMPARE(nameOf(ending.state), nameOf(RunState::Stuck));
        QCOMPARE(ending.why, std::string("set-changed"));
        QVERIFY(ending.alive.contains("stranger"));
        QVERIFY(ending.alive.contains("old"));
    }
}

void EngineTest::anEmptyKeychainRemovesNothing()
{
    for (int read = 2; read <= 6; ++read) {
        const Ending ending =
            playTold("by hand", {.faults = {{Verb::ReadKeychain, read, FaultKind::LostKeychain}},
                                 .resumes = false});
        const bool tookBack = std::ranges::any_of(ending.journal, [](const Fact &fact) {
            return fact.kind == FactKind::Intended && fact.value("verb") == "remove-secret" &&
                   fact.value("keyId") != "old";
        });
        QVERIFY(!tookBack);
    }
}

void EngineTest::aLockedKeychainWritesNothing()
{
    for (int read = 1; read <= 6; ++read) {
        const Ending ending =
            playTold("vault", {.faults = {{Verb::ReadKeychain, read, FaultKind::LockedKeychain}}});
        QVERIFY(ending.wrongs.empty());
        QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    }
    // Locked between its last answer and a removal of what was lost.
    const Ending ending =
        playTold("vault", {.faults = {{Verb::AddSecret, 1, FaultKind::LostReply},
                                      {Verb::QuerySignIns, 1, FaultKind::LockedKeychain}}});
    QVERIFY(ending.wrongs.empty());
}

void EngineTest::undoRestoresBeforeItRemoves()
{
    const Ending calm = play(scenarioNamed("vault"), {});
    int undone = 0;
    for (int action = 1; action < calm.actions; ++action) {
        const Ending ending = play(scenarioNamed("vault"), {.undoAt = action});
        tell(ending);
        QVERIFY2(ending.wrongs.empty(), qPrintable(QString::number(action)));
        undone += ending.state == RunState::Undone ? 1 : 0;
    }
    QVERIFY(undone > 20);
}

void EngineTest::undoWaitsUntilOursIsUnused()
{
    // The unlisted caller picks ours up late, after the value was put back.
    const Ending calm = play(scenarioNamed("unlisted caller"), {});
    for (int action = 30; action < calm.actions; ++action) {
        const Ending ending = play(scenarioNamed("unlisted caller"), {.undoAt = action});
        tell(ending);
        QVERIFY2(ending.wrongs.empty(), qPrintable(QString::number(action)));
    }
}

void EngineTest::undoWaitsForRareCallers()
{
    const Ending calm = play(scenarioNamed("told, rare caller"), {});
    for (int action = 40; action < std::min(calm.actions, 60); ++action) {
        const Ending ending = play(scenarioNamed("told, rare caller"), {.undoAt = action});
        tell(ending);
        QVERIFY2(ending.wrongs.empty(), qPrintable(QString::number(action)));
    }
}

void EngineTest::undoPutsTheOldValueBackOnAFullDisk()
{
    // History checks it when the disk is freed: the value is back, by the delivery's own intent.
    const Ending calm = play(scenarioNamed("vault"), {});
    int restored = 0;
    for (int action = 1; action < calm.actions; ++action) {
        for (const int later : {-1, 0, 1, 3, 6}) {
            const Ending ending = play(scenarioNamed("vault"),
                                       {.undoAt = action, .fullAt = std::max(0, action + later)});
            tell(ending);
            QVERIFY2(ending.wrongs.empty(), qPrintable(QString::number(action)));
            restored += ending.calls.contains(Verb::RestoreVault) ? 1 : 0;
        }
    }
    QVERIFY(restored > 20);
}

void EngineTest::aCanaryIsAskedOnlyWhenNoCachedTokenServes_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("delegated") << "delegated with a canary";
    QTest::newRow("app-only") << "vault with a canary";
}

void EngineTest::aCanaryIsAskedOnlyWhenNoCachedTokenServes()
{
    QFETCH(QString, name);
    const Ending ending = playTold(qPrintable(name));
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    QVERIFY(ending.wrongs.empty());
    const ModelTenant tenant(scenarioNamed(name.toStdString()));
    const auto find = [&ending](auto holds) { return std::ranges::find_if(ending.journal, holds); };
    const auto delivered = find([](const Fact &fact) {
        return fact.kind == FactKind::Verified && fact.step.starts_with("deliver-");
    });
    const auto asked = find([](const Fact &fact) { return fact.value("verb") == "ask-canary"; });
    const auto proved = find(
        [](const Fact &fact) { return fact.kind == FactKind::Verified && fact.step == "canary"; });
    const auto removed = find([](const Fact &fact) {
        return fact.kind == FactKind::Intended && fact.value("verb") == "remove-secret";
    });
    QVERIFY(asked != ending.journal.end());
    QVERIFY(asked->at >= delivered->at + tenant.plan().policy.tokenLifetime);
    QVERIFY(asked < proved && proved < removed);
    QCOMPARE(proved->value("grade"), std::string("observed"));
    QVERIFY(proved->value("evidence").find("not-proved=") != std::string::npos);
}

void EngineTest::aCanaryThatFailsStopsTheRun()
{
    Scenario scenario = scenarioNamed("delegated with a canary");
    scenario.canary = CanarySpec::Fails;
    const Ending ending = play(scenario, {.resumes = false});
    tell(ending);
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Stuck));
    QCOMPARE(ending.why, std::string("canary-refused"));
    QVERIFY(ending.alive.contains("old"));
}

void EngineTest::anUnclearCanaryLeavesTheOtherEvidence()
{
    const Ending ending = playTold("canary behind a sign-in");
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    const bool skipped = std::ranges::any_of(ending.journal, [](const Fact &fact) {
        return fact.kind == FactKind::Skipped && fact.step == "canary" &&
               fact.value("why") == "canary-unclear";
    });
    QVERIFY(skipped);
}

void EngineTest::aLeakIsLookedIntoBeforeAnythingIsWritten()
{
    const Ending ending = playTold("leak");
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    QVERIFY(ending.wrongs.empty());
    const auto looked = std::ranges::find_if(ending.journal, [](const Fact &fact) {
        return fact.kind == FactKind::Verified && fact.step == "suspects";
    });
    const auto added = std::ranges::find_if(
        ending.journal, [](const Fact &fact) { return fact.value("verb") == "add-secret"; });
    QVERIFY(looked < added);
    // What was there before the run is told with who and when; what was not read is named.
    const std::string evidence = looked->value("evidence");
    for (const char *part : {"suspects=3", "not-read=owners", "suspect=client-secret other by eve"})
        QVERIFY2(evidence.find(part) != std::string::npos, evidence.c_str());
    const ModelTenant tenant(scenarioNamed("leak"));
    const RunView run = view(tenant.plan(), ending.journal);
    const StepView &retired = run.step("retire:old");
    const auto [usual, longest] = tokensLiveUntil(tenant.plan(), run);
    QVERIFY(usual == retired.doneAt + std::chrono::minutes(6));
    QVERIFY(longest == retired.doneAt + std::chrono::minutes(1) + std::chrono::hours(28));
}

void EngineTest::aLeakDoesNotWaitForAReport()
{
    for (const FaultKind kind : {FaultKind::Forbidden, FaultKind::Unavailable}) {
        const Ending ending = playTold("leak", {.faults = {{Verb::ReadSuspects, 0, kind}}});
        QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
        const bool said = std::ranges::any_of(ending.journal, [](const Fact &fact) {
            return fact.kind == FactKind::Skipped && fact.value("why") == "suspects-unread";
        });
        QVERIFY(said);
    }
}

void EngineTest::productionWaitsForApproval()
{
    const Ending ending = playTold("told, production");
    const auto approved = std::ranges::find(ending.journal, FactKind::Approved, &Fact::kind);
    const auto removed = std::ranges::find_if(ending.journal, [](const Fact &fact) {
        return fact.kind == FactKind::Intended && fact.value("verb") == "remove-secret";
    });
    QVERIFY(approved != ending.journal.end());
    QVERIFY(approved < removed);
}

void EngineTest::aPointOfNoReturnIsSaid()
{
    const Ending calm = play(scenarioNamed("by hand"), {});
    const History late{.undoAt = calm.actions - 20, .resumes = false};
    const Ending ending = playTold("by hand", late);
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Stuck));
    QVERIFY(ending.why == "handed-over" || ending.why == "past-point-of-no-return");
}

void EngineTest::nothingIsSentTwice()
{
    const Ending calm = play(scenarioNamed("vault"), {});
    for (int action = 0; action < calm.actions; ++action) {
        const Ending ending =
            play(scenarioNamed("vault"), {.crashes = {{action, CrashPhase::BeforeFacts}}});
        tell(ending);
        QVERIFY2(ending.wrongs.empty(), qPrintable(QString::number(action)));
        QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    }
}

void EngineTest::everyEffectWasIntendedOnDisk()
{
    const Ending ending = playTold("by hand");
    QVERIFY(ending.wrongs.empty());
}

void EngineTest::everyTableRowIsSound()
{
    std::set<std::string> ids;
    bool adds = false;
    bool switches = false;
    bool gate = false;
    for (const EntraClientSecret::R &row : EntraClientSecret::table) {
        QVERIFY2(ids.insert(row.id).second, row.id);
        QVERIFY(row.act != nullptr);
        QVERIFY(row.verify != nullptr);
        QVERIFY(!QByteArray(row.title).isEmpty());
        adds = adds || row.effect == Effect::AddsCredential;
        switches = switches || row.effect == Effect::SwitchesTraffic;
        gate = gate || QByteArray(row.gate) == "disuse";
        if (row.effect == Effect::RetiresCredential)
            QVERIFY2(adds && switches && gate, row.id);
        const bool mayLackUndo =
            row.effect == Effect::RetiresCredential || row.effect == Effect::SwitchesTraffic;
        QVERIFY2(row.undo != Undo::None || mayLackUndo, row.id);
        const bool changes = row.effect == Effect::AddsCredential ||
                             row.effect == Effect::SwitchesTraffic ||
                             row.effect == Effect::RetiresCredential;
        QVERIFY2(!changes || row.undo != Undo::Nothing, row.id);
    }
}

QTEST_GUILESS_MAIN(EngineTest)
#include "enginetest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nowtext.h"

#include "tests/ui/samples.h"
#include "ui/runpicture.h"
#include "ui/runwords.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace keyturn;

namespace {

NowText nowOf(const rotation::Plan &plan, const Journal &journal)
{
    return describeNow(
        plan, rotation::view(plan, journal),
        {QStringLiteral("http://127.0.0.1:9/portal"), hintOf(journal), samples::now()});
}

QStringList commandsOf(const NowText &text)
{
    QStringList commands;
    for (const auto &action : text.actions)
        commands.append(action.command);
    return commands;
}

Journal with(Journal journal, FactKind kind, const char *step,
             std::map<std::string, std::string> data)
{
    Fact fact = journal.back();
    fact.kind = kind;
    fact.step = step;
    fact.data = std::move(data);
    journal.push_back(fact);
    return journal;
}

/// Every code that @p call is given in the engine's sources.
QStringList codesIn(const QString &folder, const QString &pattern)
{
    QStringList codes;
    const QRegularExpression code(pattern);
    QDir dir(qEnvironmentVariable("KEYTURN_SOURCE_DIR") + folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.cpp")})) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto match = code.globalMatch(QString::fromUtf8(file.readAll()));
        while (match.hasNext())
            codes.append(match.next().captured(1));
    }
    codes.removeDuplicates();
    return codes;
}

bool hasFill(const Lane &lane, LaneFill fill)
{
    return std::ranges::any_of(lane.spans, [fill](const auto &span) { return span.fill == fill; });
}

} // namespace

class NowTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksThePersonToPasteAndOffersTheValue()
    {
        const rotation::Plan plan = samples::plan();
        const NowText text = nowOf(plan, samples::untilHandOver(plan));
        QCOMPARE(text.title, QStringLiteral("Update the sign-in of benefits-api"));
        QVERIFY(text.secret);
        QCOMPARE(text.steps.size(), 3);
        QCOMPARE(text.link, QStringLiteral("http://127.0.0.1:9/portal/environments/env-1/"
                                           "connectors/shared_benefits-api/security"));
        QVERIFY(text.watches.contains(QStringLiteral("Dataverse")));
    }

    void offersToSayItIsDoneOnlyAfterTheValueWasHandedOver()
    {
        const rotation::Plan plan = samples::plan();
        Journal journal = samples::untilHandOver(plan);
        QVERIFY(!commandsOf(nowOf(plan, journal)).contains(QStringLiteral("attest")));
        const char *step = "deliver-hand:connector:benefits-api";
        journal = with(journal, FactKind::HandedOver, step, {});
        journal = with(journal, FactKind::Waiting, step, {{"why", "watching-for-save"}});
        QVERIFY(commandsOf(nowOf(plan, journal)).contains(QStringLiteral("attest")));
    }

    void theHintIsTheServicesAndNeverTheKeyId()
    {
        const rotation::Plan plan = samples::plan();
        const Journal journal = samples::untilHandOver(plan);
        QCOMPARE(nowOf(plan, journal).hint, QStringLiteral("Q7~"));
        const QString keyId =
            QString::fromStdString(rotation::view(plan, journal).newKeyId()).left(3);
        for (const Lane &lane :
             lanesOf(plan, rotation::view(plan, journal), hintOf(journal), samples::now()).lanes)
            QVERIFY(!lane.label.contains(keyId));
    }

    void theCommandForAShellHoldsNoSecret()
    {
        const rotation::Plan plan = samples::plan();
        for (const Journal &journal : {samples::untilHandOver(plan), samples::untilDisuse(plan)}) {
            const NowText text = nowOf(plan, journal);
            QVERIFY(text.curl.startsWith(QStringLiteral("curl ")));
            QVERIFY(text.curl.contains(QStringLiteral("Bearer $TOKEN")));
        }
    }

    void aStuckRunHasOneButtonPerDecision()
    {
        const rotation::Plan plan = samples::plan();
        const NowText text = nowOf(plan, samples::untilStuck(plan));
        QCOMPARE(commandsOf(text), QStringList({QStringLiteral("resume"), QStringLiteral("undo"),
                                                QStringLiteral("leave-both")}));
        QCOMPARE(text.steps.size(), 3);
    }

    void anApprovalShowsTheEvidenceItNames()
    {
        const rotation::Plan plan = samples::plan();
        Journal journal = samples::untilCompleted(plan);
        while (journal.back().step != "disuse")
            journal.pop_back();
        const NowText text =
            nowOf(plan, with(journal, FactKind::Waiting, "approve", {{"why", "approval"}}));
        QCOMPARE(text.steps.size(), 2);
        QVERIFY(text.steps.first().contains(QStringLiteral("proven")));
        QCOMPARE(commandsOf(text), QStringList{QStringLiteral("approve")});
    }

    void aPausedRunCanGoOn()
    {
        const rotation::Plan plan = samples::plan();
        const Journal journal = with(samples::untilProbing(plan), FactKind::Commanded, "accept",
                                     {{"command", "pause"}});
        QCOMPARE(commandsOf(nowOf(plan, journal)), QStringList{QStringLiteral("resume")});
    }

    void everyReasonToBeStuckIsASentenceOfItsOwn()
    {
        const rotation::Plan plan = samples::plan();
        const QString pattern = QStringLiteral("stuck\\((?:c|Context\\{[^\"]*\\}), \"([a-z-]+)\"");
        QStringList codes = codesIn(QStringLiteral("/app/rotation"), pattern);
        codes += codesIn(QStringLiteral("/app/rotation/runbooks"), pattern);
        QVERIFY(codes.size() > 8);
        // Defects of the engine itself are named by their code.
        for (const char *defect : {"nothing-to-do", "unknown-step"})
            codes.removeAll(QLatin1String(defect));
        for (const QString &code : codes) {
            const NowText text =
                nowOf(plan, with(samples::untilHandOver(plan), FactKind::Stuck, "add",
                                 {{"why", code.toStdString()}, {"decisions", "resume"}}));
            QVERIFY2(!text.body.contains(QStringLiteral("cannot go on by itself")),
                     qPrintable(code));
        }
    }

    void everyRefusalOfAPlanIsASentenceOfItsOwn()
    {
        const QStringList codes =
            codesIn(QStringLiteral("/app/rotation"),
                    QStringLiteral("refusals\\.push_back\\(\\s*\\{\"([a-z-]+)\""));
        QVERIFY(codes.size() > 8);
        for (const QString &code : codes) {
            const QString text = refusalText({code.toStdString(), "the thing"});
            QVERIFY2(text.contains(QStringLiteral("the thing")), qPrintable(text));
            QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(code));
        }
    }

    void saysBeforeAnythingIsRemovedThatUndoIsComplete()
    {
        const rotation::Plan plan = samples::plan();
        QVERIFY(nowOf(plan, samples::untilProbing(plan))
                    .reversibility.contains(QStringLiteral("undo completely")));
        const Journal removed =
            with(samples::untilDisuse(plan), FactKind::Intended, "retire:a41b0000-1111",
                 {{"verb", "remove-secret"}, {"keyId", "a41b0000-1111"}});
        QVERIFY(nowOf(plan, removed).reversibility.contains(QStringLiteral("no way back")));
    }

    void drawsDeliveredBeforeAnybodyWasSeen()
    {
        const rotation::Plan plan = samples::plan();
        const LaneData lanes =
            lanesOf(plan, rotation::view(plan, samples::untilHandOver(plan)), {}, samples::now());
        QVERIFY(hasFill(lanes.lanes.last(), LaneFill::Delivered));
        QVERIFY(!hasFill(lanes.lanes.last(), LaneFill::Seen));
    }

    void drawsSeenOnlyFromARecordOfTheService()
    {
        const rotation::Plan plan = samples::plan();
        const LaneData lanes =
            lanesOf(plan, rotation::view(plan, samples::untilDisuse(plan)), {}, samples::now());
        QVERIFY(hasFill(lanes.lanes.last(), LaneFill::Seen));
    }

    void drawsNothingOfANewSecretBeforeItWasAdded()
    {
        const rotation::Plan plan = samples::plan();
        Journal journal = samples::untilProbing(plan);
        journal.resize(3);
        const LaneData lanes = lanesOf(plan, rotation::view(plan, journal), {}, samples::now());
        QCOMPARE(lanes.lanes.size(), 2); // the two frozen secrets
    }

    void aStepThatWasLeftOffIsNotShownAtWork()
    {
        const rotation::Plan plan = samples::plan();
        Journal journal =
            with(samples::untilProbing(plan), FactKind::Commanded, "accept", {{"command", "undo"}});
        journal = with(journal, FactKind::Ended, "", {{"state", "undone"}});
        for (const auto &phase : stepsOf(plan, rotation::view(plan, journal), samples::now())) {
            for (const auto &step : phase.steps)
                QVERIFY(step.mark != StepMark::Active && step.mark != StepMark::Holding);
        }
    }

    void everyStepOfThePlanIsShownOnce()
    {
        const rotation::Plan plan = samples::plan();
        qsizetype shown = 0;
        for (const auto &phase : stepsOf(plan, rotation::view(plan, {}), samples::now()))
            shown += phase.steps.size();
        QCOMPARE(shown, static_cast<qsizetype>(plan.steps.size()));
    }
};

QTEST_MAIN(NowTextTest)
#include "nowtexttest.moc"

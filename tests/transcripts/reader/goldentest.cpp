// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of activity with its facts, and the conversation it makes, against a drawing of it.
#include "app/transcripts/reader/fragment.h"
#include "tests/transcripts/reader/rows.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace keyturn::transcripts;
using namespace keyturn::transcripts::testing;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(SOURCE_DIR "/tests/data/transcripts/") + name);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

ReadRow rowIn(const QString &name)
{
    return readRow(rowOfDocument(contentOf(name).toStdString(), name.toStdString()));
}

} // namespace

class GoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsTheWholeConversation_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("orchestration") << QStringLiteral("orchestration");
        QTest::newRow("classic") << QStringLiteral("classic");
    }

    void drawsTheWholeConversation()
    {
        QFETCH(QString, name);
        const auto row = rowIn(name + QStringLiteral(".json"));
        std::string drawing;
        for (const auto &activity : row.activities)
            drawing += factsOf(activity);
        drawing += "\n" + drawn(std::span(&row, 1));
        const auto lines = QByteArray::fromStdString(drawing).split('\n');
        const auto expected = contentOf(name + QStringLiteral(".txt")).split('\n');
        for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
            QCOMPARE(lines.at(i), expected.at(i));
        QCOMPARE(lines.size(), expected.size());
        QVERIFY(row.coverage.strange.empty());
    }

    void showsNearlyEveryKind()
    {
        std::set<Kind> kinds;
        for (const auto *name : {"orchestration.json", "classic.json"}) {
            for (const auto &activity : rowIn(QString::fromLatin1(name)).activities)
                kinds.insert(activity.kind);
        }
        QByteArray missing;
        for (std::size_t i = 0; i < KindCount; ++i) {
            if (!kinds.contains(static_cast<Kind>(i)))
                missing +=
                    QByteArray::fromStdString(std::string(nameOf(static_cast<Kind>(i)))) + ' ';
        }
        QCOMPARE(missing,
                 QByteArray("unknown message-change set-context host-event skill-trace "
                            "ai-builder-trace gpt-answer generative-answer server-confirmed "
                            "server-cancelled agent-thought tool-execution reaction sign-in invoke "
                            "connection-card "));
    }

    void readsTheOtherKinds_data()
    {
        QTest::addColumn<QByteArray>("activity");
        QTest::addColumn<QByteArray>("facts");
        const auto add = [](const char *name, const std::string &activity, const char *facts) {
            QTest::newRow(name) << QByteArray::fromStdString(activity) << QByteArray(facts);
        };
        add("context",
            eventOf("pvaSetContext", R"({"msdyn_CustomerPhone":"+1555","sipHeaders":"{ }"})"),
            "set-context\n  context(msdyn_CustomerPhone) var: +1555\n  context(sipHeaders) var: { "
            "}\n");
        add("host", eventOf("MS.PA.DVCopilot", R"({"a":{"b":["c","d"]}})"),
            "host-event\n  context(a) var: b: c | d\n");
        add("answer",
            traceOf("GPTAnswer", R"({"gptAnswerState":"Answer not Found in Search Results"})"),
            "gpt-answer\n  state tool: Answer not Found in Search Results\n");
        add("generative",
            eventOf(
                "GenerativeAnswersSupportData",
                R"({"message":"q","rewrittenMessage":"rq","summarizationOpenAIResponse":{"result":{"summary":"s"}},)"
                R"("verifiedSearchResults":[{"url":"u","rankScore":0.9,"snippet":"sn"}],"cdsBotId":"b","gptAnswerState":"Answered"})"),
            "generative-answer\n  state: Answered\n  query said: q\n  query(rewritten) tool: rq\n"
            "  response bot: s\n  citation(u) bot: sn\n  agent(cdsBotId): b\n");
        add("thought",
            traceOf("AgentThought",
                    R"({"id":"t","status":"completed","title":"Locate","description":"look"})"),
            "agent-thought\n  title: Locate\n  thought tool: look\n  state: completed\n  step: "
            "t\n");
        add("tool",
            traceOf(
                "ToolExecution",
                R"({"id":"t","name":"K","status":"completed","params":{"query":"q"},"result":"[2 results]"})"),
            "tool-execution\n  tool: K\n  step: t\n  state: completed\n  argument(query) tool: q\n"
            "  result tool: [2 results]\n");
        add("prediction",
            eventOf(
                "DynamicPlanStepFinished",
                R"({"stepId":"s","observation":{"predictionOutput":{"modelName":"m","costAsCopilotCredits":2,"text":"t"}},"error":{"code":"C","message":"M"}})"),
            "step-finished\n  step: s\n  observation(predictionOutput) tool: modelName: m | "
            "costAsCopilotCredits: 2 | text: t\n  model: m\n  credits: 2\n  code tool: C\n  error "
            "tool: "
            "M\n");
        add("reaction",
            R"({"type":"messageReaction","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"heart"}]})",
            "reaction\n  reaction: like\n  reaction(removed): heart\n");
        add("invoke",
            R"({"type":"invoke","name":"task/fetch","value":{"data":"d","accessToken":"never shown"}})",
            "invoke\n  value(data) var: d\n");
        add("exception",
            eventOf("DialogTracing", R"({"actions":[{"topicId":"t","exception":"boom"}]})"),
            "dialog-tracing\n  topic: t\n  exception tool: boom\n");
    }

    void readsTheOtherKinds()
    {
        QFETCH(QByteArray, activity);
        QFETCH(QByteArray, facts);
        const auto row = rowOfActivities(activity.toStdString());
        QCOMPARE(QByteArray::fromStdString(factsOf(row.activities.at(0))), facts);
    }
};

QTEST_GUILESS_MAIN(GoldenTest)
#include "goldentest.moc"

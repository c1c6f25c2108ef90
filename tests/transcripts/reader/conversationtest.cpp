// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole conversations, drawn as text.
#include "app/transcripts/reader/fragment.h"
#include "tests/transcripts/reader/rows.h"

#include <QTest>

using namespace keyturn::transcripts;
using namespace keyturn::transcripts::testing;

namespace {

std::string joined(std::initializer_list<std::string> activities)
{
    std::string all;
    for (const auto &activity : activities)
        all += (all.empty() ? "" : ",") + activity;
    return all;
}

QByteArray q(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::string ms(int at)
{
    return R"("timestampMs":)" + std::to_string(1778512228000 + at);
}

} // namespace

class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesTheStepsOfAPlan()
    {
        const auto drawing = drawnOf(joined(
            {userMessage("a", "parental leave?"),
             traceOf("DynamicPlanReceived",
                     R"({"steps":["P:UniversalSearchTool"],"planIdentifier":"p1"})", ms(0)),
             traceOf("DynamicPlanReceivedDebug",
                     R"({"ask":"parental leave?","planIdentifier":"p1"})"),
             traceOf(
                 "DynamicPlanStepTriggered",
                 R"({"planIdentifier":"p1","stepId":"s1","taskDialogId":"P:UniversalSearchTool","thought":"look it up","state":1})",
                 ms(100)),
             eventOf(
                 "DynamicPlanStepBindUpdate",
                 R"({"taskDialogId":"P:UniversalSearchTool","stepId":"s1","arguments":{"search_query":"leave"}})"),
             eventOf("UniversalSearchToolTraceData",
                     R"({"toolId":"P:UniversalSearchTool","fullResults":[{"title":"Policy"}]})"),
             eventOf(
                 "DynamicPlanStepFinished",
                 R"({"taskDialogId":"P:UniversalSearchTool","stepId":"s1","observation":{"content":[{"type":"text","text":"26 weeks"}]},"state":"completed","executionTime":"00:00:01.86"})"),
             traceOf("DynamicPlanStepTriggered",
                     R"({"planIdentifier":"p1","stepId":"s2","taskDialogId":"MCP:hr.topic:file"})"),
             traceOf("DynamicPlanFinished", R"({"planId":"p1","wasCancelled":false})", ms(2500)),
             botMessage("b", "26 weeks", "a")}));
        QCOMPARE(q(drawing),
                 q("1 message user parental leave?\n"
                   "1 plan bot (2500 ms)\n"
                   "1 plan-step bot [P:UniversalSearchTool] type: text | text: 26 weeks (1860 ms)\n"
                   "1 knowledge bot [P:UniversalSearchTool] title: Policy\n"
                   "1 plan-step bot [MCP:hr.topic:file] {unfinished}\n"
                   "1 message bot 26 weeks\n"));
    }

    void mergesStepsWithoutIds()
    {
        // As in 2024: no stepId, and the bind update names no plan.
        const auto step = R"("taskDialogId":)" + jsonText("cr1.component.Add");
        const auto plan = R"({"planIdentifier":"p",)" + step;
        const auto drawing = drawnOf(joined(
            {userMessage("a", "add it"), eventOf("DynamicPlanStepTriggered", plan + "}", ms(0)),
             eventOf("DynamicPlanStepBindUpdate", "{" + step + R"(,"arguments":{"text":"Cron"}})"),
             eventOf("DynamicPlanStepFinished", plan + R"(,"observation":{},"state":"completed"})",
                     ms(700)),
             eventOf("DynamicPlanStepTriggered", plan + "}", ms(800)),
             eventOf(
                 "DynamicPlanStepBlocked",
                 plan +
                     R"(,"messageBlockedError":{"code":"ContentFilter","message":"blocked by policy"}})",
                 ms(900))}));
        QCOMPARE(q(drawing),
                 q("1 message user add it {unanswered}\n"
                   "1 plan-step bot [cr1.component.Add] (700 ms)\n"
                   "1 plan-step bot [cr1.component.Add] blocked by policy {blocked} (100 ms)\n"
                   "1 safety bot [ContentFilter] blocked by policy\n"));
    }

    void knowsWhoSpeaksAmongConnectedAgents()
    {
        const auto drawing = drawnOf(joined(
            {userMessage("a", "book a room"),
             traceOf("ConnectedAgentInitializeTraceData",
                     R"({"botSchemaName":"child","parentBotSchemaName":"parent"})"),
             botMessage("b", "Which one?", "a"),
             traceOf("ConnectedAgentCompletedTraceData",
                     R"({"parentBotSchemaName":"parent","connectedAgentBotSchemaName":"child"})"),
             botMessage("c", "Booked", "a")}));
        QCOMPARE(q(drawing), q("1 message user book a room\n"
                               "1 agent-start bot [child]\n"
                               "1 message bot <child> Which one?\n"
                               "1 agent-end bot [child]\n"
                               "1 message bot Booked\n"));
    }

    void takesATraceForNoHandOff()
    {
        const auto traces = joined(
            {userMessage("a", "help"),
             traceOf("EscalationRequested", R"({"escalationRequestType":1})"),
             traceOf("HandOff", "{}"), traceOf("HandOff", "{}"),
             traceOf(
                 "SessionInfo",
                 R"({"outcome":"HandOff","outcomeReason":"AgentTransferConfiguredByAuthor"})")});
        QCOMPARE(q(drawnOf(traces)),
                 q("1 message user help {unanswered}\n"
                   "1 handoff bot {not proven}\n"
                   "1 handoff bot x2 {not proven}\n"
                   "1 session-end bot [HandOff] AgentTransferConfiguredByAuthor\n"));
        QVERIFY(!summaryOf(rowOfActivities(traces)).handedOff);
    }

    void provesAHandOff_data()
    {
        QTest::addColumn<QByteArray>("activity");
        QTest::newRow("type") << q(
            R"({"type":"handoff","channelId":"conversationconductor","value":{"type":"transferToAgent","message":"Caller wants a person","context":{"va_BotName":"x"}}})");
        QTest::newRow("event") << q(
            R"({"type":"event","name":"GenesysHandoff","value":"The user requested human assistance."})");
        QTest::newRow("reason") << q(
            traceOf("SessionInfo",
                    R"({"outcome":"HandOff","outcomeReason":"AgentTransferRequestedByUser"})"));
    }

    void provesAHandOff()
    {
        QFETCH(QByteArray, activity);
        const auto row = rowOfActivities(
            joined({userMessage("a", "help"), activity.toStdString(), traceOf("HandOff", "{}")}));
        QVERIFY(summaryOf(row).handedOff);
        QVERIFY(!drawn(std::span(&row, 1)).contains("not proven"));
    }

    void tellsChatsFromTestsAndAutonomousRuns()
    {
        const auto classOf = [](std::initializer_list<std::string> activities) {
            return summaryOf(rowOfActivities(joined(activities))).conversationClass;
        };
        QCOMPARE(classOf({userMessage("a", "x")}), ConversationClass::Chat);
        QCOMPARE(classOf({traceOf("ConversationInfo", R"({"isDesignMode":true})")}),
                 ConversationClass::Design);
        QCOMPARE(classOf({traceOf("ConversationInfo", R"({"isDesignMode":true})"),
                          R"({"type":"event","name":"x","channelId":"pva-autonomous"})"}),
                 ConversationClass::Autonomous);
        QCOMPARE(
            classOf({userMessage("a", "x", R"("channelData":{"triggerTest":{"trigger":"t"}})")}),
            ConversationClass::Autonomous);
    }

    void foldsTheSameTextSentTwiceAtOnce()
    {
        const auto drawing = drawnOf(
            joined({botMessage("g1", "Hello", "", ms(0)), botMessage("g2", "Hello", "", ms(6)),
                    userMessage("a", "hi"), botMessage("b", "Sorry?", "a", ms(9000)),
                    botMessage("c", "Sorry?", "a", ms(15000))}));
        QCOMPARE(q(drawing), q("0 message bot Hello x2 {folded duplicate, greeting}\n"
                               "1 message user hi\n"
                               "1 message bot Sorry?\n"
                               "1 message bot Sorry?\n"));
    }

    void namesTheClickedSuggestion()
    {
        const auto row = rowOfActivities(joined(
            {botMessage(
                 "g", "Shall I?", "",
                 R"("suggestedActions":{"actions":[{"type":"imBack","title":"Yes, please","value":"yes"},{"title":"No"}]})"),
             userMessage("a", "Yes, please"), userMessage("b", "No")}));
        const auto conversation = readConversation(std::span(&row, 1));
        QCOMPARE(q(drawn(conversation)),
                 q("0 message bot Shall I? {greeting}\n"
                   "1 message user Yes, please {unanswered, clicked suggestion}\n"
                   "2 message user No {unanswered}\n"));
        QCOMPARE(q(conversation.items.front().facts.back().name), q(fact::Clicked));
        QCOMPARE(q(conversation.items.front().facts.back().text), q("Yes, please"));
    }

    void labelsDebugCommands()
    {
        QCOMPARE(q(drawnOf(userMessage("a", "/debug conversationID"))),
                 q("1 message user /debug conversationID {unanswered, debug command}\n"));
    }

    void keepsWhatItDoesNotUnderstand()
    {
        const auto row = rowOfActivities(
            joined({R"({"type":"hologram","value":{"note":"Anna 1234"}})",
                    traceOf("QuantumTrace", R"({"k":"v"})"), eventOf("com.acme.sync", R"({"k":1})"),
                    userMessage("a", "x", R"("mood":"good 7")"),
                    traceOf("GPTAnswer", R"({"gptAnswerState":"Answered","confidence":0.5})")}));
        QCOMPARE(q(drawn(std::span(&row, 1))),
                 q("0 unknown - [hologram] Anna 1234\n0 unknown bot [QuantumTrace] v\n"
                   "0 unknown bot [com.acme.sync] 1\n1 message user x {unanswered}\n"
                   "1 knowledge bot [Answered]\n"));
        std::string report;
        for (const auto &[what, met] : row.coverage.strange)
            report += std::string(nameOf(what.what)) + " " + what.word + " " +
                      std::to_string(met.count) + " " + met.sample + "\n";
        QCOMPARE(q(report),
                 q("type hologram 1 {\"type\":\"xxxxxxxx\",\"value\":{\"note\":\"xxxx 0000\"}}\n"
                   "value type QuantumTrace 1 {\"k\":\"x\"}\n"
                   "name com.acme.sync 1 {\"k\":0}\n"
                   "key mood 1 \"xxxx 0\"\n"
                   "value key gpt-answer.confidence 1 0.0\n"));
        QCOMPARE(row.coverage.unknownActivities, 3U);
        QCOMPARE(q(row.activities[0].raw),
                 q(R"({"type":"hologram","value":{"note":"Anna 1234"}})"));
    }

    void readsTheFlatExportOfModernAgents()
    {
        const auto raw = rowOfDocument(
            R"([{"role":"user","id":"1","text":"leave policy?"},{"role":"bot","id":"2","text":"26 days","toolCalls":[{"id":"t","name":"KnowledgeSearch","status":"completed","displayName":"Search","params":{"query":"leave"},"result":"[2 results]"}],"thoughts":[{"id":"h","title":"Find it","description":"look"}]}])",
            "conversation-details.json");
        QCOMPARE(raw.shape, Shape::ModernArray);
        const auto row = readRow(raw);
        QCOMPARE(q(drawn(std::span(&row, 1))),
                 q("1 message user leave policy?\n1 thought bot [Find it] look\n"
                   "1 tool-call bot [Search] [2 results]\n1 message bot 26 days\n"));
        QCOMPARE(summaryOf(row).activities, 2U);
    }

    void givesEveryTextOnce()
    {
        const auto row = rowOfActivities(joined(
            {userMessage("a", "reset my password"),
             traceOf("UnknownIntent", R"({"userQuery":"reset my password"})"),
             traceOf(
                 "VariableAssignment",
                 R"({"name":"Answer","id":"Topic.Answer","newValue":"Try this link","type":"local"})"),
             traceOf("VariableAssignment", R"({"name":"Pin","newValue":4711,"type":"global"})"),
             botMessage(
                 "b", "Try this link", "a",
                 R"("entities":[{"type":"Message","citation":[{"appearance":{"text":"page 13","url":"policy.example"}}]}])")}));
        std::string drawing;
        for (const auto &fragment : fragmentsOf(row))
            drawing += std::to_string(fragment.activity) + " " + std::string(fragment.what) + "(" +
                       std::string(fragment.key) + ") " + std::string(fragment.text) + "\n";
        QCOMPARE(q(drawing),
                 q("0 text() reset my password\n3 variable(Pin) 4711\n4 text() Try this link\n"
                   "4 citation(policy.example) page 13\n"));
    }

    void tellsWhoSpeaksWhereNoRoleIsStated()
    {
        const auto message = [](const char *from, const char *to, const char *text,
                                const char *more) {
            return R"({"type":"message","from":{"id":)" + jsonText(from) +
                   R"(},"recipient":{"id":)" + jsonText(to) + R"(},"text":)" + jsonText(text) +
                   more + "}";
        };
        const auto greeting = message("agent", "person", "Welcome", "");
        const auto question = message("person", "agent", "hello", ",\"id\":\"q\"");
        const auto answer = message("agent", "person", "hi", ",\"replyToId\":\"q\"");
        const std::string update = R"({"type":"conversationUpdate","recipient":{"id":"agent"}})";
        QCOMPARE(q(sequenceOf(rowOfActivities(joined({greeting, question, answer})))), q("bub"));
        QCOMPARE(q(sequenceOf(rowOfActivities(joined({update, greeting, question})))), q("bu"));
        QCOMPARE(q(sequenceOf(rowOfActivities(question))), q("u"));
    }

    void joinsTheReplies()
    {
        const auto row =
            rowOfActivities(joined({userMessage("a", "x"), botMessage("b", "_Just a moment…_", "a"),
                                    botMessage("c", "Done", "a")}));
        const auto conversation = readConversation(std::span(&row, 1));
        QCOMPARE(q(joinedReplies(conversation, conversation.turns[1])),
                 q("_Just a moment…_\n\nDone"));
        QCOMPARE(q(joinedReplies(conversation, conversation.turns[0])), q(""));
    }
};

QTEST_GUILESS_MAIN(ConversationTest)
#include "conversationtest.moc"

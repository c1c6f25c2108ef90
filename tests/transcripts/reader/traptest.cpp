// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The traps of the contract (B12), one test of that name each.
#include "app/transcripts/reader/fragment.h"
#include "app/transcripts/reader/tokenmask.h"
#include "tests/transcripts/reader/rows.h"

#include <QTest>

#include <algorithm>

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

Summary summaryOfActivities(std::initializer_list<std::string> activities)
{
    return summaryOf(rowOfActivities(joined(activities)));
}

std::string texts(const ReadRow &row)
{
    std::string all;
    for (const auto &fragment : fragmentsOf(row))
        all += std::string(fragment.what) + ": " + std::string(fragment.text) + "\n";
    return all;
}

QByteArray q(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class TrapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roleNumbers()
    {
        const auto row =
            rowOfActivities(joined({userMessage("a", "hello"), botMessage("b", "hi", "a"),
                                    R"({"type":"message","from":{"role":"user"},"text":"again"})",
                                    R"({"type":"message","from":{"role":"bot"},"text":"yes"})"}));
        QCOMPARE(q(sequenceOf(row)), q("ubub"));
    }

    void botIdJoin()
    {
        const auto row = rowOfActivities(userMessage("a", "hello"));
        QCOMPARE(q(row.agentId), q("4d4799b8-d46e-ef11-a670-001dd804edd8"));
        QCOMPARE(q(row.meta.botId), q("4b57a07a-d1cf-06b6-3ebc-97dababcdbf0"));
        const auto summary = summaryOf(row);
        QCOMPARE(q(summary.agentId), q("4d4799b8-d46e-ef11-a670-001dd804edd8"));
        QCOMPARE(q(summary.agentSchemaName), q("cr1_hr"));
    }

    void turnCount()
    {
        const auto row = rowOfActivities(joined(
            {botMessage("g", "Hello, I am the HR agent", ""), userMessage("a", "vitamins"),
             botMessage("b", "Here they are", "a"), botMessage("c", "Anything else?", "a"),
             traceOf("SessionInfo", R"({"type":"Engaged","outcome":"Abandoned","turnCount":4})")}));
        QCOMPARE(*row.session->turnCount, 4);
        QCOMPARE(summaryOf(row).turns, 1U);
    }

    void threeEncodings()
    {
        const std::string array = "[" + userMessage("a", "hello") + "]";
        const std::string object = R"({"activities":)" + array + "}";
        const std::string doubly = R"({"text":)" + jsonText(object) + "}";
        for (const auto &content :
             {object, array, doubly, jsonText(object), jsonText(jsonText(array))}) {
            RowSpec spec;
            spec.content = content;
            const auto row = rowOf(spec);
            QCOMPARE(row.state, ParseState::Read);
            QCOMPARE(q(sequenceOf(row)), q("u"));
            QCOMPARE(q(row.activities.front().text), q("hello"));
        }
    }

    void unwrapsFourLevelsAndNoMore()
    {
        std::string content = "[" + userMessage("a", "hello") + "]";
        for (int level = 0; level < 4; ++level)
            content = R"({"text":)" + jsonText(content) + "}";
        RowSpec spec;
        spec.content = content;
        QCOMPARE(rowOf(spec).state, ParseState::Unrecognised);
    }

    void wrongShapeIsAnError()
    {
        for (const auto *content :
             {R"({"rows":[1,2]})", R"("just text")", "42", "{}", R"([{"colour":"red"}])", "null"}) {
            RowSpec spec;
            spec.content = content;
            const auto row = rowOf(spec);
            QCOMPARE(row.state, ParseState::Unrecognised);
            QVERIFY2(!row.problem.empty(), content);
            QVERIFY(!problemText(row.problem).empty());
            QCOMPARE(row.coverage.unrecognisedRows, 1U);
        }
    }

    void arrayOrder()
    {
        // The trace and the reply are stamped earlier than the question that they follow.
        const auto row = rowOfActivities(
            joined({userMessage("a", "first", R"("timestampMs":1778516786050)"),
                    botMessage("b", "one", "a", R"("timestampMs":1778516786043)"),
                    userMessage("c", "second", R"("timestampMs":1778516786040)"),
                    botMessage("d", "two", "c", R"("timestampMs":1778516786041)")}));
        QCOMPARE(q(drawn(std::span(&row, 1))), q("1 message user first\n1 message bot one\n"
                                                 "2 message user second\n2 message bot two\n"));
    }

    void sameIdTwice()
    {
        const auto activities = joined({userMessage("1778514962820", "leave?"),
                                        botMessage("r1", "_Just a moment…_", "1778514962820"),
                                        userMessage("1778514962820", "leave?"),
                                        botMessage("r2", "26 days", "1778514962820"),
                                        userMessage("1778514962999", "thanks")});
        QCOMPARE(q(drawnOf(activities)), q("1 message user leave? x2 {redelivered}\n"
                                           "1 message bot _Just a moment…_\n"
                                           "1 message bot 26 days\n"
                                           "2 message user thanks {unanswered}\n"));
        const auto summary = summaryOf(rowOfActivities(activities));
        QCOMPARE(summary.userMessages, 2U);
        QCOMPARE(summary.turns, 2U);
        QCOMPARE(summary.redelivered, 1U);
        QCOMPARE(summary.multiReply, 1U);
    }

    void sameIdWithAnotherTextIsAnotherMessage()
    {
        const auto summary =
            summaryOfActivities({userMessage("7", "one"), botMessage("b", "1", "7"),
                                 userMessage("7", "two"), botMessage("c", "2", "7")});
        QCOMPARE(summary.turns, 2U);
        QCOMPARE(summary.redelivered, 0U);
        QCOMPARE(summary.unanswered, 0U);
    }

    void idNullOrZero()
    {
        const auto summary = summaryOfActivities(
            {R"({"id":null,"type":"message","from":{"role":1},"text":"one"})",
             R"({"id":null,"type":"message","from":{"role":0},"text":"a","replyToId":null})",
             R"({"id":"0","type":"message","from":{"role":1},"text":"one"})",
             R"({"id":"0","type":"message","from":{"role":0},"text":"b","replyToId":"0"})"});
        QCOMPARE(summary.turns, 2U);
        QCOMPARE(summary.redelivered, 0U);
        QCOMPARE(summary.multiReply, 0U);
        QCOMPARE(summary.unanswered, 0U);
    }

    void unengagedWithText()
    {
        const auto summary = summaryOfActivities(
            {userMessage("a", "hello"),
             traceOf("SessionInfo", R"({"type":"Unengaged","outcome":"None"})")});
        QCOMPARE(summary.userMessages, 1U);
        QCOMPARE(summary.unanswered, 1U);
        QCOMPARE(q(summary.sessionType), q("Unengaged"));
    }

    void sessionInfoMissing()
    {
        const auto row = rowOfActivities(userMessage("a", "hello"));
        QVERIFY(!row.session);
        QVERIFY(!row.conversation);
        QCOMPARE(row.state, ParseState::Read);
        QVERIFY(summaryOf(row).outcome.empty());
    }

    // No genuinely split conversation exists in public: these rows are synthetic.
    void splitVersusResumed()
    {
        const auto part = [](const char *id, const char *started, const char *batch,
                             const std::string &activities) {
            RowSpec spec;
            spec.id = id;
            spec.started = started;
            spec.batch = batch;
            spec.activities = activities;
            return rowOf(spec);
        };
        const auto at = [](const char *ms) { return std::string(R"("timestampMs":)") + ms; };
        const std::vector rows{
            part("3", "2026-05-11T19:00:00Z", "0",
                 userMessage("c", "I am back", at("1778526000000"))),
            part("2", "2026-05-11T15:10:27Z", "10", botMessage("b2", "and this", "a")),
            part("1", "2026-05-11T15:10:27Z", "2",
                 userMessage("a", "what?", at("1778512227578")) + "," +
                     botMessage("b1", "this", "a", at("1778512400000"))),
            part("1", "2026-05-11T15:10:27Z", "2", userMessage("a", "what?"))};
        const auto conversation = readConversation(rows);
        QCOMPARE(conversation.rows.size(), std::size_t(3));
        QCOMPARE(q(drawn(conversation)), q("1 message user what?\n"
                                           "1 message bot this\n"
                                           "1 missing - [3, 4, 5, 6, 7, 8, 9]\n"
                                           "1 message bot and this\n"
                                           "1 gap - (13600000 ms)\n"
                                           "2 message user I am back {unanswered}\n"));
        QVERIFY(conversation.summary.incomplete);
        QCOMPARE(conversation.summary.multiReply, 1U);
    }

    void splitWithoutAGapIsComplete()
    {
        std::vector<ReadRow> rows;
        for (const auto *batch : {"1", "2"}) {
            RowSpec spec;
            spec.id = batch;
            spec.batch = batch;
            spec.activities = userMessage(batch, batch);
            rows.push_back(rowOf(spec));
        }
        // A first batch above 0 is no proof of loss.
        const auto conversation = readConversation(rows);
        QVERIFY(!conversation.summary.incomplete);
        QVERIFY(conversation.rows.back().continues);
        QCOMPARE(q(drawn(conversation)),
                 q("1 message user 1 {unanswered}\n2 message user 2 {unanswered}\n"));
    }

    void batchIdSpellings()
    {
        const auto batchOf = [](const char *json) {
            RowSpec spec;
            spec.activities = userMessage("a", "x");
            spec.batch = json;
            return rowOf(spec).meta.batchId;
        };
        QVERIFY(!batchOf(""));
        QVERIFY(!batchOf(R"("")"));
        QVERIFY(!batchOf("null"));
        QCOMPARE(*batchOf("0"), 0);
        QCOMPARE(*batchOf("10"), 10);
        QCOMPARE(*batchOf(R"("3")"), 3);
    }

    void nameWithUnderscores()
    {
        const std::string bot = "198eca5f-0000-0000-0000-000000000000";
        QCOMPARE(q(displayIdOf("a_b_c_" + bot, bot)), q("a_b_c"));
        QCOMPARE(q(displayIdOf("a_b_" + bot + "_12", bot)), q("a_b"));
        QCOMPARE(q(displayIdOf("a_b_c", bot)), q("a_b_c"));
        QCOMPARE(q(displayIdOf("a_b_c", "")), q("a_b_c"));
        QCOMPARE(q(displayIdOf("x_" + bot + "_part", bot)), q("x_" + bot + "_part"));
    }

    void withheldText()
    {
        const auto activities = joined(
            {userMessage("a", "holidays?"),
             eventOf(
                 "ResponseGeneratorSupportData",
                 R"({"query":"holidays?","response":"You have 26 days","completion_state":"Answered"})",
                 R"("replyToId":"a")"),
             botMessage("b", "", "a"), userMessage("c", "and?"), botMessage("d", "", "c"),
             botMessage("e", "", "c",
                        R"("attachments":[{"contentType":"application/vnd.microsoft.card.hero",)"
                        R"("content":{"title":"Pick one","buttons":[{"title":"Yes"}]}}])")});
        QCOMPARE(q(drawnOf(activities)), q("1 message user holidays?\n"
                                           "1 knowledge bot [Answered] You have 26 days\n"
                                           "1 message bot {withheld}\n"
                                           "2 message user and?\n"
                                           "2 message bot {really empty}\n"
                                           "2 message bot {card only}\n"));
        QVERIFY(texts(rowOfActivities(activities)).contains("response: You have 26 days"));
        QVERIFY(texts(rowOfActivities(activities)).contains("card text: Pick one"));
    }

    void cardSubmit()
    {
        const std::string submit =
            R"({"type":"message","id":"s","from":{"role":"user"},"value":{"action":"submitFeedback",)"
            R"("actionSubmitId":"submitFeedback","is_answerhelpful":"Yes","ac_rating":1},)"
            R"("channelData":{"postBack":true}})";
        QCOMPARE(q(drawnOf(submit)), q("1 message user is_answerhelpful = Yes, ac_rating = 1 "
                                       "{unanswered, submitted form}\n"));
        const auto row = rowOfActivities(submit);
        QCOMPARE(summaryOf(row).emptyUserMessages, 1U);
        QCOMPARE(row.activities.front().textState, TextState::Missing);
        QVERIFY(texts(row).contains("submitted: Yes"));
    }

    void postBackConsent()
    {
        const auto activities = joined(
            {R"({"type":"message","id":"s","from":{"role":1},"text":null,"channelData":{"postBack":true}})",
             R"({"type":"message","id":"t","from":{"role":1},"text":"","attachments":[{"contentType":"image/png","name":"a.png"}]})",
             R"({"type":"message","id":"u","from":{"role":1},"text":" "})"});
        QCOMPARE(q(drawnOf(activities)), q("1 message user {unanswered, consent}\n"
                                           "2 message user {unanswered, attachment only}\n"
                                           "3 message user {unanswered, really empty}\n"));
        QCOMPARE(summaryOf(rowOfActivities(activities)).emptyUserMessages, 3U);
    }

    void roleDebug()
    {
        const auto row = rowOfActivities(joined(
            {userMessage("a", "hello"),
             R"({"type":"message","from":{"role":"debug"},"name":"GenerativeAnswersSupportData","value":{"gptAnswerState":"Answered"}})",
             R"({"type":"message","from":{"role":"debug"},"text":"","value":{"message":"x"}})"}));
        QCOMPARE(q(sequenceOf(row)), q("u"));
        QCOMPARE(row.activities[1].kind, Kind::GenerativeAnswer);
        QCOMPARE(summaryOf(row).botMessages, 0U);
    }

    void valueTypeVersusName()
    {
        QCOMPARE(kindOf("event", "", "DynamicPlanStepFinished"), Kind::StepFinished);
        QCOMPARE(kindOf("event", "DynamicPlanReceived", "other"), Kind::PlanReceived);
        QCOMPARE(kindOf("event", "DialogTracingInfo", "DialogTracing"), Kind::DialogTracing);
        QCOMPARE(kindOf("trace", "nodeTraceData", ""), Kind::NodeTrace);
        QCOMPARE(kindOf("typing", "", ""), Kind::Typing);
    }

    void channeldata()
    {
        const auto row = rowOfActivities(
            R"({"type":"message","from":{"role":1},"value":{"a":"b"},"channeldata":{"postBack":true}})");
        QVERIFY(row.activities.front().postBack);
    }

    void timestampMs()
    {
        const auto row = rowOfActivities(joined(
            {userMessage("a", "x", R"("timestampMs":1778516786050)"), userMessage("b", "y")}));
        QCOMPARE(row.activities[0].at->ms, 1778516786050LL);
        QVERIFY(!row.activities[0].at->wholeSeconds);
        QCOMPARE(row.activities[1].at->ms, 1778512227000LL);
        QVERIFY(row.activities[1].at->wholeSeconds);
    }

    void sevenDigitIso()
    {
        QCOMPARE(momentOf("2026-03-07T10:03:14.3707341+00:00")->ms, 1772877794370LL);
        QCOMPARE(momentOf("2026-03-07T10:03:14.37+00:00")->ms, 1772877794370LL);
        QCOMPARE(momentOf("2026-03-07T12:03:14.370+02:00")->ms, 1772877794370LL);
        QCOMPARE(momentOf("2026-03-07T10:03:14Z")->ms, 1772877794000LL);
        QVERIFY(momentOf("2026-03-07T10:03:14Z")->wholeSeconds);
        for (const auto *bad : {"", "yesterday", "2026-13-01T00:00:00Z", "2026-03-07T25:00:00Z",
                                "2026-03-07T10:03:14.Z", "2026-03-07T10:03:14+99:00", "2026-3-7"})
            QVERIFY2(!momentOf(std::string_view(bad)), bad);
    }

    void noTimestamp()
    {
        const auto row = rowOfActivities(joined(
            {R"({"type":"message","from":{"role":1},"text":"x"})",
             R"({"type":"message","from":{"role":1},"text":"y","timestamp":1e400})",
             R"({"type":"message","from":{"role":1},"text":"z","timestamp":-5})",
             R"({"type":"message","from":{"role":1},"text":"w","channelData":{"webchat:internal:received-at":1778516786050}})"}));
        QCOMPARE(row.activities.size(), std::size_t(4));
        QVERIFY(!row.activities[0].at);
        QVERIFY(!row.activities[1].at);
        QVERIFY(!row.activities[2].at);
        QCOMPARE(row.activities[3].at->ms, 1778516786050LL);
    }

    void typingChunks()
    {
        const auto activities = joined(
            {userMessage("a", "hi"),
             R"({"type":"typing","id":"1","channelData":{"streamSequence":1,"streamType":"streaming"},"from":{"id":"bot","role":"bot"},"text":"Hel"})",
             R"({"type":"typing","channelData":{"streamId":"1","streamSequence":2,"streamType":"final"}})",
             botMessage("b", "Hello", "a")});
        QCOMPARE(q(drawnOf(activities)), q("1 message user hi\n1 message bot Hello\n"));
        QVERIFY(!texts(rowOfActivities(activities)).contains("Hel\n"));
    }

    void nestedHandoffTranscript()
    {
        const auto activities = joined(
            {userMessage("a", "a person please"),
             R"({"type":"event","name":"handoff.initiate","attachments":[{"contentType":"application/json","content":{"activities":[)" +
                 userMessage("n1", "nested words") + "," + botMessage("n2", "nested reply", "n1") +
                 "]}}]}"});
        const auto row = rowOfActivities(activities);
        QCOMPARE(row.activities.size(), std::size_t(2));
        const auto summary = summaryOf(row);
        QCOMPARE(summary.userMessages, 1U);
        QVERIFY(summary.handedOff);
        QVERIFY(!texts(row).contains("nested words"));
        QCOMPARE(q(factOf(row.activities[1], fact::Attachment)), q("2"));
    }

    void httpStatusCodeType()
    {
        const auto row = rowOfActivities(
            joined({eventOf("DynamicServerError",
                            R"({"reasonCode":"RequestFailure","HttpStatusCode":"badRequest"})"),
                    eventOf("DynamicServerError",
                            R"({"reasonCode":"RequestFailure","HttpStatusCode":400})")}));
        QCOMPARE(q(factOf(row.activities[0], fact::Status)), q("badRequest"));
        QCOMPARE(q(factOf(row.activities[1], fact::Status)), q("400"));
    }

    void targetDialogTypeType()
    {
        const auto row = rowOfActivities(
            joined({traceOf("DialogRedirect", R"({"targetDialogId":"t","targetDialogType":1})"),
                    traceOf("DialogRedirect",
                            R"({"targetDialogId":"t","targetDialogType":"EventHandler"})")}));
        QCOMPARE(q(factOf(row.activities[0], fact::Type)), q("1"));
        QCOMPARE(q(factOf(row.activities[1], fact::Type)), q("EventHandler"));
    }

    void feedbackDoubleEncoded()
    {
        const auto feedback = [](const std::string &value) {
            return R"({"type":"invoke","name":"message/submitAction","replyToId":"b","from":{"role":1},"value":)"
                   R"({"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":)" +
                   value + "}}}";
        };
        const auto row =
            rowOfActivities(joined({feedback(R"({"feedbackText":"too long"})"),
                                    feedback(jsonText(R"({"feedbackText":"too long"})")),
                                    feedback(jsonText("plain words"))}));
        QCOMPARE(q(factOf(row.activities[0], fact::Comment)), q("too long"));
        QCOMPARE(q(factOf(row.activities[1], fact::Comment)), q("too long"));
        QCOMPARE(q(factOf(row.activities[2], fact::Comment)), q("plain words"));
    }

    void orphanReaction()
    {
        const auto reaction = [](const char *to) {
            return R"({"type":"invoke","name":"message/submitAction","from":{"role":1},"value":)"
                   R"({"actionName":"feedback","actionValue":{"reaction":"like"}},"replyToId":)" +
                   jsonText(to) + "}";
        };
        std::vector<ReadRow> rows;
        RowSpec first, later;
        first.activities = userMessage("a", "hi") + "," + botMessage("b", "hello", "a");
        later.id = "2";
        later.started = "2026-05-12T15:10:27Z";
        later.activities = reaction("b") + "," + reaction("gone");
        rows.push_back(rowOf(later));
        rows.push_back(rowOf(first));
        QCOMPARE(q(drawn(rows)),
                 q("1 message user hi\n1 message bot hello\n1 gap - (86400000 ms)\n"
                   "1 reaction user [like]\n1 reaction user [like] {orphan reaction}\n"));
    }

    void textHtmlDuplicate()
    {
        const auto row = rowOfActivities(userMessage(
            "a", "my card",
            R"("attachments":[{"contentType":"text/html","content":"<p>my card</p>"}])"));
        QCOMPARE(q(texts(row)), q("text: my card\n"));
        QVERIFY(!row.activities.front().hasAttachment);
    }

    void tokenInTokenExchange()
    {
        RowSpec spec;
        spec.activities =
            userMessage("a", "token of love, invoke it") + "," +
            R"({"type":"invoke","name":"signin/tokenExchange","value":{"id":"1","connectionName":"aad","token":"eyJ0eXAi.e30.c2ln"}})";
        const auto json = rowJson(spec);
        const auto masked = withTokensMasked(json);
        QVERIFY(!masked.contains("eyJ0eXAi"));
        auto expected = json;
        expected.replace(expected.find("eyJ0eXAi.e30.c2ln"), 17, MaskedToken);
        QCOMPARE(q(masked), q(expected));
        const auto row = readRow(rowFrom(masked));
        QCOMPARE(q(factOf(row.activities[1], fact::Connection)), q("aad"));
        QVERIFY(!factsOf(rowOf(spec).activities[1]).contains("eyJ0eXAi"));
        QVERIFY(!texts(rowOf(spec)).contains("eyJ0eXAi"));
    }

    void tokensAreMaskedThroughEveryEncoding()
    {
        const std::string token = "eyJ0eXAi.e30.c2ln";
        const auto invoke = R"([{"type":"invoke","name":"signin/tokenExchange","value":{"token":)" +
                            jsonText(token) + R"(}},{"type":"message","token":"stays"}])";
        const auto twice = R"({"text":)" + jsonText(R"({"activities":)" + invoke + "}") + "}";
        RowSpec spec;
        spec.content = twice;
        const auto row = rowJson(spec);
        for (const auto &json : {invoke, twice, row, jsonText(jsonText(invoke)), "[" + row + "]"}) {
            auto expected = json;
            expected.replace(expected.find(token), token.size(), MaskedToken);
            QCOMPARE(q(withTokensMasked(json)), q(expected));
            QVERIFY(withTokensMasked(json).contains("stays"));
            // Also where the source cut it behind the token.
            const auto cut = json.substr(0, json.find(token) + token.size() + 1);
            QVERIFY(!withTokensMasked(cut).contains(token));
        }
        QCOMPARE(q(withTokensMasked(R"([{"type":"\u0069nvoke","value":{"t\u006fken":"x"}}])")),
                 q(R"([{"type":"\u0069nvoke","value":{"t\u006fken":"masked-by-keyturn"}}])"));
        QCOMPARE(q(withTokensMasked("no JSON, invoke a token")), q("no JSON, invoke a token"));
    }

    void byteOrderMark()
    {
        RowSpec spec;
        spec.activities = userMessage("a", "x");
        const auto row = readRow(rowFrom("\xEF\xBB\xBF" + rowJson(spec)));
        QCOMPARE(row.state, ParseState::Read);
        spec.content = "\xEF\xBB\xBF[" + userMessage("a", "x") + "]";
        QCOMPARE(rowOf(spec).state, ParseState::Read);
    }

    void truncatedJson()
    {
        const std::string whole = R"({"activities":[)" + userMessage("a", "first") + "," +
                                  userMessage("b", "second \\ and \"quoted\"") + "]}";
        for (std::size_t length = 20; length < whole.size(); ++length) {
            RowSpec spec;
            spec.content = whole.substr(0, length);
            const auto row = rowOf(spec);
            QCOMPARE(row.state, ParseState::Truncated);
            QCOMPARE(q(row.problem), q("truncated"));
            QVERIFY(row.activities.size() <= 2);
        }
        RowSpec spec;
        spec.content = whole.substr(0, whole.size() - 6);
        const auto row = rowOf(spec);
        QCOMPARE(row.activities.size(), std::size_t(1));
        QVERIFY(summaryOf(row).incomplete);
        QCOMPARE(q(drawn(std::span(&row, 1))),
                 q("1 message user first {unanswered}\n1 missing - [truncated] {truncated}\n"));
    }

    void pascalCase()
    {
        const auto raw = rowOfDocument(
            R"({"Id":"c1","Activities":[{"Type":"message","Id":"a","From":{"Id":"u","Role":1},"Timestamp":1601932800,"Text":"hello"},)"
            R"({"Type":"message","Id":"b","From":{"Role":0},"ReplyToId":"a","Text":"hi"}]})",
            "test");
        QCOMPARE(raw.shape, Shape::Framework);
        const auto row = readRow(raw);
        QCOMPARE(q(sequenceOf(row)), q("ub"));
        QCOMPARE(row.activities[0].at->ms, 1601932800000LL);
        QCOMPARE(summaryOf(row).unanswered, 0U);
    }
};

QTEST_GUILESS_MAIN(TrapTest)
#include "traptest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/pair.h"

#include "app/transcripts/forwarder/batch.h"
#include "app/transcripts/forwarder/payload.h"
#include "tests/transcripts/exporter/transcriptrows.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;
using namespace keyturn::transcripts;

namespace {

/// One line for each pair: turn, keys, what was said, the replies between bars, marks.
QString drawn(const std::vector<Pair> &pairs)
{
    QStringList lines;
    for (const Pair &pair : pairs) {
        QStringList replies;
        for (const std::string &reply : pair.replies)
            replies << QString::fromStdString(reply);
        lines << QStringLiteral("%1 %2>%3 '%4' |%5|")
                     .arg(pair.turn)
                     .arg(QString::fromStdString(pair.userKey))
                     .arg(QString::fromStdString(pair.replyKeys))
                     .arg(QString::fromStdString(pair.said))
                     .arg(replies.join(QLatin1Char('|')));
    }
    return lines.join(QLatin1Char('\n'));
}

std::vector<Pair> pairsIn(const QJsonArray &activities,
                          WithheldAnswers withheld = WithheldAnswers::StayEmpty)
{
    const SourceConversation source = conversationOf(
        {transcriptRow(QStringLiteral("row-1"), QStringLiteral("conv"), activities)});
    return pairsOf(source.conversation, source.rows, withheld);
}

QJsonObject with(QJsonObject activity, const QString &key, const QJsonValue &value)
{
    activity[key] = value;
    return activity;
}

QJsonObject without(QJsonObject activity, const QString &key)
{
    activity.remove(key);
    return activity;
}

Receiver aktoReceiver()
{
    Receiver receiver;
    receiver.name = QStringLiteral("akto");
    receiver.url = QUrl(QStringLiteral("https://1000000-guardrails.akto.io"));
    return receiver;
}

const Receiver akto = aktoReceiver();
const PairPlace place{"HR Bot", "cr3e5_hrBot", "env-1", 3, false};

Pair someObject()
{
    Pair pair;
    pair.conversation = "conv_runtime-1";
    pair.conversationId = "conv";
    pair.turn = 3;
    pair.userKey = "u3";
    pair.replyKeys = "b3 b4";
    pair.said = "say \"hi\"\n\\now\x01";
    pair.replies = {"Just a moment…", "Hi!"};
    pair.atMs = 1'778'512'227'578;
    return pair;
}

} // namespace

class PairTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGreetingHasNoQuestionAndAnUnansweredQuestionNoAnswer();
    void severalRepliesStayApartAndAreJoined();
    void aRedeliveredMessageIsOnePairWithBothGroupsOfReplies();
    void submittedValuesAreTheUsersWords();
    void aConsentIsAnEmptyQuestion();
    void aFoldedDuplicateIsOneReply();
    void aWithheldAnswerStaysEmptyUnlessAskedFor();
    void messagesWithoutAnIdGoByTheirPlace();
    void anIdThatStandsForTwoMessagesNamesTheFirst();
    void theTimeIsTheUsersElseTheFirstRepliesElseTheConversations();
    void aPayloadHasExactlyTheseBytes();
    void emptySidesAreEmptyBodies();
    void aPlainEndpointGetsThisObject();
    void aPairWithoutATimeIsNotMadeUp();
    void aTextTooLongIsCutAndSaysSo();
    void anIdIsOneSegmentOfThePath();
    void agentNamesAreSpeltAsThePublisherSpellsThem();
    void aBodyHoldsFiftyAndNotMoreThanItsLimit();
};

void PairTest::aGreetingHasNoQuestionAndAnUnansweredQuestionNoAnswer()
{
    QCOMPARE(drawn(pairsIn({answered("b0", "Hello", 0), answered("b1", "I am new", 1),
                            said("u1", "hours?", 2), answered("b2", "9 to 5", 3, "u1"),
                            said("u2", "thanks", 4)})),
             QStringLiteral("0 greeting>b0 b1 '' |Hello|I am new|\n"
                            "1 u1>b2 'hours?' |9 to 5|\n"
                            "2 u2> 'thanks' ||"));
}

void PairTest::severalRepliesStayApartAndAreJoined()
{
    const std::vector<Pair> pairs =
        pairsIn({said("u1", "hours?", 2), answered("b1", "_Just a moment…_", 3, "u1"),
                 answered("b2", "9 to 5", 5, "u1")});
    QCOMPARE(drawn(pairs), QStringLiteral("1 u1>b1 b2 'hours?' |_Just a moment…_|9 to 5|"));
    QCOMPARE(pairs.front().answer(), std::string("_Just a moment…_\n\n9 to 5"));
}

void PairTest::aRedeliveredMessageIsOnePairWithBothGroupsOfReplies()
{
    const std::vector<Pair> pairs = pairsIn(
        {said("1778514962820", "leave?", 0), answered("b1", "20 days", 1, "1778514962820"),
         said("1778514962820", "leave?", 2), answered("b2", "20 days a year", 3, "1778514962820")});
    QCOMPARE(drawn(pairs),
             QStringLiteral("1 1778514962820>b1 b2 'leave?' |20 days|20 days a year|"));
    QCOMPARE(pairs.front().copies, 2U);
    QVERIFY(has(pairs.front().marks, Mark::Redelivered));
}

void PairTest::submittedValuesAreTheUsersWords()
{
    const QJsonObject submit =
        with(with(without(said("u1", "", 0), "text"), "value",
                  QJsonObject{
                      {"action", "submitFeedback"}, {"ac_rating", "1"}, {"ac_comments", "fine"}}),
             "channelData", QJsonObject{{"postBack", true}});
    const std::vector<Pair> pairs = pairsIn({submit, answered("b1", "Thanks", 1, "u1")});
    QVERIFY2(pairs.front().said.find("ac_comments = fine") != std::string::npos,
             pairs.front().said.c_str());
    QVERIFY(pairs.front().said.find("ac_rating = 1") != std::string::npos);
}

void PairTest::aConsentIsAnEmptyQuestion()
{
    const QJsonObject consent =
        with(said("u1", "", 0), "channelData", QJsonObject{{"postBack", true}});
    QCOMPARE(drawn(pairsIn({consent, answered("b1", "Connected", 1, "u1")})),
             QStringLiteral("1 u1>b1 '' |Connected|"));
}

void PairTest::aFoldedDuplicateIsOneReply()
{
    QCOMPARE(drawn(pairsIn(
                 {answered("b0", "Hello", 0), answered("b1", "Hello", 0), said("u1", "x", 1)})),
             QStringLiteral("0 greeting>b0 '' |Hello|\n1 u1> 'x' ||"));
}

void PairTest::aWithheldAnswerStaysEmptyUnlessAskedFor()
{
    const QJsonArray activities{said("u1", "policy?", 0),
                                with(traced("ResponseGeneratorSupportData",
                                            {{"query", "policy?"},
                                             {"response", "the withheld text"},
                                             {"completion_state", "Answered"}},
                                            1),
                                     "replyToId", "u1"),
                                answered("b1", "", 2, "u1")};
    QCOMPARE(drawn(pairsIn(activities)), QStringLiteral("1 u1>b1 'policy?' ||"));
    QVERIFY(has(pairsIn(activities).front().marks, Mark::Withheld));
    QCOMPARE(drawn(pairsIn(activities, WithheldAnswers::FromTraces)),
             QStringLiteral("1 u1>b1 'policy?' |the withheld text|"));
}

void PairTest::messagesWithoutAnIdGoByTheirPlace()
{
    QCOMPARE(drawn(pairsIn({said("", "a", 0), with(answered("", "b", 1), "id", QJsonValue::Null)})),
             QStringLiteral("1 @row-1:0>@row-1:1 'a' |b|"));
}

void PairTest::anIdThatStandsForTwoMessagesNamesTheFirst()
{
    QCOMPARE(drawn(pairsIn({said("u", "first", 0), said("u", "second", 9)})),
             QStringLiteral("1 u> 'first' ||\n2 u@row-1:1> 'second' ||"));
}

void PairTest::theTimeIsTheUsersElseTheFirstRepliesElseTheConversations()
{
    const auto atOf = [](const QJsonArray &activities) { return pairsIn(activities).front().atMs; };
    QCOMPARE(*atOf({said("u1", "x", 7), answered("b1", "y", 9, "u1")}), (firstSecond + 7) * 1000);
    QCOMPARE(*atOf({without(said("u1", "x", 7), "timestamp"), answered("b1", "y", 9, "u1")}),
             (firstSecond + 9) * 1000);
    QCOMPARE(*atOf({without(said("u1", "x", 7), "timestamp")}), firstSecond * 1000);
}

void PairTest::aPayloadHasExactlyTheseBytes()
{
    const auto payload = payloadOf(someObject(), place, akto);
    QVERIFY(payload.has_value());
    QCOMPARE(
        payload->json,
        std::string(
            R"({"path":"/copilot/conversation/conv/message/3","method":"POST",)"
            R"("type":"HTTP/1.1","statusCode":"200","status":"OK",)"
            R"("requestHeaders":"{\"host\":\"copilot.microsoft.com\",\"content-type\":\"application/json\"}",)"
            R"("responseHeaders":"{\"content-type\":\"application/json\"}",)"
            R"("requestPayload":"{\"body\":\"say \\\"hi\\\"\\u000a\\\\now\\u0001\"}",)"
            R"("responsePayload":"{\"body\":\"Just a moment…\\u000a\\u000aHi!\",\"parts\":[\"Just a moment…\",\"Hi!\"]}",)"
            R"("ip":"0.0.0.0","destIp":"","time":"1778512227","akto_account_id":"1000000",)"
            R"("akto_vxlan_id":"0","is_pending":"false","source":"MIRRORING","direction":"",)"
            R"("process_id":"","socket_id":"","daemonset_id":"","enabled_graph":"false",)"
            R"("tag":"{\"source\":\"ENDPOINT\",\"gen-ai\":\"Gen AI\",\"ai-agent\":\"hr-bot\",\"bot-name\":\"hr-bot\",\"bot-environment-id\":\"env-1\",\"saas-agent\":\"copilot-studio\"}",)"
            R"("publishToGuardrails":false})"));
}

void PairTest::emptySidesAreEmptyBodies()
{
    Pair pair = someObject();
    pair.said.clear();
    pair.replies.clear();
    const auto payload = payloadOf(pair, place, akto);
    QVERIFY(payload->json.find(
                R"("requestPayload":"{\"body\":\"\"}","responsePayload":"{\"body\":\"\"}")") !=
            std::string::npos);
}

void PairTest::aPlainEndpointGetsThisObject()
{
    Receiver receiver = akto;
    receiver.kind = ReceiverKind::JsonEndpoint;
    Pair pair = someObject();
    pair.marks = static_cast<Marks>(Mark::Redelivered);
    PairPlace update = place;
    update.update = true;
    const auto payload = payloadOf(pair, update, receiver);
    QCOMPARE(
        payload->json,
        R"({"id":")" + pairId(pair) +
            R"(","conversation":"conv_runtime-1","conversationId":"conv","index":3,)"
            R"("user":"say \"hi\"\u000a\\now\u0001","answer":"Just a moment…\u000a\u000aHi!",)"
            R"("parts":["Just a moment…","Hi!"],"at":"2026-05-11T15:10:27.578Z","agent":"HR Bot",)"
            R"("agentSchemaName":"cr3e5_hrBot","environmentId":"env-1","marks":["redelivered"],"update":true})");
}

void PairTest::aPairWithoutATimeIsNotMadeUp()
{
    Pair pair = someObject();
    pair.atMs.reset();
    QCOMPARE(payloadOf(pair, place, akto).error(), Unfit::NoTime);
    pair.atMs = 4'000'000'000'000; // beyond 32 bits of seconds
    QCOMPARE(payloadOf(pair, place, akto).error(), Unfit::NoTime);
}

void PairTest::aTextTooLongIsCutAndSaysSo()
{
    Pair pair = someObject();
    pair.said = std::string(6'000'000, 'x');
    std::string hostileText(4'000'000, '"');
    pair.replies = {hostileText + "é", hostileText};
    const auto payload = payloadOf(pair, place, akto);
    QVERIFY(payload->cut);
    QVERIFY(payload->json.size() <= 10'485'760);
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromStdString(payload->json)).object();
    for (const char *field : {"requestPayload", "responsePayload"}) {
        const QString text = object[QLatin1String(field)].toString();
        QVERIFY(text.size() <= 5'242'880);
        QVERIFY(!QJsonDocument::fromJson(text.toUtf8()).isNull());
    }
    QVERIFY(object[QLatin1String("requestPayload")].toString().contains(
        QLatin1String(" of 6000000 bytes]")));
}

void PairTest::anIdIsOneSegmentOfThePath()
{
    Pair pair = someObject();
    pair.conversationId = "a:1/../../x y|0000002";
    const auto payload = payloadOf(pair, place, akto);
    QVERIFY(payload->json.find(
                R"("/copilot/conversation/a%3A1%2F..%2F..%2Fx%20y%7C0000002/message/3")") !=
            std::string::npos);
}

void PairTest::agentNamesAreSpeltAsThePublisherSpellsThem()
{
    QCOMPARE(plainAgentName("HR  Bot!"), std::string("hr-bot-"));
    QCOMPARE(plainAgentName("a-b_c"), std::string("a-b-c"));
    PairPlace japanese = place;
    japanese.agentName = "人事";
    QVERIFY(payloadOf(someObject(), japanese, akto)->json.find(R"(\"ai-agent\":\"cr3e5-hrbot\")") !=
            std::string::npos);
}

void PairTest::aBodyHoldsFiftyAndNotMoreThanItsLimit()
{
    Batch batch(ReceiverKind::AktoIngestion);
    int taken = 0;
    while (batch.add("{}"))
        ++taken;
    QCOMPARE(taken, 50);
    QVERIFY(batch.take().startsWith("{\"batchData\":[{},{}"));
    QVERIFY(batch.add(std::string(9'000'000, 'x')));
    QVERIFY(!batch.add(std::string(2'000'000, 'x')));
    const QByteArray body = batch.take();
    QVERIFY(body.size() <= 10'485'760);
    QVERIFY(body.endsWith("x]}"));
}

QTEST_GUILESS_MAIN(PairTest)

#include "pairtest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/retention.h"
#include "tests/transcripts/forwarder/forwardfixture.h"

#include <QBuffer>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;
using namespace keyturn::transcripts;

namespace {

const QString conv = QStringLiteral("conv-0");

std::string conversationRow(const QJsonArray &activities, const QString &row = "row-a",
                            int batch = 0)
{
    return transcriptRow(row, conv, activities, 0, batch);
}

QJsonObject designMode()
{
    return {{"type", "trace"},
            {"valueType", "ConversationInfo"},
            {"timestamp", firstSecond},
            {"from", QJsonObject{{"role", 0}}},
            {"value", QJsonObject{{"isDesignMode", true}, {"locale", "en-US"}}}};
}

/// Answers in turn; the last one for ever.
HttpsProxy::Handler inTurn(const QList<ServedAnswer> &answers)
{
    const auto next = std::make_shared<qsizetype>(0);
    return [answers, next](const ServedRequest &) {
        const qsizetype now = std::min<qsizetype>((*next)++, answers.size() - 1);
        return answers.at(now);
    };
}

} // namespace

class ForwarderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPairIsSentOnceHoweverOftenItRuns();
    void theTokenGoesAsItStands();
    void anotherHeaderCarriesTheToken();
    void thePairIsUnknownBeforeItsFirstByteLeaves();
    void fiftyPairsGoInOneBody();
    void aRowThatComesLaterSendsOnlyWhatIsNew();
    void aLateAnswerIsAnUpdateWithTheSameIndex();
    void anEarlierRowMovesNoIndex();
    void aLateAnswerBeforeTheFirstSendingGoesOnce();
    void runsFromTheTestPaneStayHereUnlessAskedFor();
    void whatAFilterLeftOutIsFoundWithoutIt();
    void onlyTheRangeIsSent();
    void aReplayedRangeIsSentAgain();
    void aThrottledBodyIsSentAgainAfterTheWaitItAsksFor();
    void anUnavailableReceiverEndsTheRunWithoutLoss();
    void aLostAnswerIsNotSentAgainByItself();
    void aLostAnswerIsSentAgainWhereThePersonSaysSo();
    void aReceiverThatRecognisesPairsGetsALostOneAgain();
    void aCutAnswerOfAGoodStatusIsTaken();
    void aRefusedTokenStopsAndLosesNothing();
    void oneBadPairIsFoundAmongFifty();
    void aFailureInsideOfABodyIsUnknown();
    void aPurgedConversationIsDropped();
    void secretsDoNotLeaveByDefault();
    void aDryRunIsWhatIsThenSent();
    void anOpenLineIsRefused();
    void aConnectionCanBeTried();
    void cancellingEndsWithTheTruth();
};

void ForwarderTest::everyPairIsSentOnceHoweverOftenItRuns()
{
    ForwardFixture f;
    f.add(manyRows(2));
    for (int i = 0; i < 3; ++i)
        QVERIFY(f.run());
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/0 conv-0/message/1 conv-1/message/0 "
                                        "conv-1/message/1"));
    QCOMPARE(f.ledger(), QStringLiteral("conv-0/0 greeting>b0 sent 1 200\n"
                                        "conv-0/1 u1>b1 sent 1 200\n"
                                        "conv-1/0 greeting>b0 sent 1 200\n"
                                        "conv-1/1 u1>b1 sent 1 200"));
}

void ForwarderTest::theTokenGoesAsItStands()
{
    ForwardFixture f;
    f.add(manyRows(1));
    QVERIFY(f.run());
    const ServedRequest seen = f.net.proxy.seen().first();
    QCOMPARE(seen.header("authorization"), QByteArray("header.claims.signature"));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.method + ' ' + seen.target, QByteArray("POST /api/ingestData"));
    QCOMPARE(seen.host, QLatin1String("1000000-guardrails.akto.io"));
}

void ForwarderTest::anotherHeaderCarriesTheToken()
{
    ForwardFixture f;
    f.add(manyRows(1));
    f.receiver.kind = ReceiverKind::JsonEndpoint;
    f.receiver.url = QUrl(QStringLiteral("https://siem.contoso.example/v1/in?x=1"));
    f.receiver.signIn = ReceiverSignIn::Header;
    f.receiver.header = "X-Api-Key";
    QVERIFY(f.run());
    f.receiver.name = QStringLiteral("other");
    f.receiver.signIn = ReceiverSignIn::Bearer;
    QVERIFY(f.run());
    const QList<ServedRequest> seen = f.net.proxy.seen();
    QCOMPARE(seen.at(0).header("X-Api-Key"), QByteArray("header.claims.signature"));
    QCOMPARE(seen.at(0).header("authorization"), QByteArray());
    QCOMPARE(seen.at(0).target, QByteArray("/v1/in?x=1"));
    QCOMPARE(seen.at(1).header("authorization"), QByteArray("Bearer header.claims.signature"));
    const QJsonArray pairs = QJsonDocument::fromJson(seen.at(0).body).array();
    QCOMPARE(pairs.size(), 2);
    QCOMPARE(pairs[1][QLatin1String("user")].toString(), QLatin1String("question 0"));
}

void ForwarderTest::thePairIsUnknownBeforeItsFirstByteLeaves()
{
    QString during;
    ForwardFixture *fixture = nullptr;
    ForwardFixture f([&](const ServedRequest &) {
        ArchiveView other(fixture->file());
        during = drawn(other.ledger, QStringLiteral("akto"));
        return ok();
    });
    fixture = &f;
    f.add(manyRows(1));
    QVERIFY(f.run());
    QCOMPARE(during, QStringLiteral("conv-0/0 greeting>b0 unknown 1\nconv-0/1 u1>b1 unknown 1"));
    // The hash in the ledger is that of the object in the body.
    const QByteArray body = f.net.proxy.seen().first().body;
    const QByteArray hash = f.view.ledger.newest("akto", 0, 1)->first().payloadSha256;
    const qsizetype second = body.indexOf(",{\"path\"") + 1;
    QCOMPARE(hash, QCryptographicHash::hash(body.mid(second, body.size() - second - 2),
                                            QCryptographicHash::Sha256));
}

void ForwarderTest::fiftyPairsGoInOneBody()
{
    ForwardFixture f;
    f.add(manyRows(60));
    const auto report = f.run();
    QVERIFY(report);
    QCOMPARE(report->sent, 120);
    QList<int> sizes;
    for (const QString &line : f.bodies().split(QLatin1Char('\n')))
        sizes << static_cast<int>(line.split(QLatin1Char(' ')).size());
    QCOMPARE(sizes, QList<int>({50, 50, 20}));
}

void ForwarderTest::aRowThatComesLaterSendsOnlyWhatIsNew()
{
    ForwardFixture f;
    const QJsonArray first{said("u1", "one", 0), answered("b1", "1", 1, "u1")};
    f.add({conversationRow(first)});
    QVERIFY(f.run());
    f.add({conversationRow(first)}); // pulled again
    f.add({conversationRow({said("u2", "two", 10), answered("b2", "2", 11, "u2")}, "row-b", 1)});
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/1\nconv-0/message/2"));
}

void ForwarderTest::aLateAnswerIsAnUpdateWithTheSameIndex()
{
    ForwardFixture f;
    f.add({conversationRow({said("u1", "one", 0)})});
    QVERIFY(f.run());
    f.add({conversationRow({answered("b1", "1", 11, "u1")}, "row-b", 1)});
    const auto report = f.run();
    QVERIFY(report);
    QCOMPARE(report->updates, 1);
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/1\nconv-0/message/1"));
    QVERIFY(!f.net.proxy.seen().at(0).body.contains("keyturn-update"));
    QVERIFY(f.net.proxy.seen().at(1).body.contains("\\\"keyturn-update\\\":\\\"true\\\""));
    QCOMPARE(f.ledger(), QStringLiteral("conv-0/1 u1> sent 1 200\nconv-0/1 u1>b1 sent 1 200"));
}

void ForwarderTest::anEarlierRowMovesNoIndex()
{
    ForwardFixture f;
    f.add({transcriptRow("row-b", conv, {said("u2", "two", 5'000)}, 5'000)});
    QVERIFY(f.run());
    f.add({transcriptRow("row-a", conv, {said("u1", "one", 0)}, 0)});
    QVERIFY(f.run());
    QCOMPARE(f.ledger(), QStringLiteral("conv-0/1 u2> sent 1 200\nconv-0/2 u1> sent 1 200"));
}

void ForwarderTest::aLateAnswerBeforeTheFirstSendingGoesOnce()
{
    ForwardFixture f(inTurn({status(401), ok()}));
    f.add({conversationRow({said("u1", "one", 0)})});
    QVERIFY(f.run());
    f.add({conversationRow({answered("b1", "1", 11, "u1")}, "row-b", 1)});
    QVERIFY(f.run());
    QCOMPARE(f.ledger(), QStringLiteral("conv-0/1 u1> dropped 1 superseded\n"
                                        "conv-0/1 u1>b1 sent 1 200"));
    QVERIFY(!f.net.proxy.seen().last().body.contains("keyturn-update"));
}

void ForwarderTest::runsFromTheTestPaneStayHereUnlessAskedFor()
{
    ForwardFixture f;
    f.add({conversationRow({designMode(), said("u1", "try", 0)})});
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QString());
    f.options.design = true;
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/1"));
}

void ForwarderTest::whatAFilterLeftOutIsFoundWithoutIt()
{
    ForwardFixture f;
    f.add(manyRows(1));
    f.options.filter.agents.any = QStringList{QStringLiteral("other bot")};
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QString());
    f.options.filter.agents.any = QStringList{QStringLiteral("hr bot")};
    QVERIFY(f.run());
    f.options.filter.agents = {};
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/0 conv-0/message/1"));
    f.options.filter.outcomes.any = QStringList{QStringLiteral("Resolved")};
    QCOMPARE(f.run().error().code, QLatin1String("filter"));
}

void ForwarderTest::onlyTheRangeIsSent()
{
    ForwardFixture f;
    f.add(
        {conversationRow({said("u1", "one", 0), said("u2", "two", 60), said("u3", "three", 120)})});
    f.options.fromMs = (firstSecond + 60) * 1000;
    f.options.untilMs = (firstSecond + 120) * 1000;
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/2"));
    f.options.fromMs.reset();
    f.options.untilMs.reset();
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/2\nconv-0/message/1 conv-0/message/3"));
}

void ForwarderTest::aReplayedRangeIsSentAgain()
{
    ForwardFixture f;
    f.add({conversationRow({said("u1", "one", 0), said("u2", "two", 60)})});
    QVERIFY(f.run());
    QCOMPARE(*f.forwarder.replay(f.receiver, (firstSecond + 60) * 1000, (firstSecond + 61) * 1000),
             1);
    QVERIFY(f.run());
    QCOMPARE(f.bodies(), QStringLiteral("conv-0/message/1 conv-0/message/2\nconv-0/message/2"));
    QCOMPARE(f.ledger(), QStringLiteral("conv-0/1 u1> sent 1 200\nconv-0/2 u2> sent 2 200"));
}

void ForwarderTest::aThrottledBodyIsSentAgainAfterTheWaitItAsksFor()
{
    ForwardFixture f(inTurn({status(429, "{}", {{"Retry-After", "40"}}), status(503), ok()}));
    f.add(manyRows(1));
    QVERIFY(f.run());
    QVERIFY(f.net.clock.leapt() >= std::chrono::seconds(42));
    QCOMPARE(f.net.proxy.seen().size(), 3);
    QCOMPARE(f.net.proxy.seen().at(0).body, f.net.proxy.seen().at(2).body);
    QCOMPARE(f.ledger(),
             QStringLiteral("conv-0/0 greeting>b0 sent 3 200\nconv-0/1 u1>b1 sent 3 200"));
}

void ForwarderTest::anUnavailableReceiverEndsTheRunWithoutLoss()
{
    ForwardFixture f(inTurn({status(503)}));
    f.add(manyRows(1));
    const auto report = f.run();
    QVERIFY(report);
    QCOMPARE(report->pending, 2);
    QCOMPARE(report->stoppedBy->httpStatus, 503);
    QCOMPARE(f.net.proxy.seen().size(), 6);
    f.net.proxy.setHandler([](const ServedRequest &) { return ok(); });
    QCOMPARE(f.run()->sent, 2);
}

void ForwarderTest::aLostAnswerIsNotSentAgainByItself()
{
    ForwardFixture f(inTurn({how(ServedAnswer::How::Lost), ok()}));
    f.add(manyRows(1));
    const auto report = f.run();
    QVERIFY(report);
    QCOMPARE(report->unknown, 2);
    QVERIFY(report->stoppedBy);
    QCOMPARE(f.run()->sent, 0);
    QCOMPARE(f.net.proxy.seen().size(), 1);
    QCOMPARE(f.ledger(), QStringLiteral("conv-0/0 greeting>b0 unknown 1 reply-lost\n"
                                        "conv-0/1 u1>b1 unknown 1 reply-lost"));
}

void ForwarderTest::aLostAnswerIsSentAgainWhereThePersonSaysSo()
{
    ForwardFixture f(inTurn({how(ServedAnswer::How::Lost), ok()}));
    f.add(manyRows(1));
    QVERIFY(f.run());
    f.options.resendUnknown = true;
    QCOMPARE(f.run()->sent, 2);
    QCOMPARE(f.ledger(),
             QStringLiteral("conv-0/0 greeting>b0 sent 2 200\nconv-0/1 u1>b1 sent 2 200"));
}

void ForwarderTest::aReceiverThatRecognisesPairsGetsALostOneAgain()
{
    ForwardFixture f(inTurn({how(ServedAnswer::How::Lost), status(502), ok()}));
    f.receiver.recognisesPairs = true;
    f.add(manyRows(1));
    QCOMPARE(f.run()->sent, 2);
    QCOMPARE(f.net.proxy.seen().size(), 3);
}

void ForwarderTest::aCutAnswerOfAGoodStatusIsTaken()
{
    ForwardFixture f(inTurn({how(ServedAnswer::How::CutBody)}));
    f.add(manyRows(1));
    QCOMPARE(f.run()->sent, 2);
    QCOMPARE(f.net.proxy.seen().size(), 1);
}

void ForwarderTest::aRefusedTokenStopsAndLosesNothing()
{
    ForwardFixture f(inTurn({status(401, "<html>"), ok()}));
    f.add(manyRows(1));
    const auto report = f.run();
    QCOMPARE(report->stoppedBy->kind, ErrorKind::NotSignedIn);
    QCOMPARE(report->pending, 2);
    QCOMPARE(f.run()->sent, 2);
}

void ForwarderTest::oneBadPairIsFoundAmongFifty()
{
    ForwardFixture f([](const ServedRequest &seen) {
        return seen.body.contains("question 13") ? status(400) : ok();
    });
    f.add(manyRows(25));
    const auto report = f.run();
    QVERIFY(report);
    QCOMPARE(report->sent, 49);
    QCOMPARE(report->refused, 1);
    QVERIFY(f.ledger().contains(QLatin1String("conv-13/1 u1>b1 refused")));
}

void ForwarderTest::aFailureInsideOfABodyIsUnknown()
{
    ForwardFixture f(inTurn({status(422, "{\"actionErrors\":[]}")}));
    f.add(manyRows(1));
    const auto report = f.run();
    QCOMPARE(report->unknown, 2);
    QCOMPARE(report->stoppedBy->httpStatus, 422);
    QCOMPARE(f.net.proxy.seen().size(), 1);
}

void ForwarderTest::aPurgedConversationIsDropped()
{
    ForwardFixture f(inTurn({status(401), ok()}));
    f.add(manyRows(1));
    QVERIFY(f.run());
    Retention retention(f.writer->archive());
    QVERIFY(retention.purge(std::numeric_limits<qint64>::max()));
    QCOMPARE(f.run()->dropped, 2);
    QCOMPARE(f.net.proxy.seen().size(), 1);
    QVERIFY(f.ledger().contains(QLatin1String("dropped 1 purged")));
}

void ForwarderTest::secretsDoNotLeaveByDefault()
{
    const RuleSet rules = RuleSet::load().value();
    const Scanner scanner(rules);
    ForwardFixture f;
    Forwarder forwarder(
        {&f.view.store, &f.view.ledger, &f.client, &f.keychain, &scanner, &f.net.clock});
    f.add({conversationRow({said("u1", "I am Priya, card 4111 1111 1111 1111", 0),
                            answered("b1", "Hi Priya Venkataraman", 1, "u1")})});
    ForwardOptions options;
    QVERIFY(await(forwarder.run(f.receiver, options)));
    const QByteArray body = f.net.proxy.seen().first().body;
    QVERIFY(body.contains("I am [person-1], card [card-1]"));
    QVERIFY(body.contains("Hi [person-1]\\"));
    QVERIFY(!body.contains("4111"));
    QVERIFY(!body.contains("Priya"));
}

void ForwarderTest::aDryRunIsWhatIsThenSent()
{
    ForwardFixture f;
    f.add(manyRows(30));
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const auto dry = f.forwarder.dryRun(f.receiver, f.options, out);
    QVERIFY(dry);
    QCOMPARE(dry->sent, 60);
    QCOMPARE(f.ledger(), QString());
    QVERIFY(f.run());
    QByteArray sent;
    for (const ServedRequest &seen : f.net.proxy.seen())
        sent += seen.body + '\n';
    QCOMPARE(out.data(), sent);
    QBuffer nothing;
    nothing.open(QIODevice::WriteOnly);
    QVERIFY(f.forwarder.dryRun(f.receiver, f.options, nothing));
    QCOMPARE(nothing.data(), QByteArray());
}

void ForwarderTest::anOpenLineIsRefused()
{
    ForwardFixture f;
    f.add(manyRows(1));
    f.receiver.url = QUrl(QStringLiteral("http://1000000-guardrails.akto.io"));
    const auto report = f.run();
    QCOMPARE(report.error().code, QLatin1String("not-https"));
    QCOMPARE(f.ledger(), QString());
}

void ForwarderTest::aConnectionCanBeTried()
{
    ForwardFixture f(inTurn({ok("{\"success\":true}"), status(401, "<html>")}));
    const auto good = await(f.forwarder.testConnection(f.receiver));
    QVERIFY(good);
    QCOMPARE(good->became, Ingested::Taken);
    const auto bad = await(f.forwarder.testConnection(f.receiver));
    QCOMPARE(bad->became, Ingested::Refused);
    QCOMPARE(bad->httpStatus, 401);
    QCOMPARE(f.net.proxy.seen().first().target, QByteArray("/api/auth-check"));
    QCOMPARE(f.net.proxy.seen().first().header("authorization"),
             QByteArray("header.claims.signature"));
}

void ForwarderTest::cancellingEndsWithTheTruth()
{
    std::stop_source stop;
    ForwardFixture f([&stop](const ServedRequest &) {
        stop.request_stop();
        return how(ServedAnswer::How::Never);
    });
    f.options.stop = stop.get_token();
    f.add(manyRows(1));
    const auto report = f.run();
    QVERIFY(report);
    QCOMPARE(report->stoppedBy->kind, ErrorKind::Cancelled);
    QCOMPARE(report->unknown, 2);
}

QTEST_GUILESS_MAIN(ForwarderTest)

#include "forwardertest.moc"

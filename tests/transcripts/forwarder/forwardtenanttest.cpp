// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tenantprocess.h"
#include "tests/transcripts/forwarder/forwardfixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;
using namespace keyturn::transcripts;

namespace {

/// A forwarder to the receivers of a simulated tenant, which tells what its consumer kept.
struct TenantFixture
{
    TenantFixture()
        : tenant({QStringLiteral("--seed"), QStringLiteral("7"), QStringLiteral("--agents"),
                  QStringLiteral("1"), QStringLiteral("--speed"), QStringLiteral("600"),
                  QStringLiteral("--conversations"), QStringLiteral("1")})
        , clock(tenant)
        , pipeline(tenant.trust(), ForwardFixture::limits(), &leaping)
        , writer(TranscriptWriter::open(home.file(QStringLiteral("archive.db")), summaryOfRows)
                     .value())
        , view(home.file(QStringLiteral("archive.db")))
        , client(&pipeline)
        , forwarder({&view.store, &view.ledger, &client, &keychain, nullptr, &leaping})
    {
        leaping.leap();
        options.text = ForwardText::AsSaid;
        const Json told = tenant.line().member("ingestion");
        akto.name = QStringLiteral("akto");
        akto.url = QUrl(QStringLiteral("https://") + told.text("host"));
        akto.keychainId = QStringLiteral("akto");
        events = akto;
        events.name = QStringLiteral("events");
        events.kind = ReceiverKind::JsonEndpoint;
        events.url = QUrl(told.text("eventsUrl"));
        events.signIn = ReceiverSignIn::Bearer;
        events.keychainId = QStringLiteral("events");
        keep(akto.keychainId, told.text("token"));
        keep(events.keychainId, told.text("eventsToken"));
        addRows(*writer, manyRows(60));
    }

    void keep(const QString &id, const QString &token)
    {
        (void)await(keychain.write(id, Secret::copyOf(token.toStdString())));
    }
    Result<ForwardReport> run(const Receiver &receiver)
    {
        return await(forwarder.run(receiver, options), std::chrono::seconds(60));
    }
    [[nodiscard]] Json ingested() const { return tenant.get(QStringLiteral("ingested")); }
    /// Paths of what the consumer kept, sorted.
    [[nodiscard]] QStringList kept() const
    {
        QStringList paths;
        for (const Json &each : ingested().items("accepted"))
            paths << each.member("record").text("path");
        paths.sort();
        return paths;
    }
    [[nodiscard]] static QStringList expected()
    {
        QStringList paths;
        for (int i = 0; i < 60; ++i) {
            for (const int message : {0, 1})
                paths << QStringLiteral("/copilot/conversation/conv-%1/message/%2")
                             .arg(i)
                             .arg(message);
        }
        paths.sort();
        return paths;
    }

    TemporaryHome home;
    TenantProcess tenant;
    TenantTime clock;
    FakeClock leaping;
    Pipeline pipeline;
    std::unique_ptr<TranscriptWriter> writer;
    ArchiveView view;
    MemoryKeychain keychain;
    IngestionClient client;
    Forwarder forwarder;
    ForwardOptions options;
    Receiver akto;
    Receiver events;
};

} // namespace

class ForwardTenantTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theConsumerKeepsEveryPairOnce();
    void theTokenIsChecked();
    void throttlingAndOutagesLoseNothingAndDoubleNothing();
    void aLostRequestAndALostReplyLookAlikeAndAreBothUnknown();
    void aCutAnswerIsNoReasonToSendAgain();
    void aPlainEndpointKeepsEveryPairOnce();
};

void ForwardTenantTest::theConsumerKeepsEveryPairOnce()
{
    TenantFixture f;
    QVERIFY2(f.tenant.failure().isEmpty(), qPrintable(f.tenant.failure()));
    const auto report = f.run(f.akto);
    QVERIFY(report);
    QCOMPARE(report->sent, 120);
    QVERIFY(f.run(f.akto));
    const Json told = f.ingested();
    QCOMPARE(told.number("received"), 120);
    QCOMPARE(told.items("dropped").size(), std::size_t{0});
    QCOMPARE(told.number("duplicates"), 0);
    QCOMPARE(f.kept(), TenantFixture::expected());
    const Json first = told.items("accepted").at(1);
    QCOMPARE(first.text("collection"), QLatin1String("copilot.microsoft.com"));
    QCOMPARE(first.member("record").text("requestPayload"),
             QLatin1String("{\"body\":\"question 0\"}"));
    QCOMPARE(first.member("record").text("time"), QString::number(firstSecond + 1));
    QVERIFY(first.member("record").text("tag").contains(QLatin1String("\"ai-agent\":\"hr-bot\"")));
}

void ForwardTenantTest::theTokenIsChecked()
{
    TenantFixture f;
    const auto checked = await(f.forwarder.testConnection(f.akto));
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().facts()));
    QCOMPARE(checked->became, Ingested::Taken);
    f.akto.signIn = ReceiverSignIn::Bearer; // the word before it spoils it
    QCOMPARE(await(f.forwarder.testConnection(f.akto))->httpStatus, 401);
    const auto report = f.run(f.akto);
    QCOMPARE(report->stoppedBy->httpStatus, 401);
    QCOMPARE(report->pending, 100); // the first fifty conversations were looked at
    f.akto.signIn = ReceiverSignIn::RawToken;
    QVERIFY(f.run(f.akto));
    QCOMPARE(f.kept(), TenantFixture::expected());
}

void ForwardTenantTest::throttlingAndOutagesLoseNothingAndDoubleNothing()
{
    TenantFixture f;
    const QString operation = QStringLiteral("ingestion.ingestData");
    f.tenant.fault(operation, QStringLiteral("429"), 1);
    f.tenant.fault(operation, QStringLiteral("503"), 2);
    f.tenant.fault(operation, QStringLiteral("429"), 4, "\"retryAfter\":\"none\"");
    const auto report = f.run(f.akto);
    QVERIFY(report);
    QCOMPARE(report->sent, 120);
    QCOMPARE(f.ingested().number("duplicates"), 0);
    QCOMPARE(f.kept(), TenantFixture::expected());
}

void ForwardTenantTest::aLostRequestAndALostReplyLookAlikeAndAreBothUnknown()
{
    for (const QString &kind : {QStringLiteral("lost-request"), QStringLiteral("lost-reply")}) {
        TenantFixture f;
        f.tenant.fault(QStringLiteral("ingestion.ingestData"), kind, 1);
        QCOMPARE(f.run(f.akto)->unknown, 50);
        const auto rest = f.run(f.akto);
        QCOMPARE(rest->sent, 70);
        QCOMPARE(rest->unknown, 50);
        QCOMPARE(f.ingested().number("duplicates"), 0);
        f.options.resendUnknown = true;
        QCOMPARE(f.run(f.akto)->sent, 50);
        const qint64 doubled = kind == QLatin1String("lost-reply") ? 50 : 0;
        QCOMPARE(f.ingested().number("duplicates"), doubled);
        QStringList kept = f.kept();
        kept.removeDuplicates();
        QCOMPARE(kept, TenantFixture::expected());
    }
}

void ForwardTenantTest::aCutAnswerIsNoReasonToSendAgain()
{
    TenantFixture f;
    f.tenant.fault(QStringLiteral("ingestion.ingestData"), QStringLiteral("cut-body"), 2);
    QCOMPARE(f.run(f.akto)->sent, 120);
    QCOMPARE(f.ingested().number("duplicates"), 0);
    QCOMPARE(f.kept(), TenantFixture::expected());
}

void ForwardTenantTest::aPlainEndpointKeepsEveryPairOnce()
{
    TenantFixture f;
    f.events.recognisesPairs = true;
    f.tenant.fault(QStringLiteral("events.post"), QStringLiteral("503"), 1);
    f.tenant.fault(QStringLiteral("events.post"), QStringLiteral("lost-request"), 3);
    QCOMPARE(f.run(f.events)->sent, 120);
    const Json events = f.ingested().member("events");
    QCOMPARE(events.items("received").size(), std::size_t{120});
    QCOMPARE(events.number("duplicates"), 0);
}

QTEST_GUILESS_MAIN(ForwardTenantTest)

#include "forwardtenanttest.moc"

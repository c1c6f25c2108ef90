// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/support/await.h"
#include "tests/support/privatekeyring.h"
#include "tests/transcripts/service/tenantarchive.h"

#include <QProcess>
#include <QTest>

using namespace keyturn;
using test::CliHome;
using test::CliResult;
using test::runCli;

namespace {

const QStringList syncing{QStringLiteral("--json"), QStringLiteral("transcripts"),
                          QStringLiteral("sync")};

/// True when all went well but for the one environment that the console is no user of.
bool allButTheForeignOne(const CliResult &result)
{
    int others = 0;
    for (const Json &environment : result.json().items("environments")) {
        const QString code = environment.text("code");
        others += code.isEmpty() || code == QLatin1String("0x80072560") ? 0 : 1;
    }
    return result.code == 3 && others == 0;
}

} // namespace

/// The real keyturn-cli, killed while it syncs.
class TranscriptResumeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goesOnAfterAKillAndKeepsEveryRowOnce();
    void twoConsolesMaySyncAtOnce();
    void aFailedEnvironmentMakesItPartly();
    void theLossSheetIsTold();
    void forwardsEachPairOnceWithATokenFromADescriptor();

private:
    test::PrivateKeyring m_keyring;
    test::TenantProcess m_tenant{{QStringLiteral("--agents"), QStringLiteral("8"),
                                  QStringLiteral("--seed"), QStringLiteral("11"),
                                  QStringLiteral("--conversations"), QStringLiteral("400")}};
};

void TranscriptResumeTest::initTestCase()
{
    QVERIFY2(m_keyring.failure().isEmpty(), qPrintable(m_keyring.failure()));
    QVERIFY2(m_tenant.failure().isEmpty(), qPrintable(m_tenant.failure()));
}

void TranscriptResumeTest::goesOnAfterAKillAndKeepsEveryRowOnce()
{
    const CliHome home(m_tenant);
    const CliResult inventory = home.run({QStringLiteral("agents"), QStringLiteral("sync")});
    QVERIFY2(inventory.code == 3, inventory.told().constData());
    home.set(QStringLiteral("transcripts/pageSize"), 10);
    qsizetype before = 0;
    for (int kill = 0; kill < 3; ++kill) {
        // Each page waits, so that the kill meets the middle of a walk.
        m_tenant.post(QStringLiteral("faults"),
                      R"([{"operation":"dataverse.listTranscripts","kind":"delay",
                           "probability":1,"delayMs":150}])");
        QProcess process;
        process.start(CliHome::program(), home.commandLine(syncing));
        QVERIFY(process.waitForStarted());
        QVERIFY(test::spinUntil([&] { return test::keptRows(home.home()).size() > before + 15; },
                                std::chrono::seconds(60)));
        process.kill();
        process.waitForFinished();
        before = test::keptRows(home.home()).size();
        QVERIFY(before < test::storedRows(m_tenant).size());
    }
    m_tenant.forgetFaults();
    const CliResult whole = home.run(syncing);
    QVERIFY2(allButTheForeignOne(whole), whole.told().constData());
    QVERIFY(whole.out.contains(R"("resumed":true)"));
    QCOMPARE(test::keptRows(home.home()), test::storedRows(m_tenant));
    QCOMPARE(test::differences(test::toldBy(m_tenant), test::keptIn(home.home())), QStringList());
}

void TranscriptResumeTest::twoConsolesMaySyncAtOnce()
{
    const CliHome home(m_tenant);
    const CliResult inventory = home.run({QStringLiteral("agents"), QStringLiteral("sync")});
    QVERIFY2(inventory.code == 3, inventory.told().constData());
    QProcess first;
    QProcess second;
    first.start(CliHome::program(), home.commandLine(syncing));
    second.start(CliHome::program(), home.commandLine(syncing));
    QVERIFY(first.waitForFinished(60'000));
    QVERIFY(second.waitForFinished(60'000));
    QCOMPARE(first.exitCode(), 3);
    QCOMPARE(second.exitCode(), 3);
    QCOMPARE(test::keptRows(home.home()), test::storedRows(m_tenant));
}

void TranscriptResumeTest::aFailedEnvironmentMakesItPartly()
{
    const CliHome home(m_tenant);
    m_tenant.fault(QStringLiteral("dataverse.listTranscripts"), QStringLiteral("403"), 3);
    const CliResult partly = home.run(syncing);
    QVERIFY2(partly.code == 3, partly.told().constData());
    int failed = 0;
    for (const Json &environment : partly.json().items("environments"))
        failed += environment.text("problem").isEmpty() ? 0 : 1;
    QCOMPARE(failed, 2);
}

void TranscriptResumeTest::theLossSheetIsTold()
{
    const CliHome home(m_tenant);
    const CliResult synced = home.run(syncing);
    QVERIFY2(allButTheForeignOne(synced), synced.told().constData());
    const CliResult loss =
        home.run({QStringLiteral("--json"), QStringLiteral("transcripts"), QStringLiteral("loss")});
    QVERIFY2(loss.code == 3, loss.told().constData());
    qint64 onServer = 0;
    for (const Json &environment : loss.json().items("environments")) {
        QCOMPARE(environment.number("unseen"), 0);
        onServer += environment.number("rowsOnServer");
        QStringList topics;
        for (const Json &check : environment.items("checks"))
            topics << check.text("topic");
        QVERIFY(topics.contains(QStringLiteral("dataverse")));
    }
    QCOMPARE(onServer, test::storedRows(m_tenant).size());
}

void TranscriptResumeTest::forwardsEachPairOnceWithATokenFromADescriptor()
{
    const CliHome home(m_tenant);
    const CliResult inventory = home.run({QStringLiteral("agents"), QStringLiteral("sync")});
    QVERIFY2(inventory.code == 3, inventory.told().constData());
    QVERIFY(allButTheForeignOne(home.run(syncing)));
    const Json ingestion = m_tenant.line().member("ingestion");
    const QByteArray token = ingestion.text("token").toUtf8();
    QVERIFY(!token.isEmpty());
    const QStringList forward{QStringLiteral("--json"), QStringLiteral("transcripts"),
                              QStringLiteral("forward"), QStringLiteral("--to"),
                              QStringLiteral("https://") + ingestion.text("host")};
    const QStringList keeping{QStringLiteral("--token-from-fd"), QStringLiteral("0")};
    const CliResult sent = runCli(home.commandLine(forward + keeping), token + '\n');
    QVERIFY2(sent.code == 0, sent.told().constData());
    const qint64 pairs = sent.json().number("sent");
    QVERIFY(pairs > 100);
    const Json before = m_tenant.get(QStringLiteral("ingested"));
    QCOMPARE(static_cast<qint64>(before.items("accepted").size()), pairs);
    QCOMPARE(before.items("dropped").size(), std::size_t{0});
    // The token lies in the keychain now, and the ledger knows what went.
    const QStringList raw{QStringLiteral("--sign-in"), QStringLiteral("raw")};
    const CliResult again = home.run(forward + raw);
    QVERIFY2(again.code == 0, again.told().constData());
    QCOMPARE(again.json().number("sent"), 0);
    QCOMPARE(m_tenant.get(QStringLiteral("ingested")).items("accepted").size(),
             before.items("accepted").size());
    QVERIFY(!sent.out.contains(token) && !sent.err.contains(token));
}

QTEST_GUILESS_MAIN(TranscriptResumeTest)
#include "transcriptresumetest.moc"

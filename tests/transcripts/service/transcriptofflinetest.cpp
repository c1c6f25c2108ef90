// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/support/privatekeyring.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace keyturn;
using test::CliResult;
using test::runCli;
using test::TemporaryHome;

#define DONE(result)                                                                               \
    do {                                                                                           \
        const CliResult &done = (result);                                                          \
        QVERIFY2(done.code == 0, done.told().constData());                                         \
    } while (false)

namespace {

const QString rows = QString::fromLocal8Bit(qgetenv("KEYTURN_SOURCE_DIR")) +
                     QStringLiteral("/tests/data/transcripts/eleven-rows.json");

/// Two rows: one with a card number that passes its checksum, one that cannot be read.
const QString page = QString::fromLocal8Bit(qgetenv("KEYTURN_SOURCE_DIR")) +
                     QStringLiteral("/tests/data/transcripts/two-rows.json");

} // namespace

/// A fresh home without a tenant, a network or a keychain: what people have lying about is read.
class TranscriptOfflineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void importsAndTellsEachFile();
    void theSecondImportAddsNothing();
    void tellsWhatItCouldNotRead();
    void findsAndShowsWithFindingsMasked();
    void showsEverythingForAPurposeAndLogsItUnsealed();
    void suppressesHoldsAndPurgesWithARowEach();
    void saysWhatIsWrongWithAQuery();
    void refusesToSyncWithoutATenant();
    void exportsRedacted();
    void exportsAsPaperWithoutADisplay();
    void everyTextOfAWholeTenantLeavesClean();
    void triesARuleWithoutWriting();
    void coverageNamesWhatIsNotUnderstood();

private:
    [[nodiscard]] CliResult run(const TemporaryHome &home, const QStringList &arguments) const
    {
        return runCli(QStringList{QStringLiteral("--home"), home.file(QStringLiteral("home")),
                                  QStringLiteral("--operator"), QStringLiteral("anna@contoso.com"),
                                  QStringLiteral("--json"), QStringLiteral("transcripts")} +
                      arguments);
    }
    /// A home into which the page was imported.
    [[nodiscard]] std::unique_ptr<TemporaryHome> filled() const
    {
        auto home = std::make_unique<TemporaryHome>();
        const CliResult imported = run(*home, {QStringLiteral("import"), page});
        return imported.code == 0 || imported.code == 3 ? std::move(home) : nullptr;
    }
    [[nodiscard]] QByteArray logOf(const TemporaryHome &home) const
    {
        return runCli({QStringLiteral("--home"), home.file(QStringLiteral("home")),
                       QStringLiteral("log"), QStringLiteral("export"), QStringLiteral("--format"),
                       QStringLiteral("jsonl")})
            .out;
    }

    test::PrivateKeyring m_keyring{test::PrivateKeyring::Service::Missing};
};

void TranscriptOfflineTest::initTestCase()
{
    QVERIFY2(m_keyring.failure().isEmpty(), qPrintable(m_keyring.failure()));
}

void TranscriptOfflineTest::importsAndTellsEachFile()
{
    const TemporaryHome home;
    const CliResult imported = run(home, {QStringLiteral("import"), rows});
    DONE(imported);
    const std::vector<Json> files = imported.json().items();
    QCOMPARE(files.size(), 1U);
    // The sums of the contract's table of the eleven rows, B9.
    const Json &file = files.front();
    QCOMPARE(file.text("file"), rows);
    const std::pair<const char *, qint64> expected[] = {
        {"rows", 11},        {"conversations", 11}, {"activities", 195},      {"userMessages", 12},
        {"botMessages", 24}, {"turns", 12},         {"greetings", 14},        {"unanswered", 2},
        {"multiReply", 0},   {"redelivered", 0},    {"emptyUserMessages", 0}, {"sameTextTwice", 3},
        {"unknownShapes", 0}};
    for (const auto &[name, count] : expected)
        QVERIFY2(file.number(name, -1) == count,
                 (QByteArray(name) + ' ' + QByteArray::number(file.number(name, -1))).constData());
    QVERIFY(!file.keys().contains(QStringLiteral("problem")));
}

void TranscriptOfflineTest::theSecondImportAddsNothing()
{
    const TemporaryHome home;
    DONE(run(home, {QStringLiteral("import"), rows}));
    const CliResult again = run(home, {QStringLiteral("import"), rows});
    DONE(again);
    QCOMPARE(again.json().items().front().number("added", -1), 0);
    QCOMPARE(again.json().items().front().number("duplicates", -1), 11);
    QCOMPARE(run(home, {QStringLiteral("list")}).json().items().size(), 11U);
}

void TranscriptOfflineTest::tellsWhatItCouldNotRead()
{
    const TemporaryHome home;
    const QString missing = home.file(QStringLiteral("none.json"));
    const CliResult imported = run(home, {QStringLiteral("import"), page, missing});
    QVERIFY2(imported.code == 3, imported.told().constData());
    const std::vector<Json> files = imported.json().items();
    QCOMPARE(files.size(), 2U);
    QCOMPARE(files.at(0).number("rows"), 2);
    QCOMPARE(files.at(0).number("unknownShapes"), 1);
    QVERIFY(!files.at(0).text("problem").isEmpty());
    QCOMPARE(files.at(1).number("rows", -1), 0);
    QVERIFY(!files.at(1).text("problem").isEmpty());
}

void TranscriptOfflineTest::findsAndShowsWithFindingsMasked()
{
    const auto home = filled();
    QVERIFY(home);
    const CliResult found = run(*home, {QStringLiteral("search"), QStringLiteral("said:card")});
    DONE(found);
    QCOMPARE(found.json().items().size(), 1U);
    QVERIFY(!found.out.contains("4111"));
    const CliResult shown =
        run(*home, {QStringLiteral("show"), found.json().items().front().text("key")});
    DONE(shown);
    QVERIFY2(!shown.out.contains("4111 1111"), shown.told().constData());
    QVERIFY(shown.out.contains("my card is"));
    QVERIFY(shown.json().items("masks").size() == 1U);
    const CliResult listed = run(*home, {QStringLiteral("list"), QStringLiteral("has:finding")});
    DONE(listed);
    QCOMPARE(listed.json().items().size(), 1U);
    QVERIFY2(!listed.out.contains("4111 1111"), listed.told().constData());
}

void TranscriptOfflineTest::showsEverythingForAPurposeAndLogsItUnsealed()
{
    const auto home = filled();
    QVERIFY(home);
    const QString name = QStringLiteral("conv-1_bot-1");
    const CliResult shown = run(*home, {QStringLiteral("show"), name, QStringLiteral("--reveal"),
                                        QStringLiteral("ticket 4711")});
    DONE(shown);
    QVERIFY2(shown.out.contains("4111 1111 1111 1111"), shown.told().constData());
    QVERIFY2(shown.err.contains("no seal"), shown.told().constData());
    const QByteArray log = logOf(*home);
    QVERIFY2(log.contains("reveal-conversation"), log.constData());
    QVERIFY(log.contains("ticket 4711"));
    QVERIFY(log.contains("anna@contoso.com"));
    QVERIFY(!log.contains("4111"));
}

void TranscriptOfflineTest::suppressesHoldsAndPurgesWithARowEach()
{
    const auto home = filled();
    QVERIFY(home);
    const QString name = QStringLiteral("conv-1_bot-1");
    const CliResult shown = run(*home, {QStringLiteral("show"), name});
    const QString finding = QString::number(shown.json().items("masks").front().number("finding"));
    QVERIFY(finding != QLatin1String("0"));
    QCOMPARE(run(*home, {QStringLiteral("suppress"), finding}).code, 1);
    DONE(run(*home, {QStringLiteral("suppress"), finding, QStringLiteral("--reason"),
                     QStringLiteral("a test card")}));
    QVERIFY(run(*home, {QStringLiteral("show"), name}).out.contains("4111 1111 1111 1111"));
    DONE(run(*home, {QStringLiteral("suppress"), finding, QStringLiteral("--restore")}));
    QVERIFY(!run(*home, {QStringLiteral("show"), name}).out.contains("4111 1111 1111 1111"));
    DONE(run(*home, {QStringLiteral("hold"), name, QStringLiteral("--reason"),
                     QStringLiteral("case 12")}));
    const CliResult purged =
        run(*home, {QStringLiteral("purge"), QStringLiteral("--older-than"), QStringLiteral("0")});
    DONE(purged);
    QCOMPARE(purged.json().number("heldBack"), 1);
    QCOMPARE(run(*home, {QStringLiteral("list")}).json().items().size(), 1U);
    const QByteArray log = logOf(*home);
    for (const char *action : {"suppress-finding", "restore-finding", "hold-conversation",
                               "purge-transcripts", "purged-transcripts"})
        QVERIFY2(log.contains(action), action);
    QVERIFY(!log.contains("4111"));
}

void TranscriptOfflineTest::saysWhatIsWrongWithAQuery()
{
    const TemporaryHome home;
    const CliResult refused = run(home, {QStringLiteral("search"), QStringLiteral("colour:red")});
    QVERIFY2(refused.code == 1, refused.told().constData());
    QVERIFY2(refused.err.contains("colour"), refused.told().constData());
    QCOMPARE(run(home, {QStringLiteral("search")}).code, 2);
}

void TranscriptOfflineTest::refusesToSyncWithoutATenant()
{
    const TemporaryHome home;
    const CliResult refused = run(home, {QStringLiteral("sync")});
    QVERIFY2(refused.code == 1, refused.told().constData());
    QVERIFY2(refused.err.contains("no tenant yet"), refused.told().constData());
}

void TranscriptOfflineTest::exportsRedacted()
{
    const auto home = filled();
    QVERIFY(home);
    const QString file = home->file(QStringLiteral("out.md"));
    const CliResult exported =
        run(*home, {QStringLiteral("export"), QStringLiteral("--format"),
                    QStringLiteral("markdown"), QStringLiteral("--out"), file});
    DONE(exported);
    const QByteArray text = home->contents(QStringLiteral("out.md"));
    QVERIFY(text.contains("my card is"));
    QVERIFY2(!text.contains("4111"), text.constData());
    QVERIFY(logOf(*home).contains("exported-transcripts"));
}

void TranscriptOfflineTest::exportsAsPaperWithoutADisplay()
{
    const auto home = filled();
    QVERIFY(home);
    const QString file = home->file(QStringLiteral("out.pdf"));
    DONE(run(*home, {QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("pdf"),
                     QStringLiteral("--out"), file}));
    const QByteArray paper = home->contents(QStringLiteral("out.pdf"));
    QVERIFY(paper.startsWith("%PDF-"));
    QVERIFY(paper.contains("%%EOF"));
}

void TranscriptOfflineTest::everyTextOfAWholeTenantLeavesClean()
{
    const TemporaryHome home;
    const QString pages = home.file(QStringLiteral("pages"));
    const QString tenant =
        QString::fromLocal8Bit(qgetenv("KEYTURN_BIN_DIR")) + QStringLiteral("/keyturn-tenant");
    QCOMPARE(QProcess::execute(tenant, {QStringLiteral("--conversations"), QStringLiteral("2000"),
                                        QStringLiteral("--write-pages"), pages}),
             0);
    QVERIFY(QFile::remove(pages + QStringLiteral("/truth.jsonl")));
    DONE(run(home, {QStringLiteral("import"), pages}));
    const QStringList formats{QStringLiteral("markdown"), QStringLiteral("html"),
                              QStringLiteral("csv"),      QStringLiteral("csv-excel"),
                              QStringLiteral("xlsx"),     QStringLiteral("jsonl")};
    for (const QString &format : formats) {
        const QString file = home.file(QStringLiteral("out.") + format);
        DONE(run(home, {QStringLiteral("export"), QStringLiteral("has:finding"),
                        QStringLiteral("--format"), format, QStringLiteral("--out"), file}));
        QVERIFY(QFileInfo(file).size() > 100'000);
    }
}

void TranscriptOfflineTest::triesARuleWithoutWriting()
{
    const auto home = filled();
    QVERIFY(home);
    const QString rule = home->write(
        QStringLiteral("own.rules"),
        "family: personal\nrule: own-thanks\ntitle: Thanks\nseverity: low\nkind: thanks\n"
        "pattern: thank you\n");
    const CliResult tried = run(*home, {QStringLiteral("scan"), QStringLiteral("--try"), rule});
    QVERIFY2(tried.code == 0, tried.told().constData());
    QCOMPARE(tried.json().number("turnsHit"), 1);
    QCOMPARE(tried.json().number("conversationsHit"), 1);
    QCOMPARE(
        run(*home, {QStringLiteral("list"), QStringLiteral("has:finding")}).json().items().size(),
        1U);
}

void TranscriptOfflineTest::coverageNamesWhatIsNotUnderstood()
{
    const auto home = filled();
    QVERIFY(home);
    const CliResult coverage = run(*home, {QStringLiteral("coverage")});
    DONE(coverage);
    QCOMPARE(coverage.json().number("rows"), 2);
    QCOMPARE(coverage.json().number("unrecognisedRows"), 1);
    QCOMPARE(coverage.json().items("problemRows").size(), 1U);
}

QTEST_GUILESS_MAIN(TranscriptOfflineTest)
#include "transcriptofflinetest.moc"

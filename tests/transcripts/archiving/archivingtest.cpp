// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/archiving.h"

#include "app/store/transcripts/findingstore.h"
#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"
#include "app/transcripts/rowscan.h"
#include "tests/support/temporaryhome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

constexpr qint64 start = 1'795'183'200; ///< 2026-11-20T14:00:00Z

QJsonObject message(int role, const QString &text, qint64 at)
{
    return {{"type", "message"},
            {"id", QStringLiteral("m%1-%2").arg(at).arg(role)},
            {"from", QJsonObject{{"id", "x"}, {"role", role}}},
            {"timestamp", at},
            {"channelId", "msteams"},
            {"text", text}};
}

std::string json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QString iso(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
}

/// A row of the table as Dataverse answers it.
transcripts::RawRow row(const QString &name, int number, const QJsonArray &activities)
{
    const qint64 began = start + number * 3'600;
    const QJsonObject row{
        {"conversationtranscriptid",
         QStringLiteral("00000000-0000-0000-0000-%1").arg(number, 12, 10, QLatin1Char('0'))},
        {"name", name + QStringLiteral("_bot")},
        {"conversationstarttime", iso(began)},
        {"createdon", iso(began + 2'170)},
        {"schematype", "powervirtualagents"},
        {"metadata", "{\"BotId\":\"bot\",\"BotName\":\"agent_one\"}"},
        {"content", QString::fromStdString(json({{"activities", activities}}))}};
    return transcripts::rowFrom(json(row));
}

QJsonArray talk(int number, const QString &said, const QString &answer)
{
    const qint64 at = start + number * 3'600;
    return {message(1, said, at + 5), message(0, answer, at + 8)};
}

/// Reads an archive that was written.
struct Reading
{
    explicit Reading(const QString &file)
        : archive(std::move(*TranscriptArchive::open(file)))
        , store(*archive)
    {}
    QStringList keys(const QString &query)
    {
        QList<qint64> ids;
        for (const Hit &hit : store.search(*parseQuery(query), {})->hits)
            ids << hit.conversation;
        QStringList keys;
        for (const ListedConversation &one : *store.conversations(ids))
            keys << one.displayId;
        return keys;
    }
    std::unique_ptr<TranscriptArchive> archive;
    TranscriptStore store;
};

TranscriptSource files()
{
    return {SourceKind::Import, "files", "files"};
}

} // namespace

class ArchivingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsBecomeConversationsThatCanBeSearched();
    void aResumedConversationIsSummarisedWhole();
    void tokensAreMaskedBeforeTheyAreStored();
    void whatIsNotUnderstoodIsKept();
    void findingsOfTheScanLieAtTheirTexts();
    void aStopLeavesWholeBatches();
    void anErrorEndsTheTaking();
    void manyBatchesArriveWhole();
};

void ArchivingTest::rowsBecomeConversationsThatCanBeSearched()
{
    TemporaryHome home;
    const QString file = home.file(QStringLiteral("store/archive.db"));
    ArchivingHooks hooks;
    hooks.agentOf = [](const transcripts::ReadRow &read) {
        return TranscriptAgent{"bot-id", read.meta.botName, "Helpdesk", "env", "Contoso"};
    };
    Archiving archiving(file, files(), std::move(hooks));
    QVERIFY(archiving.take(row("a", 1, talk(1, "where is my parcel", "on its way"))));
    QVERIFY(archiving.take(row("b", 2, talk(2, "good day", "your parcel is lost"))));
    QVERIFY(archiving.take(row("a", 1, talk(1, "where is my parcel", "on its way"))));
    const auto written = archiving.finish();
    QVERIFY(written.has_value());
    QCOMPARE(written->added, 2);
    QCOMPARE(written->duplicates, 1);
    QCOMPARE(written->touched.size(), 2);
    Reading reading(file);
    QCOMPARE(reading.keys("parcel"), QStringList({"b", "a"}));
    QCOMPARE(reading.keys("said:parcel"), QStringList({"a"}));
    const auto listed = reading.store.conversations({*reading.store.find("a")});
    QCOMPARE(listed->front().agentName, QStringLiteral("Helpdesk"));
    QCOMPARE(listed->front().channel, QStringLiteral("msteams"));
    QCOMPARE(listed->front().turns, 1);
    QCOMPARE(listed->front().firstSaid.text, QStringLiteral("where is my parcel"));
    QCOMPARE(*listed->front().lastMs, (start + 3'608) * 1'000);
}

void ArchivingTest::aResumedConversationIsSummarisedWhole()
{
    TemporaryHome home;
    const QString file = home.file(QStringLiteral("store/archive.db"));
    {
        Archiving archiving(file, files(), {});
        archiving.take(row("a", 5, talk(5, "again", "welcome back")));
        QVERIFY(archiving.finish().has_value());
    }
    Archiving archiving(file, files(), {});
    archiving.take(row("a", 1, talk(1, "first", "hello")));
    archiving.take(row("a", 9, {message(1, QStringLiteral("nobody answers"), start + 9 * 3'600)}));
    QCOMPARE(archiving.finish()->merged, 1);
    Reading reading(file);
    const auto listed = reading.store.conversations({*reading.store.find("a")});
    const ListedConversation &whole = listed->front();
    QCOMPARE(whole.rows, 3);
    QCOMPARE(whole.turns, 3);
    QCOMPARE(whole.unanswered, 1);
    QVERIFY(whole.flags.testFlag(ConversationFlag::Unanswered));
    QCOMPARE(whole.firstSaid.text, QStringLiteral("first"));
    QCOMPARE(*whole.lastMs, (start + 9 * 3'600) * 1'000);
}

void ArchivingTest::tokensAreMaskedBeforeTheyAreStored()
{
    TemporaryHome home;
    const QString file = home.file(QStringLiteral("store/archive.db"));
    Archiving archiving(file, files(), {});
    QJsonArray activities = talk(1, "hello", "hi");
    activities.append(QJsonObject{{"type", "invoke"},
                                  {"name", "signin/tokenExchange"},
                                  {"value", QJsonObject{{"token", "eyJsecret.token.value"}}}});
    archiving.take(row("a", 1, activities));
    QVERIFY(archiving.finish().has_value());
    Reading reading(file);
    const auto rows = reading.store.rows(*reading.store.find("a"));
    QVERIFY(rows->front().bytes.find("signin/tokenExchange") != std::string::npos);
    QCOMPARE(rows->front().bytes.find("eyJsecret"), std::string::npos);
    QCOMPARE(reading.keys("eyJsecret"), QStringList());
}

void ArchivingTest::whatIsNotUnderstoodIsKept()
{
    TemporaryHome home;
    const QString file = home.file(QStringLiteral("store/archive.db"));
    Archiving archiving(file, files(), {});
    archiving.take(transcripts::rowOfDocument("{\"odd\": [1, 2]}", "odd.json"));
    archiving.take(row("a", 1, talk(1, "hello", "hi")));
    QCOMPARE(archiving.finish()->added, 2);
    Reading reading(file);
    const auto problems = reading.store.problemRows(10);
    QCOMPARE(problems->size(), std::size_t{1});
    QCOMPARE(problems->front().sourceName, std::string("odd.json"));
    QVERIFY(!problems->front().problem.empty());
    QCOMPARE(reading.store.ids({}, {}, 10)->ids.size(), 1);
}

void ArchivingTest::findingsOfTheScanLieAtTheirTexts()
{
    TemporaryHome home;
    const QString file = home.file(QStringLiteral("store/archive.db"));
    const transcripts::Scanner scanner(*transcripts::RuleSet::load());
    ArchivingHooks hooks;
    hooks.scan = [&](std::span<const transcripts::Fragment> fragments,
                     std::vector<StoredFinding> &found) { scanRow(scanner, fragments, found); };
    Archiving archiving(file, files(), std::move(hooks));
    archiving.take(row("a", 1, talk(1, "my card is 4111 1111 1111 1111", "thank you")));
    archiving.take(row("b", 2, talk(2, "hello", "hi")));
    QVERIFY(archiving.finish().has_value());
    Reading reading(file);
    FindingStore findings(*reading.archive);
    const auto found = findings.of(*reading.store.find("a"));
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->front().characters, (TextRange{11, 19}));
    QVERIFY(findings.of(*reading.store.find("b"))->isEmpty());
    // A rescan of the stored text finds the same.
    std::vector<StoredFinding> again;
    QVERIFY(findings
                .streamTexts(-1,
                             [&](const ArchivedFragment &fragment) {
                                 scanText(scanner, fragment.text, again);
                                 return true;
                             })
                .has_value());
    QCOMPARE(again.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(again.front().rule), found->front().rule);
}

void ArchivingTest::aStopLeavesWholeBatches()
{
    TemporaryHome home;
    const QString file = home.file(QStringLiteral("store/archive.db"));
    std::stop_source stop;
    ArchivingHooks hooks;
    hooks.stop = stop.get_token();
    Archiving archiving(file, files(), std::move(hooks));
    QVERIFY(archiving.take(row("a", 1, talk(1, "hello", "hi"))));
    QVERIFY(archiving.flush().has_value());
    stop.request_stop();
    QVERIFY(!archiving.take(row("b", 2, talk(2, "hello", "hi"))));
    QCOMPARE(archiving.finish().error().kind, ErrorKind::Cancelled);
    Reading reading(file);
    QCOMPARE(reading.keys("hello"), QStringList({"a"}));
}

void ArchivingTest::anErrorEndsTheTaking()
{
    TemporaryHome home;
    home.write(QStringLiteral("store"), "a file where the folder belongs");
    Archiving archiving(home.file(QStringLiteral("store/archive.db")), files(), {});
    bool taken = true;
    for (int i = 0; taken && i < 10'000; ++i)
        taken = archiving.take(row("a", i, talk(i, "hello", "hi")));
    QVERIFY(!taken);
    QCOMPARE(archiving.finish().error().kind, ErrorKind::StoreFailed);
}

void ArchivingTest::manyBatchesArriveWhole()
{
    TemporaryHome home;
    const QString file = home.file(QStringLiteral("store/archive.db"));
    qint64 told = 0;
    ArchivingHooks hooks;
    hooks.progress = [&](const ArchivingProgress &progress) { told = progress.written.added; };
    Archiving archiving(file, files(), std::move(hooks));
    constexpr int rows = 3'000;
    for (int i = 0; i < rows; ++i)
        QVERIFY(archiving.take(row(QStringLiteral("c%1").arg(i), i, talk(i, "hello", "hi"))));
    const auto written = archiving.finish();
    QVERIFY(written.has_value());
    QCOMPARE(written->added, rows);
    QCOMPARE(told, rows);
    Reading reading(file);
    QCOMPARE(reading.store.counts()->conversations, rows);
    QCOMPARE(reading.store.counts()->messages, 2 * rows);
}

QTEST_GUILESS_MAIN(ArchivingTest)
#include "archivingtest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/archiveschema.h"
#include "app/store/transcripts/findingstore.h"
#include "tests/store/transcripts/archivefixture.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <sqlite3.h>

using namespace keyturn;
using namespace keyturn::test;

class TranscriptWriterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesARowOnce();
    void rowsWithoutAnIdAreKnownByTheirBytes();
    void sameNameInAnotherSourceIsAnotherConversation();
    void asksForASummaryOfAllRowsWhenAFurtherOneComes();
    void keepsRawBytesAsTheyCame();
    void keepsWhatIsNotUnderstoodApartFromConversations();
    void numbersManyTextsOfOneSecond();
    void rowsWithoutATimeStandAtTheirArrival();
    void listsWhatAPersonSeesFirst();
    void renamedAgentsShowTheirNewName();
    void theFileIsForItsOwnerAlone();
    void leavesANewerArchiveAlone();
    void pagesAListWhileItGrows();
    void findsConversationsByIdNameAndDisplayId();
};

void TranscriptWriterTest::writesARowOnce()
{
    ArchiveHome home;
    const auto rows = [] {
        return std::vector<MadeRow>{
            row("a").id("11111111-2222-3333-4444-555555555555").said("pear"),
            row("b").id("not a guid").said("apple").finding("fruit", "apple")};
    };
    QCOMPARE(home.write(rows()).added, 2);
    std::vector<MadeRow> again = rows();
    again[0].id("11111111-2222-3333-4444-555555555555");
    again.push_back(row("a").id("11111111-2222-3333-4444-55555555555F").said("third"));
    const WrittenBatch second = home.write(std::move(again));
    QCOMPARE(second.added, 1);
    QCOMPARE(second.duplicates, 2);
    QCOMPARE(second.merged, 1);
    // In upper case it is the same id.
    QCOMPARE(home.write({row("a").id("11111111-2222-3333-4444-55555555555f")}).duplicates, 1);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM rows")), 3);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM fragments")), 3);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM findings")), 1);
    const auto known = home.writer().has(someSource(), "not a guid");
    const auto unknown = home.writer().has(someSource(), "something else");
    QVERIFY(known.has_value() && *known);
    QVERIFY(unknown.has_value() && !*unknown);
}

void TranscriptWriterTest::rowsWithoutAnIdAreKnownByTheirBytes()
{
    ArchiveHome home;
    QCOMPARE(home.write({row("a").id("").raw("one"), row("b").id("").raw("two")}).added, 2);
    const WrittenBatch again = home.write({row("c").id("").raw("one"), row("c").id("").raw("3")});
    QCOMPARE(again.duplicates, 1);
    QCOMPARE(again.added, 1);
}

void TranscriptWriterTest::sameNameInAnotherSourceIsAnotherConversation()
{
    ArchiveHome home;
    home.write({row("a").id("r1").said("pear")});
    const WrittenBatch other =
        home.write({SourceKind::Import, "files", "files"}, {row("a").id("r1").said("pear")});
    QCOMPARE(other.conversations, 1);
    QCOMPARE(home.keys(QString()).size(), 2);
    QCOMPARE(home.store().find(QStringLiteral("a")).error().kind, ErrorKind::Conflict);
}

void TranscriptWriterTest::asksForASummaryOfAllRowsWhenAFurtherOneComes()
{
    ArchiveHome home;
    home.write({row("a").id("2").at(20).raw("22").said("later").channel("webchat")});
    home.write({row("a").id("1").at(10).raw("1").said("first"), row("b").at(12).said("x"),
                row("a").id("3").at(30).raw("333").said("last").finding("f", "last")});
    const ListedConversation head = home.listed(QStringLiteral("a"));
    QCOMPARE(head.rows, 3);
    QCOMPARE(head.activities, 6); // what summarised() makes of the bytes of all rows
    QCOMPARE(head.channel, QStringLiteral("msteams"));
    QCOMPARE(*head.lastMs, minute(31));
    QCOMPARE(head.firstSaid.text, QStringLiteral("first"));
    QVERIFY(head.flags.testFlag(ConversationFlag::Finding));
    QCOMPARE(home.keys(QString()), QStringList({"a", "b"}));
    QCOMPARE(home.keys(QStringLiteral("channel:webchat")), QStringList());
    const auto rows = home.store().rows(head.id);
    QVERIFY(rows.has_value());
    QStringList order;
    for (const StoredRow &row : *rows)
        order << QString::fromStdString(row.transcriptId);
    QCOMPARE(order, QStringList({"1", "2", "3"}));
}

void TranscriptWriterTest::keepsRawBytesAsTheyCame()
{
    ArchiveHome home;
    std::string bytes = "{\"content\":\"";
    for (int i = 0; i < 100'000; ++i)
        bytes += static_cast<char>('a' + i * i % 23);
    bytes += std::string("\0\xff", 2) + "\"}";
    home.write({row("a").raw(bytes).said("x")});
    const auto rows = home.store().rows(home.idOf(QStringLiteral("a")));
    QVERIFY(rows.has_value());
    QVERIFY(rows->front().bytes == bytes);
}

void TranscriptWriterTest::keepsWhatIsNotUnderstoodApartFromConversations()
{
    ArchiveHome home;
    MadeRow odd = row("odd").id("odd").raw("???").said("never shown");
    odd.row.parse = RowParse::Unrecognised;
    odd.row.problem = "no activities";
    MadeRow cut = row("cut").said("cut off");
    cut.row.parse = RowParse::Truncated;
    home.write({odd, cut, row("good").at(-5).said("x")});
    QCOMPARE(home.keys(QString()), QStringList({"cut", "good"}));
    const auto problems = home.store().problemRows(10);
    QVERIFY(problems.has_value());
    QCOMPARE(problems->size(), std::size_t{2});
    QCOMPARE(QString::fromStdString((*problems)[1].name + (*problems)[0].name),
             QStringLiteral("oddcut"));
    const auto counts = home.store().counts();
    QVERIFY(counts.has_value());
    QCOMPARE(counts->unrecognisedRows, 1);
    QCOMPARE(counts->truncatedRows, 1);
    QCOMPARE(counts->rows, 3);
    int streamed = 0;
    QVERIFY(home.store()
                .streamRows([&](const StoredRow &row) {
                    streamed += row.bytes.empty() ? 0 : 1;
                    return true;
                })
                .has_value());
    QCOMPARE(streamed, 3);
}

void TranscriptWriterTest::numbersManyTextsOfOneSecond()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 40; ++i) {
        rows.push_back(row("c" + std::to_string(i)));
        for (int j = 0; j < 30'000; ++j)
            rows.back().row.fragments.push_back({0, TextField::Tool, "x", "t", {}});
    }
    QCOMPARE(home.write(std::move(rows)).texts, 1'200'000);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM fragments")), 1'200'000);
    // More than fits into one second: the rest went into the next.
    QCOMPARE(home.ask(QStringLiteral("SELECT count(DISTINCT id >> 20) FROM rows")), 2);
    QCOMPARE(home.keys(QStringLiteral("tool:t")).size(), 40);
}

void TranscriptWriterTest::rowsWithoutATimeStandAtTheirArrival()
{
    ArchiveHome home;
    MadeRow timeless = row("timeless").said("x");
    timeless.row.summary.startedMs = timeless.row.summary.lastMs = std::nullopt;
    timeless.row.startedMs = timeless.row.createdMs = std::nullopt;
    timeless.row.arrivedMs = minute(5);
    home.write({row("before").at(4).said("x"), timeless, row("after").at(6).said("x")});
    QCOMPARE(home.keys(QString()), QStringList({"after", "timeless", "before"}));
    QCOMPARE(home.keys(QStringLiteral("x")), QStringList({"after", "timeless", "before"}));
    QVERIFY(!home.listed(QStringLiteral("timeless")).lastMs);
}

void TranscriptWriterTest::listsWhatAPersonSeesFirst()
{
    ArchiveHome home;
    home.write({row("a")
                    .bot("hello")
                    .said("my card 4111 1111")
                    .finding("card", "4111 1111", 2)
                    .bot("no")
                    .finding("odd", "no", 1)});
    const ListedConversation head = home.listed(QStringLiteral("a"));
    QCOMPARE(drawn(head.firstSaid), QStringLiteral("my card {4111 1111}"));
    QCOMPARE(head.findings.size(), 2);
    QCOMPARE(head.findings[0], (ListedConversation::RuleCount{"card", 2, 1, 0}));
    QCOMPARE(head.agentName, QStringLiteral("Helpdesk"));
    QCOMPARE(head.environmentName, QStringLiteral("Contoso"));
    QCOMPARE(head.sourceId, QStringLiteral("env-1"));
    QCOMPARE(head.userMessages, 1);
    QCOMPARE(head.botMessages, 2);
}

void TranscriptWriterTest::renamedAgentsShowTheirNewName()
{
    ArchiveHome home;
    home.write({row("a").said("x")});
    QCOMPARE(home.listed(QStringLiteral("a")).agentName, QStringLiteral("Helpdesk"));
    const std::vector<TranscriptAgent> agents{
        {"bot-1", "agent_one", "Service desk", "env-1", "Contoso"}};
    QVERIFY(home.writer().renameAgents(someSource(), agents).has_value());
    QCOMPARE(home.listed(QStringLiteral("a")).agentName, QStringLiteral("Service desk"));
    QCOMPARE(home.keys(QStringLiteral("agent:\"service desk\"")), QStringList({"a"}));
}

void TranscriptWriterTest::theFileIsForItsOwnerAlone()
{
    ArchiveHome home;
    home.write({row("a").said("x")});
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    for (const char *suffix : {"", "-wal", "-shm"})
        QCOMPARE(QFile::permissions(home.file() + QLatin1String(suffix)), owner);
    QCOMPARE(QFile::permissions(home.folder()), owner | QFile::ExeOwner | QFile::ExeUser);
}

void TranscriptWriterTest::leavesANewerArchiveAlone()
{
    ArchiveHome home;
    home.write({row("a").said("x")});
    home.close();
    sqlite3 *handle = nullptr;
    sqlite3_open(home.file().toUtf8().constData(), &handle);
    const auto newer = "PRAGMA user_version=" + std::to_string(archiveMigrations().size() + 1);
    sqlite3_exec(handle, newer.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    const auto opened = TranscriptArchive::open(home.file());
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().kind, ErrorKind::StoreNewer);
}

void TranscriptWriterTest::pagesAListWhileItGrows()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 25; ++i)
        rows.push_back(row("c" + std::to_string(i)).at(i / 3).said("x")); // three of one time
    home.write(std::move(rows));
    QList<qint64> seen;
    ListCursor cursor;
    for (int page = 0; page < 5; ++page) {
        const auto chunk = home.store().ids({}, cursor, 7);
        QVERIFY(chunk.has_value());
        seen += chunk->ids;
        QCOMPARE(chunk->atEnd, page > 2);
        cursor = chunk->next;
        home.write({row("n" + std::to_string(page)).at(100).said("x")});
    }
    QCOMPARE(seen.size(), 25);
    QCOMPARE(QSet<qint64>(seen.begin(), seen.end()).size(), 25);
}

void TranscriptWriterTest::findsConversationsByIdNameAndDisplayId()
{
    ArchiveHome home;
    MadeRow made = row("name_bot").said("x");
    made.row.summary.displayId = "short";
    home.write({made});
    const qint64 id = home.idOf(QStringLiteral("name_bot"));
    QCOMPARE(home.idOf(QStringLiteral("short")), id);
    QCOMPARE(home.idOf(QString::number(id)), id);
    for (const char *unknown : {"other", "01", "1x", ""})
        QCOMPARE(home.store().find(QString::fromUtf8(unknown)).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TranscriptWriterTest)
#include "transcriptwritertest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/retention.h"

#include "app/store/transcripts/findingstore.h"
#include "app/store/transcripts/statement.h"
#include "tests/store/transcripts/archivefixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

/// Names of the files of the archive that hold @p bytes.
QStringList filesWith(const ArchiveHome &home, const QByteArray &bytes)
{
    QStringList files;
    for (const QFileInfo &entry : QDir(home.folder()).entryInfoList(QDir::Files)) {
        QFile file(entry.filePath());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            files << entry.fileName();
    }
    return files;
}

/// A word that shares no end with any other one: in the index words lie without the beginning that
/// they share with the word before.
std::string oddWord(int number)
{
    std::string word;
    auto value = static_cast<unsigned>(number) * 2'654'435'761U + 12'345U;
    for (int i = 0; i < 16; ++i) {
        word += static_cast<char>('a' + value % 26);
        value = value * 1'664'525U + 1'013'904'223U;
        value ^= value >> 13U;
    }
    return word;
}

} // namespace

class RetentionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsItsRule();
    void purgesWhatIsOlderWithEverythingThatBelongsToIt();
    void noByteOfAPurgedTextIsLeft();
    void neverPurgesWhatIsHeld();
    void purgesRowsThatWereNotUnderstood();
    void worksInStepsUntilTheEnd();
    void saysSoWhileAReaderKeepsTheOldState();
};

void RetentionTest::keepsItsRule()
{
    ArchiveHome home;
    Retention retention(home.archive());
    QCOMPARE(retention.rule()->days, 0);
    QVERIFY(retention.setRule({90}).has_value());
    QVERIFY(retention.setRule({365}).has_value());
    QCOMPARE(retention.rule()->days, 365);
}

void RetentionTest::purgesWhatIsOlderWithEverythingThatBelongsToIt()
{
    ArchiveHome home;
    home.write({row("old").at(0).said("pear 4111").finding("card", "4111"),
                row("long").at(1).said("pear"), row("new").at(60).said("pear")});
    home.write({row("long").at(70).said("pear")});
    Retention retention(home.archive());
    const auto purged = retention.purge(minute(30));
    QVERIFY(purged.has_value());
    QCOMPARE(purged->conversations, 1);
    QCOMPARE(purged->rows, 1);
    QCOMPARE(purged->texts, 1);
    QCOMPARE(purged->findings, 1);
    QVERIFY(purged->atEnd && purged->scrubbed);
    QCOMPARE(home.keys(QString()), QStringList({"long", "new"}));
    QCOMPARE(home.keys(QStringLiteral("pear")), QStringList({"long", "new"}));
    QCOMPARE(home.keys(QStringLiteral("4111")), QStringList());
    for (const char *table : {"findings", "conversation_rules"})
        QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table)), 0);
    for (const char *table : {"rows", "received", "fragments"})
        QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table)), 3);
    const auto counts = home.store().counts();
    QCOMPARE(counts->conversations, 2);
    QCOMPARE(counts->rows, 3);
    QCOMPARE(counts->texts, 3);
    QCOMPARE(counts->openFindings, 0);
}

void RetentionTest::noByteOfAPurgedTextIsLeft()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 400; ++i) {
        const std::string n = std::to_string(i);
        rows.push_back(row("c" + n)
                           .at(i)
                           .raw("rawtext" + n + "kept")
                           .said("common words and " + oddWord(i) + " of it")
                           .variable("Moriarty" + n));
        rows.back().row.summary.personName = "Irene" + n + "Adler";
    }
    home.write(std::move(rows));
    QVERIFY(!filesWith(home, QByteArray::fromStdString(oddWord(17))).isEmpty());
    QVERIFY(!filesWith(home, "Moriarty17").isEmpty());
    QVERIFY(!filesWith(home, "Irene17Adler").isEmpty());
    Retention retention(home.archive());
    const auto purged = retention.purge(minute(200));
    QVERIFY(purged.has_value() && purged->scrubbed);
    QCOMPARE(purged->conversations, 200);
    QStringList left;
    for (int i = 0; i < 400; ++i) {
        if (!filesWith(home, QByteArray::fromStdString(oddWord(i).substr(8))).isEmpty())
            left << QString::number(i);
    }
    QCOMPARE(left.size(), 200);
    QCOMPARE(left.first(), QStringLiteral("200"));
    for (const char *gone : {"Moriarty17", "Irene17Adler", "rawtext17"})
        QCOMPARE(filesWith(home, gone), QStringList());
    QVERIFY(!filesWith(home, "Moriarty317").isEmpty());
    QCOMPARE(home.keys(QString::fromStdString(oddWord(317))), QStringList({"c317"}));
    QCOMPARE(home.search(QStringLiteral("common")).hits.size(), 100);
    QCOMPARE(home.keys(QString::fromStdString(oddWord(17))), QStringList());
}

void RetentionTest::neverPurgesWhatIsHeld()
{
    ArchiveHome home;
    home.write({row("held").at(0).said("pear"), row("other").at(0).said("pear")});
    const qint64 held = home.idOf(QStringLiteral("held"));
    Retention retention(home.archive());
    QVERIFY(retention.hold(held, QStringLiteral("case 12"), QStringLiteral("dana"), minute(9)));
    QCOMPARE(home.keys(QStringLiteral("has:hold")), QStringList({"held"}));
    QCOMPARE(**retention.holdOf(held), (LegalHold{"case 12", "dana", minute(9)}));
    auto purged = retention.purge(minute(100'000));
    QVERIFY(purged.has_value());
    QCOMPARE(purged->conversations, 1);
    QCOMPARE(purged->heldBack, 1);
    QCOMPARE(home.keys(QStringLiteral("pear")), QStringList({"held"}));
    // A further row does not end the hold.
    home.write({row("held").at(5).said("apple")});
    QCOMPARE(retention.purge(minute(100'000))->heldBack, 1);
    QVERIFY(retention.release(held).has_value());
    QVERIFY(!retention.holdOf(held)->has_value());
    QCOMPARE(retention.purge(minute(100'000))->conversations, 1);
    QCOMPARE(home.keys(QString()), QStringList());
    QCOMPARE(retention.hold(held, {}, {}, 0).error().kind, ErrorKind::NotFound);
}

void RetentionTest::purgesRowsThatWereNotUnderstood()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 5; ++i) {
        rows.push_back(row("odd" + std::to_string(i)).at(i).raw("strange"));
        rows.back().row.parse = RowParse::Unrecognised;
    }
    home.write(std::move(rows));
    Retention retention(home.archive());
    QCOMPARE(retention.purge(minute(3))->rows, 3);
    QCOMPARE(home.store().problemRows(10)->size(), std::size_t{2});
    QCOMPARE(home.store().counts()->unrecognisedRows, 2);
}

void RetentionTest::worksInStepsUntilTheEnd()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 7; ++i)
        rows.push_back(row("c" + std::to_string(i)).at(i).said("pear"));
    home.write(std::move(rows));
    Retention retention(home.archive());
    QList<int> steps;
    QList<bool> ends;
    for (int i = 0; i < 3; ++i) {
        const auto some = retention.purgeSome(minute(6), 3);
        steps << static_cast<int>(some->conversations);
        ends << some->atEnd;
    }
    QCOMPARE(steps, QList<int>({3, 3, 0}));
    QCOMPARE(ends, QList<bool>({false, true, true}));
    QCOMPARE(home.keys(QStringLiteral("pear")), QStringList({"c6"}));
}

void RetentionTest::saysSoWhileAReaderKeepsTheOldState()
{
    ArchiveHome home;
    home.write({row("old").at(0).said("pear"), row("new").at(9).said("pear")});
    Retention retention(home.writer().archive());
    const auto held = home.archive().statements().read([&]() -> Result<PurgeCounts> {
        if (const auto counts = home.store().counts(); !counts)
            return std::unexpected(counts.error());
        return retention.purge(minute(5));
    });
    QVERIFY(held.has_value());
    QCOMPARE(held->conversations, 1);
    QVERIFY(!held->scrubbed);
    const auto again = retention.purge(minute(5));
    QVERIFY(again.has_value() && again->scrubbed);
}

QTEST_GUILESS_MAIN(RetentionTest)
#include "retentiontest.moc"

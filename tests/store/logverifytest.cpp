// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/canonical.h"
#include "app/store/logchain.h"
#include "app/store/records.h"
#include "tests/store/storefixture.h"

#include <QFile>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

constexpr int rowsOfOneRun = 10;

/// A home with one whole run, closed, and the head that its keychain would keep.
struct Written
{
    StoreHome home;
    LogHead head;
    LogHead anchor; ///< after row 5, as an export made then would carry it

    Written()
    {
        const auto records = home.records();
        writeOneRun(*records);
        head = *records->head();
        const auto page = records->logPage(6, 1);
        anchor = {5, page->first().hash};
    }

    [[nodiscard]] LogCheck verify(const LogWitness &witness = {}) const
    {
        const auto check = home.records()->verify(witness);
        return check.value_or(LogCheck{.firstBad = -1, .why = {}});
    }
    [[nodiscard]] LogCheck verifyWithKey() const
    {
        const Secret key = sealKey();
        return verify({&key, {}, {}});
    }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(home.recordsFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void replace(const QByteArray &bytes) const
    {
        QFile file(home.recordsFile());
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
};

/// What somebody does who knows the source but not the key: makes both chains fit again.
void recomputeChains(const StoreHome &home, bool stripSeals)
{
    struct Link
    {
        LogRow row;
        bool isLogged = false;
    };
    Journal facts;
    std::map<qint64, LogRow> rows;
    {
        const auto records = home.records();
        facts = *records->journal(QStringLiteral("run-1"));
        const auto read = records->readLog([&](const LogRow &row) -> Result<void> {
            rows[row.fact.seq] = row;
            return {};
        });
        Q_UNUSED(read)
    }
    RawFile raw(home.recordsFile());
    QByteArray chain = chainStart();
    QByteArray prev = chainStart();
    for (const Fact &one : facts) {
        chain = chained(chain, one);
        raw.run(QStringLiteral("UPDATE journal SET chain = x'%1' WHERE seq = %2")
                    .arg(QString::fromLatin1(chain.toHex()))
                    .arg(one.seq));
        const auto found = rows.find(one.seq);
        if (found == rows.end())
            continue;
        LogRow row = found->second;
        const bool isNew = row.facts != chain || row.prev != prev;
        row.facts = chain;
        row.prev = prev;
        row.hash = hashOf(row);
        prev = row.hash;
        raw.run(
            QStringLiteral("UPDATE log SET prev = x'%1', hash = x'%2' WHERE row = %3")
                .arg(QString::fromLatin1(row.prev.toHex()), QString::fromLatin1(row.hash.toHex()))
                .arg(row.row));
        if (isNew && stripSeals)
            raw.run(QStringLiteral("UPDATE log SET seal = x'' WHERE row = %1").arg(row.row));
    }
    raw.run(QStringLiteral("UPDATE head SET hash = x'%1', chain = x'%2'")
                .arg(QString::fromLatin1(prev.toHex()), QString::fromLatin1(chain.toHex())));
}

} // namespace

class LogVerifyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void canonicalBytesAreThoseOfTheContract();
    void anUntouchedLogHoldsSealedAndAnchored();
    void withoutTheKeyTheSealIsNotChecked();
    void plainStatementsCannotChangeJournalOrLog_data();
    void plainStatementsCannotChangeJournalOrLog();
    void oneFlippedByteNamesItsRow_data();
    void oneFlippedByteNamesItsRow();
    void noFlippedByteOfTheFileGoesUnseen();
    void anEditedFactNamesTheRowThatCoversIt();
    void aCutTailIsSeen();
    void aRowCutFromTheLogAloneIsSeen();
    void aCutTailWithAMendedHeadIsSeenByTheKeychain();
    void reorderedRowsAreSeen();
    void aRemovedRowIsSeen();
    void aRecomputedChainIsCaughtByTheSeal();
    void aRecomputedChainWithoutSealsIsCaughtByHeadAndAnchor();
    void aForeignKeySealsNothing();
    void rowsWithoutSealAreNotCountedAsSealed();
};

void LogVerifyTest::canonicalBytesAreThoseOfTheContract()
{
    // The expected bytes, hash and seal were made with Python's json, hashlib and hmac.
    LogRow row;
    row.row = 3;
    row.fact = fact(FactKind::Note, 0, {{"b", "2"}, {"a", "€"}}, "20261120-140612-4f2a");
    row.fact.agent = "Helpdesk | \"Ada\"";
    row.fact.step = "s\"\\\b\f\n\r\t\x01\x7f/é😀";
    row.fact.seq = 7;
    row.facts = QByteArray(32, '\x11');
    row.prev = QByteArray(32, '\x22');
    QCOMPARE(
        QString::fromStdString(canonicalRow(row)),
        QStringLiteral(R"({"actor":"keyturn","agent":"Helpdesk | \"Ada\"",)"
                       R"("at":"2026-11-20T14:00:00.000Z","attempt":1,"data":{"a":"€","b":"2"},)"
                       R"("fact":7,"facts":"%1","kind":"note","prev":"%2","row":3,)"
                       R"("run":"20261120-140612-4f2a","step":"s\"\\\b\f\n\r\t\u0001%3/é😀"})")
            .arg(QString(64, QLatin1Char('1')), QString(64, QLatin1Char('2')),
                 QString(QChar(0x7f))));
    QCOMPARE(hashOf(row).toHex(),
             QByteArray("d73a917f925b410c68c8dad3418a1b67a6d9acca41af14980b064dd1a8786c72"));
    QCOMPARE(sealOf(hashOf(row), Secret::copyOf("key")).toHex(),
             QByteArray("b4b663d7b26c28382071ec0b605b0bead2a5985cc908d556b8df5841aea7ad37"));
    row.hash = hashOf(row);
    QCOMPARE(*rowFromJson(exportedRow(row)), row);
}

void LogVerifyTest::anUntouchedLogHoldsSealedAndAnchored()
{
    const Written log;
    const Secret key = sealKey();
    const LogCheck check = log.verify({&key, log.head, {log.anchor}});
    QCOMPARE(check, (LogCheck{rowsOfOneRun, rowsOfOneRun, 5, 0, false, true, {}}));
    QVERIFY(check.holds());
}

void LogVerifyTest::withoutTheKeyTheSealIsNotChecked()
{
    const Written log;
    const LogCheck check = log.verify();
    QVERIFY(check.holds());
    QVERIFY(!check.sealChecked);
    QCOMPARE(check.anchored, 0);
}

void LogVerifyTest::plainStatementsCannotChangeJournalOrLog_data()
{
    QTest::addColumn<QString>("statement");
    for (const char *table : {"journal", "log"}) {
        QTest::addRow("%s update", table)
            << QStringLiteral("UPDATE %1 SET rowid = rowid + 100").arg(QLatin1String(table));
        QTest::addRow("%s delete", table)
            << QStringLiteral("DELETE FROM %1").arg(QLatin1String(table));
    }
}

void LogVerifyTest::plainStatementsCannotChangeJournalOrLog()
{
    QFETCH(QString, statement);
    const Written log;
    const QString refusal = RawFile(log.home.recordsFile()).run(statement);
    QVERIFY2(refusal.contains(QStringLiteral("only appended to")), qPrintable(refusal));
    QCOMPARE(log.verify({nullptr, log.head, {}}).rows, rowsOfOneRun);
}

void LogVerifyTest::oneFlippedByteNamesItsRow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("row");
    QTest::newRow("reason of the plan") << QByteArray("expiring\"}") << qint64{1};
    QTest::newRow("key id of the new secret") << QByteArray("key-new") << qint64{3};
    QTest::newRow("a fact between two rows") << QByteArray("seen\"}") << qint64{7};
    QTest::newRow("key id of the old secret") << QByteArray("key-old") << qint64{9};
}

void LogVerifyTest::oneFlippedByteNamesItsRow()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, row);
    const Written log;
    QByteArray bytes = log.bytes();
    // The journal lies behind the table of runs, which repeats some words.
    const qsizetype place = bytes.lastIndexOf(text);
    QVERIFY(place > 0);
    bytes[place] = static_cast<char>(bytes.at(place) ^ 0x01);
    log.replace(bytes);
    QCOMPARE(log.verify().firstBad, row);
}

void LogVerifyTest::noFlippedByteOfTheFileGoesUnseen()
{
    const Written log;
    const QByteArray whole = log.bytes();
    const auto readAll = [&log](QList<LogRow> &rows, Journal &facts) {
        const auto records = Records::open(log.home.path());
        if (!records)
            return false;
        const Secret key = sealKey();
        const auto check = (*records)->verify({&key, log.head, {}});
        const auto page = (*records)->logPage(0, 100);
        const auto journal = (*records)->journal(QStringLiteral("run-1"));
        if (!check || !check->holds() || !page || !journal)
            return false;
        rows = *page;
        // A lost seal is made good by the next one.
        for (LogRow &row : rows)
            row.seal.clear();
        facts = *journal;
        return true;
    };
    QList<LogRow> rows;
    Journal facts;
    QVERIFY(readAll(rows, facts));

    int seen = 0;
    constexpr qsizetype stride = 251; // a prime: every place within a page is met
    for (qsizetype place = 100; place < whole.size(); place += stride) {
        QByteArray bytes = whole;
        bytes[place] = static_cast<char>(bytes.at(place) ^ 0x10);
        log.replace(bytes);
        QList<LogRow> nowRows;
        Journal nowFacts;
        if (!readAll(nowRows, nowFacts)) {
            ++seen;
            continue;
        }
        QVERIFY2(nowRows == rows, qPrintable(QString::number(place)));
        QVERIFY2(nowFacts == facts, qPrintable(QString::number(place)));
    }
    QVERIFY(seen > 5);
}

void LogVerifyTest::anEditedFactNamesTheRowThatCoversIt()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        QCOMPARE(
            raw.run(QStringLiteral("UPDATE journal SET actor = 'nobody' WHERE kind = 'intended'")),
            QString());
    }
    const LogCheck check = log.verify();
    QCOMPARE(check.firstBad, 3);
    QCOMPARE(check.why, QStringLiteral("journal"));
}

void LogVerifyTest::aCutTailIsSeen()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        QCOMPARE(raw.run(QStringLiteral("DELETE FROM log WHERE row > 8")), QString());
        QCOMPARE(raw.run(QStringLiteral("DELETE FROM journal WHERE seq > 10")), QString());
    }
    const LogCheck check = log.verify();
    QVERIFY(check.tailCut);
    QCOMPARE(check.rows, 8);
}

void LogVerifyTest::aRowCutFromTheLogAloneIsSeen()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        QCOMPARE(raw.run(QStringLiteral("DELETE FROM log WHERE row = 10")), QString());
    }
    QVERIFY(log.verify().tailCut);
}

void LogVerifyTest::aCutTailWithAMendedHeadIsSeenByTheKeychain()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        raw.run(QStringLiteral("DELETE FROM log WHERE row > 8"));
        raw.run(QStringLiteral("DELETE FROM journal WHERE seq > (SELECT max(fact) FROM log)"));
        raw.run(QStringLiteral("UPDATE head SET rows = 8, facts = (SELECT max(seq) FROM journal), "
                               "hash = (SELECT hash FROM log WHERE row = 8), chain = "
                               "(SELECT chain FROM journal ORDER BY seq DESC LIMIT 1)"));
    }
    QVERIFY(log.verifyWithKey().holds());
    const LogCheck check = log.verify({nullptr, log.head, {}});
    QVERIFY(check.tailCut);
    QCOMPARE(check.firstBad, 0);
    QVERIFY(!log.verify({nullptr, {}, {log.anchor}}).tailCut);
    QVERIFY(log.verify({nullptr, {}, {log.head}}).tailCut);
}

void LogVerifyTest::reorderedRowsAreSeen()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        for (const char *sql :
             {"UPDATE log SET row = 100 WHERE row = 4", "UPDATE log SET row = 4 WHERE row = 5",
              "UPDATE log SET row = 5 WHERE row = 100"})
            QCOMPARE(raw.run(QLatin1String(sql)), QString());
    }
    const LogCheck check = log.verify();
    QCOMPARE(check.firstBad, 4);
    QCOMPARE(check.why, QStringLiteral("order"));
}

void LogVerifyTest::aRemovedRowIsSeen()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        raw.run(QStringLiteral("DELETE FROM log WHERE row = 6"));
        raw.run(QStringLiteral("UPDATE log SET row = row - 1 WHERE row > 6"));
    }
    QCOMPARE(log.verify().firstBad, 6);
}

void LogVerifyTest::aRecomputedChainIsCaughtByTheSeal()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        raw.run(QStringLiteral("UPDATE journal SET actor = 'bert' WHERE kind = 'approved'"));
    }
    recomputeChains(log.home, false);
    QVERIFY(log.verify().holds());
    const LogCheck check = log.verifyWithKey();
    QCOMPARE(check.firstBad, 8);
    QCOMPARE(check.why, QStringLiteral("seal"));
    QCOMPARE(check.sealed, 7);
}

void LogVerifyTest::aRecomputedChainWithoutSealsIsCaughtByHeadAndAnchor()
{
    const Written log;
    {
        RawFile raw(log.home.recordsFile());
        raw.dropTriggers();
        raw.run(QStringLiteral("UPDATE journal SET actor = 'bert' WHERE kind = 'started'"));
    }
    recomputeChains(log.home, true);
    QCOMPARE(log.verifyWithKey().sealed, 1);
    QCOMPARE(log.verify({nullptr, log.head, {}}).firstBad, rowsOfOneRun);
    QCOMPARE(log.verify({nullptr, log.head, {log.anchor}}).firstBad, 5);
}

void LogVerifyTest::aForeignKeySealsNothing()
{
    const Written log;
    const Secret foreign = Secret::copyOf("another key");
    const LogCheck check = log.verify({&foreign, {}, {}});
    QCOMPARE(check.firstBad, 1);
    QCOMPARE(check.why, QStringLiteral("seal"));
}

void LogVerifyTest::rowsWithoutSealAreNotCountedAsSealed()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->append({fact(FactKind::Note), fact(FactKind::Note, 1)}));
    QCOMPARE(records->verify()->sealed, 0);
    records->setSealKey(sealKey());
    QVERIFY(records->append({fact(FactKind::Note, 2)}));
    const Secret key = sealKey();
    // A seal covers everything before it.
    QCOMPARE(records->verify({&key, {}, {}})->sealed, 3);
}

QTEST_GUILESS_MAIN(LogVerifyTest)
#include "logverifytest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the contract (B9): our rows of the same sequences, and the real ones where a path
// to them is given (KEYTURN_REAL_ROWS, as CMake option or in the environment).
#include "app/transcripts/importer/importfile.h"
#include "tests/transcripts/reader/rows.h"

#include <QTest>

using namespace keyturn::transcripts;
using namespace keyturn::transcripts::testing;

class ElevenRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheTable_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("our rows") << QStringLiteral(SOURCE_DIR) +
                                         QStringLiteral("/tests/data/transcripts/eleven-rows.json");
        const auto real = qEnvironmentVariable("KEYTURN_REAL_ROWS");
        if (!real.isEmpty())
            QTest::newRow("real rows") << real;
    }

    void givesTheTable()
    {
        QFETCH(QString, file);
        QString table;
        const auto outcome = importFile(file.toStdString(), [&](RawRow &&raw, ReadRow &&row) {
            QCOMPARE(raw.shape, Shape::DataverseRow);
            const auto summary = summaryOf(row);
            table += QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8 %9\n")
                         .arg(summary.activities)
                         .arg(QString::fromStdString(sequenceOf(row)))
                         .arg(summary.userMessages)
                         .arg(summary.botMessages)
                         .arg(summary.turns)
                         .arg(summary.greetings)
                         .arg(summary.unanswered)
                         .arg(summary.multiReply)
                         .arg(summary.sameTextTwice);
        });
        QCOMPARE(table, QStringLiteral("20 bbub 1 3 1 2 0 0 1\n"
                                       "18 bub 1 2 1 1 0 0 0\n"
                                       "16 bub 1 2 1 1 0 0 0\n"
                                       "16 bub 1 2 1 1 0 0 0\n"
                                       "16 bub 1 2 1 1 0 0 0\n"
                                       "51 bubububub 4 5 4 1 0 0 0\n"
                                       "18 bub 1 2 1 1 0 0 0\n"
                                       "7 bb 0 2 0 2 0 0 1\n"
                                       "15 bbu 1 2 1 2 1 0 1\n"
                                       "5 b 0 1 0 1 0 0 0\n"
                                       "13 bu 1 1 1 1 1 0 0\n"));
        QCOMPARE(outcome.rows, 11U);
        QCOMPARE(outcome.conversations, 11U);
        QCOMPARE(outcome.activities, 195U);
        QCOMPARE(outcome.userMessages, 12U);
        QCOMPARE(outcome.botMessages, 24U);
        QCOMPARE(outcome.turns, 12U);
        QCOMPARE(outcome.greetings, 14U);
        QCOMPARE(outcome.unanswered, 2U);
        QCOMPARE(outcome.sameTextTwice, 3U);
        QCOMPARE(outcome.unknownShapes, 0U);
        QVERIFY(outcome.problems.empty());
        QVERIFY(outcome.coverage.strange.empty());
    }
};

QTEST_GUILESS_MAIN(ElevenRowsTest)
#include "elevenrowstest.moc"

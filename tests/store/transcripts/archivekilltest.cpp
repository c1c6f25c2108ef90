// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/transcripts/archivefixture.h"
#include "tests/store/troubledvfs.h"

#include <QProcess>
#include <QTest>

#include <cstdlib>

using namespace keyturn;
using namespace keyturn::test;

namespace {

constexpr int batches = 4;
constexpr int rowsInBatch = 60;
/// Operations between two points of death; chosen so that some hundred points lie in an import.
constexpr int stride = 7;
constexpr int manyOperations = 4'000;

/// The rows of one batch; always the same ones.
std::vector<PreparedRow> batchOf(int batch)
{
    std::vector<PreparedRow> rows;
    for (int i = 0; i < rowsInBatch; ++i) {
        const int number = batch * rowsInBatch + i;
        const std::string n = std::to_string(number);
        // Every third row belongs to a conversation of an earlier batch.
        MadeRow made = row(i % 3 == 0 ? "long" + std::to_string(i) : "c" + n);
        made.id("row " + n).at(number).raw(std::string(200, 'r') + n);
        made.said("pear number " + n).bot("word" + n).finding("card", "word");
        rows.push_back(std::move(made.row));
    }
    return rows;
}

Result<void> import(const QString &file)
{
    auto writer = TranscriptWriter::open(file, summarised);
    if (!writer)
        return std::unexpected(writer.error());
    for (int batch = 0; batch < batches; ++batch) {
        std::vector<PreparedRow> rows = batchOf(batch);
        if (const auto written = (*writer)->write(someSource(), rows); !written)
            return std::unexpected(written.error());
    }
    return {};
}

/// The other program: imports, and is killed in the n-th operation on a file.
int child(const QString &file, int operation)
{
    trouble::install();
    trouble::dieAt(operation);
    return import(file) ? EXIT_SUCCESS : 3;
}

/// True when the child was killed, false when it came to its end.
bool isKilled(const QString &file, int operation)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--child"), file, QString::number(operation)});
    process.waitForFinished();
    return process.exitStatus() == QProcess::CrashExit;
}

/// What has to hold of an archive whatever happened: whole batches, each row once, an index and
/// counts that agree with the texts.
void compareWhole(ArchiveHome &home)
{
    const qint64 rows = home.ask(QStringLiteral("SELECT count(*) FROM rows"));
    QCOMPARE(rows % rowsInBatch, 0);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(DISTINCT identity) FROM rows")), rows);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM fragments")), 2 * rows);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM findings")), rows);
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM texts('pear')")), rows);
    QCOMPARE(home.store().counts()->rows, rows);
    QCOMPARE(home.store().facets({})->conversations,
             home.ask(QStringLiteral("SELECT count(*) FROM conversations")));
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM pragma_integrity_check() "
                                     "WHERE integrity_check <> 'ok'")),
             0);
}

} // namespace

class ArchiveKillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedAnywhereAnImportLeavesWholeBatchesAndGoesOn();
    void aFullDiskTakesNothingButTheBatchUnderWay();
};

void ArchiveKillTest::killedAnywhereAnImportLeavesWholeBatchesAndGoesOn()
{
    int kills = 0;
    QSet<qint64> sizes;
    for (int operation = 1; operation < manyOperations; operation += stride) {
        ArchiveHome home;
        const bool killed = isKilled(home.file(), operation);
        sizes.insert(home.ask(QStringLiteral("SELECT count(*) FROM rows")));
        compareWhole(home);
        if (QTest::currentTestFailed() || !killed)
            break;
        ++kills;
        QVERIFY(import(home.file()).has_value());
        QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM rows")), batches * rowsInBatch);
        compareWhole(home);
    }
    QVERIFY2(kills > 10, qPrintable(QString::number(kills)));
    // It died before, between and behind the batches.
    QVERIFY2(sizes.size() > batches, qPrintable(QString::number(sizes.size())));
}

void ArchiveKillTest::aFullDiskTakesNothingButTheBatchUnderWay()
{
    trouble::install();
    ArchiveHome home;
    const qint64 empty = trouble::used(home.folder());
    QSet<qint64> sizes;
    for (qint64 room = empty + 20'000; room < empty + 1'000'000; room += 30'000) {
        trouble::limit(home.folder(), room);
        const auto imported = import(home.file());
        trouble::limit(home.folder(), 0);
        sizes.insert(home.ask(QStringLiteral("SELECT count(*) FROM rows")));
        compareWhole(home);
        if (imported)
            break;
        QCOMPARE(imported.error().kind, ErrorKind::StoreFull);
    }
    QVERIFY(import(home.file()).has_value());
    QCOMPARE(home.ask(QStringLiteral("SELECT count(*) FROM rows")), batches * rowsInBatch);
    compareWhole(home);
    QVERIFY2(sizes.size() > 1, qPrintable(QString::number(sizes.size())));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("--child"))
        return child(arguments.value(2), arguments.value(3).toInt());
    ArchiveKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "archivekilltest.moc"

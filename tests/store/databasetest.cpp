// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"

#include "app/store/inventorystore.h"
#include "tests/store/storefixture.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <sys/stat.h>

using namespace keyturn;
using namespace keyturn::test;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return 0;
    return found.st_mode & 07777U;
}

Result<void> brokenStep(Database &database)
{
    return runAll(database, {"CREATE TABLE half (a)", "CREATE TABLE half (a)"});
}

Result<void> firstStep(Database &database)
{
    return runAll(database, {"CREATE TABLE one (a TEXT NOT NULL)"});
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAndFolderAreForTheOwnerOnly();
    void widerModesAreNarrowed();
    void aNewerDatabaseIsLeftAsItIs();
    void aFileThatIsNoDatabaseIsNamed();
    void aFailedMigrationLeavesTheVersionBefore();
    void anErrorTakesTheWholeTransactionBack();
    void anEmptyTextIsNoNull();
    void commitsAreSyncedForRecords();
    void openingAgainKeepsTheLocksOfTheFirstConnection();
};

void DatabaseTest::filesAndFolderAreForTheOwnerOnly()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->append({fact(FactKind::Note)}));
    const QString file = home.recordsFile();
    QCOMPARE(modeOf(QFileInfo(file).path()), mode_t{0700});
    QCOMPARE(modeOf(file), mode_t{0600});
    QCOMPARE(modeOf(file + QStringLiteral("-wal")), mode_t{0600});
    QCOMPARE(modeOf(file + QStringLiteral("-shm")), mode_t{0600});
}

void DatabaseTest::widerModesAreNarrowed()
{
    const StoreHome home;
    home.records().reset();
    QCOMPARE(::chmod(QFile::encodeName(home.recordsFile()).constData(), 0644), 0);
    const QString folder = QFileInfo(home.recordsFile()).path();
    QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0755), 0);
    home.records().reset();
    QCOMPARE(modeOf(home.recordsFile()), mode_t{0600});
    QCOMPARE(modeOf(folder), mode_t{0700});
}

void DatabaseTest::aNewerDatabaseIsLeftAsItIs()
{
    const StoreHome home;
    home.records().reset();
    {
        // A newer Keyturn may keep its file in another mode.
        RawFile newer(home.recordsFile());
        newer.run(QStringLiteral("PRAGMA journal_mode=DELETE"));
        newer.run(QStringLiteral("PRAGMA user_version=999"));
    }
    QFile file(home.recordsFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();

    const auto opened = Records::open(home.path());

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::StoreNewer);
    QCOMPARE(opened.error().subject, home.recordsFile());
    QCOMPARE(opened.error().code, QStringLiteral("999"));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void DatabaseTest::aFileThatIsNoDatabaseIsNamed()
{
    const StoreHome home;
    QVERIFY(QDir().mkpath(QFileInfo(home.inventoryFile()).path()));
    QFile file(home.inventoryFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();

    const auto opened = InventoryStore::open(home.path());

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::StoreFailed);
    QCOMPARE(opened.error().code, QStringLiteral("corrupt"));
    QCOMPARE(opened.error().subject, home.inventoryFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(4096, 'x'));
}

void DatabaseTest::aFailedMigrationLeavesTheVersionBefore()
{
    const StoreHome home;
    const QString file = home.path() + QStringLiteral("/store/some.db");
    QVERIFY(!Database::open(file, {firstStep, brokenStep}, Durability::EveryCommit));

    RawFile raw(file);
    QCOMPARE(raw.ask(QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
    QCOMPARE(raw.ask(QStringLiteral("SELECT group_concat(name) FROM sqlite_schema")),
             QStringLiteral("one"));
}

void DatabaseTest::anErrorTakesTheWholeTransactionBack()
{
    const StoreHome home;
    const QString file = home.path() + QStringLiteral("/store/some.db");
    const auto database = Database::open(file, {firstStep}, Durability::EveryCommit);
    QVERIFY(database);
    const QString insert = QStringLiteral("INSERT INTO one (a) VALUES (?)");
    const auto written = (*database)->write([&]() -> Result<void> {
        const auto first = (*database)->run(insert, {QStringLiteral("kept?")});
        const auto second = (*database)->run(QStringLiteral("INSERT INTO none VALUES (1)"));
        return second ? Result<void>() : std::unexpected(second.error());
    });
    QVERIFY(!written);
    QCOMPARE(written.error().code, QStringLiteral("sql"));
    QCOMPARE((*database)->number(QStringLiteral("SELECT count(*) FROM one")).value_or(-1), 0);
    QVERIFY((*database)->write([&] { return (*database)->run(insert, {QStringLiteral("b")}); }));
    QCOMPARE((*database)->number(QStringLiteral("SELECT count(*) FROM one")).value_or(-1), 1);
}

void DatabaseTest::anEmptyTextIsNoNull()
{
    const StoreHome home;
    const QString file = home.path() + QStringLiteral("/store/some.db");
    const auto database = Database::open(file, {firstStep}, Durability::EveryCommit);
    QVERIFY(database);
    QVERIFY((*database)->run(QStringLiteral("INSERT INTO one (a) VALUES (?)"), {QString()}));
    QCOMPARE((*database)->number(QStringLiteral("SELECT count(*) FROM one WHERE a = ''")), 1);
}

void DatabaseTest::commitsAreSyncedForRecords()
{
    const StoreHome home;
    const auto records = home.records();
    const auto inventory = InventoryStore::open(home.path());
    const QString synchronous = QStringLiteral("PRAGMA synchronous");
    QCOMPARE(records->database().number(synchronous).value_or(-1), 2);
    QCOMPARE((*inventory)->database().number(synchronous).value_or(-1), 1);
    auto mode = records->database().run(QStringLiteral("PRAGMA journal_mode"));
    QVERIFY(mode && mode->next());
    QCOMPARE(mode->text(0), QStringLiteral("wal"));
}

void DatabaseTest::openingAgainKeepsTheLocksOfTheFirstConnection()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->append({fact(FactKind::Note)}));
    (void)home.records();
    // Another process that is the last to leave takes the log away; we are still here.
    QProcess other;
    other.start(QStringLiteral("sqlite3"),
                {home.recordsFile(), QStringLiteral("SELECT count(*) FROM sqlite_schema")});
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), 0);
    QVERIFY(QFileInfo::exists(home.recordsFile() + QStringLiteral("-wal")));
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"

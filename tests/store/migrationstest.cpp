// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"
#include "app/store/inventorystore.h"
#include "tests/store/storefixture.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

QString fixture(const QString &store, qsizetype version)
{
    return QStringLiteral(STORE_DATA_DIR "/%1-%2.sql").arg(store).arg(version);
}

/// A database as that version of Keyturn left it.
bool playFixture(const QString &store, qsizetype version, const QString &file)
{
    QFile script(fixture(store, version));
    if (!QDir().mkpath(QFileInfo(file).path()) || !script.open(QIODevice::ReadOnly))
        return false;
    return RawFile(file).run(QString::fromUtf8(script.readAll())).isEmpty();
}

QString schemaOf(const QString &file)
{
    return RawFile(file).ask(
        QStringLiteral("SELECT group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || "
                       "coalesce((SELECT group_concat(name || type || \"notnull\" || pk) "
                       "FROM pragma_table_info(s.name)), ''), char(10)) "
                       "FROM (SELECT * FROM sqlite_schema ORDER BY type, name) s"));
}

} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEarlierSchemaBecomesTheNewest_data();
    void everyEarlierSchemaBecomesTheNewest();
    void recordsOfSchema1KeepRunLogLeaseAndCommands();
    void inventoryOfSchema1IsSortedSearchedAndKeepsItsLink();
};

void MigrationsTest::everyEarlierSchemaBecomesTheNewest_data()
{
    QTest::addColumn<QString>("store");
    QTest::addColumn<qsizetype>("version");
    const auto add = [](const QString &store, const Migrations &migrations) {
        for (qsizetype version = 1; version < static_cast<qsizetype>(migrations.size()); ++version)
            QTest::addRow("%s-%d", qPrintable(store), int(version)) << store << version;
    };
    add(QStringLiteral("records"), recordsMigrations());
    add(QStringLiteral("inventory"), inventoryMigrations());
}

void MigrationsTest::everyEarlierSchemaBecomesTheNewest()
{
    QFETCH(QString, store);
    QFETCH(qsizetype, version);
    const Migrations &migrations =
        store == QLatin1String("records") ? recordsMigrations() : inventoryMigrations();
    const StoreHome home;
    const QString old = home.path() + QStringLiteral("/store/old.db");
    const QString fresh = home.path() + QStringLiteral("/store/fresh.db");
    QVERIFY2(playFixture(store, version, old), "each earlier schema needs its file in data/");

    QVERIFY(Database::open(old, migrations, Durability::EveryCommit));
    QVERIFY(Database::open(fresh, migrations, Durability::EveryCommit));

    QCOMPARE(RawFile(old).ask(QStringLiteral("PRAGMA user_version")),
             QString::number(migrations.size()));
    QCOMPARE(RawFile(old).ask(QStringLiteral("PRAGMA integrity_check")), QStringLiteral("ok"));
    QCOMPARE(schemaOf(old), schemaOf(fresh));
}

void MigrationsTest::recordsOfSchema1KeepRunLogLeaseAndCommands()
{
    const StoreHome home;
    QVERIFY(playFixture(QStringLiteral("records"), 1, home.recordsFile()));
    const auto records = home.records();
    const QString id = QStringLiteral("20261120-140612-4f2a");

    const Secret key = Secret::copyOf("a key of the test");
    const auto check = records->verify({&key, {}, {}});
    QVERIFY(check);
    QVERIFY(check->holds());
    QCOMPARE(check->sealed, 4);
    const auto journal = records->journal(id);
    QVERIFY(journal);
    QCOMPARE(journal->size(), std::size_t{6});
    QCOMPARE(QString::fromStdString(journal->at(4).value("evidence")),
             QStringLiteral("read=1\ttabä"));
    const auto run = records->run(id);
    QVERIFY(run);
    QCOMPARE(run->status.state, RunState::Holding);
    QCOMPARE(records->openRunOf(QStringLiteral("contoso/app-1")).value_or(QString()), id);

    QCOMPARE(records->commands().byId(1)->outcome, QStringLiteral("done"));
    const auto pending = records->commands().pending(id);
    QCOMPARE(pending->size(), 1);
    QCOMPARE(pending->first().verb, QStringLiteral("undo"));
    const auto holder =
        records->leases().holder(id, fromIso(QStringLiteral("2026-11-20T14:05:10Z")));
    QVERIFY(holder && *holder);
    QCOMPARE((*holder)->owner, QStringLiteral("anna, keyturn-cli on host"));
    QVERIFY(records->noteAnchor(*records->head(), QStringLiteral("file"), at(0)));
}

void MigrationsTest::inventoryOfSchema1IsSortedSearchedAndKeepsItsLink()
{
    const StoreHome home;
    QVERIFY(playFixture(QStringLiteral("inventory"), 1, home.inventoryFile()));
    const auto store = InventoryStore::open(home.path());
    QVERIFY(store);

    const auto page = (*store)->page({});
    QVERIFY(page);
    QStringList names;
    for (const AgentRow &row : page->rows)
        names << row.agent.name;
    QCOMPARE(names,
             QStringList({QStringLiteral("Ähre"), QStringLiteral("beta"), QStringLiteral("zeta")}));
    QCOMPARE(page->rows.at(0).agent.consumers.last().name, QStringLiteral("Night job"));
    QCOMPARE(page->rows.at(0).nextExpiry, fromIso(QStringLiteral("2026-12-02T00:00:00Z")));
    QCOMPARE(page->rows.at(0).agent.credentials.first().hint, QStringLiteral("xYz"));

    AgentQuery query;
    query.search = QStringLiteral("APP-2");
    QCOMPARE((*store)->page(query)->rows.size(), 1);
    QCOMPARE((*store)->agentsOfApplication(QStringLiteral("app-0"))->size(), 1);
    QCOMPARE((*store)->counts(at(0))->ownerless, 1);
}

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrationstest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/runbooktables.h"

#include "app/rotation/runbooks/entraclientsecret.h"

#include <QDir>
#include <QTest>

using namespace keyturn::rotation;
using Breaches = std::vector<std::string>;

/// A new runbook gets its line here; everyRunbookIsWalked says so when it has none.
static const std::map<std::string, std::vector<TableRow>> tables = {
    {"entraclientsecret.h", rowsOf<EntraClientSecret>()},
};

static const std::vector<TableRow> sound = {
    {.id = "add", .effect = Effect::AddsCredential, .title = "Add", .undo = Undo::RemoveOurs},
    {.id = "put", .effect = Effect::SwitchesTraffic, .title = "Put", .undo = Undo::RestoreValue},
    {.id = "seen", .title = "See", .gate = "consumers"},
    {.id = "remove", .effect = Effect::RetiresCredential, .title = "Go", .undo = Undo::None},
};

class RunbookTablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTableObeysTheRules();
    void everyRunbookIsWalked();
    void namesEachBreach();
};

void RunbookTablesTest::everyTableObeysTheRules()
{
    for (const auto &[name, rows] : tables) {
        const Breaches breaches = breachesOf(rows);
        QVERIFY2(breaches.empty(), (name + ": " + (breaches.empty() ? "" : breaches[0])).c_str());
        QVERIFY(!rows.empty());
    }
}

void RunbookTablesTest::everyRunbookIsWalked()
{
    const QDir runbooks(qEnvironmentVariable("KEYTURN_SOURCE_DIR") + "/app/rotation/runbooks");
    const QStringList headers = runbooks.entryList({"*.h"});
    QVERIFY(!headers.isEmpty());
    for (const QString &header : headers) {
        QFile file(runbooks.filePath(header));
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (file.readAll().contains("std::array<R,"))
            QVERIFY2(tables.contains(header.toStdString()), qPrintable(header));
    }
}

void RunbookTablesTest::namesEachBreach()
{
    QCOMPARE(breachesOf(sound), Breaches{});

    auto rows = sound;
    rows[2].id = "put";
    QCOMPARE(breachesOf(rows), Breaches{"put: the id is not unique"});

    rows = sound;
    rows[2].gate.clear();
    QCOMPARE(breachesOf(rows), Breaches{"remove: retires without add, switch and gate before it"});

    rows = sound;
    std::swap(rows[1], rows[2]);
    QCOMPARE(breachesOf(rows), Breaches{"remove: retires without add, switch and gate before it"});

    rows = sound;
    std::swap(rows[0], rows[1]);
    QCOMPARE(breachesOf(rows), Breaches{"put: switches before anything was added"});

    rows = sound;
    rows[0].undo = Undo::None;
    QCOMPARE(breachesOf(rows), Breaches{"add: declares an undo that its effect does not have"});

    rows = sound;
    rows[3].undo = Undo::Nothing;
    QCOMPARE(breachesOf(rows), Breaches{"remove: declares an undo that its effect does not have"});

    rows = sound;
    rows[1].verifies = false;
    rows[0].phase = Phase::Add;
    QCOMPARE(breachesOf(rows),
             (Breaches{"put: lacks act or verify", "put: goes back to an earlier phase"}));
}

QTEST_GUILESS_MAIN(RunbookTablesTest)
#include "runbooktablestest.moc"

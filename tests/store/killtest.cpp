// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/records.h"
#include "tests/store/storefixture.h"
#include "tests/store/troubledvfs.h"

#include <QProcess>
#include <QTest>

#include <cstdlib>
#include <string_view>

using namespace keyturn;
using namespace keyturn::test;

namespace {

/// More operations than any of the calls below makes.
constexpr int manyOperations = 400;
constexpr auto before = 1; ///< facts in the journal when the child starts to append

std::vector<Fact> batch()
{
    return {fact(FactKind::Started, 1), fact(FactKind::Intended, 2),
            fact(FactKind::Answered, 3, {{"outcome", "done"}}), fact(FactKind::Holding, 4)};
}

/// The other program: opens the records of a home and appends, killed in the n-th operation of
/// "open" or of "append".
int child(const QString &home, const QString &phase, int operation)
{
    trouble::install();
    if (phase == QLatin1String("open"))
        trouble::dieAt(operation);
    auto records = Records::open(home);
    if (!records)
        return 2;
    (*records)->setSealKey(sealKey());
    if (phase == QLatin1String("append"))
        trouble::dieAt(operation);
    return (*records)->append(batch()) ? EXIT_SUCCESS : 3;
}

/// True when the child was killed, false when it came to its end.
bool isKilled(const QString &home, const QString &phase, int operation)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--child"), home, phase, QString::number(operation)});
    process.waitForFinished();
    return process.exitStatus() == QProcess::CrashExit;
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedAnywhereInAnAppendJournalLogAndRunAgree();
    void killedAnywhereWhileOpeningTheNextStartGoesOn();
};

void KillTest::killedAnywhereInAnAppendJournalLogAndRunAgree()
{
    const QString id = QStringLiteral("run-1");
    int points = 0;
    int kept = 0;
    for (int operation = 1; operation < manyOperations; ++operation) {
        const StoreHome home;
        {
            const auto records = home.records();
            records->setSealKey(sealKey());
            QVERIFY(records->plan(plannedRun(id, QStringLiteral("c")), {fact(FactKind::Planned)}));
        }
        const bool killed = isKilled(home.path(), QStringLiteral("append"), operation);
        points += killed ? 1 : 0;

        const auto records = home.records();
        const Secret key = sealKey();
        const auto check = records->verify({&key, {}, {}});
        QVERIFY(check && check->holds());
        const std::size_t facts = records->journal(id)->size();
        const bool isWhole = facts == before + batch().size();
        QVERIFY(isWhole || facts == before);
        QCOMPARE(check->rows, isWhole ? 3 : 1);
        const RunState state = records->run(id)->status.state;
        QCOMPARE(state, isWhole ? RunState::Holding : RunState::Planned);
        QCOMPARE(*records->openRunOf(QStringLiteral("c")), isWhole ? id : QString());
        kept += isWhole ? 1 : 0;
        if (!killed) {
            QVERIFY(isWhole);
            break;
        }
    }
    qInfo("%d points, the batch was kept at %d", points, kept);
    QVERIFY(points >= 5 && points < manyOperations - 1);
    QVERIFY(kept > 1 && kept <= points);
}

void KillTest::killedAnywhereWhileOpeningTheNextStartGoesOn()
{
    int points = 0;
    bool killed = true;
    for (int operation = 1; killed && operation < manyOperations; ++operation) {
        const StoreHome home;
        killed = isKilled(home.path(), QStringLiteral("open"), operation);
        points += killed ? 1 : 0;
        const auto records = Records::open(home.path());
        QVERIFY2(records, qPrintable(QString::number(operation)));
        QVERIFY((*records)->append({fact(FactKind::Note, 9)}));
        QVERIFY((*records)->verify()->holds());
    }
    qInfo("%d points", points);
    QVERIFY(points > 10 && points < manyOperations - 1);
}

int main(int count, char **arguments)
{
    QCoreApplication application(count, arguments);
    if (count == 5 && std::string_view(arguments[1]) == "--child")
        return child(QString::fromLocal8Bit(arguments[2]), QLatin1String(arguments[3]),
                     std::atoi(arguments[4]));
    KillTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "killtest.moc"

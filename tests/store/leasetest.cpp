// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/records.h"
#include "tests/store/storefixture.h"

#include <QProcess>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace keyturn;
using namespace keyturn::test;

namespace {

constexpr int contenders = 6;
const QString run = QStringLiteral("run-1");
const QString credential = QStringLiteral("tenant/app");

bool takesLease(Records &records, const QString &id)
{
    return records.leases().acquire(run, id, at(0)).has_value();
}

bool claimsCredential(Records &records, const QString &id)
{
    return records.plan(plannedRun(id, credential), {}) &&
           records.append({fact(FactKind::Started, 0, {}, id.toStdString())});
}

/// The other program: waits for the word, tries, says what came of it, and lives until told.
int child(const QString &home, const QString &what, const QString &id)
{
    auto records = Records::open(home);
    if (!records)
        return 2;
    std::puts("ready");
    std::fflush(stdout);
    if (std::getchar() == EOF)
        return 3;
    const bool won = what == QLatin1String("lease") ? takesLease(**records, id)
                                                    : claimsCredential(**records, id);
    std::puts(won ? "won" : "lost");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return EXIT_SUCCESS;
}

class Contender
{
public:
    Contender(const QString &home, const QString &what, const QString &id)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--child"), home, what, id});
    }
    ~Contender()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    Contender(const Contender &) = delete;
    Contender &operator=(const Contender &) = delete;

    QString line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead()) {
        }
        return QString::fromLatin1(m_process.readLine().trimmed());
    }
    void go() { m_process.write("\n"); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

using Contenders = std::vector<std::unique_ptr<Contender>>;

Contenders startAll(const QString &home, const QString &what)
{
    Contenders all;
    for (int i = 0; i < contenders; ++i)
        all.push_back(std::make_unique<Contender>(home, what, QStringLiteral("run-%1").arg(i)));
    for (const auto &one : all) {
        if (one->line() != QLatin1String("ready"))
            return {};
    }
    for (const auto &one : all)
        one->go();
    return all;
}

std::vector<Contender *> winnersOf(const Contenders &all)
{
    std::vector<Contender *> winners;
    for (const auto &one : all) {
        if (one->line() == QLatin1String("won"))
            winners.push_back(one.get());
    }
    return winners;
}

} // namespace

class LeaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofManyProcessesOneTakesTheLease();
    void ofManyProcessesOneClaimsTheCredential();
    void theLeaseOfAKilledProcessIsFreeAtOnce();
    void aSilentHolderLosesItsLeaseAfterHalfAMinute();
    void aHeartbeatFromTheFutureIsNoHeartbeat();
    void whoLostItsLeaseWritesNoMoreFacts();
    void aReleasedLeaseIsFree();
    void theHolderIsShown();
};

void LeaseTest::ofManyProcessesOneTakesTheLease()
{
    const StoreHome home;
    home.records().reset();
    const Contenders all = startAll(home.path(), QStringLiteral("lease"));
    QCOMPARE(all.size(), std::size_t{contenders});
    QCOMPARE(winnersOf(all).size(), std::size_t{1});
}

void LeaseTest::ofManyProcessesOneClaimsTheCredential()
{
    const StoreHome home;
    const Contenders all = startAll(home.path(), QStringLiteral("credential"));
    QCOMPARE(all.size(), std::size_t{contenders});
    QCOMPARE(winnersOf(all).size(), std::size_t{1});
    const auto records = home.records();
    QCOMPARE(records->runs()->size(), contenders);
    QVERIFY(!records->openRunOf(credential)->isEmpty());
    QCOMPARE(records->head()->count, 1);
}

void LeaseTest::theLeaseOfAKilledProcessIsFreeAtOnce()
{
    const StoreHome home;
    Contender other(home.path(), QStringLiteral("lease"), QStringLiteral("other"));
    QCOMPARE(other.line(), QStringLiteral("ready"));
    other.go();
    QCOMPARE(other.line(), QStringLiteral("won"));
    const auto records = home.records();
    const auto refused = records->leases().acquire(run, QStringLiteral("me"), at(0));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::HeldElsewhere);
    QCOMPARE(refused.error().subject, QStringLiteral("other"));

    other.kill();

    QVERIFY(!records->leases().holder(run, at(0))->has_value());
    QVERIFY(records->leases().acquire(run, QStringLiteral("me"), at(0)));
}

void LeaseTest::aSilentHolderLosesItsLeaseAfterHalfAMinute()
{
    const StoreHome home;
    const auto silent = home.records();
    const auto other = home.records();
    QVERIFY(silent->leases().acquire(run, QStringLiteral("silent"), at(0)));
    const TimePoint last = at(0) + Leases::staleAfter;
    QVERIFY(!other->leases().acquire(run, QStringLiteral("other"), last));
    QVERIFY(other->leases().acquire(run, QStringLiteral("other"), last + Millis(1)));
    const auto renewed = silent->leases().renew(run, last + Millis(2));
    QVERIFY(!renewed);
    QCOMPARE(renewed.error().kind, ErrorKind::HeldElsewhere);
    QCOMPARE(renewed.error().subject, QStringLiteral("other"));
}

void LeaseTest::aHeartbeatFromTheFutureIsNoHeartbeat()
{
    const StoreHome home;
    const auto ahead = home.records();
    const auto other = home.records();
    QVERIFY(ahead->leases().acquire(run, QStringLiteral("ahead"), at(60)));
    QVERIFY(other->leases().acquire(run, QStringLiteral("other"), at(0)));
}

void LeaseTest::whoLostItsLeaseWritesNoMoreFacts()
{
    const StoreHome home;
    const auto frozen = home.records();
    const auto other = home.records();
    QVERIFY(frozen->leases().acquire(run, QStringLiteral("frozen"), at(0)));
    QVERIFY(frozen->append({fact(FactKind::Started)}));
    QVERIFY(other->leases().acquire(run, QStringLiteral("other"), at(5)));

    const auto refused = frozen->append({fact(FactKind::Intended, 1)});

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::HeldElsewhere);
    QVERIFY(other->append({fact(FactKind::Intended, 2)}));
    QCOMPARE(other->journal(run)->size(), std::size_t{2});
    QVERIFY(frozen->append({fact(FactKind::Note, 3, {}, "run-2")}));
}

void LeaseTest::aReleasedLeaseIsFree()
{
    const StoreHome home;
    const auto first = home.records();
    const auto second = home.records();
    QVERIFY(first->leases().acquire(run, QStringLiteral("first"), at(0)));
    QVERIFY(second->leases().release(run));
    QVERIFY(first->leases().holder(run, at(0))->has_value());
    QVERIFY(first->leases().release(run));
    QVERIFY(second->leases().acquire(run, QStringLiteral("second"), at(0)));
}

void LeaseTest::theHolderIsShown()
{
    const StoreHome home;
    const auto first = home.records();
    const auto second = home.records();
    QVERIFY(first->leases().acquire(run, QStringLiteral("anna, window"), at(0)));
    QVERIFY((*first->leases().holder(run, at(0)))->mine);
    const auto seen = *second->leases().holder(run, at(0));
    QVERIFY(seen);
    QVERIFY(!seen->mine);
    QCOMPARE(seen->owner, QStringLiteral("anna, window"));
    QCOMPARE(seen->process.pid, QCoreApplication::applicationPid());
    QCOMPARE(seen->heartbeat, at(0));
}

int main(int count, char **arguments)
{
    QCoreApplication application(count, arguments);
    if (count == 5 && std::string_view(arguments[1]) == "--child")
        return child(QString::fromLocal8Bit(arguments[2]), QLatin1String(arguments[3]),
                     QLatin1String(arguments[4]));
    LeaseTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "leasetest.moc"

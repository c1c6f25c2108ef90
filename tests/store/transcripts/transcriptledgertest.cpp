// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/forwardledger.h"
#include "app/store/transcripts/syncstore.h"
#include "tests/store/transcripts/archivefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

ForwardEntry pair(const QString &conversation, const QString &user, std::int64_t minutes)
{
    ForwardEntry entry;
    entry.destination = QStringLiteral("siem");
    entry.key = {conversation, user, user + QStringLiteral("-reply")};
    entry.payloadSha256 = QByteArray(32, 'h');
    entry.atMs = minute(minutes);
    return entry;
}

QString drawn(const QList<ForwardEntry> &entries)
{
    QStringList lines;
    for (const ForwardEntry &entry : entries)
        lines << QStringLiteral("%1:%2/%3")
                     .arg(entry.key.userActivityId)
                     .arg(static_cast<int>(entry.state))
                     .arg(entry.attempts);
    return lines.join(u' ');
}

} // namespace

class TranscriptLedgerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPairIsEnteredOnceForADestination();
    void whatWasSentIsPendingOnlyAfterAReplayOfItsRange();
    void conversationsArriveOnceForEachOfTheirChanges();
    void keepsWhatASyncReached();
    void lossShowsDaysWithoutRowsAndWhatTheServerHolds();
};

void TranscriptLedgerTest::aPairIsEnteredOnceForADestination()
{
    ArchiveHome home;
    ForwardLedger ledger(home.archive());
    const auto first = ledger.enter({pair("c", "u1", 1), pair("c", "u2", 2)});
    QVERIFY(first.has_value());
    ForwardEntry elsewhere = pair("c", "u1", 1);
    elsewhere.destination = QStringLiteral("other");
    ForwardEntry answeredLater = pair("c", "u1", 1);
    answeredLater.key.replyIds = QStringLiteral("another reply");
    const auto again = ledger.enter({pair("c", "u1", 1), elsewhere, answeredLater});
    QCOMPARE((*again)[0].id, (*first)[0].id);
    QVERIFY((*again)[1].id != (*first)[0].id);
    QVERIFY((*again)[2].id != (*first)[0].id);
    QCOMPARE(ledger.counts(QStringLiteral("siem"))->pending, 3);
    QCOMPARE(*ledger.destinations(), QStringList({"other", "siem"}));
}

void TranscriptLedgerTest::whatWasSentIsPendingOnlyAfterAReplayOfItsRange()
{
    ArchiveHome home;
    ForwardLedger ledger(home.archive());
    const QString siem = QStringLiteral("siem");
    const auto entered = ledger.enter({pair("c", "u1", 1), pair("c", "u2", 2), pair("c", "u3", 3)});
    QVERIFY(ledger.settle({(*entered)[0].id, (*entered)[1].id}, ForwardState::Sent,
                          QStringLiteral("202"), minute(9)));
    QVERIFY(ledger.settle({(*entered)[2].id}, ForwardState::Refused, QStringLiteral("400"), 0));
    // A late word about an earlier try changes nothing.
    QVERIFY(ledger.settle({(*entered)[0].id}, ForwardState::Refused, QStringLiteral("500"), 0));
    QCOMPARE(drawn(*ledger.enter({pair("c", "u1", 1)})), QStringLiteral("u1:1/1"));
    QCOMPARE(drawn(*ledger.newest(siem, 0, 10)), QStringLiteral("u3:2/1 u2:1/1 u1:1/1"));
    QCOMPARE(drawn(*ledger.pending(siem, 0, 10)), QString());
    QCOMPARE(*ledger.replay(siem, minute(2), minute(3), minute(9)), 1);
    QCOMPARE(drawn(*ledger.pending(siem, 0, 10)), QStringLiteral("u2:0/1"));
    const auto counts = ledger.counts(siem);
    QCOMPARE(counts->sent, 1);
    QCOMPARE(counts->refused, 1);
    QVERIFY(ledger.setPosition(siem, 12).has_value());
    QCOMPARE(*ledger.position(siem), 12);
    QCOMPARE(*ledger.position(QStringLiteral("other")), 0);
}

void TranscriptLedgerTest::conversationsArriveOnceForEachOfTheirChanges()
{
    ArchiveHome home;
    ForwardLedger ledger(home.archive());
    home.write({row("a").at(9).said("x"), row("b").at(1).said("x")});
    const auto first = ledger.arrivedAfter(0, 1);
    QCOMPARE(first->conversations, QList<qint64>({home.idOf("b")}));
    QVERIFY(!first->atEnd);
    // An older row of a known conversation arrives late.
    home.write({row("a").at(-500).said("x")});
    const auto rest = ledger.arrivedAfter(first->position, 10);
    QCOMPARE(rest->conversations, QList<qint64>({home.idOf("a"), home.idOf("a")}));
    QVERIFY(rest->atEnd);
    QVERIFY(ledger.arrivedAfter(rest->position, 10)->conversations.isEmpty());
}

void TranscriptLedgerTest::keepsWhatASyncReached()
{
    ArchiveHome home;
    SyncStore syncs(home.archive());
    QCOMPARE(*syncs.state(QStringLiteral("env-1")), (SyncState{"env-1", {}, {}, {}, {}, {}}));
    const SyncState state{"env-1", "Contoso", minute(3), {}, "https://next", "throttled"};
    QVERIFY(syncs.save({"env-1", "Contoso", {}, {}, {}, {}}).has_value());
    QVERIFY(syncs.save(state).has_value());
    QCOMPARE(*syncs.state(QStringLiteral("env-1")), state);
    QCOMPARE(*syncs.states(), QList<SyncState>({state}));
}

void TranscriptLedgerTest::lossShowsDaysWithoutRowsAndWhatTheServerHolds()
{
    ArchiveHome home;
    constexpr int day = 24 * 60;
    home.write(
        {row("a").at(0), row("b").at(3 * day), row("c").at(3 * day + 5), row("d").at(4 * day)});
    home.write({SourceKind::Import, "files", "files"}, {row("e").at(9 * day)});
    SyncStore syncs(home.archive());
    QVERIFY(syncs.save({"env-1", "Contoso", minute(4 * day), {}, {}, {}}).has_value());
    QVERIFY(syncs.saveServerCounts(QStringLiteral("env-1"),
                                   {{"env-1", "bot-1", 6, minute(-day), 2, minute(5 * day)},
                                    {"env-1", "bot-2", 3, {}, 0, minute(5 * day)}}));
    const auto loss = syncs.loss(minute(5 * day));
    QVERIFY(loss.has_value());
    QCOMPARE(loss->size(), 2);
    const LossRow &known = (*loss)[0];
    QCOMPARE(known.agentName, QStringLiteral("Helpdesk"));
    QCOMPARE(known.rowsHere, 4);
    QCOMPARE(*known.rowsOnServer, 6);
    QCOMPARE(known.soonDeletedUnseen, 2);
    QCOMPARE(*known.lagMs, qint64{day} * 60'000);
    QCOMPARE(known.firstDay, QDate(2026, 11, 20));
    QCOMPARE(known.lastDay, QDate(2026, 11, 24));
    QCOMPARE(known.gaps, QList<QDate>({QDate(2026, 11, 21), QDate(2026, 11, 22)}));
    QCOMPARE((*loss)[1].agentBotId, QStringLiteral("bot-2"));
    QCOMPARE((*loss)[1].rowsHere, 0);
}

QTEST_GUILESS_MAIN(TranscriptLedgerTest)
#include "transcriptledgertest.moc"

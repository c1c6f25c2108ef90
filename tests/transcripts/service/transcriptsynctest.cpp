// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/settings.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "app/store/transcripts/transcriptstore.h"
#include "app/transcripts/transcriptservice.h"
#include "tests/session/demohome.h"
#include "tests/support/privatekeyring.h"
#include "tests/transcripts/service/tenantarchive.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace keyturn;
using test::DemoHome;
using test::errorOf;

#define OPENED(session, demo)                                                                      \
    auto session##Opened = (demo).open();                                                          \
    QVERIFY2(session##Opened, session##Opened ? "" : qPrintable(session##Opened.error().facts())); \
    const std::unique_ptr<TenantSession> session = std::move(*session##Opened)

#define NO_ERROR(operation)                                                                        \
    do {                                                                                           \
        const std::optional<Error> failed = errorOf(operation);                                    \
        QVERIFY2(!failed, failed ? qPrintable(failed->facts()) : "");                              \
    } while (false)

namespace {

qint64 fetchedIn(const SyncReport &report)
{
    qint64 rows = 0;
    for (const EnvironmentSync &each : report.environments)
        rows += each.fetched;
    return rows;
}

/// The tenant has one environment that the console's application is no user of.
const QString notAMember = QStringLiteral("0x80072560");

QStringList failures(const SyncReport &report)
{
    QStringList codes;
    for (const EnvironmentSync &each : report.environments) {
        if (each.error)
            codes << each.error->code;
    }
    codes.sort();
    return codes;
}

const SyncCheck *checkOf(const QList<SyncCheck> &checks, SyncTopic topic)
{
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [topic](const SyncCheck &each) { return each.topic == topic; });
    return found == checks.end() ? nullptr : &*found;
}

QStringList actionsIn(Records &records)
{
    QStringList actions;
    const Result<QList<LogRow>> rows = records.logPage(0, 100);
    for (const LogRow &row : rows.value_or(QList<LogRow>()))
        actions.prepend(QString::fromStdString(row.fact.value("action")));
    return actions;
}

} // namespace

class TranscriptSyncTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void bringsEveryRowOfTheTenantOnce();
    void aSecondSyncReadsTheOverlapAndAddsNothing();
    void bringsWhatCameMeanwhile();
    void readsOneAgentWithoutMovingTheOthersWatermark();
    void joinsAgentsByLookupThenBySchemaName();
    void survivesAFault_data();
    void survivesAFault();
    void keepsWhatCameBeforeAFaultThatEndsIt();
    void neverFollowsALinkToAForeignHost();
    void canBeCancelled();
    void explainsAMissingRight();
    void saysWhatIsNotHereAndWhatIsAboutToBeDeleted();
    void pollsOnTheTenantsClock();
    void opensNothingBeforeItsFirstUse();
    void masksUntilAPurposeIsGivenAndLogsIt();
    void countsWhatARuleWouldHaveHit();
    void endsQuietlyWhileASyncIsUnderWay();

private:
    test::PrivateKeyring m_keyring;
    test::TenantProcess m_tenant{{QStringLiteral("--agents"), QStringLiteral("8"),
                                  QStringLiteral("--seed"), QStringLiteral("7"),
                                  QStringLiteral("--conversations"), QStringLiteral("300")}};
};

void TranscriptSyncTest::initTestCase()
{
    QVERIFY2(m_keyring.failure().isEmpty(), qPrintable(m_keyring.failure()));
    QVERIFY2(m_tenant.failure().isEmpty(), qPrintable(m_tenant.failure()));
    QVERIFY(test::storedRows(m_tenant).size() > 250);
}

void TranscriptSyncTest::cleanup()
{
    m_tenant.forgetFaults();
}

void TranscriptSyncTest::bringsEveryRowOfTheTenantOnce()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    const Work<SyncReport> work = session->transcripts().sync();
    NO_ERROR(work.operation);
    QCOMPARE(failures(*work.outcome), QStringList{notAMember});
    QCOMPARE(test::keptRows(demo.home()), test::storedRows(m_tenant));
    QCOMPARE(test::differences(test::toldBy(m_tenant), test::keptIn(demo.home())), QStringList());
}

void TranscriptSyncTest::aSecondSyncReadsTheOverlapAndAddsNothing()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    NO_ERROR(session->transcripts().sync().operation);
    const QStringList before = test::keptRows(demo.home());
    // A day: the tenant's rows stand hours apart.
    QVERIFY(session->settings().set(Setting::TranscriptOverlap, QStringLiteral("1440")));
    const Work<SyncReport> again = session->transcripts().sync();
    NO_ERROR(again.operation);
    QVERIFY(fetchedIn(*again.outcome) > 0);
    QVERIFY(fetchedIn(*again.outcome) < before.size());
    QCOMPARE(again.outcome->added, 0);
    QCOMPARE(test::keptRows(demo.home()), before);
}

void TranscriptSyncTest::bringsWhatCameMeanwhile()
{
    const test::TenantProcess tenant({QStringLiteral("--agents"), QStringLiteral("4"),
                                      QStringLiteral("--conversations"), QStringLiteral("400")});
    QVERIFY2(tenant.failure().isEmpty(), qPrintable(tenant.failure()));
    const DemoHome demo(tenant);
    OPENED(session, demo);
    NO_ERROR(session->transcripts().sync().operation);
    const QStringList before = test::keptRows(demo.home());
    tenant.post(QStringLiteral("clock"), R"({"advanceSeconds":172800})");
    const Work<SyncReport> work = session->transcripts().sync();
    NO_ERROR(work.operation);
    QVERIFY(work.outcome->added > 0);
    const QStringList stored = test::storedRows(tenant);
    const QStringList kept = test::keptRows(demo.home());
    for (const QString &id : stored)
        QVERIFY2(kept.contains(id), qPrintable(id));
    // What the 30-day job took from the tenant stays here.
    for (const QString &id : before)
        QVERIFY2(kept.contains(id), qPrintable(id));
    QCOMPARE(kept.size(), QSet<QString>(kept.begin(), kept.end()).size());
}

void TranscriptSyncTest::readsOneAgentWithoutMovingTheOthersWatermark()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    NO_ERROR(session->syncInventory());
    const Result<QList<Agent>> agents = session->inventory().agents();
    QVERIFY(agents && agents->size() > 1);
    SyncOptions options;
    options.agentIds = {agents->front().id};
    const Work<SyncReport> narrow = session->transcripts().sync(options);
    NO_ERROR(narrow.operation);
    const qsizetype some = test::keptRows(demo.home()).size();
    QVERIFY(some > 0 && some < test::storedRows(m_tenant).size());
    for (const EnvironmentSync &each : narrow.outcome->environments) {
        for (const AgentSync &agent : each.agents)
            QCOMPARE(agent.botId, agents->front().id);
    }
    NO_ERROR(session->transcripts().sync().operation);
    QCOMPARE(test::keptRows(demo.home()), test::storedRows(m_tenant));
}

void TranscriptSyncTest::joinsAgentsByLookupThenBySchemaName()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    NO_ERROR(session->transcripts().sync().operation);
    QMap<QString, QString> agents;
    const QList<QByteArray> lines =
        m_tenant.getText(QStringLiteral("conversations?which=stored")).split('\n');
    for (const QByteArray &line : lines) {
        const Json truth = Json::parse(line.toStdString()).value_or(Json());
        if (!truth.isAbsent())
            agents[truth.text("name")] = truth.member("agent").text("name");
    }
    QVERIFY(!agents.isEmpty());
    TranscriptStore &store = *session->transcripts().archive();
    const Result<IdChunk> ids = store.ids({}, {}, 10'000);
    const auto heads = store.conversations(ids->ids);
    QCOMPARE(heads->size(), agents.size());
    for (const ListedConversation &head : *heads)
        QVERIFY2(head.agentName == agents.value(head.key),
                 qPrintable(head.key + QStringLiteral(": ") + head.agentName));
}

void TranscriptSyncTest::survivesAFault_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("429") << QStringLiteral("429") << QByteArray(R"("retryAfter":1)");
    QTest::newRow("503") << QStringLiteral("503") << QByteArray();
    QTest::newRow("cut body") << QStringLiteral("cut-body") << QByteArray();
    QTest::newRow("lost reply") << QStringLiteral("lost-reply") << QByteArray();
    QTest::newRow("expired token") << QStringLiteral("expired-token") << QByteArray();
    QTest::newRow("stale") << QStringLiteral("stale") << QByteArray(R"("staleSeconds":86400)");
}

void TranscriptSyncTest::survivesAFault()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, more);
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    QVERIFY(session->settings().set(Setting::TranscriptPageSize, QStringLiteral("20")));
    m_tenant.fault(QStringLiteral("dataverse.listTranscripts"), kind, 3, more);
    NO_ERROR(session->transcripts().sync().operation);
    // What a stale read did not show is inside the overlap of the next sync.
    QVERIFY(session->settings().set(Setting::TranscriptOverlap, QStringLiteral("10080")));
    NO_ERROR(session->transcripts().sync().operation);
    QCOMPARE(test::keptRows(demo.home()), test::storedRows(m_tenant));
}

void TranscriptSyncTest::keepsWhatCameBeforeAFaultThatEndsIt()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    QVERIFY(session->settings().set(Setting::TranscriptPageSize, QStringLiteral("20")));
    m_tenant.fault(QStringLiteral("dataverse.listTranscripts"), QStringLiteral("repeat-page"), 3);
    const Work<SyncReport> work = session->transcripts().sync();
    NO_ERROR(work.operation);
    QCOMPARE(failures(*work.outcome), (QStringList{notAMember, QStringLiteral("repeated-page")}));
    const qsizetype some = test::keptRows(demo.home()).size();
    QVERIFY(some > 0 && some < test::storedRows(m_tenant).size());
    const Work<SyncReport> again = session->transcripts().sync();
    NO_ERROR(again.operation);
    QVERIFY(std::any_of(again.outcome->environments.begin(), again.outcome->environments.end(),
                        [](const EnvironmentSync &each) { return each.resumed; }));
    QCOMPARE(test::keptRows(demo.home()), test::storedRows(m_tenant));
}

void TranscriptSyncTest::neverFollowsALinkToAForeignHost()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    QVERIFY(session->settings().set(Setting::TranscriptPageSize, QStringLiteral("20")));
    m_tenant.fault(QStringLiteral("dataverse.listTranscripts"), QStringLiteral("foreign-nextlink"),
                   3);
    const Work<SyncReport> work = session->transcripts().sync();
    NO_ERROR(work.operation);
    QCOMPARE(failures(*work.outcome),
             (QStringList{notAMember, QStringLiteral("foreign-next-link")}));
    // The tenant notes every connection that is asked for and refused.
    QVERIFY(!m_tenant.getText(QStringLiteral("log")).contains("\"method\":\"CONNECT\""));
}

void TranscriptSyncTest::canBeCancelled()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    QVERIFY(session->settings().set(Setting::TranscriptPageSize, QStringLiteral("5")));
    const Work<SyncReport> work = session->transcripts().sync();
    Operation *operation = work.operation;
    connect(operation, &Operation::progressed, operation, &Operation::cancel);
    const std::optional<Error> error = errorOf(operation);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QVERIFY(test::keptRows(demo.home()).size() < test::storedRows(m_tenant).size());
    QVERIFY(!session->transcripts().syncStatus().running);
}

void TranscriptSyncTest::explainsAMissingRight()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    NO_ERROR(session->syncInventory());
    m_tenant.fault(QStringLiteral("dataverse.listTranscripts"), QStringLiteral("403"));
    const Work<LossSheet> work = session->transcripts().lossSheet();
    NO_ERROR(work.operation);
    bool told = false;
    for (const EnvironmentLoss &each : work.outcome->environments) {
        const SyncCheck *check = checkOf(each.checks, SyncTopic::Privilege);
        told = told || (check != nullptr && check->result == CheckResult::NotMet &&
                        check->mend().contains(QStringLiteral("Bot Transcript Viewer")));
    }
    QVERIFY(told);
}

void TranscriptSyncTest::saysWhatIsNotHereAndWhatIsAboutToBeDeleted()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    NO_ERROR(session->syncInventory());
    const Work<LossSheet> before = session->transcripts().lossSheet();
    NO_ERROR(before.operation);
    qint64 onServer = 0;
    qint64 unseen = 0;
    qint64 endangered = 0;
    for (const EnvironmentLoss &each : before.outcome->environments) {
        onServer += each.rowsOnServer.value_or(0);
        unseen += each.unseen;
        endangered += each.soonDeletedUnseen;
        QVERIFY(checkOf(each.checks, SyncTopic::Dataverse) != nullptr);
    }
    QCOMPARE(onServer, test::storedRows(m_tenant).size());
    QCOMPARE(unseen, onServer);
    QVERIFY(endangered > 0 && endangered < onServer);
    NO_ERROR(session->transcripts().sync().operation);
    const Work<LossSheet> after = session->transcripts().lossSheet();
    NO_ERROR(after.operation);
    for (const EnvironmentLoss &each : after.outcome->environments) {
        QCOMPARE(each.unseen, 0);
        QCOMPARE(each.soonDeletedUnseen, 0);
        QCOMPARE(each.rowsHere, each.rowsOnServer.value_or(0));
    }
}

void TranscriptSyncTest::pollsOnTheTenantsClock()
{
    const test::TenantProcess tenant({QStringLiteral("--agents"), QStringLiteral("2"),
                                      QStringLiteral("--conversations"), QStringLiteral("40")});
    QVERIFY2(tenant.failure().isEmpty(), qPrintable(tenant.failure()));
    const DemoHome demo(tenant);
    OPENED(session, demo);
    TranscriptService &service = session->transcripts();
    service.startPolling();
    QTRY_VERIFY_WITH_TIMEOUT(service.syncStatus().nextMs.has_value(), 20'000);
    const qint64 firstEnded = service.syncStatus().lastEndedMs.value_or(0);
    QVERIFY(firstEnded > 0);
    tenant.post(QStringLiteral("clock"), R"({"advanceSeconds":400})");
    QTRY_VERIFY_WITH_TIMEOUT(service.syncStatus().lastEndedMs.value_or(0) > firstEnded, 20'000);
    service.stopPolling();
    QVERIFY(!service.syncStatus().nextMs);
}

void TranscriptSyncTest::opensNothingBeforeItsFirstUse()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    QVERIFY(!session->transcripts().isOpen());
    QVERIFY(!QFile::exists(session->transcripts().file()));
    QVERIFY(session->transcripts().open());
    QVERIFY(QFile::exists(session->transcripts().file()));
    QCOMPARE(QFile::permissions(session->transcripts().file()) &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
}

void TranscriptSyncTest::masksUntilAPurposeIsGivenAndLogsIt()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    TranscriptService &service = session->transcripts();
    NO_ERROR(service.sync().operation);
    SearchQuery query;
    query.required = ConversationFlag::Finding;
    const Result<IdChunk> ids = service.archive()->ids(query, {}, 50);
    QVERIFY(ids && !ids->ids.isEmpty());
    int seen = 0;
    for (const qint64 id : ids->ids) {
        const Result<ReadableConversation> masked = service.conversation(id);
        QVERIFY(masked);
        for (const MaskedSpan &span : masked->masks) {
            if (span.finding == 0 || span.fact != -1)
                continue;
            QVERIFY(!service.reveal(span.finding, QStringLiteral("  ")));
            const Result<QString> plain =
                service.reveal(span.finding, QStringLiteral("ticket 4711"));
            QVERIFY2(plain, plain ? "" : qPrintable(plain.error().facts()));
            const std::string &text = masked->content.items.at(span.item).text;
            const QString shown = QString::fromStdString(text.substr(span.begin, span.length));
            if (shown == *plain)
                continue; // wording of an attack is marked, not hidden
            QVERIFY(!QString::fromStdString(text).contains(*plain));
            ++seen;
        }
    }
    QVERIFY(seen > 0);
    QVERIFY(actionsIn(session->records()).contains(QStringLiteral("reveal-finding")));
    QVERIFY(!service.revealedConversation(ids->ids.front(), QString()));
    QVERIFY(service.revealedConversation(ids->ids.front(), QStringLiteral("ticket 4711")));
    QCOMPARE(actionsIn(session->records()).last(), QStringLiteral("reveal-conversation"));
}

void TranscriptSyncTest::countsWhatARuleWouldHaveHit()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    TranscriptService &service = session->transcripts();
    NO_ERROR(service.sync().operation);
    const ArchiveCounts before = service.archive()->counts().value_or(ArchiveCounts());
    ScanOptions options;
    options.trialRuleText = QStringLiteral("nonsense");
    const Work<ScanReport> refused = service.scan(options);
    NO_ERROR(refused.operation);
    QVERIFY(!refused.outcome->problems.isEmpty());
    const Work<ScanReport> again = service.scan();
    NO_ERROR(again.operation);
    QCOMPARE(again.outcome->texts, before.texts);
    const ArchiveCounts after = service.archive()->counts().value_or(ArchiveCounts());
    QCOMPARE(after.openFindings, before.openFindings);
    QCOMPARE(again.outcome->hits, before.openFindings);
}

void TranscriptSyncTest::endsQuietlyWhileASyncIsUnderWay()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    QVERIFY(session->settings().set(Setting::TranscriptPageSize, QStringLiteral("5")));
    auto leaving = demo.open();
    QVERIFY(leaving);
    const Work<SyncReport> work = (*leaving)->transcripts().sync();
    QSignalSpy progressed(work.operation, &Operation::progressed);
    QVERIFY(progressed.wait(20'000));
    leaving->reset();
    // What it held ends with the event loop's next turns, and the home can be used at once.
    NO_ERROR(session->transcripts().sync().operation);
    QCOMPARE(test::keptRows(demo.home()), test::storedRows(m_tenant));
}

QTEST_GUILESS_MAIN(TranscriptSyncTest)
#include "transcriptsynctest.moc"

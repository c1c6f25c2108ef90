// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transcripts/forwarder/forwardfixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;
using namespace keyturn::transcripts;

namespace {

constexpr int conversations = 300;
constexpr int pairs = 2 * conversations;

Receiver aktoReceiver()
{
    Receiver receiver;
    receiver.name = QStringLiteral("akto");
    receiver.url = QUrl(QStringLiteral("https://1000000-guardrails.akto.io"));
    receiver.signIn = ReceiverSignIn::None;
    return receiver;
}

/// A forwarder in a process of its own: ARCHIVE PROXY CA [again].
int forwardAsChild(const QStringList &arguments)
{
    FakeClock clock;
    clock.leap();
    TrustSettings trust;
    trust.proxyUrl = arguments.at(1);
    trust.extraCaFile = arguments.at(2);
    Pipeline pipeline(trust, PipelineLimits(), &clock);
    IngestionClient client(&pipeline);
    MemoryKeychain keychain;
    ArchiveView view(arguments.at(0));
    Forwarder forwarder({&view.store, &view.ledger, &client, &keychain, nullptr, &clock});
    ForwardOptions options;
    options.text = ForwardText::AsSaid;
    options.resendUnknown = arguments.value(3) == QLatin1String("again");
    const auto report = await(forwarder.run(aktoReceiver(), options), std::chrono::seconds(60));
    return report && !report->stoppedBy ? 0 : 1;
}

/// How often the receiver was handed each pair, by its path.
QMap<QString, int> received(const QList<ServedRequest> &seen)
{
    QMap<QString, int> counts;
    for (const ServedRequest &request : seen) {
        const QJsonArray batch =
            QJsonDocument::fromJson(request.body).object()[QLatin1String("batchData")].toArray();
        for (const QJsonValue &pair : batch)
            ++counts[pair[QLatin1String("path")].toString()];
    }
    return counts;
}

QString pathOf(const ForwardEntry &entry)
{
    return QStringLiteral("/copilot/conversation/%1/message/%2")
        .arg(entry.key.conversation.chopped(10))
        .arg(entry.messageIndex);
}

} // namespace

class ForwardKillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedAnywhereNothingIsSkippedAndOnlyTheUnknownCanBeTwice();
};

void ForwardKillTest::killedAnywhereNothingIsSkippedAndOnlyTheUnknownCanBeTwice()
{
    ForwardFixture f;
    f.add(manyRows(conversations));
    QProcess child;
    const auto start = [&](const QStringList &more = {}) {
        child.start(QCoreApplication::applicationFilePath(),
                    QStringList{QStringLiteral("--child"), f.file(), f.net.proxy.url(),
                                f.home.file(QStringLiteral("ca.pem"))} +
                        more);
    };
    f.home.write(QStringLiteral("ca.pem"), f.net.proxy.authorityPem());

    // Killed with a body in hand, before and after it is answered, at different bodies.
    int killed = 0;
    for (int round = 0; round < 6; ++round) {
        int bodies = 0;
        const bool answersFirst = round % 2 == 1;
        f.net.proxy.setHandler([&](const ServedRequest &) {
            if (++bodies != 1 + round % 3)
                return ok();
            ++killed;
            if (!answersFirst) {
                child.kill();
                return how(ServedAnswer::How::Never);
            }
            QMetaObject::invokeMethod(&child, [&child] { child.kill(); }, Qt::QueuedConnection);
            return ok();
        });
        start();
        QVERIFY(spinUntil([&] { return child.state() == QProcess::NotRunning; },
                          std::chrono::seconds(60)));
    }
    QVERIFY(killed >= 4);
    f.net.proxy.setHandler([](const ServedRequest &) { return ok(); });
    start();
    QVERIFY(
        spinUntil([&] { return child.state() == QProcess::NotRunning; }, std::chrono::seconds(60)));
    QCOMPARE(child.exitCode(), 0);

    QMap<QString, int> counts = received(f.net.proxy.seen());
    const QList<ForwardEntry> entries = f.view.ledger.newest("akto", 0, 10'000).value();
    QCOMPARE(entries.size(), pairs);
    qsizetype unknown = 0;
    for (const ForwardEntry &entry : entries) {
        const int count = counts.value(pathOf(entry));
        if (entry.state == ForwardState::Unknown) {
            ++unknown;
            QVERIFY2(count <= 1, qPrintable(pathOf(entry)));
        } else {
            QCOMPARE(entry.state, ForwardState::Sent);
            QVERIFY2(count == 1, qPrintable(pathOf(entry)));
        }
    }
    QVERIFY(unknown > 0);

    // A person says: again. Now everything is there, and twice only what was unknown.
    start({QStringLiteral("again")});
    QVERIFY(
        spinUntil([&] { return child.state() == QProcess::NotRunning; }, std::chrono::seconds(60)));
    QVERIFY2(child.exitCode() == 0, child.readAllStandardError().right(2'000).constData());
    counts = received(f.net.proxy.seen());
    QCOMPARE(counts.size(), pairs);
    qsizetype twice = 0;
    for (const int count : std::as_const(counts)) {
        QVERIFY(count == 1 || count == 2);
        twice += count - 1;
    }
    QVERIFY(twice <= unknown);
    QCOMPARE(f.view.ledger.counts("akto")->sent, pairs);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--child"))
        return forwardAsChild(arguments.mid(2));
    ForwardKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "forwardkilltest.moc"

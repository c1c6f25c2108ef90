// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/support/await.h"
#include "tests/support/privatekeyring.h"

#include <QProcess>
#include <QTest>

#include <set>

using namespace keyturn;
using test::CliHome;
using test::CliResult;

#define DONE(result)                                                                               \
    do {                                                                                           \
        const CliResult &done = (result);                                                          \
        QVERIFY2(done.code == 0, done.told().constData());                                         \
    } while (false)

namespace {

const QString agentName = QStringLiteral("Helpdesk");

QStringList rotate(const QString &verb, const QStringList &rest = {})
{
    return QStringList{QStringLiteral("--json"), QStringLiteral("rotate"), verb} + rest;
}

/// The key ids on the one application that an agent of this tenant stands on.
std::set<QString> keysOf(const test::TenantProcess &tenant, const QString &appId)
{
    std::set<QString> keys;
    for (const Json &application : tenant.get(QStringLiteral("state")).items("applications")) {
        if (application.text("appId") != appId)
            continue;
        for (const Json &secret : application.items("passwordCredentials")) {
            if (secret.member("removed").isNull())
                keys.insert(secret.text("keyId"));
        }
    }
    return keys;
}

} // namespace

/// Whole rotations by the command line alone, with the test as the person and time advanced.
class RotateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void turnsASecretByHandWithoutARefusedCall();
    void takesARunBackAndLeavesWhatWasThere();
    void refusesASecondRunOfTheSameCredential();
    void asksACanaryAfterTheSwitch();
    void refusesACanaryBehindASignIn();
    void tellsWhatCameAfterALeak();
    void reopensARunThatAPipelineUndid();

private:
    void startTenant(const QString &profile);
    /// Starts keyturn-cli and advances the tenant while the run holds, until the command ends.
    CliResult whileTimePasses(const QStringList &arguments);
    [[nodiscard]] Json status() const;
    CliResult handOverAndPaste();
    /// A whole rotation, with the test as the person wherever one is asked for.
    CliResult completeByHand(const QStringList &options = {});

    test::PrivateKeyring m_keyring;
    std::optional<test::TenantProcess> m_tenant;
    std::optional<CliHome> m_home;
    QString m_appId;
    QString m_connector;
};

void RotateTest::initTestCase()
{
    QVERIFY2(m_keyring.failure().isEmpty(), qPrintable(m_keyring.failure()));
}

void RotateTest::init()
{
    startTenant(QStringLiteral("app-only-by-hand"));
}

void RotateTest::startTenant(const QString &profile)
{
    m_tenant.emplace(QStringList{QStringLiteral("--agents"), QStringLiteral("1"),
                                 QStringLiteral("--profiles"), profile, QStringLiteral("--traffic"),
                                 QStringLiteral("20")});
    QVERIFY2(m_tenant->failure().isEmpty(), qPrintable(m_tenant->failure()));
    m_home.emplace(*m_tenant);
    const CliResult shown = m_home->run(
        {QStringLiteral("--json"), QStringLiteral("agents"), QStringLiteral("show"), agentName});
    DONE(shown);
    const Json consumer = shown.json().items("consumers").front();
    m_appId = consumer.text("applicationId");
    m_connector = consumer.text("id").section(QLatin1Char(':'), 1);
}

void RotateTest::cleanup()
{
    m_home.reset();
    m_tenant.reset();
}

Json RotateTest::status() const
{
    const std::vector<Json> runs = m_home->run(rotate(QStringLiteral("status"))).json().items();
    return runs.empty() ? Json() : runs.front();
}

CliResult RotateTest::whileTimePasses(const QStringList &arguments)
{
    QProcess cli;
    cli.start(QString::fromLocal8Bit(qgetenv("KEYTURN_BIN_DIR")) + QStringLiteral("/keyturn-cli"),
              QStringList{QStringLiteral("--home"), m_home->home()} + arguments);
    const auto step = [&] {
        const bool early = status().text("step") != QLatin1String("seen") &&
                           status().text("step") != QLatin1String("disuse");
        m_tenant->post(QStringLiteral("clock"),
                       early ? R"({"advanceSeconds":60})" : R"({"advanceSeconds":14400})");
        return cli.waitForFinished(200);
    };
    for (int steps = 0; steps < 400 && cli.state() != QProcess::NotRunning; ++steps) {
        if (step())
            break;
    }
    CliResult result;
    if (cli.state() == QProcess::NotRunning && cli.exitStatus() == QProcess::NormalExit)
        result.code = cli.exitCode();
    else
        cli.kill();
    cli.waitForFinished(5'000);
    result.out = cli.readAllStandardOutput();
    result.err = cli.readAllStandardError();
    return result;
}

CliResult RotateTest::handOverAndPaste()
{
    const QString file = m_home->folder().file(QStringLiteral("value"));
    QProcess shell;
    shell.start(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"), QStringLiteral("exec 3>\"$1\"; shift; exec \"$@\" --to-fd 3"),
         QStringLiteral("sh"), file,
         QString::fromLocal8Bit(qgetenv("KEYTURN_BIN_DIR")) + QStringLiteral("/keyturn-cli"),
         QStringLiteral("--home"), m_home->home(), QStringLiteral("rotate"),
         QStringLiteral("hand-over"), status().text("id")});
    CliResult result;
    if (shell.waitForFinished(30'000))
        result.code = shell.exitCode();
    result.out = shell.readAllStandardOutput();
    result.err = shell.readAllStandardError();
    JsonWriter order;
    order.beginObject()
        .member("do", "paste")
        .member("connector", m_connector)
        .member("value", QString::fromUtf8(m_home->folder().contents(QStringLiteral("value"))))
        .endObject();
    m_tenant->post(QStringLiteral("people"), order.take());
    QFile::remove(file);
    return result;
}

CliResult RotateTest::completeByHand(const QStringList &options)
{
    CliResult run = whileTimePasses(rotate(
        QStringLiteral("run"), QStringList{agentName, QStringLiteral("--accept")} + options));
    for (int turn = 0; turn < 4 && run.code == 4; ++turn) {
        const QString id = run.json().text("id");
        CliResult served;
        if (run.json().text("step") == QLatin1String("approve"))
            served = m_home->run(rotate(QStringLiteral("approve"), {id}));
        else
            served = handOverAndPaste();
        if (served.code != 0)
            return served;
        run = whileTimePasses(rotate(QStringLiteral("resume"), {id}));
    }
    return run;
}

void RotateTest::turnsASecretByHandWithoutARefusedCall()
{
    const std::set<QString> before = keysOf(*m_tenant, m_appId);
    CliResult run =
        whileTimePasses(rotate(QStringLiteral("run"), {agentName, QStringLiteral("--accept")}));
    QVERIFY2(run.code == 4, run.told().constData());
    QCOMPARE(run.json().text("state"), QStringLiteral("waiting-for-person"));
    const QString id = run.json().text("id");
    const QString delivery = run.json().text("step");

    const CliResult handed = handOverAndPaste();
    DONE(handed);
    QCOMPARE(handed.out, QByteArray());
    DONE(m_home->run(rotate(QStringLiteral("attest"), {id, delivery, QStringLiteral("--note"),
                                                       QStringLiteral("Pasted it.")})));
    run = whileTimePasses(rotate(QStringLiteral("resume"), {id}));
    if (run.code == 4 && run.json().text("step") == QLatin1String("approve")) {
        DONE(m_home->run(rotate(QStringLiteral("approve"), {id})));
        run = whileTimePasses(rotate(QStringLiteral("resume"), {id}));
    }
    DONE(run);
    QCOMPARE(run.json().text("state"), QStringLiteral("completed"));

    for (const Json &consumer : m_tenant->get(QStringLiteral("traffic")).items("credentials")) {
        QCOMPARE(consumer.number("refused"), 0);
        QCOMPARE(consumer.member("secondsWithoutValid").toDouble(), 0.0);
    }
    const std::set<QString> after = keysOf(*m_tenant, m_appId);
    QCOMPARE(after.size(), before.size());
    QVERIFY(after != before);
    const CliResult verified =
        m_home->run({QStringLiteral("--json"), QStringLiteral("log"), QStringLiteral("verify")});
    DONE(verified);
    QCOMPARE(verified.json().number("sealed"), verified.json().number("rows"));
}

void RotateTest::takesARunBackAndLeavesWhatWasThere()
{
    const std::set<QString> before = keysOf(*m_tenant, m_appId);
    const CliResult run =
        whileTimePasses(rotate(QStringLiteral("run"), {agentName, QStringLiteral("--accept")}));
    QVERIFY2(run.code == 4, run.told().constData());
    QCOMPARE(keysOf(*m_tenant, m_appId).size(), before.size() + 1);
    const CliResult undone =
        whileTimePasses(rotate(QStringLiteral("undo"), {run.json().text("id")}));
    DONE(undone);
    QCOMPARE(undone.json().text("state"), QStringLiteral("undone"));
    QVERIFY(keysOf(*m_tenant, m_appId) == before);
}

void RotateTest::refusesASecondRunOfTheSameCredential()
{
    const CliResult first =
        whileTimePasses(rotate(QStringLiteral("run"), {agentName, QStringLiteral("--accept")}));
    QVERIFY2(first.code == 4, first.told().constData());
    const CliResult second =
        m_home->run(rotate(QStringLiteral("run"), {agentName, QStringLiteral("--accept")}));
    QVERIFY2(second.code != 0, second.told().constData());
    QVERIFY2(!second.err.isEmpty(), second.told().constData());
    QCOMPARE(m_home->run(rotate(QStringLiteral("status"))).json().items().size(), std::size_t{1});
}

void RotateTest::asksACanaryAfterTheSwitch()
{
    cleanup();
    startTenant(QStringLiteral("direct-line"));
    const QString marker =
        m_tenant->get(QStringLiteral("state")).items("agents").front().text("marker");
    QVERIFY(!marker.isEmpty());
    const CliResult run =
        completeByHand({QStringLiteral("--canary-ask"), QStringLiteral("look up my record"),
                        QStringLiteral("--canary-expect"), marker});
    DONE(run);
    QCOMPARE(run.json().text("state"), QStringLiteral("completed"));
    const QString evidence = run.json().member("evidence").text("canary");
    QVERIFY2(evidence.startsWith(QLatin1String("observed: canary=")), qPrintable(evidence));
    QVERIFY2(evidence.contains(QLatin1String("not-proved=other-connections")),
             qPrintable(evidence));
}

void RotateTest::refusesACanaryBehindASignIn()
{
    const CliResult plan =
        m_home->run(rotate(QStringLiteral("plan"),
                           {agentName, QStringLiteral("--canary-ask"), QStringLiteral("look up"),
                            QStringLiteral("--canary-expect"), QStringLiteral("marker")}));
    DONE(plan);
    const std::vector<Json> refusals = plan.json().items("refusals");
    QCOMPARE(refusals.size(), std::size_t{1});
    QCOMPARE(refusals.front().text("code"), QStringLiteral("canary-impossible"));
}

void RotateTest::tellsWhatCameAfterALeak()
{
    cleanup();
    startTenant(QStringLiteral("bystanders"));
    const CliResult shown = m_home->run(
        {QStringLiteral("--json"), QStringLiteral("agents"), QStringLiteral("show"), agentName});
    QString leaked;
    for (const Json &credential : shown.json().items("credentials")) {
        if (!credential.items("consumers").empty() && !credential.flag("bystander"))
            leaked = credential.text("id");
    }
    const CliResult run = whileTimePasses(
        rotate(QStringLiteral("run"),
               {agentName, QStringLiteral("--accept"), QStringLiteral("--retire"), leaked,
                QStringLiteral("--reason"), QStringLiteral("leak"), QStringLiteral("--leaked-at"),
                QStringLiteral("2020-01-01T00:00:00Z")}));
    QVERIFY2(run.code == 4 || run.code == 0, run.told().constData());
    const CliResult whole = m_home->run(rotate(QStringLiteral("status"), {run.json().text("id")}));
    DONE(whole);
    const std::vector<Json> suspects = whole.json().items().front().items("suspects");
    std::set<QString> kinds;
    for (const Json &suspect : suspects) {
        kinds.insert(suspect.text("what"));
        QVERIFY(!suspect.text("id").isEmpty());
        QVERIFY(suspect.text("id") != leaked);
    }
    QVERIFY2(kinds.contains(QStringLiteral("client-secret")), whole.out.constData());
    QVERIFY2(whole.json().items().front().items("notRead").empty(), whole.out.constData());
    const QString evidence = whole.json().items().front().member("evidence").text("suspects");
    QVERIFY2(evidence.startsWith(QStringLiteral("observed: suspects=%1").arg(suspects.size())),
             qPrintable(evidence));
}

void RotateTest::reopensARunThatAPipelineUndid()
{
    const CliResult run = completeByHand();
    DONE(run);
    QCOMPARE(run.json().text("state"), QStringLiteral("completed"));
    const CliResult calm = m_home->run(rotate(QStringLiteral("watch")));
    DONE(calm);
    QVERIFY(calm.json().items().empty());

    // A solution that still holds the old value is imported over the connector.
    JsonWriter order;
    order.beginObject()
        .member("do", "deploy-solution")
        .member("connector", m_connector)
        .endObject();
    m_tenant->post(QStringLiteral("people"), order.take());
    CliResult watched;
    for (int hours = 0; hours < 12 && watched.code != 4; ++hours) {
        m_tenant->post(QStringLiteral("clock"), R"({"advanceSeconds":3600})");
        watched = m_home->run(rotate(QStringLiteral("watch")));
    }
    QVERIFY2(watched.code == 4, watched.told().constData());
    const Json reopened = watched.json().items().front();
    QCOMPARE(reopened.text("id"), run.json().text("id"));
    QCOMPARE(reopened.text("state"), QStringLiteral("waiting-for-person"));
    QCOMPARE(reopened.items("reopened").front().text("why"), QStringLiteral("consumer-refused"));
    // A person has looked after it.
    const CliResult closed = m_home->run(rotate(QStringLiteral("resume"), {run.json().text("id")}));
    DONE(closed);
    QCOMPARE(closed.json().text("state"), QStringLiteral("completed"));
}

QTEST_GUILESS_MAIN(RotateTest)
#include "rotatetest.moc"

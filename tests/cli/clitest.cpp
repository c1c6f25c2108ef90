// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"
#include "tests/support/privatekeyring.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace keyturn;
using test::CliHome;
using test::CliResult;
using test::runCli;

/// One sentence on stderr with @p words, nothing on stdout, and this exit code.
#define REFUSED(result, exitCode, words)                                                           \
    do {                                                                                           \
        const CliResult refused = (result);                                                        \
        QVERIFY2(refused.code == (exitCode), refused.told().constData());                          \
        QVERIFY2(refused.err.contains(words), refused.told().constData());                         \
        QVERIFY2(refused.err.startsWith("keyturn-cli: Could not "), refused.told().constData());   \
        QCOMPARE(refused.err.count('\n'), 1);                                                      \
        QCOMPARE(refused.out, QByteArray());                                                       \
    } while (false)

#define DONE(result)                                                                               \
    do {                                                                                           \
        const CliResult &done = (result);                                                          \
        QVERIFY2(done.code == 0, done.told().constData());                                         \
    } while (false)

namespace {

const QStringList listJson{QStringLiteral("--json"), QStringLiteral("agents"),
                           QStringLiteral("list")};
const QStringList connecting{QStringLiteral("--json"), QStringLiteral("agents"),
                             QStringLiteral("sync")};
const QStringList verifying{QStringLiteral("log"), QStringLiteral("verify")};

/// Runs @p sql on a database of the home, from outside.
void alter(const CliHome &home, const QString &file, const QString &sql)
{
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("alter"));
        database.setDatabaseName(home.home() + QLatin1Char('/') + file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("alter"));
}

} // namespace

class CliTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsAgentsAsTheInterfaceSays();
    void showsAnAgentByUniqueName();
    void saysPartlyWhenAnEnvironmentCannotBeRead();
    void keepsASecretFromADescriptorInTheKeychain();
    void refusesASecretThatIsNone();
    void namesARealTenant();
    void keepsALinkMadeByHandOverASync();
    void printsColumnsForAPerson();
    void answersUsageErrorsWithTwo_data();
    void answersUsageErrorsWithTwo();
    void namesAnUnknownAgent();
    void namesAWrongTenant();
    void namesAWrongSecret();
    void namesAnExpiredSecret();
    void namesAMissingRight();
    void namesAClosedProxy();
    void namesAnUnknownAuthority();
    void namesABrokenTenantFile();
    void namesANewerDatabaseAndLeavesItAlone();
    void needsAPersonWhenTheKeychainIsLocked();
    void needsAPersonWhenThereIsNoKeychain();
    void plansWithoutWritingAnything();
    void refusesBeforeTheFirstWrite();
    void asksForAcceptanceByName();
    void exportsAndVerifiesTheLog();
    void endsWithFiveWhenTheLogWasChanged();

private:
    test::PrivateKeyring m_keyring;
    test::TenantProcess m_tenant{{QStringLiteral("--agents"), QStringLiteral("20"),
                                  QStringLiteral("--seed"), QStringLiteral("7")}};
    [[nodiscard]] QString agentOf(const QString &profile) const;
};

void CliTest::initTestCase()
{
    QVERIFY2(m_keyring.failure().isEmpty(), qPrintable(m_keyring.failure()));
    QVERIFY2(m_tenant.failure().isEmpty(), qPrintable(m_tenant.failure()));
}

QString CliTest::agentOf(const QString &profile) const
{
    for (const Json &agent : m_tenant.get(QStringLiteral("state")).items("agents")) {
        if (agent.text("profile") == profile)
            return agent.text("name");
    }
    return {};
}

void CliTest::listsAgentsAsTheInterfaceSays()
{
    const CliHome home(m_tenant);
    const CliResult result = home.run(listJson);
    DONE(result);
    const std::vector<Json> agents = result.json().items();
    QCOMPARE(agents.size(), std::size_t{20});
    for (const Json &agent : agents) {
        for (const char *member : {"id", "name", "environment", "owner", "state"})
            QVERIFY2(agent.member(member).isString(), member);
        QVERIFY(!agent.items("credentials").empty());
        const Json credential = agent.items("credentials").front();
        for (const char *member : {"id", "kind", "hint"})
            QVERIFY2(credential.member(member).isString(), member);
        QVERIFY(credential.member("consumers").isArray());
        QVERIFY(!credential.member("expiresAt").isAbsent());
    }
}

void CliTest::showsAnAgentByUniqueName()
{
    const CliHome home(m_tenant);
    const QString name = agentOf(QStringLiteral("version-pinned-vault"));
    const CliResult result = home.run({QStringLiteral("agents"), QStringLiteral("show"),
                                       name.toUpper(), QStringLiteral("--json")});
    DONE(result);
    QCOMPARE(result.json().text("name"), name);
    QVERIFY(!result.json().items("consumers").front().text("pinnedVersion").isEmpty());
}

void CliTest::keepsASecretFromADescriptorInTheKeychain()
{
    const test::TemporaryHome folder;
    const QString home = folder.file(QStringLiteral("home"));
    const auto cli = [&home](const QStringList &arguments, const QByteArray &input = {}) {
        return test::runCli(QStringList{QStringLiteral("--home"), home} + arguments, input);
    };
    const QStringList setSecret{QStringLiteral("sign-in"), QStringLiteral("set-secret"),
                                QStringLiteral("--from-fd"), QStringLiteral("0")};
    DONE(
        cli({QStringLiteral("sign-in"), QStringLiteral("set-tenant"), QStringLiteral("--tenant-id"),
             m_tenant.line().text("tenantId"), QStringLiteral("--client-id"),
             m_tenant.line().text("clientId"), QStringLiteral("--proxy"),
             QStringLiteral("http://127.0.0.1:%1").arg(m_tenant.line().number("port")),
             QStringLiteral("--extra-ca"), m_tenant.line().text("caFile")}));
    const QByteArray secret = m_tenant.line().text("clientSecret").toUtf8();
    REFUSED(cli(setSecret, "mistyped\n"), 1, "does not know this client secret");
    DONE(cli(setSecret, secret + '\n'));
    const CliResult agents = cli(listJson);
    DONE(agents);
    QCOMPARE(agents.json().items().size(), std::size_t{20});
    QDirIterator files(home, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(secret), qPrintable(file.fileName()));
    }
}

void CliTest::refusesASecretThatIsNone()
{
    const CliHome home(m_tenant);
    const QStringList empty{QStringLiteral("sign-in"), QStringLiteral("set-secret"),
                            QStringLiteral("--from-fd"), QStringLiteral("0")};
    REFUSED(home.run(empty), 1, "nothing came from this file descriptor");
    const QStringList closed{QStringLiteral("sign-in"), QStringLiteral("set-secret"),
                             QStringLiteral("--from-fd"), QStringLiteral("77")};
    REFUSED(home.run(closed), 1, "not open for reading");
}

void CliTest::namesARealTenant()
{
    const test::TemporaryHome folder;
    const auto name = [&folder](const QString &tenant, const QString &client) {
        return test::runCli({QStringLiteral("--home"), folder.file(QStringLiteral("home")),
                             QStringLiteral("sign-in"), QStringLiteral("set-tenant"),
                             QStringLiteral("--tenant-id"), tenant, QStringLiteral("--client-id"),
                             client});
    };
    const QString id = QStringLiteral("6f1c5d2e-0000-4000-8000-00000000abcd");
    REFUSED(name(QStringLiteral("contoso"), id), 1, "the tenant id is not one");
    REFUSED(name(id, QStringLiteral("secret-value")), 1, "the client id is not one");
    DONE(name(id, id));
}

void CliTest::saysPartlyWhenAnEnvironmentCannotBeRead()
{
    const CliHome home(m_tenant);
    const CliResult result = home.run(connecting);
    QVERIFY2(result.code == 3, result.told().constData());
    QCOMPARE(result.json().number("agents"), 20);
    QCOMPARE(result.json().texts("notRead").size(), 1);
    QVERIFY(result.json().texts("notRead").first().startsWith(QLatin1String("Partner: ")));
}

void CliTest::keepsALinkMadeByHandOverASync()
{
    const CliHome home(m_tenant);
    const QString name = agentOf(QStringLiteral("app-only-by-hand"));
    const CliResult shown = home.run(
        {QStringLiteral("agents"), QStringLiteral("show"), name, QStringLiteral("--json")});
    const QString application = shown.json().items("consumers").front().text("applicationId");
    const CliResult linked = home.run({QStringLiteral("agents"), QStringLiteral("link"), name,
                                       QStringLiteral("--application"), application,
                                       QStringLiteral("--name"), QStringLiteral("Batch job")});
    DONE(linked);
    QCOMPARE(home.run(connecting).code, 3);
    const CliResult after = home.run(
        {QStringLiteral("agents"), QStringLiteral("show"), name, QStringLiteral("--json")});
    const std::vector<Json> consumers = after.json().items("consumers");
    QCOMPARE(consumers.size(), std::size_t{2});
    QCOMPARE(consumers.back().text("name"), QStringLiteral("Batch job"));
    QVERIFY(consumers.back().flag("linkedByHand"));
    QVERIFY(home.run({QStringLiteral("log"), QStringLiteral("export")}).out.contains("Batch job") ||
            home.run({QStringLiteral("log"), QStringLiteral("export")})
                .out.contains(application.toUtf8()));
}

void CliTest::printsColumnsForAPerson()
{
    const CliHome home(m_tenant);
    const CliResult result = home.run({QStringLiteral("agents"), QStringLiteral("list")});
    DONE(result);
    const QList<QByteArray> lines = result.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 21);
    const qsizetype environment = lines.first().indexOf("ENVIRONMENT");
    QVERIFY(environment > 0);
    for (const QByteArray &line : lines)
        QCOMPARE(line.at(environment - 1), ' ');
}

void CliTest::answersUsageErrorsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no verb") << QStringList{QStringLiteral("agents")};
    QTest::newRow("unknown verb") << QStringList{QStringLiteral("agents"), QStringLiteral("eat")};
    QTest::newRow("no agent") << QStringList{QStringLiteral("rotate"), QStringLiteral("plan")};
    QTest::newRow("unknown reason")
        << QStringList{QStringLiteral("rotate"), QStringLiteral("plan"), QStringLiteral("x"),
                       QStringLiteral("--reason"), QStringLiteral("boredom")};
    QTest::newRow("unknown format")
        << QStringList{QStringLiteral("log"), QStringLiteral("export"), QStringLiteral("--format"),
                       QStringLiteral("pdf")};
    QTest::newRow("no descriptor")
        << QStringList{QStringLiteral("rotate"), QStringLiteral("hand-over"), QStringLiteral("r")};
}

void CliTest::answersUsageErrorsWithTwo()
{
    QFETCH(QStringList, arguments);
    const CliResult result = runCli(arguments);
    QVERIFY2(result.code == 2, result.told().constData());
    QVERIFY(!result.err.isEmpty());
}

void CliTest::namesAnUnknownAgent()
{
    const CliHome home(m_tenant);
    DONE(home.run(listJson));
    REFUSED(home.run({QStringLiteral("agents"), QStringLiteral("show"), QStringLiteral("Nobody")}),
            1, "Nobody");
}

void CliTest::namesAWrongTenant()
{
    const CliHome home(m_tenant);
    home.rewrite(m_tenant.line().text("tenantId").toUtf8(), "11111111-2222-3333-4444-555555555555");
    REFUSED(home.run(connecting), 1, "there is no such tenant");
}

void CliTest::namesAWrongSecret()
{
    const CliHome home(m_tenant);
    home.rewrite(m_tenant.line().text("clientSecret").toUtf8(), "abc8Q~not-the-secret");
    const CliResult result = home.run(connecting);
    REFUSED(result, 1, "does not know this client secret");
    QVERIFY(!result.err.contains("not-the-secret"));
}

void CliTest::namesAnExpiredSecret()
{
    const test::TenantProcess tenant({QStringLiteral("--agents"), QStringLiteral("1")});
    const CliHome home(tenant);
    tenant.post(QStringLiteral("clock"), R"({"advanceSeconds":34560000})");
    REFUSED(home.run(connecting), 1, "application has expired");
}

void CliTest::namesAMissingRight()
{
    const CliHome home(m_tenant);
    m_tenant.fault(QStringLiteral("bap.listEnvironments"), QStringLiteral("403"));
    REFUSED(home.run(connecting), 1, "lacks a right on api.bap.microsoft.com");
}

void CliTest::namesAClosedProxy()
{
    const CliHome home(m_tenant);
    home.rewrite("\"port\":" + QByteArray::number(m_tenant.line().number("port")), "\"port\":1");
    REFUSED(home.run(connecting), 1, "could not be reached");
}

void CliTest::namesAnUnknownAuthority()
{
    const test::TenantProcess other({QStringLiteral("--agents"), QStringLiteral("1")});
    const CliHome home(m_tenant);
    home.rewrite(m_tenant.line().text("caFile").toUtf8(), other.line().text("caFile").toUtf8());
    REFUSED(home.run(connecting), 1, "authority that is not trusted");
}

void CliTest::namesABrokenTenantFile()
{
    const CliHome home(m_tenant);
    home.rewrite("{", "");
    REFUSED(home.run(verifying), 1, "not the JSON line");
    REFUSED(runCli({QStringLiteral("--home"), home.home(), QStringLiteral("agents"),
                    QStringLiteral("list")}),
            1, "no tenant yet");
    // A log can be read without its tenant.
    DONE(runCli(
        {QStringLiteral("--home"), home.home(), QStringLiteral("log"), QStringLiteral("verify")}));
}

void CliTest::namesANewerDatabaseAndLeavesItAlone()
{
    const CliHome home(m_tenant);
    DONE(home.run(verifying));
    const QString file = QStringLiteral("store/records.db");
    alter(home, file, QStringLiteral("PRAGMA user_version = 99"));
    const QByteArray before = home.folder().contents(QStringLiteral("home/") + file);
    REFUSED(home.run(verifying), 1, "written by a newer Keyturn");
    QCOMPARE(home.folder().contents(QStringLiteral("home/") + file), before);
}

void CliTest::needsAPersonWhenTheKeychainIsLocked()
{
    const CliHome home(m_tenant);
    m_keyring.lock();
    REFUSED(home.run(connecting), 4, "the keychain is locked");
    m_keyring.stopService();
    m_keyring.startService();
    QCOMPARE(home.run(connecting).code, 3);
}

void CliTest::needsAPersonWhenThereIsNoKeychain()
{
    const CliHome home(m_tenant);
    m_keyring.stopService();
    const CliResult result = home.run(connecting);
    // The log is readable without one, and says what it could not check.
    const CliResult verified = home.run(verifying);
    m_keyring.startService();
    REFUSED(result, 4, "no Secret Service answers");
    DONE(verified);
    QVERIFY(verified.out.contains("seal not checked"));
}

void CliTest::plansWithoutWritingAnything()
{
    const CliHome home(m_tenant);
    const QString agent = agentOf(QStringLiteral("app-only-envvar-vault"));
    const CliResult result = home.run(
        {QStringLiteral("rotate"), QStringLiteral("plan"), agent, QStringLiteral("--json")});
    DONE(result);
    const Json plan = result.json();
    for (const char *member : {"agent", "hash", "reason", "ceiling"})
        QVERIFY2(plan.member(member).isString(), member);
    for (const char *member : {"steps", "accepts", "refusals"})
        QVERIFY2(plan.member(member).isArray(), member);
    for (const Json &step : plan.items("steps")) {
        for (const char *member : {"id", "phase", "effect", "title", "consumer", "undo", "gate"})
            QVERIFY2(step.member(member).isString(), member);
    }
    QCOMPARE(
        home.run({QStringLiteral("rotate"), QStringLiteral("status"), QStringLiteral("--json")})
            .out.trimmed(),
        QByteArray("[]"));
    const QByteArray log = m_tenant.getText(QStringLiteral("log"));
    QVERIFY(log.contains("graph.getApplication"));
    QVERIFY(!log.contains("graph.addPassword"));
}

void CliTest::refusesBeforeTheFirstWrite()
{
    const CliHome home(m_tenant);
    const CliResult result =
        home.run({QStringLiteral("rotate"), QStringLiteral("run"),
                  agentOf(QStringLiteral("version-pinned-vault")), QStringLiteral("--accept")});
    QVERIFY2(result.code == 1, result.told().constData());
    QVERIFY2(result.err.contains("version-pinned"), result.told().constData());
    QVERIFY(!m_tenant.getText(QStringLiteral("log")).contains("graph.addPassword"));
}

void CliTest::asksForAcceptanceByName()
{
    const CliHome home(m_tenant);
    const CliResult result = home.run({QStringLiteral("rotate"), QStringLiteral("run"),
                                       agentOf(QStringLiteral("delegated-by-hand"))});
    QVERIFY2(result.code == 4, result.told().constData());
    QVERIFY2(result.err.contains("--accept"), result.told().constData());
    QVERIFY(!m_tenant.getText(QStringLiteral("log")).contains("graph.addPassword"));
}

void CliTest::exportsAndVerifiesTheLog()
{
    const CliHome home(m_tenant);
    const QString name = agentOf(QStringLiteral("app-only-by-hand"));
    DONE(home.run({QStringLiteral("agents"), QStringLiteral("link"), name,
                   QStringLiteral("--application"),
                   QStringLiteral("00000000-1111-2222-3333-444444444444"), QStringLiteral("--name"),
                   QStringLiteral("Batch job")}));
    const QString file = home.folder().file(QStringLiteral("log.jsonl"));
    DONE(home.run({QStringLiteral("log"), QStringLiteral("export"), QStringLiteral("--format"),
                   QStringLiteral("jsonl"), QStringLiteral("--out"), file}));
    DONE(home.run({QStringLiteral("log"), QStringLiteral("verify"), file}));
    const CliResult verified =
        home.run({QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--json")});
    DONE(verified);
    QCOMPARE(verified.json().number("rows"), 1);
    QCOMPARE(verified.json().number("sealed"), 1);
    QCOMPARE(verified.json().number("anchored"), 1);
    QVERIFY(verified.json().member("firstBad").isNull());
    QVERIFY(!verified.json().flag("tailCut", true));
    const CliResult markdown = home.run({QStringLiteral("log"), QStringLiteral("export")});
    QVERIFY(markdown.out.contains("| Date | Agent | Action | Performed by |"));
}

void CliTest::endsWithFiveWhenTheLogWasChanged()
{
    const CliHome home(m_tenant);
    const QString name = agentOf(QStringLiteral("app-only-by-hand"));
    DONE(home.run({QStringLiteral("agents"), QStringLiteral("link"), name,
                   QStringLiteral("--application"),
                   QStringLiteral("00000000-1111-2222-3333-444444444444"), QStringLiteral("--name"),
                   QStringLiteral("Batch job")}));
    const QString file = home.folder().file(QStringLiteral("log.jsonl"));
    DONE(home.run({QStringLiteral("log"), QStringLiteral("export"), QStringLiteral("--format"),
                   QStringLiteral("jsonl"), QStringLiteral("--out"), file}));
    QByteArray lines = home.folder().contents(QStringLiteral("log.jsonl"));
    QVERIFY(lines.contains(name.toUtf8()));
    lines.replace(name.toUtf8(), "Somebody");
    home.folder().write(QStringLiteral("log.jsonl"), lines);
    const CliResult result = home.run({QStringLiteral("log"), QStringLiteral("verify"), file});
    QVERIFY2(result.code == 5, result.told().constData());
    QVERIFY2(result.out.contains("Tampered: row 1"), result.told().constData());
}

QTEST_GUILESS_MAIN(CliTest)
#include "clitest.moc"

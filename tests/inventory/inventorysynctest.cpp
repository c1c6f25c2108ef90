// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/inventorystore.h"
#include "tests/inventory/drawnagents.h"
#include "tests/session/demohome.h"
#include "tests/support/privatekeyring.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace keyturn;
using test::DemoHome;
using test::errorOf;

namespace {

/// What the tenant itself says of its agents: profile -> ids.
std::multimap<QString, QString> profilesOf(const test::TenantProcess &tenant)
{
    std::multimap<QString, QString> found;
    for (const Json &agent : tenant.get(QStringLiteral("state")).items("agents"))
        found.emplace(agent.text("profile"), agent.text("id"));
    return found;
}

} // namespace

class InventorySyncTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void findsEveryAgentOfTheTenant();
    void mapsEachProfile_data();
    void mapsEachProfile();
    void keepsTheReasonOfAnEnvironmentThatCannotBeRead();
    void keepsEarlierAgentsOfAnEnvironmentThatFails();
    void storesNothingWhenHalfOfTheMapIsMissing();
    void goesOnWithoutWhatItMayNotRead();
    void storesNothingWhenCancelled();
    void tellsHowFarItIs();

private:
    [[nodiscard]] QString treeOf(const QString &profile);

    test::PrivateKeyring m_keyring;
    test::TenantProcess m_tenant{{QStringLiteral("--agents"), QStringLiteral("20"),
                                  QStringLiteral("--seed"), QStringLiteral("7"),
                                  QStringLiteral("--speed"), QStringLiteral("30")}};
    std::multimap<QString, QString> m_profiles;
    std::optional<DemoHome> m_demo;
    std::unique_ptr<TenantSession> m_session;
};

void InventorySyncTest::initTestCase()
{
    QVERIFY2(m_keyring.failure().isEmpty(), qPrintable(m_keyring.failure()));
    QVERIFY2(m_tenant.failure().isEmpty(), qPrintable(m_tenant.failure()));
    m_profiles = profilesOf(m_tenant);
    QCOMPARE(m_profiles.size(), std::size_t{20});
}

void InventorySyncTest::init()
{
    m_demo.emplace(m_tenant);
    auto opened = m_demo->open();
    QVERIFY(opened);
    m_session = std::move(*opened);
}

void InventorySyncTest::cleanup()
{
    m_session.reset();
    m_demo.reset();
}

/// The agent of @p profile without what is its own: ids, vault names, its name.
QString InventorySyncTest::treeOf(const QString &profile)
{
    const auto entry = m_profiles.find(profile);
    if (entry == m_profiles.end())
        return {};
    const Result<AgentRow> row = m_session->inventory().agent(entry->second);
    if (!row)
        return row.error().facts();
    Agent agent = row->agent;
    for (Consumer &consumer : agent.consumers) {
        consumer.name.replace(agent.name, QStringLiteral("NAME"), Qt::CaseInsensitive);
        consumer.applicationId = QStringLiteral("APP");
        if (!consumer.vaultUri.isEmpty())
            consumer.vaultUri = QStringLiteral("VAULT");
        consumer.secretName.replace(agent.name, QStringLiteral("NAME"), Qt::CaseInsensitive);
        if (!consumer.pinnedVersion.isEmpty())
            consumer.pinnedVersion = QStringLiteral("VERSION");
    }
    // About half of the agents have a schedule of an hour or a day, by the tenant's seed.
    if (agent.slowestSchedule <= std::chrono::hours(24))
        agent.slowestSchedule = {};
    agent.name = QStringLiteral("NAME");
    std::sort(agent.credentials.begin(), agent.credentials.end(),
              [](const Credential &a, const Credential &b) {
                  return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
              });
    return drawn({agent});
}

void InventorySyncTest::findsEveryAgentOfTheTenant()
{
    QVERIFY(!errorOf(m_session->syncInventory()));
    std::set<QString> expected;
    for (const auto &[profile, id] : m_profiles)
        expected.insert(id);
    std::set<QString> found;
    for (const Agent &agent : *m_session->inventory().agents())
        found.insert(agent.id);
    QVERIFY(found == expected);
}

void InventorySyncTest::mapsEachProfile_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("tree");
    const QString secret = QStringLiteral("  == client-secret, rot-2025-10, on the application\n");
    const auto row = [&](const char *profile, const char *consumers, const QString &credentials) {
        QTest::newRow(profile) << QString::fromLatin1(profile)
                               << QString::fromLatin1(consumers) + credentials;
    };
    row("app-only-by-hand",
        "NAME (published)\n"
        "  <- connector, NAME connector, app-only, of APP, by portal, within 90 min\n",
        secret);
    row("delegated-by-hand",
        "NAME (published)\n"
        "  <- connector, NAME connector, delegated, of APP, by portal, within 90 min\n",
        secret);
    row("delegated-invoker",
        "NAME (published)\n"
        "  <- connector, NAME connector, delegated, of APP, by portal, within 90 min\n",
        secret);
    row("app-only-envvar-vault",
        "NAME (published)\n"
        "  <- environment-variable, NAME connector, app-only, of APP, by keyvault, "
        "from VAULT/mcs-NAME-secret, within 90 min, when told\n",
        secret);
    row("version-pinned-vault",
        "NAME (published)\n"
        "  <- environment-variable, NAME connector, app-only, of APP, by keyvault, "
        "from VAULT/mcs-NAME-secret, pinned to VERSION, within 90 min, when told\n",
        secret);
    row("container-app-vault",
        "NAME (published)\n"
        "  <- container-app, mcp-NAME, app-only, of APP, by keyvault, "
        "from VAULT/mcs-NAME-secret, within 30 min\n",
        secret);
    row("web-app-vault",
        "NAME (published)\n"
        "  <- environment-variable, NAME connector, app-only, of APP, by keyvault, "
        "from VAULT/mcs-NAME-secret, within 90 min, when told\n"
        "  <- web-app, app-NAME, app-only, of APP, by keyvault, "
        "from VAULT/mcs-NAME-secret, within 1440 min\n",
        secret);
    row("named-value-vault",
        "NAME (published)\n"
        "  <- environment-variable, NAME connector, app-only, of APP, by keyvault, "
        "from VAULT/mcs-NAME-secret, within 90 min, when told\n"
        "  <- named-value, apim-NAME, app-only, of APP, by keyvault, "
        "from VAULT/mcs-NAME-secret, within 240 min\n",
        secret);
    row("shared-credential",
        "NAME (published)\n"
        "  <- connector, NAME connector, app-only, of APP, by portal, within 90 min\n",
        QStringLiteral("  == client-secret, rot-2025-10, on the application, shared\n"));
    row("weekly-schedule",
        "NAME (published, every 168 h)\n"
        "  <- connector, NAME connector, app-only, of APP, by portal, within 90 min\n",
        secret);
    row("no-secret",
        "NAME (published)\n"
        "  <- container-app, mcp-NAME, app-only, of APP, by api, within 30 min\n",
        QStringLiteral("  == federated, mcp, on the application\n"));
    // Two of the three secrets on the application are in use, and no row says by whom.
    row("bystanders",
        "NAME (published)\n"
        "  <- connector, NAME connector, app-only, of APP, by portal, within 90 min\n",
        QStringLiteral("  == client-secret, nightly-export, on the application\n"
                       "  == client-secret, pipeline-legacy, on the application, bystander\n"
                       "  == client-secret, rot-2025-10, on the application\n"
                       "  == client-secret, sso, on the service principal, bystander\n"
                       "  == certificate, CN=mcp, on the application, bystander\n"
                       "  == federated, github, on the application, bystander\n"));
}

void InventorySyncTest::mapsEachProfile()
{
    QFETCH(QString, profile);
    QFETCH(QString, tree);
    QVERIFY(!errorOf(m_session->syncInventory()));
    QCOMPARE(treeOf(profile), tree);
}

void InventorySyncTest::keepsTheReasonOfAnEnvironmentThatCannotBeRead()
{
    QVERIFY(!errorOf(m_session->syncInventory()));
    QStringList unread;
    for (const Environment &environment : *m_session->inventory().environments()) {
        if (!environment.readError.isEmpty())
            unread << environment.name;
        QVERIFY(environment.readError.isEmpty() ||
                environment.readError.contains(QLatin1String("0x80072560")));
    }
    QCOMPARE(unread, QStringList{QStringLiteral("Partner")});
}

void InventorySyncTest::keepsEarlierAgentsOfAnEnvironmentThatFails()
{
    QVERIFY(!errorOf(m_session->syncInventory()));
    const QList<Agent> before = *m_session->inventory().agents();
    m_tenant.fault(QStringLiteral("dataverse.listBotComponents"), QStringLiteral("403"));
    QVERIFY(!errorOf(m_session->syncInventory()));
    QList<Agent> after = *m_session->inventory().agents();
    QCOMPARE(drawn(after), drawn(before));
    int unread = 0;
    for (const Environment &environment : *m_session->inventory().environments())
        unread += environment.readError.isEmpty() ? 0 : 1;
    QCOMPARE(unread, 2);
}

void InventorySyncTest::storesNothingWhenHalfOfTheMapIsMissing()
{
    for (int i = 1; i <= 8; ++i)
        m_tenant.fault(QStringLiteral("arm.listContainerApps"), QStringLiteral("wrong-json"), i);
    const std::optional<Error> error = errorOf(m_session->syncInventory());
    m_tenant.post(QStringLiteral("faults"), "[]");
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::BadAnswer);
    QCOMPARE(m_session->inventory().agents()->size(), 0);
}

void InventorySyncTest::goesOnWithoutWhatItMayNotRead()
{
    m_tenant.fault(QStringLiteral("keyvault.listSecrets"), QStringLiteral("403"));
    QVERIFY(!errorOf(m_session->syncInventory()));
    QCOMPARE(m_session->inventory().agents()->size(), 20);
}

void InventorySyncTest::storesNothingWhenCancelled()
{
    Operation *sync = m_session->syncInventory();
    connect(sync, &Operation::progressed, sync, [sync] { sync->cancel(); });
    const std::optional<Error> error = errorOf(sync);
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QCOMPARE(m_session->inventory().agents()->size(), 0);
}

void InventorySyncTest::tellsHowFarItIs()
{
    Operation *sync = m_session->syncInventory();
    QList<std::pair<int, int>> told;
    connect(sync, &Operation::progressed, sync,
            [&told](int done, int total) { told.append({done, total}); });
    QVERIFY(!errorOf(sync));
    QVERIFY(told.size() > 20);
    QCOMPARE(told.last().first, told.last().second);
    for (qsizetype i = 1; i < told.size(); ++i)
        QVERIFY(told.at(i).first == told.at(i - 1).first + 1);
}

QTEST_GUILESS_MAIN(InventorySyncTest)
#include "inventorysynctest.moc"

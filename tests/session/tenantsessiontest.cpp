// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/settings.h"
#include "app/identity/keychain.h"
#include "app/rotation/rotationservice.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "tests/session/demohome.h"
#include "tests/support/privatekeyring.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace keyturn;
using test::DemoHome;
using test::errorOf;

#define NO_ERROR(operation)                                                                        \
    do {                                                                                           \
        const std::optional<Error> failed = errorOf(operation);                                    \
        QVERIFY2(!failed, failed ? qPrintable(failed->facts()) : "");                              \
    } while (false)

#define OPENED(session, demo)                                                                      \
    auto session##Opened = (demo).open();                                                          \
    QVERIFY2(session##Opened, session##Opened ? "" : qPrintable(session##Opened.error().facts())); \
    const std::unique_ptr<TenantSession> session = std::move(*session##Opened)

namespace {

/// Files below @p folder that hold @p needle.
QStringList filesWith(const QString &folder, const QByteArray &needle)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(needle))
            found << file.fileName();
    }
    return found;
}

} // namespace

class TenantSessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void opensWithoutNetworkOrKeychain();
    void givesTheHomeAnIdThatStays();
    void putsTheSecretIntoTheKeychainOnceAndNowhereElse();
    void followsAnotherTenantThatTakesTheFilesPlace();
    void keepsTheTenantInTheSettings();
    void signsInWithACertificateWhenTheSettingsSaySo();
    void readsTheWholeTenant();
    void sealsTheLogAndKeepsItsHead();
    void leavesNewRowsUnsealedWhenTheKeychainLostTheKey();
    void saysWhatTheKeychainIsWaitingFor();
    void refusesAHomeWithoutATenant();
    void endsQuietlyWhileASyncIsUnderWay();
    void endsQuietlyWhileARunIsDriven();

private:
    test::PrivateKeyring m_keyring;
    test::TenantProcess m_tenant{{QStringLiteral("--agents"), QStringLiteral("20"),
                                  QStringLiteral("--seed"), QStringLiteral("7")}};
};

void TenantSessionTest::initTestCase()
{
    QVERIFY2(m_keyring.failure().isEmpty(), qPrintable(m_keyring.failure()));
    QVERIFY2(m_tenant.failure().isEmpty(), qPrintable(m_tenant.failure()));
}

void TenantSessionTest::opensWithoutNetworkOrKeychain()
{
    m_keyring.freeze();
    const DemoHome demo(m_tenant);
    const auto session = demo.open();
    m_keyring.thaw();
    QVERIFY(session);
    QCOMPARE((*session)->status().keychain, KeychainCondition::Unknown);
    QCOMPARE((*session)->status().signIn, SignInState::NotTried);
    QVERIFY((*session)->status().simulated);
}

void TenantSessionTest::givesTheHomeAnIdThatStays()
{
    const DemoHome demo(m_tenant);
    QString id;
    for (int i = 0; i < 2; ++i) {
        OPENED(session, demo);
        const QString now = session->status().homeId;
        QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-f]{8}$")).match(now).hasMatch());
        QVERIFY(id.isEmpty() || id == now);
        id = now;
    }
    const DemoHome other(m_tenant);
    OPENED(session, other);
    QVERIFY(session->status().homeId != id);
}

void TenantSessionTest::putsTheSecretIntoTheKeychainOnceAndNowhereElse()
{
    const QByteArray secret = m_tenant.line().text("clientSecret").toUtf8();
    const DemoHome demo(m_tenant);
    {
        OPENED(session, demo);
        NO_ERROR(session->connectTenant());
        QCOMPARE(session->status().signIn, SignInState::SignedIn);
        QCOMPARE(session->status().keychain, KeychainCondition::Ready);
        NO_ERROR(session->settle());
    }
    QCOMPARE(filesWith(demo.home(), secret), QStringList());
    // The file may lose its secret now: it is not read again.
    QByteArray line = demo.folder().contents(QStringLiteral("tenant.json"));
    line.replace(secret, "gone");
    demo.folder().write(QStringLiteral("tenant.json"), line);
    OPENED(session, demo);
    NO_ERROR(session->connectTenant());
    QCOMPARE(session->status().signIn, SignInState::SignedIn);
}

void TenantSessionTest::followsAnotherTenantThatTakesTheFilesPlace()
{
    const DemoHome demo(m_tenant);
    {
        OPENED(session, demo);
        NO_ERROR(session->connectTenant());
    }
    const test::TenantProcess other({QStringLiteral("--agents"), QStringLiteral("1"),
                                     QStringLiteral("--seed"), QStringLiteral("99")});
    demo.folder().write(QStringLiteral("tenant.json"), other.line().toJson());
    OPENED(session, demo);
    NO_ERROR(session->connectTenant());
    QCOMPARE(session->status().tenantId, other.line().text("tenantId"));
}

void TenantSessionTest::keepsTheTenantInTheSettings()
{
    const DemoHome demo(m_tenant);
    {
        OPENED(session, demo);
    }
    OpenOptions options;
    options.home = demo.home();
    const auto session = TenantSession::open(options);
    QVERIFY(session);
    QCOMPARE((*session)->status().clientId, m_tenant.line().text("clientId"));
    QCOMPARE((*session)->status().actor, QStringLiteral("anna@contoso.com"));
}

void TenantSessionTest::signsInWithACertificateWhenTheSettingsSaySo()
{
    const test::TenantProcess tenant(
        {QStringLiteral("--agents"), QStringLiteral("1"), QStringLiteral("--client-cert")});
    QVERIFY2(tenant.failure().isEmpty(), qPrintable(tenant.failure()));
    const DemoHome demo(tenant);
    {
        OPENED(session, demo);
        QVERIFY(session->settings().set(Setting::SignInKind, QStringLiteral("certificate")));
    }
    OPENED(session, demo);
    NO_ERROR(session->connectTenant());
    QCOMPARE(session->status().signIn, SignInState::SignedIn);
    QVERIFY(tenant.getText(QStringLiteral("log")).contains("client_assertion"));
    NO_ERROR(session->settle());
    QCOMPARE(filesWith(demo.home(), "PRIVATE KEY"), QStringList());
}

void TenantSessionTest::readsTheWholeTenant()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    QSignalSpy changed(&session->inventory(), &InventoryStore::changed);
    NO_ERROR(session->syncInventory());
    QVERIFY(!changed.isEmpty());
    const auto agents = session->inventory().agents();
    QVERIFY(agents);
    QCOMPARE(agents->size(), 20);
    QVERIFY(session->status().syncedAt > TimePoint{});
}

void TenantSessionTest::sealsTheLogAndKeepsItsHead()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    NO_ERROR(session->syncInventory());
    ManualLink link;
    link.agentId = session->inventory().agents()->first().id;
    link.applicationId = QStringLiteral("00000000-1111-2222-3333-444444444444");
    link.consumer.id = QStringLiteral("by-hand:1");
    link.consumer.name = QStringLiteral("Batch job");
    link.consumer.applicationId = link.applicationId;
    QVERIFY(session->addLink(link));
    NO_ERROR(session->settle());
    QSignalSpy checked(session.get(), &TenantSession::logChecked);
    NO_ERROR(session->verifyLog());
    QCOMPARE(checked.size(), 1);
    const LogCheck check = *session->lastLogCheck();
    QCOMPARE(check.rows, 1);
    QCOMPARE(check.sealed, 1);
    QVERIFY(check.sealChecked);
    QVERIFY(check.holds());
    // Rows that only the keychain's head knows of were cut away.
    SystemKeychain keychain(session->status().homeId);
    QVERIFY(test::await(
        keychain.write(QStringLiteral("head"), Secret::copyOf("2 " + std::string(64, 'a')))));
    NO_ERROR(session->verifyLog());
    QVERIFY(session->lastLogCheck()->tailCut);
}

void TenantSessionTest::leavesNewRowsUnsealedWhenTheKeychainLostTheKey()
{
    const DemoHome demo(m_tenant);
    QString homeId;
    {
        OPENED(session, demo);
        NO_ERROR(session->connectTenant());
        QVERIFY(session->records().canSeal());
        homeId = session->status().homeId;
    }
    SystemKeychain keychain(homeId);
    QVERIFY(test::await(keychain.remove(QStringLiteral("seal"))));
    OPENED(session, demo);
    NO_ERROR(session->connectTenant());
    QVERIFY(!session->records().canSeal());
    const auto seal = test::await(keychain.read(QStringLiteral("seal")));
    QVERIFY(!seal);
    QCOMPARE(seal.error().kind, ErrorKind::KeychainNoItem);
}

void TenantSessionTest::saysWhatTheKeychainIsWaitingFor()
{
    const DemoHome demo(m_tenant);
    OPENED(session, demo);
    m_keyring.stopService();
    const std::optional<Error> absent = errorOf(session->connectTenant());
    QVERIFY(absent);
    QCOMPARE(absent->kind, ErrorKind::KeychainAbsent);
    QCOMPARE(session->status().keychain, KeychainCondition::Absent);
    m_keyring.startService();
    NO_ERROR(session->connectTenant());
    QCOMPARE(session->status().keychain, KeychainCondition::Ready);
}

void TenantSessionTest::refusesAHomeWithoutATenant()
{
    const test::TemporaryHome folder;
    OpenOptions options;
    options.home = folder.file(QStringLiteral("home"));
    const auto session = TenantSession::open(options);
    QVERIFY(!session);
    QCOMPARE(session.error().kind, ErrorKind::Invalid);
    QCOMPARE(session.error().code, QStringLiteral("no-tenant"));
}

void TenantSessionTest::endsQuietlyWhileASyncIsUnderWay()
{
    const DemoHome demo(m_tenant);
    for (int answers = 0; answers < 12; ++answers) {
        OPENED(session, demo);
        QPointer<Operation> sync = session->syncInventory();
        int seen = 0;
        connect(sync, &Operation::progressed, this, [&seen] { ++seen; });
        test::spinUntil([&] { return seen >= answers || !sync; }, std::chrono::seconds(10));
    }
}

void TenantSessionTest::endsQuietlyWhileARunIsDriven()
{
    const test::TenantProcess tenant({QStringLiteral("--agents"), QStringLiteral("1"),
                                      QStringLiteral("--profiles"),
                                      QStringLiteral("app-only-by-hand")});
    QVERIFY2(tenant.failure().isEmpty(), qPrintable(tenant.failure()));
    const DemoHome demo(tenant);
    QString run;
    for (int facts = 0; facts < 8; ++facts) {
        OPENED(session, demo);
        NO_ERROR(session->syncInventory());
        rotation::RotationService &rotations = session->rotation();
        if (run.isEmpty()) {
            rotation::PlanOptions options;
            options.agentId = session->inventory().agents()->first().id;
            NO_ERROR(rotations.makePlan(options));
            QStringList accepted;
            for (const std::string &what : rotations.lastPlan()->accepts)
                accepted << QString::fromStdString(what);
            const Result<QString> started = rotations.start(*rotations.lastPlan(), accepted);
            QVERIFY(started);
            run = *started;
        }
        int seen = 0;
        // The service may outlive this turn, the listener does not.
        const QObject listener;
        connect(&rotations, &rotation::RotationService::runChanged, &listener, [&seen] { ++seen; });
        rotations.drive(run, rotation::Drive::UntilPerson);
        test::spinUntil([&] { return seen >= facts; }, std::chrono::seconds(2));
    }
    // What was under way ends by itself; the run can be taken by the next console.
    OPENED(session, demo);
    QTRY_VERIFY(session->rotation().snapshot(run)->holder.isEmpty());
}

QTEST_GUILESS_MAIN(TenantSessionTest)
#include "tenantsessiontest.moc"

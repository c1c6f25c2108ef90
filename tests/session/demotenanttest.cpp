// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/demotenant.h"

#include "app/session/tenantfile.h"
#include "app/session/tenantsession.h"
#include "tests/support/temporaryhome.h"

#include <QFileInfo>
#include <QTcpSocket>
#include <QTest>

using namespace keyturn;

namespace {

const QStringList few{QStringLiteral("--agents"), QStringLiteral("3"),
                      QStringLiteral("--conversations"), QStringLiteral("0")};

int portOf(const DemoTenant &tenant)
{
    const Result<TenantFile> line = TenantFile::read(tenant.tenantFile());
    return line ? line->port : 0;
}

bool answers(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    return socket.waitForConnected(2'000);
}

} // namespace

class DemoTenantTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("PATH", qgetenv("KEYTURN_BIN_DIR") + ':' + qgetenv("PATH")); }

    void opensASessionOnTheSimulatedTenant()
    {
        const auto tenant = DemoTenant::start(few);
        QVERIFY(tenant);
        OpenOptions options;
        options.home = (*tenant)->home();
        options.tenantFile = (*tenant)->tenantFile();
        const auto session = TenantSession::open(options);
        QVERIFY(session);
        QVERIFY((*session)->status().simulated);
        QVERIFY(answers(portOf(**tenant)));
    }

    void keepsTheLineForItsOwnerAlone()
    {
        const auto tenant = DemoTenant::start(few);
        QVERIFY(tenant);
        const auto permissions = QFileInfo((*tenant)->tenantFile()).permissions();
        QCOMPARE(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup), 0);
        const auto folder = QFileInfo(QFileInfo((*tenant)->tenantFile()).path()).permissions();
        QCOMPARE(folder & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther), 0);
    }

    void endsTheTenantAndItsHomeWithItself()
    {
        auto tenant = DemoTenant::start(few);
        QVERIFY(tenant);
        const int port = portOf(**tenant);
        const QString home = (*tenant)->home();
        QVERIFY(QFileInfo::exists(home));
        tenant->reset();
        QVERIFY(!answers(port));
        QVERIFY(!QFileInfo::exists(home));
    }

    void saysInTheTenantsWordsWhyItDidNotStart()
    {
        const auto tenant = DemoTenant::start({QStringLiteral("--no-such-option")});
        QVERIFY(!tenant);
        QCOMPARE(tenant.error().code, QStringLiteral("no-start"));
        QVERIFY(tenant.error().subject.contains(QStringLiteral("--no-such-option")));
    }

    void saysThatTheProgramIsMissing()
    {
        const QByteArray path = qgetenv("PATH");
        const test::TemporaryHome empty;
        qputenv("PATH", empty.path().toLocal8Bit());
        const auto tenant = DemoTenant::start(few);
        qputenv("PATH", path);
        QVERIFY(!tenant);
        QCOMPARE(tenant.error().code, QStringLiteral("no-simulator"));
    }
};

QTEST_GUILESS_MAIN(DemoTenantTest)
#include "demotenanttest.moc"

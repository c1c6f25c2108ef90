// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tenantfile.h"

#include "tests/support/temporaryhome.h"

#include <QTest>

using namespace keyturn;

namespace {

const QByteArray line =
    "{\"port\":4711,\"caFile\":\"/ca.pem\",\"tenantId\":\"t\",\"clientId\":\"c\","
    "\"clientSecret\":\"a\\\"b\\\\c~8Q\",\"epoch\":\"2026-01-20T09:00:00.000Z\","
    "\"startedAt\":\"2026-11-20T10:00:00.000Z\",\"speed\":5,"
    "\"portalUrl\":\"http://127.0.0.1:4711/portal\",\"workspaceId\":\"w\","
    "\"operators\":[{\"upn\":\"a@b\",\"password\":\"first\"},"
    "{\"upn\":\"c@d\",\"password\":\"second\"}]}";

} // namespace

class TenantFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsNoSecret();
    void cutsEverySecretOutOfTheBytes();
    void readsTheSecretAloneAndUnescaped();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();

private:
    test::TemporaryHome m_folder;
};

void TenantFileTest::readsWhatIsNoSecret()
{
    const auto read = TenantFile::read(m_folder.write(QStringLiteral("tenant.json"), line));
    QVERIFY2(read, read ? "" : qPrintable(read.error().facts()));
    QCOMPARE(read->port, 4711);
    QCOMPARE(read->caFile, QStringLiteral("/ca.pem"));
    QCOMPARE(read->tenantId, QStringLiteral("t"));
    QCOMPARE(read->clientId, QStringLiteral("c"));
    QCOMPARE(read->workspaceId, QStringLiteral("w"));
    QCOMPARE(read->start.speed, 5.0);
    QCOMPARE(toIso(read->start.tenant), QStringLiteral("2026-01-20T09:00:00.000Z"));
}

void TenantFileTest::cutsEverySecretOutOfTheBytes()
{
    QByteArray bytes = line;
    const Secret client = cutMember(bytes, "clientSecret");
    const Secret first = cutMember(bytes, "password");
    QCOMPARE(QByteArray::fromStdString(std::string(first.view())), QByteArray("first"));
    QCOMPARE(bytes.size(), line.size());
    for (const char *secret : {"a\\\"b", "8Q", "first", "second"})
        QVERIFY2(!bytes.contains(secret), secret);
    QVERIFY(bytes.contains("\"tenantId\":\"t\""));
}

void TenantFileTest::readsTheSecretAloneAndUnescaped()
{
    const auto secret =
        TenantFile::readClientSecret(m_folder.write(QStringLiteral("tenant.json"), line));
    QVERIFY(secret);
    QVERIFY(secret->equals(Secret::copyOf("a\"b\\c~8Q")));
}

void TenantFileTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("no JSON") << QByteArray("port 4711") << QStringLiteral("json");
    QTest::newRow("cut") << line.left(80) << QStringLiteral("json");
    QTest::newRow("no port") << QByteArray(R"({"tenantId":"t","clientId":"c"})")
                             << QStringLiteral("port");
    QTest::newRow("no tenant") << QByteArray(R"({"port":1,"clientId":"c"})")
                               << QStringLiteral("tenantId");
}

void TenantFileTest::namesWhatIsWrong()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const QString file = m_folder.write(QStringLiteral("bad.json"), content);
    const auto read = TenantFile::read(file);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Invalid);
    QCOMPARE(read.error().code, code);
    QCOMPARE(read.error().subject, file);
    const auto missing = TenantFile::read(m_folder.file(QStringLiteral("none")));
    QCOMPARE(missing.error().code, QStringLiteral("unreadable"));
}

QTEST_GUILESS_MAIN(TenantFileTest)
#include "tenantfiletest.moc"

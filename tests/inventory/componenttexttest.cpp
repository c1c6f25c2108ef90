// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/componenttext.h"

#include "app/inventory/vaultreference.h"

#include <QTest>

using namespace keyturn;

class ComponentTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsToolsAndServers();
    void readsRecurrences_data();
    void readsRecurrences();
    void findsNothingInProse();
    void readsVaultReferences_data();
    void readsVaultReferences();
};

void ComponentTextTest::readsToolsAndServers()
{
    const ComponentText text =
        ComponentText::read(QStringLiteral("actions:\r\n  - connectionReference: \"kt_a.b\"\r\n"
                                           "    connectionProperties:\r\n      mode: invoker\r\n"
                                           "  - serverUrl: 'https://mcp.example/mcp'\r\n"));
    QCOMPARE(text.connectionReferences, QStringList{QStringLiteral("kt_a.b")});
    QCOMPARE(text.serverUrls, QStringList{QStringLiteral("https://mcp.example/mcp")});
    QVERIFY(text.asInvoker);
}

void ComponentTextTest::readsRecurrences_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<qint64>("hours");
    QTest::newRow("hour") << QStringLiteral("frequency: Hour\ninterval: 1") << qint64{1};
    QTest::newRow("two days") << QStringLiteral("interval: 2\nfrequency: Day") << qint64{48};
    QTest::newRow("week") << QStringLiteral("frequency: week") << qint64{168};
    QTest::newRow("unknown unit") << QStringLiteral("frequency: Fortnight") << qint64{0};
    QTest::newRow("none") << QStringLiteral("kind: TaskDialog") << qint64{0};
}

void ComponentTextTest::readsRecurrences()
{
    QFETCH(QString, yaml);
    QFETCH(qint64, hours);
    QCOMPARE(ComponentText::read(yaml).recurrence, Millis(std::chrono::hours(hours)));
}

void ComponentTextTest::findsNothingInProse()
{
    const ComponentText text =
        ComponentText::read(QStringLiteral("instructions: Ask for the connectionReference first."));
    QVERIFY(text.connectionReferences.isEmpty());
    QVERIFY(text.serverUrls.isEmpty());
}

void ComponentTextTest::readsVaultReferences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const QString arm = QStringLiteral(
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/Kv1/secrets/a-b");
    const QString url = QStringLiteral("https://kv1.vault.azure.net");
    QTest::newRow("ARM") << arm << url + QStringLiteral(" a-b ");
    QTest::newRow("ARM pinned") << arm + QStringLiteral("/0f") << url + QStringLiteral(" a-b 0f");
    QTest::newRow("URL") << url + QStringLiteral("/secrets/a-b/0f")
                         << url + QStringLiteral(" a-b 0f");
    QTest::newRow("port") << QStringLiteral("https://KV1.vault.azure.net:443/secrets/a-b")
                          << url + QStringLiteral(" a-b ");
    QTest::newRow("no secret") << url + QStringLiteral("/keys/a") << QString();
    QTest::newRow("value") << QStringLiteral("some-value") << QString();
}

void ComponentTextTest::readsVaultReferences()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const auto reference = VaultReference::from(text);
    QCOMPARE(reference ? reference->vaultUri + QLatin1Char(' ') + reference->secretName +
                             QLatin1Char(' ') + reference->version
                       : QString(),
             read);
}

QTEST_GUILESS_MAIN(ComponentTextTest)
#include "componenttexttest.moc"

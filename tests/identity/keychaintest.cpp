// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/keychain.h"

#include "tests/support/await.h"
#include "tests/support/privatekeyring.h"

#include <QElapsedTimer>
#include <QTest>
#include <qt6keychain/keychain.h>

#include <cstdio>

using namespace keyturn;
using namespace keyturn::test;

namespace {

QString id()
{
    return QStringLiteral("run-1");
}

QByteArray bytesOf(const Result<Secret> &secret)
{
    if (!secret)
        return secret.error().facts().toUtf8();
    return {secret->view().data(), static_cast<qsizetype>(secret->view().size())};
}

/// What a second process without GLib's loop is told.
int readWithoutGlib()
{
    SystemKeychain keychain(QStringLiteral("home-a"));
    std::puts(bytesOf(await(keychain.read(id()))).constData());
    return 0;
}

} // namespace

/// SystemKeychain against a real gnome-keyring, trap by trap (design, platform.md).
class KeychainTest : public QObject
{
    Q_OBJECT

    static SystemKeychain home(const char *homeId)
    {
        return SystemKeychain(QLatin1String(homeId), std::chrono::seconds(15));
    }
    static QString kindOf(const Result<Secret> &result)
    {
        return result ? QStringLiteral("value") : nameOf(result.error().kind);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_keyring = std::make_unique<PrivateKeyring>(PrivateKeyring::Service::Missing);
        QVERIFY2(m_keyring->failure().isEmpty(), qPrintable(m_keyring->failure()));
    }

    void cleanup() { m_keyring->stopService(); }

    void everyStateIsToldApart()
    {
        SystemKeychain keychain = home("home-a");
        QCOMPARE(*await(keychain.state()), KeychainState::Absent);
        QCOMPARE(kindOf(await(keychain.read(id()))), QStringLiteral("keychain-absent"));
        QCOMPARE(await(keychain.write(id(), Secret::copyOf("v"))).error().kind,
                 ErrorKind::KeychainAbsent);

        m_keyring->startService();
        QVERIFY2(m_keyring->failure().isEmpty(), qPrintable(m_keyring->failure()));
        QCOMPARE(*await(keychain.state()), KeychainState::Ready);
        QCOMPARE(kindOf(await(keychain.read(id()))), QStringLiteral("keychain-no-item"));
        QVERIFY(await(keychain.write(id(), Secret::copyOf("v"))));
        QCOMPARE(bytesOf(await(keychain.read(id()))), "v");

        // Trap A: from a locked keyring a read looks like "not found".
        m_keyring->lock();
        QCOMPARE(*await(keychain.state()), KeychainState::Locked);
        QCOMPARE(kindOf(await(keychain.read(id()))), QStringLiteral("keychain-locked"));
        QCOMPARE(kindOf(await(keychain.read(QStringLiteral("never written")))),
                 QStringLiteral("keychain-locked"));
        QCOMPARE(await(keychain.write(id(), Secret::copyOf("w"))).error().kind,
                 ErrorKind::KeychainLocked);
        QCOMPARE(await(keychain.remove(id())).error().kind, ErrorKind::KeychainLocked);

        m_keyring->stopService();
        QCOMPARE(kindOf(await(keychain.read(id()))), QStringLiteral("keychain-absent"));
    }

    // Trap B: an item written once as text and once as bytes is two items.
    void oneKeyIsOneItemWhateverItsBytes()
    {
        m_keyring->startService();
        SystemKeychain keychain = home("home-b");
        const QByteArray text = "plain text";
        const QByteArray binary("\0\xff\xfe nul and not UTF-8 \n", 24);
        for (const QByteArray &value : {text, binary, text, binary}) {
            QVERIFY(await(keychain.write(
                id(), Secret::copyOf({value.constData(), std::size_t(value.size())}))));
            QCOMPARE(bytesOf(await(keychain.read(id()))), value);
            QCOMPARE(m_keyring->itemCount(QStringLiteral("keyturn-home-b"), id()), 1);
        }
        QVERIFY(await(keychain.remove(id())));
        QCOMPARE(m_keyring->itemCount(QStringLiteral("keyturn-home-b"), id()), 0);
        QVERIFY2(await(keychain.remove(id())), "removing what is not there succeeds");
    }

    // Trap C: names lie in the clear; homes do not see each other's items.
    void homesAreApart()
    {
        m_keyring->startService();
        SystemKeychain a = home("home-a");
        SystemKeychain b = home("home-b");
        QVERIFY(await(a.write(id(), Secret::copyOf("of a"))));
        QCOMPARE(kindOf(await(b.read(id()))), QStringLiteral("keychain-no-item"));
        QVERIFY(await(b.write(id(), Secret::copyOf("of b"))));
        QVERIFY(await(b.remove(id())));
        QCOMPARE(bytesOf(await(a.read(id()))), "of a");
    }

    // Trap D: a service that does not answer must not hold anybody for ever.
    void aSilentServiceIsSlowNotAbsent()
    {
        m_keyring->startService();
        SystemKeychain patient = home("home-a");
        SystemKeychain keychain(QStringLiteral("home-a"), std::chrono::milliseconds(400));
        QVERIFY(await(patient.write(id(), Secret::copyOf("v"))));
        m_keyring->freeze();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(kindOf(await(keychain.read(id()))), QStringLiteral("keychain-slow"));
        QCOMPARE(*await(keychain.state()), KeychainState::Unknown);
        QVERIFY2(timer.elapsed() < 10'000, "it does not wait for D-Bus's own 25 seconds");
        m_keyring->thaw();
        QCOMPARE(bytesOf(await(patient.read(id()))), "v");
    }

    // Trap E: QtKeychain waits on GLib's loop.
    void withoutGlibItSaysSoAtOnce()
    {
        m_keyring->startService();
        SystemKeychain keychain = home("home-a");
        QVERIFY(await(keychain.write(id(), Secret::copyOf("v"))));
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
        environment.insert(QStringLiteral("KEYTURN_TEST_ROLE"), QStringLiteral("reader"));
        other.setProcessEnvironment(environment);
        other.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(other.waitForFinished(10'000));
        QCOMPARE(other.readAllStandardOutput().trimmed(),
                 "keychain-absent service=keychain code=glib subject=run-1");
    }

    void anotherProcessReadsWhatThisOneWrote()
    {
        m_keyring->startService();
        SystemKeychain keychain = home("home-a");
        QVERIFY(await(keychain.write(id(), Secret::copyOf("shared"))));
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("KEYTURN_TEST_ROLE"), QStringLiteral("reader"));
        other.setProcessEnvironment(environment);
        other.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(other.waitForFinished(10'000));
        QCOMPARE(other.readAllStandardOutput().trimmed(), "shared");
    }

    void refusesWhatSomeDesktopsCannotHold()
    {
        m_keyring->startService();
        SystemKeychain keychain = home("home-a");
        const std::string longest(2500, 'x');
        QVERIFY(await(keychain.write(id(), Secret::copyOf(longest))));
        QCOMPARE(await(keychain.write(id(), Secret::copyOf(longest + "x"))).error().code,
                 QStringLiteral("too-long"));
        QCOMPARE(bytesOf(await(keychain.read(id()))).size(), 2500);
    }

    void nothingLiesInTheHomeInPlainText()
    {
        m_keyring->startService();
        SystemKeychain keychain = home("home-a");
        QVERIFY(await(keychain.write(id(), Secret::copyOf("A-very-visible-value"))));
        QProcess grep;
        grep.start(QStringLiteral("grep"), {QStringLiteral("-r"), QStringLiteral("-a"),
                                            QStringLiteral("A-very-visible-value"),
                                            QString::fromLocal8Bit(qgetenv("HOME"))});
        QVERIFY(grep.waitForFinished(10'000));
        QCOMPARE(grep.readAllStandardOutput(), QByteArray());
    }

    void cleanupTestCase() { m_keyring.reset(); }

private:
    std::unique_ptr<PrivateKeyring> m_keyring;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (qgetenv("KEYTURN_TEST_ROLE") == "reader")
        return readWithoutGlib();
    KeychainTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "keychaintest.moc"

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/privatekeyring.h"

#include "tests/support/await.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDir>

#include <csignal>

namespace keyturn::test {

namespace {

constexpr const char *password = "keyring of a test\n";

QString collectionPath()
{
    return QStringLiteral("/org/freedesktop/secrets/collection/login");
}

QDBusInterface service()
{
    return QDBusInterface(QStringLiteral("org.freedesktop.secrets"),
                          QStringLiteral("/org/freedesktop/secrets"),
                          QStringLiteral("org.freedesktop.Secret.Service"));
}

} // namespace

PrivateKeyring::PrivateKeyring(Service wanted)
{
    const QString runtime = m_home.file(QStringLiteral("run"));
    QDir().mkpath(runtime);
    QFile::setPermissions(runtime,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    qputenv("HOME", m_home.path().toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", runtime.toLocal8Bit());
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "DISPLAY"})
        qunsetenv(name);
    // No service is to be started by activation: the test starts its own.
    const QString config = m_home.write(
        QStringLiteral("bus.conf"),
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
        "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig>"
        "<type>session</type><listen>unix:tmpdir=" +
            runtime.toLocal8Bit() +
            "</listen><policy context=\"default\"><allow send_destination=\"*\" "
            "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy>"
            "</busconfig>");
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + config, QStringLiteral("--nofork"),
                 QStringLiteral("--print-address=1")});
    if (!m_bus.waitForReadyRead(10'000)) {
        m_failure = QStringLiteral("dbus-daemon did not start: ") +
                    QString::fromLocal8Bit(m_bus.readAllStandardError());
        return;
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    if (wanted == Service::Running)
        startService();
}

PrivateKeyring::~PrivateKeyring()
{
    stopService();
    m_bus.kill();
    m_bus.waitForFinished(5'000);
}

void PrivateKeyring::startService()
{
    m_daemon.start(QStringLiteral("gnome-keyring-daemon"),
                   {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                    QStringLiteral("--components=secrets")});
    m_daemon.write(password);
    m_daemon.closeWriteChannel();
    const bool stands = spinUntil([] {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(
            QStringLiteral("org.freedesktop.secrets"));
    });
    if (!stands)
        m_failure = QStringLiteral("gnome-keyring-daemon did not start");
}

void PrivateKeyring::stopService()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    thaw();
    m_daemon.kill();
    m_daemon.waitForFinished(5'000);
}

void PrivateKeyring::lock()
{
    service().call(QStringLiteral("Lock"),
                   QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(collectionPath())}));
}

int PrivateKeyring::itemCount(const QString &serviceName, const QString &key) const
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    const QMap<QString, QString> attributes{{QStringLiteral("user"), key},
                                            {QStringLiteral("server"), serviceName}};
    const QDBusMessage reply =
        service().call(QStringLiteral("SearchItems"), QVariant::fromValue(attributes));
    const auto paths = [&reply](qsizetype index) {
        return qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().value(index)).size();
    };
    return static_cast<int>(paths(0) + paths(1));
}

void PrivateKeyring::freeze()
{
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGSTOP);
}

void PrivateKeyring::thaw()
{
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGCONT);
}

} // namespace keyturn::test

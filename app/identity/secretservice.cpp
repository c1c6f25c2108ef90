// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/secretservice.h"

#include "app/base/completion.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>

namespace keyturn {

namespace {

constexpr const char *serviceName = "org.freedesktop.secrets";

/// Sends @p message and waits for its answer; an empty reply message type says that none came.
QCoro::Task<QDBusMessage> ask(QDBusMessage message, std::chrono::milliseconds patience)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    QDBusPendingCallWatcher watcher(bus.asyncCall(message, static_cast<int>(patience.count())));
    const Completion answered;
    QObject::connect(&watcher, &QDBusPendingCallWatcher::finished, &watcher,
                     [answered] { answered.complete(); });
    if (!watcher.isFinished())
        co_await answered.wait();
    co_return watcher.reply();
}

bool timedOut(const QDBusMessage &reply)
{
    return reply.errorName() == QLatin1String("org.freedesktop.DBus.Error.NoReply") ||
           reply.errorName() == QLatin1String("org.freedesktop.DBus.Error.Timeout");
}

} // namespace

Task<KeychainState> secretServiceState(std::chrono::milliseconds patience)
{
    if (!QDBusConnection::sessionBus().isConnected())
        co_return KeychainState::Absent;
    QDBusMessage alias = QDBusMessage::createMethodCall(
        QLatin1String(serviceName), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    alias.setArguments({QStringLiteral("default")});
    // The call may start the service by activation; no service at all answers with an error.
    const QDBusMessage collection = co_await ask(alias, patience);
    if (collection.type() == QDBusMessage::ErrorMessage)
        co_return timedOut(collection) ? KeychainState::Unknown : KeychainState::Absent;
    const auto path = collection.arguments().value(0).value<QDBusObjectPath>();
    // Without a default collection the first write makes one and asks the person for a password.
    if (path.path().isEmpty() || path.path() == QLatin1String("/"))
        co_return KeychainState::Locked;

    QDBusMessage locked = QDBusMessage::createMethodCall(
        QLatin1String(serviceName), path.path(), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    locked.setArguments(
        {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    const QDBusMessage answer = co_await ask(locked, patience);
    if (answer.type() == QDBusMessage::ErrorMessage)
        co_return KeychainState::Unknown;
    const bool isLocked = answer.arguments().value(0).value<QDBusVariant>().variant().toBool();
    co_return isLocked ? KeychainState::Locked : KeychainState::Ready;
}

} // namespace keyturn

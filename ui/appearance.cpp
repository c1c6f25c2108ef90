// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QStyleFactory>

namespace keyturn {

namespace {

// Source: XDG desktop portal, org.freedesktop.portal.Settings, version 1.
const auto service = QStringLiteral("org.freedesktop.portal.Desktop");
const auto path = QStringLiteral("/org/freedesktop/portal/desktop");
const auto interface = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const auto schemeKey = QStringLiteral("color-scheme");
constexpr uint prefersDark = 1;

uint unwrapped(QVariant value)
{
    // The portal wraps the number twice in version 1.
    for (int layers = 0; layers < 3 && value.canConvert<QDBusVariant>(); ++layers)
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

Appearance::Appearance(QApplication &application)
    : m_application(application)
{
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    m_application.setFont(textFont());
    apply();
    QDBusConnection::sessionBus().connect(service, path, interface,
                                          QStringLiteral("SettingChanged"), this,
                                          SLOT(settingChanged(QString, QString, QDBusVariant)));
    askPortal();
}

void Appearance::setScheme(ColorScheme scheme)
{
    m_scheme = scheme;
    apply();
}

void Appearance::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    call.setArguments({appearanceGroup, schemeKey});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError())
            settingChanged(appearanceGroup, schemeKey, QDBusVariant(reply.value()));
    });
}

void Appearance::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != appearanceGroup || key != schemeKey)
        return;
    m_systemIsDark = unwrapped(value.variant()) == prefersDark;
    apply();
}

void Appearance::apply()
{
    const bool dark =
        m_scheme == ColorScheme::Dark || (m_scheme == ColorScheme::System && m_systemIsDark);
    if (m_applied == (dark ? 1 : 0))
        return;
    m_applied = dark ? 1 : 0;
    const Theme &theme = dark ? darkTheme() : lightTheme();
    m_application.setPalette(theme.palette());
    m_application.setStyleSheet(theme.styleSheet());
    Q_EMIT changed();
}

} // namespace keyturn

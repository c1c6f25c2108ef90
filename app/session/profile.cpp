// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/profile.h"

#include "app/base/settings.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QRandomGenerator>

#include <chrono>
#include <utility>

namespace keyturn {

namespace {

constexpr std::chrono::seconds lockPatience{5};

Result<void> keep(Settings &settings, Setting setting, const QString &value)
{
    if (settings.text(setting) == value)
        return {};
    return settings.set(setting, value);
}

Result<void> keepTenant(Settings &settings, const QString &file, const TenantFile &tenant)
{
    const std::pair<Setting, QString> values[] = {
        {Setting::TenantFile, file},
        {Setting::TenantId, tenant.tenantId},
        {Setting::ClientId, tenant.clientId},
        {Setting::Proxy, QStringLiteral("http://127.0.0.1:%1").arg(tenant.port)},
        {Setting::ExtraCaFile, tenant.caFile},
        {Setting::LogWorkspaceId, tenant.workspaceId},
        {Setting::PortalUrl, tenant.portalUrl},
        {Setting::CertificateFile, tenant.certificateFile},
    };
    for (const auto &[setting, value] : values) {
        if (const Result<void> kept = keep(settings, setting, value); !kept)
            return kept;
    }
    return {};
}

Result<QString> homeIdOf(Settings &settings)
{
    const QString known = settings.text(Setting::HomeId);
    if (known.size() == 8)
        return known;
    const QString made =
        QStringLiteral("%1").arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
    if (const Result<void> set = settings.set(Setting::HomeId, made); !set)
        return std::unexpected(set.error());
    return made;
}

QString loginName()
{
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return name.isEmpty() ? QStringLiteral("operator") : name;
}

} // namespace

QString Profile::signInItem() const
{
    const QByteArray hash = QCryptographicHash::hash(
        (homeId + tenantId + clientId + certificateFile).toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("sign-in-") + QString::fromLatin1(hash.toHex().left(8));
}

Result<Profile> loadProfile(const QString &home, Settings &settings, const QString &tenantFile,
                            const QString &actor, TenantNeed need)
{
    // Two consoles that are started at once must agree on the id of their home.
    QLockFile lock(QDir(home).filePath(QStringLiteral("settings.lock")));
    if (!lock.tryLock(static_cast<int>(Millis(lockPatience).count())))
        return std::unexpected(
            Error::of(ErrorKind::StoreFailed, QStringLiteral("settings"), QStringLiteral("busy"))
                .about(home));
    Profile profile;
    profile.tenantFile = tenantFile.isEmpty() ? settings.text(Setting::TenantFile)
                                              : QFileInfo(tenantFile).absoluteFilePath();
    if (!profile.tenantFile.isEmpty()) {
        const Result<TenantFile> tenant = TenantFile::read(profile.tenantFile);
        const bool mayBeGone = need == TenantNeed::Optional && tenantFile.isEmpty();
        if (!tenant && !mayBeGone)
            return std::unexpected(tenant.error());
        if (tenant) {
            if (const auto kept = keepTenant(settings, profile.tenantFile, *tenant); !kept)
                return std::unexpected(kept.error());
            profile.tenant = *tenant;
        }
    }
    const Result<QString> homeId = homeIdOf(settings);
    if (!homeId)
        return std::unexpected(homeId.error());
    profile.homeId = *homeId;
    profile.tenantId = settings.text(Setting::TenantId);
    profile.clientId = settings.text(Setting::ClientId);
    const bool hasTenant = !profile.tenantId.isEmpty() && !profile.clientId.isEmpty();
    if (!hasTenant && need == TenantNeed::Required)
        return std::unexpected(Error::invalid(home, QStringLiteral("no-tenant"))
                                   .whileDoing(QStringLiteral("read the settings")));
    profile.trust.proxyUrl = settings.text(Setting::Proxy);
    profile.trust.extraCaFile = settings.text(Setting::ExtraCaFile);
    profile.workspaceId = settings.text(Setting::LogWorkspaceId);
    profile.cloud.portalUrl = settings.text(Setting::PortalUrl);
    if (settings.text(Setting::SignInKind) == QLatin1String("certificate"))
        profile.certificateFile = settings.text(Setting::CertificateFile);
    if (!actor.isEmpty()) {
        if (const auto kept = keep(settings, Setting::Operator, actor); !kept)
            return std::unexpected(kept.error());
    }
    const QString known = settings.text(Setting::Operator);
    profile.actor = known.isEmpty() ? loginName() : known;
    return profile;
}

} // namespace keyturn

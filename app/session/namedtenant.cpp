// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/namedtenant.h"

#include "app/base/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <chrono>
#include <utility>

namespace keyturn {

namespace {

constexpr std::chrono::milliseconds lockPatience{5000};

bool isId(const QString &text)
{
    return !QUuid(text).isNull() && !text.startsWith(QLatin1Char('{'));
}

Error wrong(const QString &value, const char *code)
{
    return Error::invalid(value, QLatin1String(code)).whileDoing(QStringLiteral("name the tenant"));
}

} // namespace

Result<void> nameTenant(const QString &home, Settings &settings, const NamedTenant &tenant)
{
    if (!isId(tenant.tenantId))
        return std::unexpected(wrong(tenant.tenantId, "tenantId"));
    if (!isId(tenant.clientId))
        return std::unexpected(wrong(tenant.clientId, "clientId"));
    for (const QString &file : {tenant.certificateFile, tenant.extraCaFile}) {
        if (!file.isEmpty() && !QFileInfo(file).isReadable())
            return std::unexpected(wrong(file, "unreadable"));
    }
    QLockFile lock(QDir(home).filePath(QStringLiteral("settings.lock")));
    if (!lock.tryLock(static_cast<int>(lockPatience.count())))
        return std::unexpected(
            Error::of(ErrorKind::StoreFailed, QStringLiteral("settings"), QStringLiteral("busy"))
                .about(home));
    const auto whole = [](const QString &file) {
        return file.isEmpty() ? file : QFileInfo(file).absoluteFilePath();
    };
    const std::pair<Setting, QString> values[] = {
        {Setting::TenantFile, {}},
        {Setting::TenantId, tenant.tenantId},
        {Setting::ClientId, tenant.clientId},
        {Setting::Proxy, tenant.proxy},
        {Setting::ExtraCaFile, whole(tenant.extraCaFile)},
        {Setting::LogWorkspaceId, tenant.workspaceId},
        {Setting::SignInKind, tenant.certificateFile.isEmpty() ? QStringLiteral("secret")
                                                               : QStringLiteral("certificate")},
        {Setting::CertificateFile, whole(tenant.certificateFile)},
    };
    for (const auto &[setting, value] : values) {
        if (settings.text(setting) == value)
            continue;
        if (const Result<void> kept = settings.set(setting, value); !kept)
            return kept;
    }
    return settings.reset(Setting::PortalUrl);
}

} // namespace keyturn

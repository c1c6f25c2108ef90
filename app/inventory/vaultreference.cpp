// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/vaultreference.h"

#include <QStringList>
#include <QUrl>

namespace keyturn {

namespace {

std::optional<VaultReference> fromParts(const QString &host, const QStringList &parts)
{
    const qsizetype at = parts.indexOf(QLatin1String("secrets"));
    if (host.isEmpty() || at < 0 || at + 1 >= parts.size() || parts.size() > at + 3)
        return std::nullopt;
    return VaultReference{QStringLiteral("https://") + host, parts.at(at + 1), parts.value(at + 2)};
}

} // namespace

std::optional<VaultReference> VaultReference::from(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(QLatin1String("https://"), Qt::CaseInsensitive)) {
        const QUrl url(trimmed, QUrl::StrictMode);
        return fromParts(url.host(), url.path().split(QLatin1Char('/'), Qt::SkipEmptyParts));
    }
    const QStringList parts = trimmed.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const qsizetype at = parts.indexOf(QLatin1String("vaults"));
    if (!trimmed.startsWith(QLatin1String("/subscriptions/")) || at < 0 || at + 1 >= parts.size())
        return std::nullopt;
    const QString host = parts.at(at + 1).toLower() + QLatin1String(".vault.azure.net");
    return fromParts(host, parts.mid(at + 2));
}

bool VaultReference::namesSameSecret(const QString &otherVault, const QString &otherName) const
{
    return vaultUri.compare(otherVault, Qt::CaseInsensitive) == 0 &&
           secretName.compare(otherName, Qt::CaseInsensitive) == 0;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace keyturn {

/// The endpoints of one Microsoft cloud. Source: contracts, identity section 1.9.
/// All are https hosts without a slash, except portalUrl, which is a base URL for a person's
/// browser.
struct Cloud
{
    QString login = QStringLiteral("login.microsoftonline.com");
    QString graph = QStringLiteral("graph.microsoft.com");
    QString resourceManager = QStringLiteral("management.azure.com");
    QString keyVaultSuffix = QStringLiteral("vault.azure.net");
    QString logAnalytics = QStringLiteral("api.loganalytics.azure.com");
    QString logAnalyticsAudience = QStringLiteral("https://api.loganalytics.io");
    QString businessPlatform = QStringLiteral("api.bap.microsoft.com");
    QString powerApps = QStringLiteral("api.powerapps.com");
    QString powerAppsAudience = QStringLiteral("https://service.powerapps.com");
    QString powerPlatform = QStringLiteral("api.powerplatform.com");
    QString directLine = QStringLiteral("directline.botframework.com");
    /// Where a person pastes a connector's secret: "https://make.powerapps.com", or the tenant's
    /// pages.
    QString portalUrl = QStringLiteral("https://make.powerapps.com");

    bool operator==(const Cloud &) const = default;
};

} // namespace keyturn

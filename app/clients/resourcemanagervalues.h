// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace keyturn {

/// Azure resources with what a credential map needs. Ids compare without regard to case.
struct AzureSubscription
{
    QString id; ///< the GUID
    QString displayName;
    QString state;
    bool operator==(const AzureSubscription &) const = default;
};

struct LogWorkspace
{
    QString resourceId;
    QString name;
    QString workspaceId; ///< customerId, what LogAnalyticsClient::query() wants
    bool operator==(const LogWorkspace &) const = default;
};

struct ContainerAppSecret
{
    QString name;
    QString keyVaultUrl; ///< empty = a literal value, which is never read
    QString identity;    ///< "system" or the ARM id of a user-assigned identity
    bool operator==(const ContainerAppSecret &) const = default;
};

struct ContainerAppVariable
{
    QString container;
    QString name;
    QString value; ///< left out where the name says that it is a secret
    QString secretRef;
    bool literalSecret = false; ///< a secret written in clear: a finding
    bool operator==(const ContainerAppVariable &) const = default;
};

struct ContainerApp
{
    QString resourceId;
    QString name;
    QString fqdn;
    QString identityType; ///< "SystemAssigned", ...; empty = none
    QString principalId;
    QStringList userAssignedPrincipalIds;
    QString latestRevision;
    QString revisionsMode; ///< "Single" or "Multiple"
    QString provisioningState;
    QList<ContainerAppSecret> secrets;
    QList<ContainerAppVariable> environment;
    bool operator==(const ContainerApp &) const = default;
};

struct ContainerAppRevision
{
    QString name;
    bool active = false;
    TimePoint created{};
    int replicas = 0;
    QString healthState;
    QString runningState;
    bool operator==(const ContainerAppRevision &) const = default;
};

struct KeyVault
{
    QString resourceId;
    QString name;
    QString vaultUri; ///< without a trailing slash
    QString tenantId;
    bool rbac = false;
    bool operator==(const KeyVault &) const = default;
};

/// What the caller may do on one resource.
struct AzurePermissions
{
    struct Grant
    {
        QStringList actions;
        QStringList notActions;
        QStringList dataActions;
        QStringList notDataActions;
        bool operator==(const Grant &) const = default;
    };
    QList<Grant> grants;

    /// "Microsoft.App/containerApps/revisions/restart/action"; wildcards of grants are honoured.
    [[nodiscard]] bool allows(const QString &action) const;
    [[nodiscard]] bool allowsData(const QString &action) const;
    bool operator==(const AzurePermissions &) const = default;
};

[[nodiscard]] ContainerApp containerAppFrom(const Json &json);
[[nodiscard]] KeyVault keyVaultFrom(const Json &json);

} // namespace keyturn

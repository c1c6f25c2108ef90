// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clients/dataversevalues.h"
#include "app/clients/graphvalues.h"
#include "app/clients/resourcemanagervalues.h"
#include "app/tenant/environment.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace keyturn {

/// What one environment's Dataverse said.
struct EnvironmentRows
{
    Environment environment;
    QList<BotRow> bots;
    QList<SystemUserRow> users;
    QList<BotComponentRow> components;
    QList<ConnectionReferenceRow> connectionReferences;
    QList<ConnectorRow> connectors;
    QList<EnvironmentVariableRow> variables;
};

/// A vault's secret that says by its tag whose client secret it holds.
struct TaggedSecret
{
    QString vaultUri;
    QString name;
    QString applicationId;
};

/// A caller in a vault's log that read a secret.
struct VaultCaller
{
    QString vaultUri;
    QString secretName;
    QString objectId; ///< of its service principal
    QString applicationId;
    QString name; ///< its service principal's, or empty
    QString userAgent;
};

/// What Azure said, of the whole tenant.
struct AzureRows
{
    QList<ContainerApp> containerApps;
    QList<TaggedSecret> taggedSecrets;
    QList<VaultCaller> vaultCallers;
    QString ownApplicationId; ///< the console's: its reads are nobody's consumption
};

/// What the directory said of one application.
struct ApplicationRows
{
    DirectoryApplication application;
    std::optional<DirectoryApplication> servicePrincipal;
    QList<FederatedIdentityCredential> federated;
    /// keyIds that a service's record shows in use in the last 90 days.
    QSet<QString> seenKeyIds;
};

/// By appId in lower case.
using DirectoryRows = QHash<QString, ApplicationRows>;

} // namespace keyturn

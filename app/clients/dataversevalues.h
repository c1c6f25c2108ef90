// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace keyturn {

/// Rows of Dataverse tables with what an inventory needs. Source: contracts, identity section 3.7.
struct BotRow
{
    QString id;
    QString name;
    QString schemaName;
    int stateCode = 0; ///< 0 active, 1 inactive
    int statusCode = 0;
    int authenticationMode = 0; ///< 1 none, 2 integrated, 3 Entra by hand, 4 generic OAuth2
    TimePoint publishedOn{};    ///< epoch = never published
    TimePoint createdOn{};
    TimePoint modifiedOn{};
    bool managed = false;
    QString ownerId;
    QString ownerType; ///< "systemuser" or "team"
    QString ownerName;
    QString entraApplicationId; ///< from synchronizationstatus; the agent's own registration
    bool operator==(const BotRow &) const = default;
};

struct SystemUserRow
{
    QString id;
    QString fullName;
    QString domainName; ///< user principal name
    QString email;
    QString entraObjectId;
    QString applicationId; ///< set = an application user
    bool disabled = false;
    int azureState = 0; ///< 0 exists, 1 soft deleted, 2 not found
    bool operator==(const SystemUserRow &) const = default;
};

struct BotComponentRow
{
    QString id;
    QString botId;
    QString name;
    QString schemaName;
    int type = 0; ///< componenttype; 9 topic or tool, 15 custom GPT, 17 external trigger
    QString data; ///< YAML
    QString category;
    QStringList connectionReferenceIds; ///< from the many-to-many table
    bool operator==(const BotComponentRow &) const = default;
};

struct ConnectionReferenceRow
{
    QString id;
    QString logicalName;
    QString displayName;
    QString connectionId; ///< empty = unbound
    QString connectorId;  ///< "/providers/Microsoft.PowerApps/apis/shared_x-5f..."
    QString customConnectorRowId;
    QString ownerId;
    bool operator==(const ConnectionReferenceRow &) const = default;
};

struct ConnectorRow
{
    QString id;
    QString internalId; ///< "shared_contoso-5f..."
    QString name;
    QString displayName;
    int type = 0;                    ///< 1 = custom connector
    QByteArray connectionParameters; ///< JSON text
    QByteArray openApiDefinition;    ///< JSON text
    TimePoint modifiedOn{};
    bool operator==(const ConnectorRow &) const = default;
};

struct EnvironmentVariableRow
{
    QString id;
    QString schemaName;
    QString displayName;
    int type = 0;         ///< 100000005 = secret
    int secretStore = -1; ///< 0 Azure Key Vault, 1 Dataverse, -1 not given
    QString defaultValue;
    QString value;   ///< the current value's row, or empty; for secrets a Key Vault reference
    QString valueId; ///< environmentvariablevalueid
    TimePoint valueModifiedOn{};
    bool operator==(const EnvironmentVariableRow &) const = default;
};

struct WhoAmI
{
    QString userId;
    QString businessUnitId;
    QString organizationId;
    bool operator==(const WhoAmI &) const = default;
};

} // namespace keyturn

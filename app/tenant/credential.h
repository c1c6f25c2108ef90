// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace keyturn {

enum class CredentialKind {
    ClientSecret,
    Certificate,
    Federated,
    ApimKey,
    ManagedIdentity,
    KeyVaultSecret,
    DirectLineSecret
};

/// "client-secret", "certificate", ... as keyturn-cli spells them.
[[nodiscard]] QString nameOf(CredentialKind kind);
[[nodiscard]] CredentialKind credentialKindFrom(const QString &name);

/// Where on a directory object a credential lies.
enum class CredentialHolder { Application, ServicePrincipal };

/// One credential in the tenant, without its value. Field terms of Microsoft Graph.
struct Credential
{
    QString id; ///< keyId, or the service's own id
    CredentialKind kind = CredentialKind::ClientSecret;
    CredentialHolder holder = CredentialHolder::Application;
    QString applicationId; ///< appId; empty for kinds without an application
    QString objectId;      ///< of the application or service principal that holds it
    QString name;          ///< displayName
    QString hint;          ///< the service's first three characters
    TimePoint createdAt{};
    TimePoint expiresAt{}; ///< epoch = never
    bool bystander =
        false;           ///< on the same application, but no consumer of an agent is known for it
    bool shared = false; ///< several agents stand on it
    bool operator==(const Credential &) const = default;
};

enum class ConsumerKind {
    ConnectorOAuth,      ///< custom connector, secret pasted by a person
    EnvironmentVariable, ///< secret environment variable -> Key Vault -> connector or flow
    ContainerApp,        ///< MCP server in a container app, reads Key Vault
    WebApp,              ///< App Service or Function, reads Key Vault
    NamedValue,          ///< APIM named value, reads Key Vault
    VaultReader,         ///< seen only as a caller in the vault's log
    ByHand               ///< a link added by a person
};

[[nodiscard]] QString nameOf(ConsumerKind kind);
[[nodiscard]] ConsumerKind consumerKindFrom(const QString &name);

enum class FlowKind { AppOnly, Delegated, Unknown };
[[nodiscard]] QString nameOf(FlowKind flow);

/// How a new value reaches a consumer.
enum class Delivery { KeyVault, Api, Portal };
[[nodiscard]] QString nameOf(Delivery delivery);

/// Something that presents a credential. Source: design/interfaces.md, "Consumers are first-class".
struct Consumer
{
    QString
        id; ///< stable: "connector:<connectorid>", "containerapp:<arm id>", "vault-reader:<oid>"
    ConsumerKind kind = ConsumerKind::ConnectorOAuth;
    QString name;
    QString applicationId; ///< appId of the application whose credential it presents
    FlowKind flow = FlowKind::Unknown;
    Delivery delivery = Delivery::Portal;
    QString vaultUri; ///< https://name.vault.azure.net without a slash; empty when not by Key Vault
    QString secretName;
    QString pinnedVersion; ///< not empty: the reference names a version and never re-resolves
    Millis reresolvesWithin{};
    bool toldByPerson = false; ///< re-resolves only when a person or a flow tells it
    QString environmentId;     ///< of the connector
    QString connectorName;     ///< connectorinternalid, for the portal's deep link
    QString resourceId;        ///< ARM id of a container app
    QString connectorRowId;    ///< Dataverse connectorid, to read modifiedon
    bool linkedByHand = false;
    bool operator==(const Consumer &) const = default;
};

/// A link an admin added: this agent stands on that application through this consumer.
struct ManualLink
{
    QString agentId;
    QString applicationId;
    Consumer consumer;
    QString addedBy;
    TimePoint addedAt{};
    bool operator==(const ManualLink &) const = default;
};

} // namespace keyturn

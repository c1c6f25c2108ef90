// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace keyturn {

/// Field terms of Microsoft Graph throughout.
struct PasswordCredential
{
    QString keyId;
    QString displayName;
    QString hint; ///< first three characters of the secret
    TimePoint startDateTime{};
    TimePoint endDateTime{};
    bool operator==(const PasswordCredential &) const = default;
};

struct KeyCredential
{
    QString keyId;
    QString displayName;
    QString type;  ///< "AsymmetricX509Cert"
    QString usage; ///< "Verify"
    QString customKeyIdentifier;
    TimePoint startDateTime{};
    TimePoint endDateTime{};
    bool operator==(const KeyCredential &) const = default;
};

/// An application or a service principal, with the credentials that lie on it.
struct DirectoryApplication
{
    QString id; ///< object id
    QString appId;
    QString displayName;
    TimePoint createdDateTime{};
    QString servicePrincipalType; ///< of a service principal: "Application", "ManagedIdentity"
    QList<PasswordCredential> passwordCredentials;
    QList<KeyCredential> keyCredentials;
    bool operator==(const DirectoryApplication &) const = default;
};

struct DirectoryOwner
{
    QString id;
    QString type; ///< "user" or "servicePrincipal"
    QString displayName;
    QString userPrincipalName;
    QString appId;
    bool operator==(const DirectoryOwner &) const = default;
};

struct FederatedIdentityCredential
{
    QString id;
    QString name;
    QString issuer;
    QString subject;
    QStringList audiences;
    bool operator==(const FederatedIdentityCredential &) const = default;
};

/// The answer to addPassword: the only moment at which the value is told.
struct AddedPassword
{
    QString keyId;
    QString displayName;
    QString hint;
    TimePoint startDateTime{};
    TimePoint endDateTime{};
    Secret value;
    QString requestId;
};

struct DirectoryAudit
{
    QString id;
    QString activity; ///< trimmed, dashes as the service wrote them
    TimePoint at{};
    QString result;
    QString correlationId;
    QString byAppId;
    QString byUser; ///< user principal name
    QString targetId;
    QString targetName;
    QByteArray modifiedProperties; ///< JSON array
    bool operator==(const DirectoryAudit &) const = default;
};

/// What the tenant allows for a client secret of one application.
struct AppManagementPolicy
{
    bool passwordAdditionForbidden = false;
    std::optional<Millis> longestPasswordLifetime;
    bool operator==(const AppManagementPolicy &) const = default;
};

struct DirectoryUser
{
    QString id;
    QString displayName;
    QString userPrincipalName;
    bool accountEnabled = true;
    bool operator==(const DirectoryUser &) const = default;
};

[[nodiscard]] Result<DirectoryApplication> directoryApplicationFrom(const Json &json);
[[nodiscard]] PasswordCredential passwordCredentialFrom(const Json &json);
[[nodiscard]] DirectoryAudit directoryAuditFrom(const Json &json);
/// Folds one policy into @p policy: the stricter rule stands.
void apply(const Json &restrictions, AppManagementPolicy &policy);

} // namespace keyturn

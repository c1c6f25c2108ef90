// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/secret.h"
#include "app/base/task.h"
#include "app/http/pipeline.h"
#include "app/http/url.h"
#include "app/identity/tokencredential.h"
#include "app/tenant/cloud.h"

#include <QMap>

#include <optional>

namespace keyturn {

/// A version of a vault's secret, without its value.
struct VaultSecretVersion
{
    QString name;
    QString version; ///< 32 hex digits; empty in a listing of secrets
    bool enabled = true;
    TimePoint created{};
    TimePoint updated{};
    TimePoint expires{}; ///< epoch = none; tells nobody off, see contracts azure 3.2
    QString contentType;
    QMap<QString, QString> tags;
    bool operator==(const VaultSecretVersion &) const = default;
};

struct VaultSecret
{
    VaultSecretVersion version;
    Secret value;
};

struct NewVaultSecret
{
    QString vaultUri; ///< "https://name.vault.azure.net"
    QString name;
    QMap<QString, QString> tags;
    QString contentType;
    TimePoint expires{}; ///< epoch = none
};

/// Azure Key Vault secrets, api-version 7.4. Source: contracts, azure section 3.
/// Invariant: a token goes only to a host under the cloud's vault suffix, and a challenge that asks
/// for another resource or tenant is refused.
/// Codes of a Forbidden: "ForbiddenByRbac", "AccessDenied", "SecretDisabled",
/// "ForbiddenByFirewall".
class KeyVaultClient
{
public:
    KeyVaultClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud);

    /// @p version empty = the newest, which may be disabled (Forbidden, "SecretDisabled").
    Task<VaultSecret> secret(QString vaultUri, QString name, QString version = {},
                             CallOptions options = {});
    /// Not repeatable: every call makes a version. The new version's id is in the answer.
    Task<VaultSecretVersion> setSecret(NewVaultSecret target, Secret value,
                                       CallOptions options = {});
    /// Newest first.
    Task<QList<VaultSecretVersion>> versions(QString vaultUri, QString name,
                                             CallOptions options = {});
    Task<QList<VaultSecretVersion>> listSecrets(QString vaultUri, CallOptions options = {});
    /// Only what is given changes; @p tags replace the whole map.
    Task<VaultSecretVersion> updateSecret(QString vaultUri, QString name, QString version,
                                          std::optional<bool> enabled,
                                          std::optional<QMap<QString, QString>> tags = {},
                                          CallOptions options = {});

private:
    [[nodiscard]] Result<Request> request(const QString &operation, const QString &vaultUri,
                                          const QByteArray &path, const QueryItems &query,
                                          const CallOptions &options) const;
    Pipeline *m_pipeline;
    TokenCredential *m_credential;
    Cloud m_cloud;
};

} // namespace keyturn

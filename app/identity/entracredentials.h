// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/pipeline.h"
#include "app/identity/keychain.h"
#include "app/identity/tokencache.h"
#include "app/identity/tokencredential.h"
#include "app/tenant/cloud.h"

namespace keyturn {

/// The application that the console signs in as.
struct EntraApplication
{
    Cloud cloud;
    QString tenantId;
    QString clientId;
};

/// Signs in with an application's client secret, read from the keychain at every request.
class EntraSecretCredential final : public TokenCredential
{
public:
    /// @p pipeline and @p keychain outlive the credential.
    EntraSecretCredential(EntraApplication application, Pipeline *pipeline, Keychain *keychain,
                          QString secretItem);

    Task<AccessToken> token(QString resource, Freshness freshness, std::stop_token stop) override;
    [[nodiscard]] QString tenantId() const override { return m_application.tenantId; }
    [[nodiscard]] QString clientId() const override { return m_application.clientId; }

private:
    EntraApplication m_application;
    TokenCache m_cache;
};

/// Signs in with a certificate (private_key_jwt, PS256); the private key (PEM or DER, unencrypted)
/// is read from the keychain at every request.
class EntraCertificateCredential final : public TokenCredential
{
public:
    /// @p certificate PEM or DER.
    EntraCertificateCredential(EntraApplication application, Pipeline *pipeline, Keychain *keychain,
                               QString keyItem, QByteArray certificate);

    Task<AccessToken> token(QString resource, Freshness freshness, std::stop_token stop) override;
    [[nodiscard]] QString tenantId() const override { return m_application.tenantId; }
    [[nodiscard]] QString clientId() const override { return m_application.clientId; }

private:
    EntraApplication m_application;
    TokenCache m_cache;
};

} // namespace keyturn

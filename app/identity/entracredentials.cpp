// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/entracredentials.h"

#include "app/identity/clientassertion.h"
#include "app/identity/entratoken.h"

#include <utility>

namespace keyturn {

namespace {

Task<AccessToken> fetchWithSecret(EntraApplication application, Pipeline *pipeline,
                                  Keychain *keychain, QString item, QString resource)
{
    Result<Secret> secret = co_await keychain->read(item);
    if (!secret) {
        co_return std::unexpected(
            secret.error().whileDoing(QStringLiteral("read the sign-in secret")));
    }
    co_return co_await requestTokenWithSecret(pipeline, application, std::move(*secret), resource,
                                              {});
}

Task<AccessToken> fetchWithCertificate(EntraApplication application, Pipeline *pipeline,
                                       Keychain *keychain, QString item, QByteArray certificate,
                                       QString resource)
{
    Result<Secret> key = co_await keychain->read(item);
    if (!key)
        co_return std::unexpected(key.error().whileDoing(QStringLiteral("read the sign-in key")));
    const QString audience = QStringLiteral("https://%1/%2/oauth2/v2.0/token")
                                 .arg(application.cloud.login, application.tenantId);
    Result<Secret> assertion = signClientAssertion(*key, certificate, application.clientId,
                                                   audience, pipeline->clock()->now());
    if (!assertion)
        co_return std::unexpected(assertion.error());
    co_return co_await requestTokenWithAssertion(pipeline, application, std::move(*assertion),
                                                 resource, {});
}

} // namespace

EntraSecretCredential::EntraSecretCredential(EntraApplication application, Pipeline *pipeline,
                                             Keychain *keychain, QString secretItem)
    : m_application(std::move(application))
    , m_cache(pipeline->clock(), [application = m_application, pipeline, keychain,
                                  item = std::move(secretItem)](const QString &resource) {
        return fetchWithSecret(application, pipeline, keychain, item, resource);
    })
{}

Task<AccessToken> EntraSecretCredential::token(QString resource, Freshness freshness,
                                               std::stop_token stop)
{
    return m_cache.token(std::move(resource), freshness, std::move(stop));
}

EntraCertificateCredential::EntraCertificateCredential(EntraApplication application,
                                                       Pipeline *pipeline, Keychain *keychain,
                                                       QString keyItem, QByteArray certificate)
    : m_application(std::move(application))
    , m_cache(pipeline->clock(), [application = m_application, pipeline, keychain,
                                  item = std::move(keyItem),
                                  certificate = std::move(certificate)](const QString &resource) {
        return fetchWithCertificate(application, pipeline, keychain, item, certificate, resource);
    })
{}

Task<AccessToken> EntraCertificateCredential::token(QString resource, Freshness freshness,
                                                    std::stop_token stop)
{
    return m_cache.token(std::move(resource), freshness, std::move(stop));
}

} // namespace keyturn

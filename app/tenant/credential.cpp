// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tenant/credential.h"

#include <array>
#include <utility>

namespace keyturn {

namespace {

template<typename E, std::size_t N>
QString spell(E value, const std::array<std::pair<E, const char *>, N> &names)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return QLatin1String(name);
    }
    Q_UNREACHABLE();
}

template<typename E, std::size_t N>
E parse(const QString &text, const std::array<std::pair<E, const char *>, N> &names, E otherwise)
{
    for (const auto &[candidate, name] : names) {
        if (text == QLatin1String(name))
            return candidate;
    }
    return otherwise;
}

constexpr std::array<std::pair<CredentialKind, const char *>, 7> credentialKinds{{
    {CredentialKind::ClientSecret, "client-secret"},
    {CredentialKind::Certificate, "certificate"},
    {CredentialKind::Federated, "federated"},
    {CredentialKind::ApimKey, "apim-key"},
    {CredentialKind::ManagedIdentity, "managed-identity"},
    {CredentialKind::KeyVaultSecret, "key-vault-secret"},
    {CredentialKind::DirectLineSecret, "direct-line-secret"},
}};

constexpr std::array<std::pair<ConsumerKind, const char *>, 7> consumerKinds{{
    {ConsumerKind::ConnectorOAuth, "connector"},
    {ConsumerKind::EnvironmentVariable, "environment-variable"},
    {ConsumerKind::ContainerApp, "container-app"},
    {ConsumerKind::WebApp, "web-app"},
    {ConsumerKind::NamedValue, "named-value"},
    {ConsumerKind::VaultReader, "vault-reader"},
    {ConsumerKind::ByHand, "by-hand"},
}};

} // namespace

QString nameOf(CredentialKind kind)
{
    return spell(kind, credentialKinds);
}

CredentialKind credentialKindFrom(const QString &name)
{
    return parse(name, credentialKinds, CredentialKind::ClientSecret);
}

QString nameOf(ConsumerKind kind)
{
    return spell(kind, consumerKinds);
}

ConsumerKind consumerKindFrom(const QString &name)
{
    return parse(name, consumerKinds, ConsumerKind::ByHand);
}

QString nameOf(FlowKind flow)
{
    switch (flow) {
    case FlowKind::AppOnly:
        return QStringLiteral("app-only");
    case FlowKind::Delegated:
        return QStringLiteral("delegated");
    case FlowKind::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

QString nameOf(Delivery delivery)
{
    switch (delivery) {
    case Delivery::KeyVault:
        return QStringLiteral("keyvault");
    case Delivery::Api:
        return QStringLiteral("api");
    case Delivery::Portal:
        return QStringLiteral("portal");
    }
    Q_UNREACHABLE();
}

} // namespace keyturn

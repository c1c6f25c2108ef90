// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/consumers.h"

#include "app/simulator/signins.h"
#include "app/simulator/tenant.h"
#include "app/simulator/truth.h"

#include <algorithm>

namespace sim {

namespace {

constexpr TenantMs shortestToken = 60 * minuteMs;
constexpr TenantMs longestToken = 90 * minuteMs;
constexpr TenantMs retryAfterRefusal = minuteMs;
constexpr TenantMs refusalRowEvery = 30 * secondMs;
constexpr TenantMs identityTokenLife = 20 * hourMs;

bool readsVaultItself(const Consumer &consumer)
{
    return consumer.vault.has_value() && consumer.reResolveMs > 0;
}

// A big tenant has too many applications to look through all of them for every consumer.
std::map<std::string, std::string> keyIdsByValue(const World &world)
{
    std::map<std::string, std::string> keyIds;
    for (const auto &[id, application] : world.applications) {
        for (const PasswordCredential &credential : application.passwords)
            keyIds.emplace(credential.secretText, credential.keyId);
    }
    return keyIds;
}

} // namespace

void Consumers::start()
{
    const TenantMs now = m_tenant.clock.now();
    const std::map<std::string, std::string> keyIds = keyIdsByValue(m_tenant.world);
    for (auto &[id, consumer] : m_tenant.world.consumers) {
        consumer.settledTo = now;
        consumer.presentsSince = now;
        if (const auto keyId = keyIds.find(consumer.presents); keyId != keyIds.end())
            consumer.tokenKeyId = keyId->second;
        if (consumer.weekly) {
            armCall(consumer, now + m_tenant.random.between(dayMs, 7 * dayMs));
        } else {
            consumer.tokenExpires = now + m_tenant.random.between(minuteMs, longestTokenLife());
            armCall(consumer, consumer.tokenExpires);
        }
        if (readsVaultItself(consumer)) {
            Consumer *later = &consumer;
            m_tenant.schedule.after(m_tenant.random.between(minuteMs, consumer.reResolveMs),
                                    [this, later] { armResolution(*later); });
        }
    }
}

TenantMs Consumers::longestTokenLife() const
{
    return m_tenant.options.isGentle("cache") ? minuteMs : longestToken;
}

void Consumers::armResolution(Consumer &consumer)
{
    resolve(consumer);
    m_tenant.schedule.after(consumer.reResolveMs,
                            [this, later = &consumer] { armResolution(*later); });
}

// Only the latest armed call plays; an earlier redemption by live traffic replaces it.
void Consumers::armCall(Consumer &consumer, TenantMs time)
{
    const std::uint64_t number = ++m_armed[consumer.id];
    m_tenant.schedule.at(time, [this, number, later = &consumer] {
        if (m_armed[later->id] == number)
            callInBackground(*later);
    });
}

void Consumers::callInBackground(Consumer &consumer)
{
    const bool good = call(consumer);
    const TenantMs now = m_tenant.clock.now();
    if (!good)
        armCall(consumer, now + retryAfterRefusal);
    else if (consumer.weekly)
        armCall(consumer, now + 7 * dayMs);
}

void Consumers::paste(Consumer &consumer, const std::string &value)
{
    const TenantMs now = m_tenant.clock.now();
    settle(m_tenant.world, consumer, now);
    consumer.presents = value;
    consumer.presentsSince = now;
}

void Consumers::resolve(Consumer &consumer)
{
    if (!consumer.vault)
        return;
    World &world = m_tenant.world;
    const auto vault = world.vaults.find(consumer.vault->vault);
    if (vault == world.vaults.end())
        return;
    std::string key = consumer.vault->secret;
    for (char &c : key)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto secret = vault->second.secrets.find(key);
    if (secret == vault->second.secrets.end() || secret->second.versions.empty())
        return;
    const SecretVersion *wanted = &secret->second.versions.back();
    for (const SecretVersion &version : secret->second.versions) {
        if (version.version == consumer.vault->version)
            wanted = &version;
    }
    const auto grant = vault->second.grants.find(consumer.readerObjectId);
    const bool allowed = grant != vault->second.grants.end() &&
                         grant->second.contains("getSecret") && !secret->second.deleted &&
                         wanted->enabled;
    identitySignIn(consumer);
    if (onVaultRead)
        onVaultRead({consumer.vault->vault, consumer.vault->secret, wanted->version,
                     consumer.readerAppId, consumer.readerObjectId, consumer.addresses.front(),
                     consumer.userAgent, allowed});
    if (allowed && consumer.presents != wanted->value)
        paste(consumer, wanted->value);
}

void Consumers::identitySignIn(const Consumer &consumer)
{
    const TenantMs now = m_tenant.clock.now();
    const auto principal = m_tenant.world.servicePrincipals.find(consumer.readerObjectId);
    if (principal == m_tenant.world.servicePrincipals.end() ||
        principal->second.type != "ManagedIdentity" || now < m_identityTokens[consumer.id])
        return;
    m_identityTokens[consumer.id] = now + identityTokenLife;
    SignIn signIn;
    signIn.flow = SignIn::Flow::ManagedIdentity;
    signIn.appId = consumer.readerAppId;
    signIn.principalId = consumer.readerObjectId;
    signIn.principalName = principal->second.displayName;
    signIn.resource = "https://vault.azure.net";
    signIn.address = consumer.addresses.front();
    signIn.userAgent = consumer.userAgent;
    recordSignIn(m_tenant, signIn);
}

void Consumers::vaultChanged(const std::string &vault, const std::string &secret)
{
    World &world = m_tenant.world;
    const bool atOnce = m_tenant.options.isGentle("reresolve");
    for (auto &[id, consumer] : world.consumers) {
        if (!consumer.vault || consumer.vault->vault != vault ||
            !equalsIgnoringCase(consumer.vault->secret, secret) || !consumer.vault->version.empty())
            continue;
        if (atOnce) {
            resolve(consumer);
            continue;
        }
        const bool told = consumer.kind == ConsumerKind::ConnectorVariable && consumer.notified;
        if (told)
            m_tenant.schedule.after(m_tenant.random.between(minuteMs, 3 * minuteMs),
                                    [this, later = &consumer] { resolve(*later); });
    }
}

void Consumers::variableSaved(const EnvironmentVariable &variable)
{
    World &world = m_tenant.world;
    for (const auto &[id, connector] : world.connectors) {
        if (connector.environmentId != variable.environmentId ||
            connector.secretVariable != variable.schemaName)
            continue;
        if (const auto consumer = world.consumers.find(connector.consumerId);
            consumer != world.consumers.end())
            resolve(consumer->second);
    }
}

void Consumers::restart(Consumer &consumer)
{
    resolve(consumer);
    consumer.tokenExpires = 0;
    armCall(consumer, m_tenant.clock.now() + 2 * secondMs);
}

bool Consumers::call(Consumer &consumer, bool fresh)
{
    ++consumer.requests;
    if (!fresh && consumer.tokenExpires > m_tenant.clock.now())
        return true;
    if (redeem(consumer))
        return true;
    ++consumer.refused;
    if (!consumer.firstRefusedAt)
        consumer.firstRefusedAt = m_tenant.clock.now();
    return false;
}

bool Consumers::redeem(Consumer &consumer)
{
    const TenantMs now = m_tenant.clock.now();
    const bool federated = consumer.kind == ConsumerKind::Federated;
    const auto replica = static_cast<std::size_t>(
        m_tenant.random.between(0, static_cast<std::int64_t>(tokenReplicas) - 1));
    const PasswordCredential *credential =
        acceptedCredential(m_tenant.world, consumer.appId, consumer.presents, replica, now);
    const bool good = federated || credential != nullptr;
    ++consumer.redemptions;
    recordRedemption(consumer, credential);
    if (!good) {
        ++consumer.redemptionsRefused;
        return false;
    }
    const TenantMs longest = longestTokenLife();
    consumer.tokenExpires =
        now + m_tenant.random.between(std::min(shortestToken, longest), longest);
    consumer.tokenKeyId = federated ? std::string() : credential->keyId;
    if (!consumer.weekly)
        armCall(consumer, consumer.tokenExpires);
    return true;
}

void Consumers::recordRedemption(const Consumer &consumer, const PasswordCredential *credential)
{
    const TenantMs now = m_tenant.clock.now();
    const bool federated = consumer.kind == ConsumerKind::Federated;
    const bool good = federated || credential != nullptr;
    if (!good && now < m_refusalRows[consumer.id] + refusalRowEvery)
        return;
    if (!good)
        m_refusalRows[consumer.id] = now;
    const bool delegated = consumer.kind == ConsumerKind::ConnectorDelegated;
    SignIn signIn;
    signIn.flow = delegated && m_tenant.random.chance(0.05) ? SignIn::Flow::DelegatedInteractive
                  : delegated                               ? SignIn::Flow::Delegated
                                                            : SignIn::Flow::ServicePrincipal;
    signIn.appId = consumer.appId;
    signIn.resource = consumer.resource;
    signIn.credentialType = federated ? "federatedIdentityCredential" : "clientSecret";
    signIn.keyId = credential != nullptr ? credential->keyId : std::string();
    if (!good) {
        const auto *known = credentialOf(m_tenant.world, consumer.appId, consumer.presents);
        const bool expired = known != nullptr && known->end <= now;
        signIn.resultType = expired ? 7000222 : 7000215;
        signIn.resultDescription = expired ? "The provided client secret keys are expired."
                                           : "Invalid client secret provided.";
    }
    signIn.address = consumer.addresses.at(static_cast<std::size_t>(
        m_tenant.random.between(0, static_cast<std::int64_t>(consumer.addresses.size()) - 1)));
    signIn.userAgent = consumer.userAgent;
    recordSignIn(m_tenant, signIn);
}

} // namespace sim

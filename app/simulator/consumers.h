// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every consumer presents, when it looks again, how long its tokens live, and what it gets.

#include "app/simulator/world.h"

#include <functional>
#include <string>

namespace sim {

struct Tenant;

// A consumer's identity reads its vault; the Key Vault service writes the audit row.
struct VaultRead
{
    std::string vault, secret, version;
    std::string callerAppId, callerObjectId, address, userAgent;
    bool allowed = true;
};

enum class PasteMistake { None, SecretId, TrailingNewline, NeighbourConnector };

class Consumers
{
public:
    explicit Consumers(Tenant &tenant)
        : m_tenant(tenant)
    {}

    void start(); // draws token ages and arms re-resolutions; call once, after seeding
    std::function<void(const VaultRead &)> onVaultRead; // set by services/keyvault

    // Changes of the world, told by services and people. Each takes effect as the consumer's kind
    // has it (at once for a paste, after its lag for a vault).
    void paste(Consumer &consumer, const std::string &value); // stays with its cached token
    void vaultChanged(const std::string &vault, const std::string &secret);
    void variableSaved(const EnvironmentVariable &variable); // a person re-saved it
    void restart(Consumer &consumer); // reads its vault again and drops its token
    void resolve(Consumer &consumer); // reads its vault now

    // One call of the consumer's tool to its backend; redeems its secret when its token is over.
    // False when it was refused for its credential. fresh: over a connection made just now.
    bool call(Consumer &consumer, bool fresh = false);

private:
    bool redeem(Consumer &consumer);
    TenantMs longestTokenLife() const;
    void armResolution(Consumer &consumer);
    void armCall(Consumer &consumer, TenantMs time);
    void callInBackground(Consumer &consumer);
    void recordRedemption(const Consumer &consumer, const PasswordCredential *credential);
    void identitySignIn(const Consumer &consumer);

    Tenant &m_tenant;
    std::map<std::string, std::uint64_t> m_armed;     // consumer -> number of its latest armed call
    std::map<std::string, TenantMs> m_identityTokens; // consumer -> end of its vault token
    std::map<std::string, TenantMs> m_refusalRows;    // consumer -> time of its last refusal row
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Key Vault's data plane: the challenge, secrets with versions, soft delete, RBAC, the audit log.

#include "app/simulator/services/answers.h"
#include "app/simulator/services/vaultaudit.h"
#include "app/simulator/tenant.h"

#include <memory>

namespace sim {

// One call that has passed the door of a vault.
struct VaultCall
{
    Vault &vault;
    const Request &request;
    const Params &params;
    VaultEvent &event; // what the audit row will say of it

    std::string name() const { return params.contains("name") ? params.at("name") : std::string(); }
    std::string url(const std::string &path) const { return "https://" + vault.host() + path; }
    std::string versionUrl(const VaultSecret &secret, const SecretVersion &version) const
    {
        return url("/secrets/" + secret.name + "/" + version.version);
    }
};

class KeyVault : public std::enable_shared_from_this<KeyVault>
{
public:
    explicit KeyVault(Tenant &tenant)
        : m_tenant(tenant)
    {}

    using Operation = Response (KeyVault::*)(VaultCall &);
    struct Row
    {
        const char *operation, *method, *path;
        const char *logged; // OperationName of the audit log
        const char *action; // data action of the grant
        Operation handler;
    };

    void addRoutes();
    void logConsumerRead(const VaultRead &read);

private:
    Response handle(const Row &row, const Request &request, const Params &params);
    std::optional<Response> refusal(const Row &row, VaultCall &call);
    Response challenge(const std::string &message) const;
    Response forbidden(const Row &row, const VaultCall &call, const Caller &caller) const;
    VaultSecret *living(VaultCall &call);
    VaultSecret *deleted(VaultCall &call);
    Response page(const VaultCall &call, const std::string &path, const Json &items) const;

    Response getSecret(VaultCall &call);
    Response setSecret(VaultCall &call);
    Response listVersions(VaultCall &call);
    Response updateSecret(VaultCall &call);
    Response listSecrets(VaultCall &call);
    Response deleteSecret(VaultCall &call);
    Response getDeletedSecret(VaultCall &call);
    Response listDeletedSecrets(VaultCall &call);
    Response recoverSecret(VaultCall &call);
    Response purgeSecret(VaultCall &call);

    Json deletedItem(const VaultCall &call, const VaultSecret &secret) const;

    Tenant &m_tenant;
};

Response vaultFailure(int status, const std::string &code, const std::string &message,
                      const std::string &inner = {});

// After DELETE the secret is neither there nor among the deleted ones for about seven seconds.
inline constexpr TenantMs vaultDeletionMs = 7 * secondMs;

} // namespace sim

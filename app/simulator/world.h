// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything that is the case in the tenant: a model, not canned answers.

#include "app/simulator/consumer.h"
#include "app/simulator/directory.h"
#include "app/simulator/platform.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

// Keyed by id, so that references stay good and the order is the same for a seed.
struct World
{
    std::string tenantId, tenantName, tenantDomain;
    std::string workspaceId; // Log Analytics
    std::string consoleAppId, consoleSecret;
    std::string consoleObjectId; // its service principal
    std::string consoleCertificatePem, consoleKeyPem;

    std::map<std::string, Application> applications;           // by object id
    std::map<std::string, ServicePrincipal> servicePrincipals; // by object id
    std::map<std::string, User> users;                         // by object id
    std::map<std::string, AppManagementPolicy> policies;
    AppManagementPolicy defaultPolicy;

    std::map<std::string, Environment> environments; // by environment id
    std::map<std::string, Bot> bots;
    std::map<std::string, BotComponent> components;
    std::map<std::string, ConnectionReference> connectionReferences;
    std::map<std::string, Connector> connectors;
    std::map<std::string, EnvironmentVariable> variables; // by definition id
    std::map<std::string, SystemUser> systemUsers;
    std::vector<Subscription> subscriptions;
    std::map<std::string, Vault> vaults;               // by name
    std::map<std::string, ContainerApp> containerApps; // by name
    std::map<std::string, Consumer> consumers;
    bool consoleIsManagementApp = true; // registered for BAP admin calls

    Application *applicationByAppId(std::string_view appId);
    ServicePrincipal *servicePrincipalByAppId(std::string_view appId);
    Environment *environmentByHost(std::string_view orgHost);
    Vault *vaultByHost(std::string_view host);
    EnvironmentVariable *variable(std::string_view environmentId, std::string_view schemaName);
    std::string
    vaultReferenceText(const VaultReference &reference); // as an environment variable holds it
};

} // namespace sim

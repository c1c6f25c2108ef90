// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes the world of a seed: the same options make the same tenant.

#include "app/simulator/options.h"
#include "app/simulator/random.h"
#include "app/simulator/world.h"

#include <string>
#include <vector>

namespace sim {

World makeWorld(const Options &options, Random random);

// The profiles that agents take in turn; "shared-credential" stands twice, for two agents.
const std::vector<std::string> &agentProfiles();

namespace seed {

// First-party identities that read vaults for Power Platform.
inline constexpr const char *dataverseAppId = "00000007-0000-0000-c000-000000000000";

struct Ground
{
    const Options &options;
    Random random;
    World world;
    std::vector<std::string> makers;         // user ids
    std::vector<std::string> environmentIds; // with agents
    std::vector<std::string> vaultNames;     // one for each of those environments
    std::string lockedVault;                 // the console may not set secrets here
    std::string dataverseObjectId;
    std::string policyId; // caps lifetimes at 60 days
};

void layTenant(Ground &ground);   // users, console application, policies, bystander applications
void layPlatform(Ground &ground); // environments, subscriptions, vaults, system users
void layAgents(Ground &ground);
void layQuietEnvironments(Ground &ground); // where no transcripts are written

// Building blocks of agents.
Application &addApplication(Ground &ground, const std::string &name, bool ownedByConsole);
PasswordCredential makePassword(Ground &ground, const std::string &displayName, TenantMs ageMs,
                                TenantMs remainingMs);
ServicePrincipal &addManagedIdentity(Ground &ground, const std::string &name);
VaultReference putSecret(Ground &ground, const std::string &vault, const std::string &name,
                         const PasswordCredential &credential);
Consumer &addConsumer(Ground &ground, ConsumerKind kind, const std::string &name,
                      const Application &application, const Bot &bot);
Connector &addConnector(Ground &ground, const Bot &bot, const Application &application,
                        Consumer &consumer);
void addTool(Ground &ground, const Bot &bot, const Connector &connector, const std::string &mode);
ContainerApp &addContainerApp(Ground &ground, const Bot &bot, const Application &application,
                              Consumer &consumer);

} // namespace seed

} // namespace sim

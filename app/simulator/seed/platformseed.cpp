// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/seed/seed.h"

#include <algorithm>
#include <array>

namespace sim::seed {

namespace {

const std::set<std::string> mayRotate{"getSecret", "setSecret", "readMetadata", "update"};

struct EnvironmentPlan
{
    const char *name;
    const char *sku;
    const char *location;
    const char *region; // of the Dataverse host, null without Dataverse
    bool hasBots;
    bool consoleIsUser;
    const char *vault; // name's ending, null when no agents live here
};

constexpr std::array plans{
    EnvironmentPlan{"Contoso Production", "Production", "europe", "crm4", true, true, "prod"},
    EnvironmentPlan{"Contoso Sandbox", "Sandbox", "europe", "crm4", true, true, "sand"},
    EnvironmentPlan{"Contoso (default)", "Default", "unitedstates", "crm", true, true, "dflt"},
    EnvironmentPlan{"Labs", "Developer", "europe", nullptr, false, false, nullptr},
    EnvironmentPlan{"Finance", "Production", "europe", "crm4", false, true, nullptr},
    EnvironmentPlan{"Partner", "Sandbox", "europe", "crm4", true, false, nullptr}};

// "{30 hex digits}.{2 hex digits}.environment.api.powerplatform.com"
std::string directLineHostOf(const std::string &environmentId)
{
    std::string digits;
    for (const char c : environmentId) {
        if (c != '-')
            digits += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::size_t split = digits.size() - 2;
    return digits.substr(0, split) + "." + digits.substr(split) +
           ".environment.api.powerplatform.com";
}

std::string addVault(Ground &ground, const std::string &name)
{
    World &world = ground.world;
    Vault vault;
    vault.name = name;
    vault.subscriptionId = world.subscriptions.front().id;
    vault.resourceGroup = "rg-agents";
    vault.location = "westeurope";
    vault.grants[world.consoleObjectId] = mayRotate;
    vault.grants[ground.dataverseObjectId] = {"getSecret"};
    static constexpr std::array<std::array<const char *, 2>, 3> tables{
        {{"AZKVAuditLogs", "AZKVAuditLogs"},
         {"AzureDiagnostics", "AzureDiagnostics"},
         {"AZKVAuditLogs", "AzureDiagnostics"}}};
    const auto &chosen = tables.at((ground.options.seed + world.vaults.size()) % tables.size());
    vault.logTables.insert(chosen.begin(), chosen.end());
    world.vaults.emplace(name, std::move(vault));
    return name;
}

void addSystemUsers(Ground &ground, const Environment &environment)
{
    World &world = ground.world;
    if (environment.consoleIsUser) {
        SystemUser user;
        user.id = ground.random.guid();
        user.environmentId = environment.id;
        user.fullName = "# Keyturn console";
        user.applicationId = world.consoleAppId;
        user.userId = world.consoleObjectId;
        world.systemUsers.emplace(user.id, user);
    }
    for (const std::string &maker : ground.makers) {
        const User &person = world.users.at(maker);
        SystemUser user;
        user.id = ground.random.guid();
        user.environmentId = environment.id;
        user.userId = person.id;
        user.fullName = person.displayName;
        user.domainName = person.upn;
        user.disabled = !person.enabled || person.deleted;
        user.azureState = person.deleted ? 2 : 0;
        world.systemUsers.emplace(user.id, user);
    }
}

const Environment &addEnvironment(Ground &ground, const EnvironmentPlan &plan,
                                  const std::string &vaultPrefix)
{
    World &world = ground.world;
    Environment environment;
    environment.id = (plan.sku == std::string_view("Default") ? "Default-" + world.tenantId
                                                              : ground.random.guid());
    environment.displayName = plan.name;
    environment.sku = plan.sku;
    environment.location = plan.location;
    environment.hasBots = plan.hasBots;
    environment.consoleIsUser = plan.consoleIsUser;
    environment.directLineHost = directLineHostOf(environment.id);
    if (plan.region != nullptr) {
        environment.organizationId = ground.random.guid();
        environment.orgHost = "org" + ground.random.hex(8) + "." + plan.region + ".dynamics.com";
        addSystemUsers(ground, environment);
    }
    if (plan.vault != nullptr) {
        ground.environmentIds.push_back(environment.id);
        ground.vaultNames.push_back(addVault(ground, vaultPrefix + plan.vault));
    }
    const std::string id = environment.id;
    return world.environments.emplace(id, std::move(environment)).first->second;
}

} // namespace

ServicePrincipal &addManagedIdentity(Ground &ground, const std::string &name)
{
    ServicePrincipal identity;
    identity.id = ground.random.guid();
    identity.appId = ground.random.guid();
    identity.displayName = name;
    identity.type = "ManagedIdentity";
    identity.created = ground.options.epoch - 200 * dayMs;
    const std::string id = identity.id;
    return ground.world.servicePrincipals.emplace(id, std::move(identity)).first->second;
}

VaultReference putSecret(Ground &ground, const std::string &vault, const std::string &name,
                         const PasswordCredential &credential)
{
    SecretVersion version;
    version.version = ground.random.hex(32);
    version.value = credential.secretText;
    version.contentType = "text/plain";
    version.exp = credential.end / secondMs;
    version.created = credential.start;
    version.updated = credential.start;
    VaultSecret secret;
    secret.name = name;
    secret.versions.push_back(version);
    ground.world.vaults.at(vault).secrets.insert_or_assign(name, std::move(secret));
    return {vault, name, {}};
}

void layPlatform(Ground &ground)
{
    World &world = ground.world;
    world.subscriptions.push_back({ground.random.guid(), "Contoso agents"});
    ServicePrincipal &dataverse = addManagedIdentity(ground, "Dataverse");
    dataverse.appId = dataverseAppId;
    dataverse.type = "Application";
    ground.dataverseObjectId = dataverse.id;
    const std::string prefix = "kv-contoso-" + ground.random.hex(4) + "-";
    for (const EnvironmentPlan &plan : plans)
        addEnvironment(ground, plan, prefix);
    ground.lockedVault = addVault(ground, prefix + "lock");
    world.vaults.at(ground.lockedVault).grants[world.consoleObjectId] = {"readMetadata"};
}

// Agents speak here too, and nothing of it is kept: the platform does not write transcripts in
// developer environments, and one administrator has switched them off.
void layQuietEnvironments(Ground &ground)
{
    const std::string prefix = "kv-contoso-" + ground.random.hex(4) + "-";
    for (const EnvironmentPlan &plan :
         {EnvironmentPlan{"Contoso Dev", "Developer", "europe", "crm4", true, true, nullptr},
          EnvironmentPlan{"Contoso HR", "Production", "europe", "crm4", true, true, nullptr}}) {
        const Environment &environment = addEnvironment(ground, plan, prefix);
        const bool developer = environment.sku == "Developer";
        ground.world.environments.at(environment.id).recordingBlocked = !developer;
        Bot bot;
        bot.id = ground.random.guid();
        bot.name = developer ? "Sketchpad" : "Confidant";
        bot.schemaName = developer ? "kt_sketchpad" : "kt_confidant";
        bot.profile = "no-transcripts";
        bot.environmentId = environment.id;
        bot.ownerUserId = ground.makers.front();
        bot.templateName = "default-2.1.0";
        bot.created = ground.options.epoch - 90 * dayMs;
        bot.modified = ground.options.epoch - 40 * dayMs;
        bot.published = bot.modified + hourMs;
        ground.world.bots.emplace(bot.id, std::move(bot));
    }
}

} // namespace sim::seed

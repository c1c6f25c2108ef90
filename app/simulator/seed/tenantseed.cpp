// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/credentials.h"
#include "app/simulator/seed/seed.h"
#include "app/simulator/x509.h"

#include <array>

namespace sim::seed {

namespace {

constexpr std::array firstNames{"Ada",   "Ben",   "Carla", "Deniz", "Eva",  "Femi",
                                "Greta", "Hugo",  "Ines",  "Jonas", "Kim",  "Leila",
                                "Marc",  "Nadia", "Omar",  "Priya", "Quin", "Rosa",
                                "Sven",  "Tara",  "Uwe",   "Vera",  "Wim",  "Yara"};
constexpr std::array lastNames{"Ng",    "Adler",  "Bosch", "Costa",  "Dahl",   "Egger",
                               "Fuchs", "Gruber", "Haas",  "Ivers",  "Jansen", "Kaya",
                               "Lind",  "Meyer",  "Nunes", "Okafor", "Petit",  "Quist",
                               "Rossi", "Silva",  "Toth",  "Ulrich", "Vogel",  "Weber"};

void addUsers(Ground &ground)
{
    World &world = ground.world;
    for (std::size_t i = 0; i < firstNames.size(); ++i) {
        User user;
        user.id = ground.random.guid();
        user.displayName = std::string(firstNames.at(i)) + " " + lastNames.at(i);
        std::string local = firstNames.at(i);
        local.front() = static_cast<char>(local.front() - 'A' + 'a');
        user.upn = local + "@" + world.tenantDomain;
        user.mail = user.upn;
        user.password = ground.random.secretText();
        user.isOperator = i < 3;
        if (i == 0)
            user.directoryRoles = {"Global Administrator"};
        else if (i < 3)
            user.directoryRoles = {"Cloud Application Administrator"};
        // Two makers are gone: one disabled, one deleted.
        user.enabled = i != 20;
        user.deleted = i == 21;
        if (i >= 3)
            ground.makers.push_back(user.id);
        world.users.emplace(user.id, user);
    }
}

void addConsole(Ground &ground)
{
    World &world = ground.world;
    Application &application = addApplication(ground, "Keyturn console", true);
    PasswordCredential credential = makePassword(ground, "console", 20 * dayMs, 300 * dayMs);
    world.consoleAppId = application.appId;
    world.consoleSecret = credential.secretText;
    application.passwords.push_back(std::move(credential));
    if (ground.options.clientCertificate) {
        const TenantMs from = ground.options.epoch - dayMs;
        const TenantMs to = ground.options.epoch + 365 * dayMs;
        const KeyPair pair = makeApplicationCertificate("Keyturn console", from, to, true);
        KeyCredential key;
        key.keyId = ground.random.guid();
        key.displayName = "CN=Keyturn console";
        key.certificateDer = toDer(pair.certificate);
        key.sha1 = digest(EVP_sha1(), key.certificateDer);
        key.sha256 = digest(EVP_sha256(), key.certificateDer);
        key.start = from;
        key.created = from;
        key.end = to;
        application.keys.push_back(std::move(key));
        world.consoleCertificatePem = toPem(pair.certificate);
        world.consoleKeyPem = toPem(pair.key);
    }
    ServicePrincipal &principal = *world.servicePrincipalByAppId(application.appId);
    world.consoleObjectId = principal.id;
    principal.roles["https://graph.microsoft.com"] = {"Application.ReadWrite.OwnedBy",
                                                      "Application.Read.All", "AuditLog.Read.All",
                                                      "User.Read.All", "Policy.Read.All"};
    principal.roles["https://api.loganalytics.io"] = {"Data.Read"};
    application.owners = {principal.id};
}

void addPolicies(Ground &ground)
{
    World &world = ground.world;
    world.defaultPolicy.id = "00000000-0000-0000-0000-000000000000";
    world.defaultPolicy.displayName = "Default app management tenant policy";
    world.defaultPolicy.enabled = false;
    AppManagementPolicy policy;
    policy.id = ground.random.guid();
    policy.displayName = "Secrets live 60 days at most";
    policy.maxLifetimeDays = 60;
    ground.policyId = policy.id;
    world.policies.emplace(policy.id, policy);
}

// Applications that have nothing to do with agents.
void addBystanderApplications(Ground &ground)
{
    for (const char *name : {"HR data sync", "Payroll export", "Old intranet", "Badge printer"}) {
        Application &application = addApplication(ground, name, false);
        application.passwords.push_back(
            makePassword(ground, "secret", 200 * dayMs, ground.random.between(20, 500) * dayMs));
    }
}

} // namespace

Application &addApplication(Ground &ground, const std::string &name, bool ownedByConsole)
{
    World &world = ground.world;
    Application application;
    application.id = ground.random.guid();
    application.appId = ground.random.guid();
    application.displayName = name;
    application.created = ground.options.epoch - ground.random.between(200, 900) * dayMs;
    if (ownedByConsole && !world.consoleObjectId.empty())
        application.owners.push_back(world.consoleObjectId);
    ServicePrincipal principal;
    principal.id = ground.random.guid();
    principal.appId = application.appId;
    principal.displayName = name;
    principal.created = application.created;
    world.servicePrincipals.emplace(principal.id, std::move(principal));
    const std::string id = application.id;
    return world.applications.emplace(id, std::move(application)).first->second;
}

PasswordCredential makePassword(Ground &ground, const std::string &displayName, TenantMs ageMs,
                                TenantMs remainingMs)
{
    // Whole seconds, as the directory keeps them.
    const TenantMs epoch = ground.options.epoch / secondMs * secondMs;
    return settledPassword(ground.random.guid(), displayName, ground.random.secretText(),
                           epoch - ageMs, epoch + remainingMs);
}

void layTenant(Ground &ground)
{
    World &world = ground.world;
    world.tenantId = ground.random.guid();
    world.workspaceId = ground.random.guid();
    world.tenantName = "Contoso";
    world.tenantDomain = "contoso.onmicrosoft.com";
    addUsers(ground);
    addConsole(ground);
    addPolicies(ground);
    addBystanderApplications(ground);
}

} // namespace sim::seed

namespace sim {

World makeWorld(const Options &options, Random random)
{
    seed::Ground ground{options, random, {}, {}, {}, {}, {}, {}, {}};
    seed::layTenant(ground);
    seed::layPlatform(ground);
    seed::layAgents(ground);
    if (options.conversations > 0)
        seed::layQuietEnvironments(ground);
    return std::move(ground.world);
}

} // namespace sim

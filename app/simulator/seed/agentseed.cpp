// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/seed/seed.h"
#include "app/simulator/x509.h"

#include <algorithm>
#include <array>

namespace sim::seed {

namespace {

constexpr std::array topics{"Helpdesk", "Onboarding", "Travel",    "Invoices",  "Facilities",
                            "Benefits", "Contracts",  "Inventory", "Orders",    "Returns",
                            "Payroll",  "Compliance", "Sales",     "Marketing", "Fleet",
                            "Security", "Training",   "Legal",     "Analytics", "Reception"};

constexpr TenantMs containerAppLag = 30 * minuteMs;
constexpr TenantMs webAppLag = 24 * hourMs;
constexpr TenantMs namedValueLag = 4 * hourMs;

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

// One agent in the making.
struct Draft
{
    Ground &ground;
    Bot &bot;
    Application &application;
    std::string vault;

    const PasswordCredential &secret() const { return application.passwords.front(); }
    std::string secretName() const { return "mcs-" + lowered(bot.name) + "-secret"; }
    bool allows(const std::string &hurting) const { return !ground.options.isGentle(hurting); }
};

Consumer &pasted(Draft &draft, bool delegated, const std::string &mode)
{
    const bool user = delegated && draft.allows("delegated");
    Consumer &consumer = addConsumer(
        draft.ground, user ? ConsumerKind::ConnectorDelegated : ConsumerKind::ConnectorAppOnly,
        draft.bot.name + " connector", draft.application, draft.bot);
    const Connector &connector = addConnector(draft.ground, draft.bot, draft.application, consumer);
    addTool(draft.ground, draft.bot, connector, mode);
    draft.bot.consumerIds.push_back(consumer.id);
    return consumer;
}

Consumer &fedByVariable(Draft &draft, const std::string &vault, bool notified, bool pinned)
{
    World &world = draft.ground.world;
    Consumer &consumer = addConsumer(draft.ground, ConsumerKind::ConnectorVariable,
                                     draft.bot.name + " connector", draft.application, draft.bot);
    VaultReference reference = putSecret(draft.ground, vault, draft.secretName(), draft.secret());
    if (pinned && draft.allows("pinned"))
        reference.version =
            world.vaults.at(vault).secrets.at(draft.secretName()).versions.back().version;
    consumer.vault = reference;
    consumer.notified = notified;
    consumer.readerAppId = dataverseAppId;
    consumer.readerObjectId = draft.ground.dataverseObjectId;
    EnvironmentVariable variable;
    variable.definitionId = draft.ground.random.guid();
    variable.valueId = draft.ground.random.guid();
    variable.environmentId = draft.bot.environmentId;
    variable.schemaName = "kt_" + draft.bot.name + "Secret";
    variable.displayName = draft.bot.name + " secret";
    variable.value = world.vaultReferenceText(reference);
    variable.modified = draft.secret().start;
    Connector &connector = addConnector(draft.ground, draft.bot, draft.application, consumer);
    connector.secretVariable = variable.schemaName;
    world.variables.emplace(variable.definitionId, std::move(variable));
    addTool(draft.ground, draft.bot, connector, "maker");
    draft.bot.consumerIds.push_back(consumer.id);
    return consumer;
}

// Who made the secret for others wrote down whose it is.
void tagWithApplication(Draft &draft)
{
    Vault &vault = draft.ground.world.vaults.at(draft.vault);
    vault.secrets.at(draft.secretName()).versions.back().tags["appId"] = draft.application.appId;
}

// Somebody behind the agent's connector that reads the same vault secret with its own identity.
void addHiddenReader(Draft &draft, ConsumerKind kind, const std::string &name, TenantMs lag)
{
    const Consumer &visible = draft.ground.world.consumers.at(draft.bot.consumerIds.front());
    Consumer &consumer = addConsumer(draft.ground, kind, name, draft.application, draft.bot);
    const ServicePrincipal &identity = addManagedIdentity(draft.ground, name);
    consumer.vault = visible.vault;
    consumer.reResolveMs = lag;
    consumer.rowId = name;
    consumer.readerAppId = identity.appId;
    consumer.readerObjectId = identity.id;
    draft.ground.world.vaults.at(draft.vault).grants[identity.id] = {"getSecret"};
    draft.bot.consumerIds.push_back(consumer.id);
}

void inContainerApp(Draft &draft, bool withSecret)
{
    Ground &ground = draft.ground;
    Consumer &consumer =
        addConsumer(ground, withSecret ? ConsumerKind::ContainerApp : ConsumerKind::Federated,
                    draft.bot.name + " MCP server", draft.application, draft.bot);
    ContainerApp &app = addContainerApp(ground, draft.bot, draft.application, consumer);
    draft.bot.consumerIds.push_back(consumer.id);
    if (!withSecret) {
        app.environment.emplace_back("AZURE_FEDERATED_TOKEN_FILE", "/var/run/secrets/token");
        draft.application.federated.push_back(
            {ground.random.guid(), "mcp",
             "https://login.microsoftonline.com/" + ground.world.tenantId + "/v2.0",
             app.identityPrincipalId, "api://AzureADTokenExchange", "MCP server's identity"});
        return;
    }
    consumer.vault = putSecret(ground, draft.vault, draft.secretName(), draft.secret());
    consumer.reResolveMs = containerAppLag;
    app.secrets.push_back(
        {"client-secret",
         {},
         "https://" + draft.vault + ".vault.azure.net/secrets/" + draft.secretName(),
         "system"});
    app.secretEnvironment.emplace_back("AZURE_CLIENT_SECRET", "client-secret");
    ground.world.vaults.at(draft.vault).grants[app.identityPrincipalId] = {"getSecret"};
}

void addBystanders(Draft &draft)
{
    Ground &ground = draft.ground;
    if (!draft.allows("bystanders"))
        return;
    Application &application = draft.application;
    application.passwords.push_back(
        makePassword(ground, "pipeline-legacy", 150 * dayMs, 200 * dayMs));
    application.passwords.push_back(
        makePassword(ground, "nightly-export", 100 * dayMs, 260 * dayMs));
    const KeyPair pair = makeApplicationCertificate("mcp", ground.options.epoch - 100 * dayMs,
                                                    ground.options.epoch + 265 * dayMs, false);
    KeyCredential key;
    key.keyId = ground.random.guid();
    key.displayName = "CN=mcp";
    key.certificateDer = toDer(pair.certificate);
    key.sha1 = digest(EVP_sha1(), key.certificateDer);
    key.sha256 = digest(EVP_sha256(), key.certificateDer);
    key.start = ground.options.epoch - 100 * dayMs;
    key.created = key.start;
    key.end = ground.options.epoch + 265 * dayMs;
    application.keys.push_back(std::move(key));
    application.federated.push_back(
        {ground.random.guid(), "github", "https://token.actions.githubusercontent.com",
         "repo:contoso/agents:ref:refs/heads/main", "api://AzureADTokenExchange", "pipeline"});
    ground.world.servicePrincipalByAppId(application.appId)
        ->passwords.push_back(makePassword(ground, "sso", 90 * dayMs, 270 * dayMs));
    // Somebody nobody remembers uses the second of them every night.
    Consumer &consumer = addConsumer(ground, ConsumerKind::WebApp,
                                     draft.bot.name + " nightly export", application, draft.bot);
    consumer.presents = application.passwords.back().secretText;
}

void addTopics(Ground &ground, const Bot &bot)
{
    for (const auto &[name, type, data] :
         {std::tuple("Greeting", 9,
                     "kind: AdaptiveDialog\nbeginDialog:\n  kind: OnRecognizedIntent\n"),
          std::tuple("Instructions", 15,
                     "kind: GptComponentMetadata\ninstructions: Be helpful.\n")}) {
        BotComponent component;
        component.id = ground.random.guid();
        component.botId = bot.id;
        component.name = name;
        component.schemaName = bot.schemaName + ".topic." + lowered(name);
        component.componentType = type;
        component.data = data;
        ground.world.components.emplace(component.id, std::move(component));
    }
}

// "Hour", "Day" or "Week".
void addSchedule(Draft &draft, const std::string &frequency)
{
    BotComponent component;
    component.id = draft.ground.random.guid();
    component.botId = draft.bot.id;
    component.name = "Every " + lowered(frequency);
    component.schemaName = draft.bot.schemaName + ".trigger.every" + lowered(frequency);
    component.componentType = 17;
    component.data = "kind: ExternalTriggerConfiguration\n"
                     "triggerConnectionType: Schedule\n"
                     "recurrence:\n"
                     "  frequency: " +
                     frequency +
                     "\n"
                     "  interval: 1\n";
    draft.ground.world.components.emplace(component.id, std::move(component));
}

void furnish(Draft &draft)
{
    const std::string &profile = draft.bot.profile;
    if (profile == "delegated-by-hand" || profile == "direct-line" || profile == "expiring-soon" ||
        profile == "policy-capped") {
        pasted(draft, true, "maker");
    } else if (profile == "delegated-invoker") {
        pasted(draft, true, "invoker");
    } else if (profile == "app-only-envvar-vault") {
        fedByVariable(draft, draft.vault, true, false);
    } else if (profile == "app-only-envvar-silent") {
        fedByVariable(draft, draft.vault, false, false);
    } else if (profile == "version-pinned-vault") {
        fedByVariable(draft, draft.vault, true, true);
    } else if (profile == "vault-forbidden") {
        fedByVariable(draft, draft.ground.lockedVault, true, false);
    } else if (profile == "container-app-vault" || profile == "no-secret") {
        inContainerApp(draft, profile != "no-secret");
    } else if (profile == "web-app-vault") {
        fedByVariable(draft, draft.vault, true, false);
        tagWithApplication(draft);
        addHiddenReader(draft, ConsumerKind::WebApp, "app-" + lowered(draft.bot.name), webAppLag);
    } else if (profile == "named-value-vault") {
        fedByVariable(draft, draft.vault, true, false);
        tagWithApplication(draft);
        addHiddenReader(draft, ConsumerKind::NamedValue, "apim-" + lowered(draft.bot.name),
                        namedValueLag);
    } else {
        Consumer &consumer = pasted(draft, false, "maker");
        consumer.weekly = profile == "weekly-schedule";
        if (consumer.weekly)
            addSchedule(draft, "Week");
        if (profile == "bystanders")
            addBystanders(draft);
    }
}

Bot &addBot(Ground &ground, std::size_t index, const std::string &profile)
{
    const std::size_t round = index / topics.size();
    Bot bot;
    bot.id = ground.random.guid();
    bot.name = std::string(topics.at(index % topics.size())) +
               (round == 0 ? "" : std::to_string(round + 1));
    bot.schemaName = "kt_" + lowered(bot.name);
    bot.profile = profile;
    bot.environmentId = ground.environmentIds.at(index % ground.environmentIds.size());
    bot.ownerUserId = ground.makers.at(index % ground.makers.size());
    bot.templateName = "default-2.1.0";
    bot.authenticationMode = profile == "direct-line" ? 1 : 2;
    bot.marker = "marker-" + ground.random.hex(12);
    bot.directLineSecrets = {ground.random.secretText(), ground.random.secretText()};
    bot.created = ground.options.epoch - ground.random.between(150, 600) * dayMs;
    bot.modified = ground.options.epoch - ground.random.between(1, 100) * dayMs;
    bot.published = bot.modified + hourMs;
    const std::string id = bot.id;
    return ground.world.bots.emplace(id, std::move(bot)).first->second;
}

Application &applicationFor(Ground &ground, const Bot &bot)
{
    const std::string &profile = bot.profile;
    Application &application =
        addApplication(ground, "mcs-agent-" + lowered(bot.name), profile != "not-owner");
    application.owners.push_back(bot.ownerUserId);
    if (profile == "no-secret")
        return application;
    const TenantMs age = ground.random.between(60, 85) * dayMs;
    const TenantMs remaining = profile == "expiring-soon" ? ground.random.between(3, 5) * dayMs
                                                          : ground.random.between(60, 120) * dayMs;
    application.passwords.push_back(makePassword(ground, "rot-2025-10", age, remaining));
    if (profile == "policy-capped")
        application.policyId = ground.policyId;
    return application;
}

} // namespace

void layAgents(Ground &ground)
{
    const std::vector<std::string> &profiles =
        ground.options.profiles.empty() ? agentProfiles() : ground.options.profiles;
    const std::size_t offset = ground.options.profiles.empty() ? ground.options.seed : 0;
    std::string waitingForPartner; // application of a shared credential that has one agent yet
    for (std::size_t i = 0; i < static_cast<std::size_t>(ground.options.agents); ++i) {
        Bot &bot = addBot(ground, i, profiles[(i + offset) % profiles.size()]);
        const bool shared =
            bot.profile == "shared-credential" && !ground.options.isGentle("shared");
        Application &application = shared && !waitingForPartner.empty()
                                       ? ground.world.applications.at(waitingForPartner)
                                       : applicationFor(ground, bot);
        if (shared)
            waitingForPartner = waitingForPartner.empty() ? application.id : std::string();
        const std::size_t home = i % ground.environmentIds.size();
        Draft draft{ground, bot, application, ground.vaultNames.at(home)};
        furnish(draft);
        if (i % 2 == 0 && bot.profile != "weekly-schedule")
            addSchedule(draft, i % 4 == 0 ? "Hour" : "Day");
        addTopics(ground, bot);
    }
}

} // namespace sim::seed

namespace sim {

const std::vector<std::string> &agentProfiles()
{
    static const std::vector<std::string> profiles{"app-only-by-hand",
                                                   "delegated-by-hand",
                                                   "app-only-envvar-vault",
                                                   "container-app-vault",
                                                   "web-app-vault",
                                                   "named-value-vault",
                                                   "shared-credential",
                                                   "shared-credential",
                                                   "bystanders",
                                                   "version-pinned-vault",
                                                   "not-owner",
                                                   "vault-forbidden",
                                                   "weekly-schedule",
                                                   "no-secret",
                                                   "delegated-invoker",
                                                   "expiring-soon",
                                                   "policy-capped",
                                                   "direct-line",
                                                   "delegated-by-hand",
                                                   "app-only-envvar-silent"};
    return profiles;
}

} // namespace sim

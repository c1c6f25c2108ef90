// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/cast.h"

#include "app/simulator/random.h"

namespace sim {

namespace {

// Those with the generation mark of a client secret; older ones look like any other text.
std::vector<KnownSecret> secretsOf(World &world, const Bot &bot)
{
    std::vector<KnownSecret> secrets;
    for (const std::string &id : bot.consumerIds) {
        const auto consumer = world.consumers.find(id);
        const Application *application = consumer == world.consumers.end()
                                             ? nullptr
                                             : world.applicationByAppId(consumer->second.appId);
        if (application == nullptr)
            continue;
        for (const PasswordCredential &password : application->passwords) {
            if (!password.removed && password.secretText.substr(3, 3) == "8Q~")
                secrets.push_back({password.secretText, password.keyId, application->appId});
        }
    }
    return secrets;
}

} // namespace

bool recordsTranscripts(const Environment &environment)
{
    return !environment.orgHost.empty() && environment.hasBots && environment.sku != "Developer" &&
           !environment.recordingBlocked;
}

Cast castOf(World &world)
{
    Cast cast;
    cast.tenantId = world.tenantId;
    for (const auto &[id, bot] : world.bots) {
        const auto environment = world.environments.find(bot.environmentId);
        if (environment == world.environments.end() || !recordsTranscripts(environment->second))
            continue;
        Random random = Random(0).fork("runtime of " + id);
        SpeakingAgent agent;
        agent.botId = id;
        agent.runtimeId = random.guid();
        agent.name = bot.name;
        agent.schemaName = bot.schemaName;
        agent.environmentId = bot.environmentId;
        agent.oldShape = cast.agents.size() % 4 == 1;
        agent.style = cast.agents.size() % 4 == 2 ? JsonStyle::Relaxed : JsonStyle::Strict;
        agent.secrets = secretsOf(world, bot);
        cast.agents.push_back(std::move(agent));
    }
    for (const auto &[id, user] : world.users)
        cast.people.push_back({id, user.displayName});
    return cast;
}

} // namespace sim

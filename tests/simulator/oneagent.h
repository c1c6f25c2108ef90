// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A tenant in memory for tests of the model: time stands all but still and is advanced by hand.

#include "app/simulator/credentials.h"
#include "app/simulator/tenant.h"
#include "app/simulator/truth.h"
#include "tests/simulator/sentences.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace testing {

inline sim::Options optionsFor(std::vector<std::string> profiles, std::set<std::string> gentle = {},
                               std::uint64_t seed = 7)
{
    sim::Options options;
    options.seed = seed;
    options.speed = 0.001;
    options.epoch = *sim::parseIsoTime(sim::defaultEpoch);
    options.agents = static_cast<int>(profiles.size());
    options.profiles = std::move(profiles);
    options.gentle = std::move(gentle);
    return options;
}

inline std::set<std::string> everythingGentle()
{
    return {sim::gentleNames().begin(), sim::gentleNames().end()};
}

// The tenant of one agent with the parts that a rotation touches at hand.
struct OneAgent
{
    explicit OneAgent(const std::string &profile, std::set<std::string> gentle = {},
                      std::uint64_t seed = 7)
        : tenant(optionsFor({profile}, std::move(gentle), seed))
        , bot(tenant.world.bots.begin()->second)
        , consumer(tenant.world.consumers.at(bot.consumerIds.front()))
        , application(*tenant.world.applicationByAppId(consumer.appId))
        , oldKeyId(application.passwords.front().keyId)
    {}

    sim::PasswordCredential &addSecret()
    {
        const sim::TenantMs now = tenant.clock.now();
        return sim::addPassword(tenant, application, {"next", now, now + 90 * sim::dayMs}, {});
    }
    // Through the vault where there is one, as its service does it; by hand otherwise.
    void deliver(const std::string &value)
    {
        if (!consumer.vault) {
            tenant.consumers.paste(consumer, value);
            return;
        }
        sim::SecretVersion version;
        version.version = tenant.random.hex(32);
        version.value = value;
        version.created = tenant.clock.now();
        tenant.world.vaults.at(consumer.vault->vault)
            .secrets.at(consumer.vault->secret)
            .versions.push_back(version);
        tenant.consumers.vaultChanged(consumer.vault->vault, consumer.vault->secret);
    }
    bool removeSecret(const std::string &keyId)
    {
        return sim::removePassword(tenant, application, keyId, {});
    }
    void advance(sim::TenantMs by) { tenant.schedule.advance(by); }
    sim::TenantMs invalidMs(sim::Consumer &who)
    {
        sim::settle(tenant.world, who, tenant.clock.now());
        return who.invalidMs;
    }
    sim::TenantMs invalidMs() { return invalidMs(consumer); }
    sim::TenantMs invalidMsOfAll()
    {
        sim::TenantMs sum = 0;
        for (auto &[id, who] : tenant.world.consumers)
            sum += invalidMs(who);
        return sum;
    }
    std::size_t replicasThatAccept(const std::string &value)
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < sim::tokenReplicas; ++i)
            count += sim::acceptedCredential(tenant.world, application.appId, value, i,
                                             tenant.clock.now()) != nullptr
                         ? 1
                         : 0;
        return count;
    }

    sim::Tenant tenant;
    sim::Bot &bot;
    sim::Consumer &consumer;
    sim::Application &application;
    std::string oldKeyId;
};

} // namespace testing

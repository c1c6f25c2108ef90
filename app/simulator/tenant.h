// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The simulated tenant as its services see it: one object, one thread.

#include "app/simulator/clock.h"
#include "app/simulator/consumers.h"
#include "app/simulator/logs.h"
#include "app/simulator/random.h"
#include "app/simulator/router.h"
#include "app/simulator/schedule.h"
#include "app/simulator/tokens.h"
#include "app/simulator/world.h"

#include <set>
#include <string>

namespace sim {

// What main was told.
struct Options
{
    std::uint16_t port = 0;
    std::uint64_t seed = 1;
    int agents = 20;
    int conversations = 0;
    double speed = 1;
    double traffic = 0; // requests per wall second
    TenantMs epoch = 0;
    std::string stateDir;
    std::string faultFile;
    // Hurting defaults switched off by name: propagation flap removal stale lag delegated cache
    // reresolve bystanders shared pinned
    std::set<std::string> gentle;
    bool clientCertificate = false;

    bool isGentle(const std::string &name) const { return gentle.contains(name); }
};

struct Tenant
{
    explicit Tenant(const Options &given);

    Options options;
    Random random;
    TenantClock clock;
    Schedule schedule;
    World world;
    Logs logs;
    Tokens tokens;
    Router router;
    Consumers consumers;
    std::string baseUrl; // http://127.0.0.1:port, for portal pages

    // Seedable choice between behaviours that the contracts leave open ([M]): 0 .. count-1.
    int variant(const std::string &question, int count) const;
};

} // namespace sim

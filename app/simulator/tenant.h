// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The simulated tenant as its services see it: one object, one thread.

#include "app/simulator/clock.h"
#include "app/simulator/consumers.h"
#include "app/simulator/conversations/transcripts.h"
#include "app/simulator/logs.h"
#include "app/simulator/options.h"
#include "app/simulator/random.h"
#include "app/simulator/router.h"
#include "app/simulator/schedule.h"
#include "app/simulator/tokens.h"
#include "app/simulator/world.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace sim {

// What services allow; a test may lower it.
struct ServiceLimits
{
    std::size_t dataverseRequests = 6000; // per user in five minutes
    std::size_t dataverseConcurrent = 52;
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
    Transcripts transcripts;
    ServiceLimits limits;
    std::function<nlohmann::json()> ingestion; // what a forwarder needs: hosts and tokens
    std::string baseUrl;                       // http://127.0.0.1:port, for portal pages

    // Seedable choice between behaviours that the contracts leave open ([M]): 0 .. count-1.
    int variant(const std::string &question, int count) const;
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/tenant.h"

#include "app/simulator/credentials.h"
#include "app/simulator/seed/seed.h"
#include "app/simulator/services/services.h"
#include "app/simulator/signins.h"

namespace sim {

Tenant::Tenant(const Options &given)
    : options(given)
    , random(Random(given.seed ^ 0x7E4A47U).next())
    , clock(given.epoch, given.speed)
    , schedule(clock)
    , world(makeWorld(options, Random(given.seed)))
    , logs(random.fork("logs"), !given.isGentle("lag"))
    , tokens(clock, world.tenantId)
    , consumers(*this)
    , transcripts(world, given.seed, given.epoch, static_cast<std::uint64_t>(given.conversations))
{
    for (auto &[id, application] : world.applications)
        noteVersion(*this, application);
    for (auto &[id, principal] : world.servicePrincipals)
        noteVersion(*this, principal);
    addServices(*this);
    addSignInHistory(*this);
    consumers.start();
}

int Tenant::variant(const std::string &question, int count) const
{
    return static_cast<int>(Random(options.seed).fork(question).between(0, count - 1));
}

} // namespace sim

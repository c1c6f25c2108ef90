// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The canary: an answer of the agent that its tool cannot give without the credential.
#include "app/rotation/facts.h"
#include "app/rotation/gates.h"
#include "app/rotation/runbooks/entraclientsecret.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// Questions asked before the agent's answer is taken for what it is.
constexpr int canaryTries = 4;

/// A tool call needs the new secret only when every token bought with the old one has ended: the
/// conversation runs over the connection that stands, whose tokens may be as old as the delivery.
TimePoint tokensEnd(const Context &c)
{
    Millis slowest{};
    for (const PlanConsumer &consumer : c.plan.consumers)
        slowest = std::max(slowest, consumer.reresolvesWithin);
    return deliveredAt(c.plan, c.run) + slowest + c.plan.policy.tokenLifetime;
}

bool isUnderWay(const Context &c)
{
    return c.world.readyToSend.contains({c.step.id, c.view().probeBatches});
}

} // namespace

Action EntraClientSecret::askCanary(const Context &c) const
{
    const StepView &view = c.view();
    if (isUnderWay(c))
        return perform(c, Verb::AskCanary, c.plan.agentId, view.probeBatches);
    const Millis spacing = c.plan.policy.graphReadWindow;
    if (view.probedAt != TimePoint{} && c.now() < view.probedAt + spacing)
        return hold(c, "asking-again", view.probedAt + spacing, view.probedAt + spacing);
    return recorded(c, FactKind::Intended, {{"verb", nameOf(Verb::AskCanary)}},
                    view.probeBatches + 1);
}

/// Proves that the agent's own connection works with what it holds now; of other people's
/// connections it says nothing. An unclear answer leaves the gates that were there without it.
Finding EntraClientSecret::hasAnswered(const Context &c) const
{
    const StepView &view = c.view();
    const TimePoint due = tokensEnd(c);
    if (c.now() < due)
        return Finding::later(hold(c, "waiting-for-tokens", due, due));
    if (isUnderWay(c))
        return Finding::no();
    if (view.probesAccepted > 0)
        return Finding::yes({{"grade", nameOf(Grade::Observed)},
                             {"evidence", "canary=" + iso(view.probedAt) + "; canary-after=" +
                                              iso(due) + "; not-proved=other-connections"}});
    if (view.probeBatches - view.probesForgiven < canaryTries)
        return Finding::no();
    if (view.probesRefused > 0)
        return Finding::later(stuck(c, "canary-refused", "resume,undo,leave-both"));
    return Finding::later(recorded(c, FactKind::Skipped, {{"why", "canary-unclear"}}));
}

} // namespace keyturn::rotation

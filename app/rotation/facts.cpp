// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/facts.h"

#include <algorithm>

namespace keyturn::rotation {

std::string iso(TimePoint when)
{
    return toIso(when).toStdString();
}

Fact fact(const Context &c, FactKind kind, Data data, int attempt)
{
    Fact fact;
    fact.run = c.plan.run;
    fact.agent = c.plan.agentName;
    fact.step = c.step.id;
    fact.attempt = attempt;
    fact.kind = kind;
    fact.at = c.now();
    fact.actor = "keyturn";
    fact.data = std::move(data);
    return fact;
}

Action recorded(const Context &c, FactKind kind, Data data, int attempt)
{
    return Record{{fact(c, kind, std::move(data), attempt)}};
}

Action perform(const Context &c, Verb verb, const std::string &target, int attempt, Data args)
{
    const auto found = c.world.backoff.find(verb);
    if (found != c.world.backoff.end() && found->second.failures > 0) {
        const Backoff &backoff = found->second;
        if (backoff.permanent)
            return stuck(c, "refused", "resume,undo",
                         {{"verb", nameOf(verb)}, {"error", backoff.error}});
        if (backoff.notBefore > c.now())
            return WaitUntil{backoff.notBefore, "service-busy", c.step.id, false};
    }
    return Perform{Call{verb, c.step.id, attempt, target, std::move(args), false}};
}

Action hold(const Context &c, const char *why, TimePoint until, TimePoint lookAt)
{
    const StepView &view = c.view();
    if (view.state != StepState::Holding || view.why != why || view.until != until)
        return recorded(c, FactKind::Holding, {{"why", why}, {"until", iso(until)}});
    const TimePoint soonest = c.now() + Millis(1);
    return WaitUntil{std::max(lookAt, soonest), why, c.step.id, false};
}

Action askPerson(const Context &c, const char *why, Data data)
{
    const StepView &view = c.view();
    if (view.state != StepState::Waiting || view.why != why) {
        data["why"] = why;
        return recorded(c, FactKind::Waiting, std::move(data));
    }
    if (c.now() - view.waitingSince > c.plan.policy.personWait)
        return stuck(c, "nobody-came", "resume,undo", {{"waited-for", why}});
    return WaitUntil{c.now() + c.plan.policy.pollInterval, why, c.step.id, true};
}

Action stuck(const Context &c, const char *why, const char *decisions, Data data)
{
    data["why"] = why;
    data["decisions"] = decisions;
    return recorded(c, FactKind::Stuck, std::move(data));
}

} // namespace keyturn::rotation

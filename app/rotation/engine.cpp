// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/engine.h"

#include "app/rotation/facts.h"
#include "app/rotation/readings.h"
#include "app/rotation/runbooks/entraclientsecret.h"
#include "app/rotation/undo.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

constexpr std::size_t readingsKept = 16;

/// The step's own word, through its row of the table.
Action stepNext(const Context &c)
{
    const EntraClientSecret book;
    const EntraClientSecret::R *row = EntraClientSecret::row(c.step.row);
    if (!row)
        return stuck(c, "unknown-step", "resume");
    Finding finding = (book.*row->verify)(c);
    switch (finding.verdict) {
    case Verdict::Yes:
        return recorded(c, FactKind::Verified, std::move(finding.data));
    case Verdict::NotYetKnown:
        return *finding.learn;
    case Verdict::No:
        return (book.*row->act)(c);
    }
    Q_UNREACHABLE();
}

/// Invariant 4: a set that is not frozen + ours stops the run and is shown.
std::optional<Action> stopOnDifference(const Context &c)
{
    const Difference difference = differenceOf(c);
    if (!difference.strangers.empty())
        return stuck(c, "set-changed", "resume,undo,leave-both",
                     {{"added", difference.strangers.front()}});
    if (!difference.vanished.empty())
        return stuck(c, "set-changed", "resume,leave-both",
                     {{"vanished", difference.vanished.front()}});
    const bool claimed = c.run.step("alone").isDone();
    if (claimed && !difference.rivals.empty())
        return stuck(c, "another-run-is-open", "resume,leave-both",
                     {{"run", difference.rivals.front()}});
    return std::nullopt;
}

Action end(const Context &c, RunState state, const std::string &why)
{
    return recorded(c, FactKind::Ended, {{"state", nameOf(state)}, {"why", why}});
}

} // namespace

Action next(const Plan &plan, const Journal &journal, const World &world)
{
    const RunView run = view(plan, journal);
    if (isOver(run.state) || run.state == RunState::Stuck || run.state == RunState::Planned)
        return Halt{run.state};
    const auto active = std::ranges::find_if(
        plan.steps, [&run](const PlannedStep &step) { return !run.step(step.id).isDone(); });
    const PlannedStep &step = active == plan.steps.end() ? plan.steps.back() : *active;
    const Context c{plan, run, world, step};
    const TimePoint later = world.now + plan.policy.pollInterval;
    if (world.unwritten > 0 && !run.undoing)
        return WaitUntil{later, "journal-full", step.id, true};
    if (run.reopened)
        return WaitUntil{later, run.why, run.activeStep, true};
    if (run.leaveBoth)
        return end(c, RunState::Abandoned, "left-both-alive");
    if (world.stopAllWrites)
        return WaitUntil{later, "all-writes-stopped", step.id, true};
    if (run.paused)
        return WaitUntil{later, "paused", step.id, true};
    if (run.undoing)
        return undoNext(plan, run, world);
    if (auto difference = stopOnDifference(c))
        return *difference;
    if (active == plan.steps.end())
        return end(c, RunState::Completed, {});
    return stepNext(c);
}

namespace {

/// One fact for each thing found, and one that says how far the look went.
std::vector<Fact> factsOf(Fact fact, const SuspectReading &reading)
{
    std::vector<Fact> facts;
    fact.kind = FactKind::Observed;
    for (const Suspect &suspect : reading.found) {
        fact.data = {{"finding", "suspect"},
                     {"what", suspect.what},
                     {"id", suspect.id},
                     {"name", suspect.name},
                     {"by", suspect.by}};
        if (suspect.at != TimePoint{})
            fact.data["at"] = iso(suspect.at);
        facts.push_back(fact);
    }
    fact.data = {{"finding", "suspects-read"}};
    for (const std::string &source : reading.notRead)
        fact.data["not-read"] += source + ',';
    facts.push_back(fact);
    return facts;
}

} // namespace

std::vector<Fact> factsFor(const Plan &plan, const World &world, const Call &call,
                           const Outcome &outcome)
{
    Fact fact;
    fact.run = plan.run;
    fact.agent = plan.agentName;
    fact.step = call.step;
    fact.attempt = call.attempt;
    fact.at = world.now;
    fact.actor = "keyturn";
    if (call.verb == Verb::Probe || call.verb == Verb::AskCanary) {
        fact.kind = FactKind::Probed;
        fact.data = outcome.data;
        fact.data["accepted"] = std::to_string(outcome.accepted);
        fact.data["refused"] = std::to_string(outcome.refused);
        fact.data["unclear"] = std::to_string(outcome.unclear);
        return {fact};
    }
    if (outcome.suspects)
        return factsOf(fact, *outcome.suspects);
    if (!hasEffect(call.verb))
        return {};
    fact.kind = FactKind::Answered;
    fact.data = outcome.data;
    fact.data["verb"] = nameOf(call.verb);
    fact.data["target"] = call.target;
    fact.data["outcome"] = outcome.came == Came::Done      ? "done"
                           : outcome.came == Came::Refused ? "refused"
                                                           : "unknown";
    if (outcome.permanent)
        fact.data["permanent"] = "yes";
    return {fact};
}

void absorb(World &world, const Plan &plan, const Call &call, const Outcome &outcome)
{
    world.readyToSend.erase({call.step, call.attempt});
    if (call.verb != Verb::ReadKeychain)
        world.askedAt = world.now;
    if (outcome.came == Came::Done) {
        world.backoff.erase(call.verb);
    } else {
        Backoff &backoff = world.backoff[call.verb];
        ++backoff.failures;
        const Millis pause = plan.policy.pollInterval * (1 << std::min(backoff.failures - 1, 4));
        backoff.notBefore = std::max(world.now + pause, outcome.retryAt);
        const auto error = outcome.data.find("error");
        backoff.error = error == outcome.data.end() ? std::string() : error->second;
        backoff.permanent = outcome.permanent && !hasEffect(call.verb);
    }
    if (outcome.set) {
        world.sets.push_back(*outcome.set);
        if (world.sets.size() > readingsKept)
            world.sets.erase(world.sets.begin());
    }
    if (outcome.keychain)
        world.keychain = outcome.keychain;
    if (hasEffect(call.verb))
        world.keychain.reset();
    if (outcome.vault)
        world.vaults[call.target] = *outcome.vault;
    if (outcome.signIns)
        world.signIns = outcome.signIns;
    if (outcome.saved) {
        world.saved[call.target] = *outcome.saved;
        world.savedReadAt[call.target] = world.now;
    }
}

void committed(World &world, const std::vector<Fact> &facts)
{
    for (const Fact &fact : facts) {
        if (fact.kind == FactKind::Intended)
            world.readyToSend.insert({fact.step, fact.attempt});
        if (fact.kind == FactKind::Commanded) {
            world.backoff.clear();
            world.sets.clear();
        }
    }
}

} // namespace keyturn::rotation

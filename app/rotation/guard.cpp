// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/guard.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

using Breach = std::optional<std::string>;

bool intended(const Journal &journal, const Call &call)
{
    return std::ranges::any_of(journal, [&call](const Fact &fact) {
        return fact.kind == FactKind::Intended && fact.step == call.step &&
               fact.attempt == call.attempt && fact.value("verb") == nameOf(call.verb);
    });
}

/// What was meant on the disk: facts that wait in memory authorise nothing.
Journal durable(const Journal &journal, const World &world)
{
    const std::size_t waiting = std::min(world.unwritten, journal.size());
    return {journal.begin(), journal.end() - static_cast<std::ptrdiff_t>(waiting)};
}

/// The delivery's own intent named this way back, and the run is on it.
bool authorised(const Journal &journal, const RunView &run, const Call &call)
{
    return call.verb == Verb::RestoreVault && run.undoing &&
           std::ranges::any_of(journal, [&call](const Fact &fact) {
               return fact.kind == FactKind::Intended && fact.step == call.step &&
                      fact.value("verb") == nameOf(Verb::PutVault) &&
                      fact.value("target") == call.target &&
                      fact.value("undo") == nameOf(Undo::RestoreValue);
           });
}

bool answeredDone(const Journal &journal, const Call &call)
{
    return std::ranges::any_of(journal, [&call](const Fact &fact) {
        return fact.kind == FactKind::Answered && fact.step == call.step &&
               fact.attempt == call.attempt;
    });
}

bool touchesCredentials(Verb verb)
{
    return verb == Verb::AddSecret || verb == Verb::PutVault || verb == Verb::RestoreVault ||
           verb == Verb::RemoveSecret;
}

Breach keychainBreach(const World &world)
{
    const auto &reading = world.keychain;
    const bool last = reading && reading->at >= world.askedAt;
    if (!last || reading->state != KeychainSight::Ready || !reading->sentinel)
        return "8: the keychain was not read back before a write";
    return std::nullopt;
}

bool proved(const RunView &run, const std::string &step)
{
    const StepView &view = run.step(step);
    return view.state == StepState::Done &&
           (view.grade == nameOf(Grade::Observed) || view.grade == nameOf(Grade::Proven));
}

Breach retirementBreach(const Plan &plan, const RunView &run, const World &world, const Call &call)
{
    const FrozenCredential *frozen = plan.frozenById(call.target);
    if (!frozen->retire)
        return "4: only a credential named in the plan is retired";
    if (run.newKeyId().empty() || run.newKeyId() == call.target)
        return "3: there is no successor";
    if (!proved(run, "add") || !proved(run, "accept"))
        return "3: the successor was not accepted in this run";
    if (plan.reason != Reason::LeakRevokeNow) {
        for (const PlannedStep &step : plan.steps) {
            if (step.phase == Phase::Deliver && !run.step(step.id).isDone())
                return "3: a consumer was not delivered to";
        }
        if (!proved(run, "seen") || !proved(run, "disuse"))
            return "3: the gate is not open";
    }
    for (const PlannedStep &step : plan.steps) {
        const bool answered = proved(run, step.id) || run.step(step.id).state == StepState::Skipped;
        if (step.row == "canary" && !answered && plan.reason != Reason::LeakRevokeNow)
            return "3: the canary was not asked, or did not answer";
    }
    if (plan.production && run.approvedHash.empty())
        return "3: nobody approved the removal in production";
    const bool present = !world.sets.empty() && world.sets.back().has(run.newKeyId());
    return present ? Breach() : "5: the successor is not in the latest reading";
}

Breach takeBackBreach(const Plan &plan, const RunView &run, const World &world, const Call &call)
{
    const bool marked = std::ranges::any_of(world.sets, [&](const SetReading &reading) {
        return std::ranges::any_of(reading.seen, [&](const SeenCredential &seen) {
            return seen.keyId == call.target && seen.name.starts_with(plan.markPrefix());
        });
    });
    const bool answered = std::ranges::any_of(
        run.ours, [&call](const auto &entry) { return entry.second == call.target; });
    if (!marked && !answered)
        return "8: a credential without our mark is never removed";
    const bool handed = std::ranges::any_of(
        run.steps, [](const auto &entry) { return entry.second.handedOverAt != TimePoint{}; });
    if (handed)
        return "8: the value was handed to a person";
    if (!run.valueLeft)
        return world.signIns ? Breach() : "8: the records were not asked whether it is in use";
    for (const PlannedStep &step : plan.steps) {
        const bool tried = !run.step(step.id).attempts.empty();
        if (step.row == "deliver-vault" && tried && run.step(step.id).state != StepState::TakenBack)
            return "7: a delivered value was not restored";
    }
    return run.undoing ? Breach() : "8: the value left the console";
}

} // namespace

std::optional<std::string> breachOf(const Plan &plan, const Journal &journal, const World &world,
                                    const Call &call)
{
    if (!hasEffect(call.verb))
        return std::nullopt;
    const RunView run = view(plan, journal);
    if (isOver(run.state) || run.state == RunState::Stuck)
        return "a run that is over or stuck writes nothing";
    if (run.reopened)
        return "a run that was reopened writes nothing before a person's word";
    if (world.stopAllWrites)
        return "all writes are stopped";
    const Journal onDisk = durable(journal, world);
    const bool meant = intended(journal, call);
    if (!meant || !(intended(onDisk, call) || authorised(onDisk, run, call)))
        return "1: the intent was not written";
    if (answeredDone(journal, call))
        return "5: a call that may have been sent is not sent again";
    if (!touchesCredentials(call.verb))
        return std::nullopt;
    if (Breach breach = keychainBreach(world))
        return breach;
    if (call.verb == Verb::PutVault && !proved(run, "accept"))
        return "3: a value is delivered only after it was accepted";
    if (call.verb != Verb::RemoveSecret)
        return std::nullopt;
    return plan.frozenById(call.target) ? retirementBreach(plan, run, world, call)
                                        : takeBackBreach(plan, run, world, call);
}

} // namespace keyturn::rotation

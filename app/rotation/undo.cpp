// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/undo.h"

#include "app/rotation/facts.h"
#include "app/rotation/gates.h"
#include "app/rotation/readings.h"
#include "app/rotation/removal.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

bool wasTried(const RunView &run, const PlannedStep &step)
{
    return !run.step(step.id).attempts.empty() || run.step(step.id).handedOverAt != TimePoint{};
}

/// The first thing done that cannot be taken back: none when undo is still possible.
std::optional<Action> pointOfNoReturn(const Plan &plan, const RunView &run, const World &world)
{
    for (const PlannedStep &step : plan.steps) {
        const Context c{plan, run, world, step};
        if (step.effect == Effect::RetiresCredential && wasTried(run, step))
            return stuck(c, "past-point-of-no-return", "go-on,leave-both");
        if (step.undo == Undo::None && wasTried(run, step))
            return stuck(c, "handed-over", "go-on,leave-both");
    }
    if (plan.deadline != TimePoint{} && world.now > plan.deadline && !plan.steps.empty())
        return stuck(Context{plan, run, world, plan.steps.front()}, "past-deadline", "go-on");
    return std::nullopt;
}

const VaultReading *lastVault(const World &world, const std::string &id)
{
    const auto found = world.vaults.find(id);
    return found == world.vaults.end() ? nullptr : &found->second;
}

/// The last delivery that a vault's value has to be taken back from.
const Attempt *lastPut(const StepView &view)
{
    const Attempt *found = nullptr;
    for (const Attempt &attempt : view.attempts) {
        if (attempt.verb == nameOf(Verb::PutVault))
            found = &attempt;
    }
    return found;
}

/// Puts the previous value back as a new version. None: it stands there.
std::optional<Action> restore(const Context &c)
{
    if (auto send = sendIfReady(c, Verb::RestoreVault, c.step.target))
        return send;
    const Attempt *last = c.view().last();
    const std::string mark = undoMark(lastPut(c.view())->mark);
    const TimePoint since = std::max(last->intendedAt, last->answeredAt);
    const VaultReading *reading = lastVault(c.world, c.step.target);
    if (!reading || reading->at <= since || c.now() - reading->at > 4 * c.plan.policy.pollInterval)
        return perform(c, Verb::ReadVault, c.step.target);
    if (reading->version == c.plan.vaultById(c.step.target)->frozenVersion) {
        // Our put never arrived, once it had time to.
        if (reading->at >= since + c.plan.policy.graphReadWindow)
            return std::nullopt;
        if (c.now() > since + c.plan.policy.graphReadWindow)
            return perform(c, Verb::ReadVault, c.step.target);
        return hold(c, "reading-back", since + c.plan.policy.graphReadWindow,
                    since + c.plan.policy.graphReadWindow + Millis(1));
    }
    if (reading->mark == mark)
        return std::nullopt;
    if (!reading->mark.starts_with(c.plan.markPrefix()))
        return stuck(c, "vault-changed", "resume,leave-both");
    if (last->permanent)
        return stuck(c, "refused", "resume,leave-both", {{"error", last->error}});
    return intend(c, Verb::RestoreVault, c.step.target, {{"mark", mark}});
}

/// When the last restored value was written; epoch when nothing had been delivered.
TimePoint restoredAt(const Plan &plan, const RunView &run)
{
    TimePoint last{};
    for (const PlannedStep &step : plan.steps) {
        for (const Attempt &attempt : run.step(step.id).attempts) {
            if (attempt.verb == nameOf(Verb::PutVault) ||
                attempt.verb == nameOf(Verb::RestoreVault))
                last = std::max({last, attempt.intendedAt, attempt.answeredAt});
        }
    }
    return last;
}

/// A person was asked to save an environment variable: only a person can make it forget.
bool wasTold(const Context &c)
{
    return std::ranges::any_of(c.plan.steps, [&c](const PlannedStep &step) {
        return step.row == "tell" && c.run.step(step.id).startedAt != TimePoint{};
    });
}

/// Callers of the plan that no record shows back on the old secret since it was put back.
bool everySourceIsBack(const Context &c, TimePoint restored)
{
    const std::vector<std::string> old = keysToRetire(c.plan);
    return std::ranges::all_of(c.plan.sources, [&](const Source &source) {
        const bool delegated = source.keyId.empty();
        const TimePoint from = delegated ? restored + c.plan.policy.tokenLifetime : restored;
        return std::ranges::any_of(c.world.signIns->uses, [&](const Use &use) {
            const bool key =
                delegated ? use.keyId.empty() : std::ranges::find(old, use.keyId) != old.end();
            return key && use.source() == source.id() && use.lastOk > from;
        });
    });
}

/// Invariant 7: nobody uses ours any more, by the same proof as for any retirement.
std::optional<Action> proveOursUnused(const Context &c, const std::string &keyId)
{
    const TimePoint restored = restoredAt(c.plan, c.run);
    const auto &signIns = c.world.signIns;
    if (!signIns || signIns->partial || signIns->indistinct > 0)
        return querySignInsAgain(c, "proving-disuse", c.now());
    TimePoint lastUse{};
    for (const Use &use : signIns->uses) {
        if (use.keyId == keyId)
            lastUse = std::max({lastUse, use.lastOk, use.lastRefused});
    }
    if (restored == TimePoint{})
        return lastUse == TimePoint{} ? std::optional<Action>()
                                      : stuck(c, "ours-is-in-use", "resume,leave-both");
    Millis slowest{};
    for (const VaultTarget &vault : c.plan.vaults)
        slowest = std::max(slowest, vault.reresolvesWithin);
    const TimePoint end = std::max(restored + slowest, lastUse) + c.plan.disuseWindow();
    const bool back = everySourceIsBack(c, restored + slowest);
    if (signIns->completeUntil >= end && back)
        return std::nullopt;
    const bool due = c.now() - signIns->at >= 4 * c.plan.policy.pollInterval;
    if (!due && wasTold(c) && !back && c.now() > restored + c.plan.policy.tokenLifetime)
        return askPerson(c, "tell-again");
    return querySignInsAgain(c, "proving-disuse", end + c.plan.policy.ingestionMargin);
}

/// keyIds of every credential that carries our mark, as far as journal and readings know.
std::vector<std::string> oursAlive(const Context &c)
{
    std::vector<std::string> ids;
    const SetReading *last = lastSet(c.world);
    for (const SeenCredential &seen : last->seen) {
        if (seen.name.starts_with(c.plan.markPrefix()))
            ids.push_back(seen.keyId);
    }
    return ids;
}

TimePoint lastAddTouched(const RunView &run)
{
    TimePoint last = run.startedAt;
    for (const Attempt &attempt : run.step("add").attempts)
        last = std::max({last, attempt.intendedAt, attempt.answeredAt});
    return last;
}

bool ourMarksAreGone(const Context &c, TimePoint since)
{
    int count = 0;
    for (auto reading = c.world.sets.rbegin();
         reading != c.world.sets.rend() && reading->at > since; ++reading) {
        const bool any = std::ranges::any_of(reading->seen, [&c](const SeenCredential &seen) {
            return seen.name.starts_with(c.plan.markPrefix());
        });
        if (any)
            break;
        ++count;
    }
    return count >= c.plan.policy.absenceReads &&
           c.world.sets.back().at - since >= c.plan.policy.graphReadWindow;
}

/// Removes what we added. None: enough reads agree that nothing of ours is left.
std::optional<Action> removeOurs(const Context &c)
{
    if (const Attempt *last = c.view().last(); last && last->verb == nameOf(Verb::RemoveSecret)) {
        if (auto send = sendIfReady(c, Verb::RemoveSecret, last->keyId))
            return send;
    }
    const TimePoint since = lastAddTouched(c.run);
    const SetReading *last = lastSet(c.world);
    if (!last || last->at <= since || !hasFreshSet(c, c.plan.policy.graphReadWindow))
        return perform(c, Verb::ReadSet);
    for (const std::string &keyId : oursAlive(c)) {
        if (auto action = proveOursUnused(c, keyId))
            return action;
        if (auto action = removal(c, keyId, true))
            return action;
    }
    if (ourMarksAreGone(c, since))
        return std::nullopt;
    return readSetAgain(c, "reading-back", since);
}

Action takenBack(const Context &c)
{
    return recorded(c, FactKind::Verified, {{"finding", "taken-back"}, {"evidence", "taken-back"}});
}

/// What the delivery's own intent has authorised does not wait for the journal; a decision does.
Action authorised(Action action)
{
    if (auto *record = std::get_if<Record>(&action)) {
        record->mayWait = std::ranges::none_of(record->facts, [](const Fact &fact) {
            return fact.kind == FactKind::Stuck || fact.kind == FactKind::Waiting;
        });
    }
    return action;
}

} // namespace

Action undoNext(const Plan &plan, const RunView &run, const World &world)
{
    if (auto decision = pointOfNoReturn(plan, run, world))
        return *decision;
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        const Context c{plan, run, world, *step};
        if (run.step(step->id).state == StepState::TakenBack || !wasTried(run, *step))
            continue;
        std::optional<Action> action;
        if (step->undo == Undo::RestoreValue)
            return authorised(restore(c).value_or(takenBack(c)));
        if (step->undo == Undo::RemoveOurs)
            action = removeOurs(c);
        else
            continue;
        return action.value_or(takenBack(c));
    }
    const Context c{plan, run, world, plan.steps.front()};
    return recorded(c, FactKind::Ended, {{"state", nameOf(RunState::Undone)}});
}

} // namespace keyturn::rotation

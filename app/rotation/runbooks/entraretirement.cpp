// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What opens the removal of the old secret, the removal, and what closes the run.
#include "app/rotation/facts.h"
#include "app/rotation/gates.h"
#include "app/rotation/readings.h"
#include "app/rotation/removal.h"
#include "app/rotation/runbooks/entraclientsecret.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// A caller's second address may show itself a day later than its first.
constexpr Millis patience = std::chrono::hours(24);

/// When every consumer should long have shown itself.
TimePoint expectedBy(const Context &c)
{
    Millis slowest{};
    for (const PlanConsumer &consumer : c.plan.consumers)
        slowest = std::max(slowest, consumer.reresolvesWithin);
    const Millis schedule =
        c.plan.schedule > Millis::zero() ? c.plan.schedule : c.plan.policy.unknownSchedule;
    return deliveredAt(c.plan, c.run) + slowest + c.plan.policy.tokenLifetime + schedule +
           c.plan.policy.ingestionMargin + patience;
}

std::string joined(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &item : list)
        text += (text.empty() ? "" : ", ") + item;
    return text;
}

} // namespace

Finding EntraClientSecret::isSeen(const Context &c) const
{
    const Usage usage = usageOf(c, c.run.newKeyId(), keysToRetire(c.plan));
    const TimePoint by = expectedBy(c);
    const TimePoint delivered = deliveredAt(c.plan, c.run);
    const bool late = c.now() > by;
    if (!usage.known || c.world.signIns->at <= delivered)
        return Finding::later(querySignInsAgain(c, "watching-sign-ins", by));
    if (!usage.refused.empty())
        return Finding::later(stuck(c, "consumer-refused", "resume,undo,leave-both",
                                    {{"sources", joined(usage.refused)}}));
    if (usage.notYet.empty() && usage.resolvedAt != TimePoint{})
        return Finding::yes({{"grade", nameOf(c.plan.ceiling)},
                             {"resolvedAt", iso(usage.resolvedAt)},
                             {"evidence", "sources=" + std::to_string(c.plan.sources.size()) +
                                              "; last=" + iso(usage.resolvedAt)}});
    const bool due = c.now() - c.world.signIns->at >= 4 * c.plan.policy.pollInterval;
    if (late && !due)
        return Finding::later(askPerson(c, "not-seen", {{"sources", joined(usage.notYet)}}));
    return Finding::later(querySignInsAgain(c, "watching-sign-ins", by));
}

Finding EntraClientSecret::isUnused(const Context &c) const
{
    if (c.plan.reason == Reason::LeakFast)
        return Finding::yes({{"grade", nameOf(Grade::Observed)}, {"evidence", "waived=leak"}});
    const Usage usage = usageOf(c, c.run.newKeyId(), keysToRetire(c.plan));
    const StepView &seen = c.run.step("seen");
    const auto resolved = seen.done.find("resolvedAt");
    const TimePoint resolvedAt = resolved == seen.done.end()
                                     ? seen.doneAt
                                     : fromIso(QString::fromStdString(resolved->second));
    const TimePoint start = std::max(
        {resolvedAt, deliveredAt(c.plan, c.run), usage.known ? usage.oldLastUsed : TimePoint{}});
    const TimePoint end = start + c.plan.disuseWindow();
    const TimePoint expected = end + c.plan.policy.ingestionMargin;
    if (!usage.known)
        return Finding::later(querySignInsAgain(c, "proving-disuse", expected));
    if (!usage.refused.empty())
        return Finding::later(stuck(c, "consumer-refused", "resume,undo,leave-both",
                                    {{"sources", joined(usage.refused)}}));
    if (usage.completeUntil >= end)
        return Finding::yes({{"grade", nameOf(c.plan.ceiling)},
                             {"evidence", "unused-since=" + iso(start) +
                                              "; complete-until=" + iso(usage.completeUntil)}});
    return Finding::later(querySignInsAgain(c, "proving-disuse", expected));
}

Finding EntraClientSecret::isApproved(const Context &c) const
{
    if (!c.plan.production)
        return Finding::yes({{"evidence", "not-production"}});
    const std::string hash = evidenceHash(c.plan, c.run);
    if (c.run.approvedHash == hash)
        return Finding::yes({{"evidence", "approved-by=" + c.run.approvedBy}, {"hash", hash}});
    return Finding::later(askPerson(c, "approval", {{"hash", hash}}));
}

Action EntraClientSecret::removeOld(const Context &c) const
{
    const SetReading *last = lastSet(c.world);
    if (!last || !hasFreshSet(c, 4 * c.plan.policy.pollInterval))
        return perform(c, Verb::ReadSet);
    if (!last->has(c.run.newKeyId()))
        return readSetAgain(c, "reading-back", c.view().startedAt);
    if (auto action = removal(c, c.step.target, false))
        return *action;
    return stuck(c, "nothing-to-do", "resume");
}

Finding EntraClientSecret::isRemoved(const Context &c) const
{
    const Attempt *attempt = c.view().last();
    if (!attempt ||
        (!attempt->answered && c.world.readyToSend.contains({c.step.id, attempt->number})))
        return Finding::no();
    if (auto action = removal(c, c.step.target, false))
        return Finding::later(*action);
    return Finding::yes({{"grade", nameOf(Grade::Observed)},
                         {"evidence", "gone=" + c.step.target + "; reads=" +
                                          std::to_string(c.plan.policy.absenceReads)}});
}

Action EntraClientSecret::forgetValue(const Context &c) const
{
    if (auto send = sendIfReady(c, Verb::DiscardValue, {}))
        return *send;
    const Attempt *last = c.view().last();
    return recorded(c, FactKind::Intended, {{"verb", nameOf(Verb::DiscardValue)}},
                    last ? last->number + 1 : 1);
}

/// Nobody got in with the old secret after its removal had spread, and the set is
/// frozen - named + ours.
Finding EntraClientSecret::isRefused(const Context &c) const
{
    TimePoint removed{};
    for (const PlannedStep &step : c.plan.steps) {
        if (step.effect == Effect::RetiresCredential)
            removed = std::max(removed, c.run.step(step.id).doneAt);
    }
    const TimePoint spread = removed + c.plan.policy.propagationCeiling;
    const Usage usage = usageOf(c, c.run.newKeyId(), keysToRetire(c.plan));
    if (!usage.known || usage.completeUntil < spread)
        return Finding::later(
            querySignInsAgain(c, "watching-refusal", spread + c.plan.policy.ingestionMargin));
    const std::vector<std::string> named = keysToRetire(c.plan);
    for (const Use &use : c.world.signIns->uses) {
        const bool old = std::ranges::find(named, use.keyId) != named.end();
        if (old && use.lastOk > spread)
            return Finding::later(
                stuck(c, "old-still-accepted", "resume", {{"source", use.source()}}));
    }
    return Finding::yes({{"evidence", "complete-until=" + iso(usage.completeUntil)}});
}

Finding EntraClientSecret::isClosed(const Context &c) const
{
    Finding refused = isRefused(c);
    if (refused.verdict != Verdict::Yes)
        return refused;
    if (!hasFreshSet(c, 4 * c.plan.policy.pollInterval))
        return Finding::later(perform(c, Verb::ReadSet));
    if (!lastSet(c.world)->has(c.run.newKeyId()))
        return Finding::later(readSetAgain(c, "reading-back", c.view().startedAt));
    const Attempt *last = c.view().last();
    if (!last || last->outcome != "done")
        return attemptsLeft(c) > 0 || !last ? Finding::no()
                                            : Finding::later(stuck(c, "too-many-attempts", "resume",
                                                                   {{"verb", last->verb}}));
    std::string evidence = refused.data["evidence"];
    if (const auto [usual, longest] = tokensLiveUntil(c.plan, c.run); usual != TimePoint{})
        evidence += "; tokens-until=" + iso(usual) + "; longest-until=" + iso(longest);
    return Finding::yes({{"grade", nameOf(Grade::Observed)}, {"evidence", evidence}});
}

std::vector<PlannedStep> stepsFor(const Plan &plan)
{
    std::vector<PlannedStep> steps;
    const auto add = [&steps](const char *id, const std::string &target, const std::string &label) {
        const EntraClientSecret::R *row = EntraClientSecret::row(id);
        PlannedStep step;
        step.row = id;
        step.id = target.empty() ? id : std::string(id) + ":" + target;
        step.phase = row->phase;
        step.effect = row->effect;
        step.title = row->title;
        step.target = target;
        step.label = label;
        step.undo = row->undo;
        step.gate = row->gate;
        steps.push_back(std::move(step));
    };
    const auto retire = [&] {
        for (const FrozenCredential &frozen : plan.frozen) {
            if (frozen.retire)
                add("retire", frozen.keyId, frozen.name);
        }
    };
    add("prepare", {}, {});
    if (plan.leak)
        add("suspects", {}, {});
    add("add", {}, {});
    add("alone", {}, {});
    add("accept", {}, {});
    for (const VaultTarget &vault : plan.vaults) {
        add("deliver-vault", vault.id, vault.secretName);
        if (!vault.previousReadable)
            steps.back().undo = Undo::None;
    }
    const bool revokeNow = plan.reason == Reason::LeakRevokeNow;
    if (revokeNow) {
        add("approve", {}, {});
        retire();
    }
    for (const PlanConsumer &consumer : plan.consumers) {
        if (consumer.vault.empty())
            add("deliver-hand", consumer.id, consumer.name);
        else if (consumer.toldByPerson)
            add("tell", consumer.id, consumer.name);
    }
    add("seen", {}, {});
    if (plan.canary)
        add("canary", {}, plan.agentName);
    if (!revokeNow) {
        add("disuse", {}, {});
        add("approve", {}, {});
        retire();
    }
    add("close", {}, {});
    return steps;
}

} // namespace keyturn::rotation

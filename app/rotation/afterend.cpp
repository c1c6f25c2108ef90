// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/afterend.h"

#include "app/rotation/facts.h"
#include "app/rotation/readings.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

std::string deliveryOf(const Plan &plan, const std::string &target)
{
    const auto found = std::ranges::find_if(plan.steps, [&target](const PlannedStep &step) {
        return step.phase == Phase::Deliver && step.target == target;
    });
    return found == plan.steps.end() ? std::string() : found->id;
}

/// A version that neither this run nor a later one of Keyturn wrote.
std::optional<Reopening> ofVaults(const Plan &plan, const AfterEnd &seen)
{
    for (const auto &[id, reading] : seen.vaults) {
        if (!runOfMark(reading.mark).empty() && !isUndoMark(reading.mark))
            continue;
        const auto previous = seen.holdsPrevious.find(id);
        const bool isOld = previous != seen.holdsPrevious.end() && previous->second;
        return Reopening{deliveryOf(plan, id),
                         isOld ? "old-value-back" : "value-replaced",
                         {{"version", reading.version}, {"created", iso(reading.created)}}};
    }
    return std::nullopt;
}

/// A caller of the plan whose latest row since the end is a refusal.
std::optional<Reopening> ofRefusals(const Plan &plan, const RunView &run, const AfterEnd &seen)
{
    if (!seen.signIns || seen.signIns->partial)
        return std::nullopt;
    for (const Source &source : plan.sources) {
        TimePoint lastOk{};
        TimePoint lastRefused{};
        for (const Use &use : seen.signIns->uses) {
            if (use.source() != source.id())
                continue;
            lastOk = std::max(lastOk, use.lastOk);
            lastRefused = std::max(lastRefused, use.lastRefused);
        }
        if (lastRefused > std::max(lastOk, run.endedAt))
            return Reopening{"seen",
                             "consumer-refused",
                             {{"source", source.id()}, {"refused", iso(lastRefused)}}};
    }
    return std::nullopt;
}

/// Somebody got in after @p saved with a token that the value saved then has bought.
bool gotInSince(const Plan &plan, const RunView &run, const PlanConsumer &consumer,
                const AfterEnd &seen, TimePoint saved)
{
    const std::string key = consumer.delegated ? std::string() : run.newKeyId();
    return seen.signIns && std::ranges::any_of(seen.signIns->uses, [&](const Use &use) {
               return use.keyId == key && use.lastOk > saved + plan.policy.tokenLifetime;
           });
}

/// A save may carry any value, and nobody can read which: use alone clears it.
std::optional<Reopening> ofSaves(const Plan &plan, const RunView &run, const AfterEnd &seen)
{
    for (const PlanConsumer &consumer : plan.consumers) {
        const auto saved = seen.saved.find(consumer.id);
        if (saved == seen.saved.end() || saved->second <= run.endedAt)
            continue;
        const bool overdue =
            seen.at > saved->second + plan.disuseWindow() + plan.policy.ingestionMargin;
        if (overdue && !gotInSince(plan, run, consumer, seen, saved->second))
            return Reopening{deliveryOf(plan, consumer.id),
                             "saved-after-end",
                             {{"consumer", consumer.name}, {"saved", iso(saved->second)}}};
    }
    return std::nullopt;
}

} // namespace

bool isWatched(const RunView &run, TimePoint now, Millis watch)
{
    return run.state == RunState::Completed && now < run.endedAt + watch;
}

std::optional<Reopening> reopeningOf(const Plan &plan, const RunView &run, const AfterEnd &seen)
{
    if (auto vault = ofVaults(plan, seen))
        return vault;
    if (auto refused = ofRefusals(plan, run, seen))
        return refused;
    return ofSaves(plan, run, seen);
}

} // namespace keyturn::rotation

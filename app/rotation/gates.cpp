// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/gates.h"

#include "app/rotation/facts.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

bool contains(const std::vector<std::string> &list, const std::string &value)
{
    return std::ranges::find(list, value) != list.end();
}

/// Delegated redemptions carry no key id: a success counts only when it is later than any token
/// that the old secret can still have bought.
void judgeDelegated(const Context &c, const Source &source, TimePoint delivered, Usage &usage)
{
    for (const Use &use : c.world.signIns->uses) {
        if (!use.keyId.empty() || use.source() != source.id())
            continue;
        if (use.lastOk >= delivered + c.plan.policy.tokenLifetime) {
            usage.resolvedAt = std::max(usage.resolvedAt, use.lastOk);
            return;
        }
    }
    usage.notYet.push_back(source.id());
}

void judgeAppOnly(const Context &c, const Source &source, const std::string &newKey, Usage &usage)
{
    for (const Use &use : c.world.signIns->uses) {
        if (use.keyId == newKey && use.source() == source.id() && use.ok > 0) {
            usage.resolvedAt = std::max(usage.resolvedAt, use.lastOk);
            return;
        }
    }
    usage.notYet.push_back(source.id());
}

/// A source that worked before and whose latest row after the delivery is a refusal.
void judgeRefusals(const Context &c, TimePoint delivered, Usage &usage)
{
    for (const Source &source : c.plan.sources) {
        TimePoint lastOk{};
        TimePoint lastRefused{};
        for (const Use &use : c.world.signIns->uses) {
            if (use.source() != source.id())
                continue;
            lastOk = std::max(lastOk, use.lastOk);
            lastRefused = std::max(lastRefused, use.lastRefused);
        }
        if (lastRefused > lastOk && lastRefused > delivered &&
            !contains(usage.refused, source.id()))
            usage.refused.push_back(source.id());
    }
}

} // namespace

std::vector<std::string> keysToRetire(const Plan &plan)
{
    std::vector<std::string> keys;
    for (const FrozenCredential &frozen : plan.frozen) {
        if (frozen.retire)
            keys.push_back(frozen.keyId);
    }
    return keys;
}

TimePoint deliveredAt(const Plan &plan, const RunView &run)
{
    TimePoint last{};
    for (const PlannedStep &step : plan.steps) {
        if (step.phase == Phase::Deliver)
            last = std::max(last, run.step(step.id).doneAt);
    }
    return last;
}

Usage usageOf(const Context &c, const std::string &newKey, const std::vector<std::string> &oldKeys)
{
    Usage usage;
    if (!c.world.signIns || c.world.signIns->partial || c.world.signIns->indistinct > 0)
        return usage;
    usage.known = true;
    usage.completeUntil = c.world.signIns->completeUntil;
    const TimePoint delivered = deliveredAt(c.plan, c.run);
    for (const Source &source : c.plan.sources) {
        if (contains(c.run.accepted, "source:" + source.id()))
            continue;
        if (source.keyId.empty())
            judgeDelegated(c, source, delivered, usage);
        else if (contains(oldKeys, source.keyId))
            judgeAppOnly(c, source, newKey, usage);
    }
    for (const Use &use : c.world.signIns->uses) {
        const TimePoint last = std::max(use.lastOk, use.lastRefused);
        if (contains(oldKeys, use.keyId))
            usage.oldLastUsed = std::max(usage.oldLastUsed, last);
        if (use.keyId == newKey)
            usage.newLastUsed = std::max(usage.newLastUsed, last);
    }
    judgeRefusals(c, delivered, usage);
    return usage;
}

Action querySignInsAgain(const Context &c, const char *why, TimePoint until)
{
    const Millis spacing = 4 * c.plan.policy.pollInterval;
    const auto &reading = c.world.signIns;
    if (!reading || c.now() - reading->at >= spacing)
        return perform(c, Verb::QuerySignIns);
    const TimePoint again = reading->at + spacing;
    return hold(c, why, until > c.now() ? until : again, again);
}

} // namespace keyturn::rotation

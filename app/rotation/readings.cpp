// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/readings.h"

#include "app/rotation/facts.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// Counts the readings at the end of the list, all after @p since, for which @p absent holds.
template<typename Absent>
bool absentLongEnough(const Context &c, TimePoint since, Absent absent)
{
    int count = 0;
    const auto &sets = c.world.sets;
    for (auto reading = sets.rbegin(); reading != sets.rend() && reading->at > since; ++reading) {
        if (!absent(*reading))
            break;
        ++count;
    }
    return count >= c.plan.policy.absenceReads && !sets.empty() &&
           sets.back().at - since >= c.plan.policy.graphReadWindow;
}

} // namespace

bool SetReading::has(const std::string &keyId) const
{
    return std::ranges::find(seen, keyId, &SeenCredential::keyId) != seen.end();
}

const SeenCredential *SetReading::byName(const std::string &name) const
{
    const auto found = std::ranges::find(seen, name, &SeenCredential::name);
    return found == seen.end() ? nullptr : &*found;
}

const SetReading *lastSet(const World &world)
{
    return world.sets.empty() ? nullptr : &world.sets.back();
}

bool hasFreshSet(const Context &c, Millis age)
{
    const SetReading *last = lastSet(c.world);
    return last && c.now() - last->at <= age;
}

bool keychainReady(const Context &c)
{
    const auto &reading = c.world.keychain;
    return reading && reading->state == KeychainSight::Ready && reading->sentinel &&
           c.now() - reading->at <= 2 * c.plan.policy.pollInterval;
}

std::string keyIdOfMark(const World &world, const std::string &mark)
{
    for (auto reading = world.sets.rbegin(); reading != world.sets.rend(); ++reading) {
        if (const SeenCredential *seen = reading->byName(mark))
            return seen->keyId;
    }
    return {};
}

bool markIsAbsent(const Context &c, const std::string &mark, TimePoint since)
{
    return absentLongEnough(c, since,
                            [&mark](const SetReading &reading) { return !reading.byName(mark); });
}

bool keyIsGone(const Context &c, const std::string &keyId, TimePoint since)
{
    return absentLongEnough(c, since,
                            [&keyId](const SetReading &reading) { return !reading.has(keyId); });
}

bool keyIsStillThere(const Context &c, const std::string &keyId, TimePoint since)
{
    const SetReading *last = lastSet(c.world);
    return last && last->at > since + c.plan.policy.graphReadWindow && last->has(keyId);
}

Action readSetAgain(const Context &c, const char *why, TimePoint since)
{
    const Millis spacing = c.plan.policy.graphReadWindow / std::max(1, c.plan.policy.absenceReads);
    const SetReading *last = lastSet(c.world);
    if (!last || last->at <= since || c.now() - last->at >= spacing)
        return perform(c, Verb::ReadSet);
    return hold(c, why, since + c.plan.policy.graphReadWindow, last->at + spacing);
}

std::string runOfMark(const std::string &name)
{
    if (!name.starts_with("keyturn/"))
        return {};
    const std::size_t store = name.find('/', 8);
    if (store == std::string::npos)
        return {};
    const std::size_t run = name.find('/', store + 1);
    return run == std::string::npos ? std::string() : name.substr(store + 1, run - store - 1);
}

Difference differenceOf(const Context &c)
{
    Difference difference;
    const SetReading *last = lastSet(c.world);
    if (!last)
        return difference;
    for (const SeenCredential &seen : last->seen) {
        if (c.plan.frozenById(seen.keyId) || seen.name.starts_with(c.plan.markPrefix()))
            continue;
        const std::string rival = runOfMark(seen.name);
        if (rival.empty())
            difference.strangers.push_back(seen.keyId);
        else
            difference.rivals.push_back(rival);
    }
    for (const FrozenCredential &frozen : c.plan.frozen) {
        const bool retired = std::ranges::find(c.run.retired, frozen.keyId) != c.run.retired.end();
        if (!retired && keyIsGone(c, frozen.keyId, c.run.startedAt))
            difference.vanished.push_back(frozen.keyId);
    }
    return difference;
}

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/choice.h"

#include "app/rotation/evidence.h"
#include "app/rotation/gates.h"
#include "app/rotation/readings.h"

#include <algorithm>
#include <set>

namespace keyturn::rotation {

namespace {

std::vector<FrozenCredential *> secretsOf(Plan &plan)
{
    std::vector<FrozenCredential *> secrets;
    for (FrozenCredential &credential : plan.frozen) {
        if (credential.kind == "client-secret" && credential.holder == "application" &&
            credential.end > plan.createdAt)
            secrets.push_back(&credential);
    }
    return secrets;
}

/// Secrets that a consumer used lately, the latest first.
std::vector<FrozenCredential *> inUse(Plan &plan, const SignInReading &lookBack)
{
    std::vector<std::pair<TimePoint, FrozenCredential *>> used;
    for (FrozenCredential *secret : secretsOf(plan)) {
        TimePoint last{};
        for (const Use &use : lookBack.uses) {
            if (use.keyId == secret->keyId)
                last = std::max(last, use.lastOk);
        }
        if (last != TimePoint{})
            used.emplace_back(last, secret);
    }
    std::ranges::sort(used, [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<FrozenCredential *> result;
    for (const auto &[last, secret] : used)
        result.push_back(secret);
    return result;
}

void retireNamed(Plan &plan, const std::vector<std::string> &wanted)
{
    for (const std::string &id : wanted) {
        const auto found = std::ranges::find(plan.frozen, id, &FrozenCredential::keyId);
        if (found == plan.frozen.end())
            plan.refusals.push_back({"unknown-credential", id});
        else if (found->kind != "client-secret" || found->holder != "application")
            plan.refusals.push_back({"kind-not-built", id});
        else
            found->retire = true;
    }
}

void retireTheOne(Plan &plan, const SignInReading &lookBack)
{
    const std::vector<FrozenCredential *> used = inUse(plan, lookBack);
    const std::vector<FrozenCredential *> secrets = secretsOf(plan);
    if (used.size() == 1)
        used.front()->retire = true;
    else if (used.empty() && secrets.size() == 1)
        secrets.front()->retire = true;
    else if (secrets.empty())
        plan.refusals.push_back({"no-client-secret", plan.appName});
    else
        plan.refusals.push_back(
            {used.empty() ? "several-candidates" : "several-in-use", plan.appName});
}

} // namespace

void chooseRetired(Plan &plan, const std::vector<std::string> &wanted,
                   const SignInReading &lookBack)
{
    if (wanted.empty())
        retireTheOne(plan, lookBack);
    else
        retireNamed(plan, wanted);
    const std::vector<std::string> retired = keysToRetire(plan);
    std::set<std::string> appOnlySources;
    std::set<std::string> delegatedSources;
    for (const Source &source : sourcesOf(lookBack)) {
        const bool ofRetired = std::ranges::find(retired, source.keyId) != retired.end();
        const bool delegated = source.keyId.empty() && plan.hasDelegated();
        if (!ofRetired && !delegated)
            continue;
        plan.sources.push_back(source);
        // One caller may have several addresses; each of them must move, all are one caller.
        (delegated ? delegatedSources : appOnlySources).insert(source.agent);
    }
    plan.ceiling = plan.hasDelegated() ? Grade::Observed : Grade::Proven;
    if (plan.hasDelegated())
        plan.accepts.push_back("ceiling:observed");
    if (plan.sources.empty())
        plan.refusals.push_back({"no-sign-in-records", plan.appName});
    const auto named = [&plan](bool delegated) {
        return static_cast<std::size_t>(
            std::ranges::count(plan.consumers, delegated, &PlanConsumer::delegated));
    };
    // More callers than consumers we can name: each is accepted by name and must move as well.
    for (const bool delegated : {false, true}) {
        const std::set<std::string> &sources = delegated ? delegatedSources : appOnlySources;
        if (sources.size() <= named(delegated))
            continue;
        for (const std::string &id : sources)
            plan.accepts.push_back("unassigned:" + id);
    }
}

} // namespace keyturn::rotation

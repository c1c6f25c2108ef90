// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/removal.h"

#include "app/rotation/facts.h"
#include "app/rotation/readings.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// What must hold before anything is written: none when all is well.
std::optional<Action> firstPrepare(const Context &c)
{
    if (!hasFreshSet(c, 4 * c.plan.policy.pollInterval))
        return perform(c, Verb::ReadSet);
    // The keychain last: nothing else is asked between its answer and the write.
    const bool lastWord = c.world.keychain && c.world.keychain->at >= c.world.askedAt;
    if (!lastWord || !keychainReady(c)) {
        const auto &reading = c.world.keychain;
        const bool fresh = lastWord && c.now() - reading->at <= c.plan.policy.pollInterval;
        if (!fresh)
            return perform(c, Verb::ReadKeychain);
        if (reading->state == KeychainSight::Ready)
            return stuck(c, "keychain-lost", "resume,leave-both");
        return askPerson(c, reading->state == KeychainSight::Locked ? "keychain-locked"
                                                                    : "keychain-absent");
    }
    return std::nullopt;
}

const Attempt *lastRemoval(const StepView &view, const std::string &keyId)
{
    const Attempt *found = nullptr;
    for (const Attempt &attempt : view.attempts) {
        if (attempt.verb == nameOf(Verb::RemoveSecret) && attempt.keyId == keyId)
            found = &attempt;
    }
    return found;
}

} // namespace

int attemptsLeft(const Context &c)
{
    const int made = static_cast<int>(c.view().attempts.size()) - c.view().forgiven;
    return c.plan.policy.maxAttempts - made;
}

Action intend(const Context &c, Verb verb, const std::string &target, Data data,
              std::vector<FactKind> alongside)
{
    if (std::optional<Action> first = firstPrepare(c))
        return *first;
    if (attemptsLeft(c) <= 0)
        return stuck(c, "too-many-attempts", "resume,undo", {{"verb", nameOf(verb)}});
    const StepView &view = c.view();
    const int number = view.last() ? view.last()->number + 1 : 1;
    data["verb"] = nameOf(verb);
    data["target"] = target;
    if (verb == Verb::AddSecret || verb == Verb::PutVault)
        data["mark"] = c.plan.mark(number);
    Record record{{fact(c, FactKind::Intended, data, number)}};
    for (const FactKind kind : alongside)
        record.facts.push_back(fact(c, kind, {{"to", target}}, number));
    return record;
}

std::optional<Action> sendIfReady(const Context &c, Verb verb, const std::string &target, Data args)
{
    const Attempt *attempt = c.view().last();
    if (!attempt || attempt->answered || attempt->verb != nameOf(verb) ||
        !c.world.readyToSend.contains({c.step.id, attempt->number}))
        return std::nullopt;
    const bool local = verb == Verb::WriteSentinel || verb == Verb::DiscardValue;
    // Between the intent and the call a person may have come and gone.
    if (std::optional<Action> first = local ? std::nullopt : firstPrepare(c))
        return first;
    args["mark"] = attempt->mark;
    return perform(c, verb, target, attempt->number, std::move(args));
}

std::optional<Action> removal(const Context &c, const std::string &keyId, bool compensation)
{
    if (auto send = sendIfReady(c, Verb::RemoveSecret, keyId))
        return send;
    const Attempt *attempt = lastRemoval(c.view(), keyId);
    Data data{{"keyId", keyId}, {"compensation", compensation ? "yes" : "no"}};
    if (!attempt)
        return intend(c, Verb::RemoveSecret, keyId, std::move(data));
    if (attempt->permanent)
        return stuck(c, "refused", "resume,leave-both",
                     {{"verb", nameOf(Verb::RemoveSecret)}, {"error", attempt->error}});
    const TimePoint since = std::max(attempt->intendedAt, attempt->answeredAt);
    if (keyIsGone(c, keyId, since))
        return std::nullopt;
    if (keyIsStillThere(c, keyId, since))
        return intend(c, Verb::RemoveSecret, keyId, std::move(data));
    return readSetAgain(c, "reading-back", since);
}

} // namespace keyturn::rotation

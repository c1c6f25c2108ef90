// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/runbooks/entraclientsecret.h"

#include "app/rotation/facts.h"
#include "app/rotation/gates.h"
#include "app/rotation/readings.h"
#include "app/rotation/removal.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

bool foundAbsent(const Attempt &attempt)
{
    return attempt.outcome == "absent";
}

} // namespace

const EntraClientSecret::R *EntraClientSecret::row(const std::string &id)
{
    const auto found = std::ranges::find_if(table, [&id](const R &row) { return row.id == id; });
    return found == table.end() ? nullptr : &*found;
}

Action EntraClientSecret::nothing(const Context &c) const
{
    return stuck(c, "nothing-to-do", "resume,undo");
}

// Prepare: the keychain holds a sentinel that reads back, and the set is as it was frozen.

Action EntraClientSecret::prepare(const Context &c) const
{
    const StepView &view = c.view();
    if (auto send = sendIfReady(c, Verb::WriteSentinel, {}))
        return *send;
    const int number = view.last() ? view.last()->number + 1 : 1;
    return recorded(c, FactKind::Intended, {{"verb", nameOf(Verb::WriteSentinel)}}, number);
}

Finding EntraClientSecret::isPrepared(const Context &c) const
{
    const auto &keychain = c.world.keychain;
    if (!keychain || c.now() - keychain->at > 2 * c.plan.policy.pollInterval)
        return Finding::later(perform(c, Verb::ReadKeychain));
    if (keychain->state == KeychainSight::Locked)
        return Finding::later(askPerson(c, "keychain-locked"));
    if (keychain->state != KeychainSight::Ready)
        return Finding::later(askPerson(c, "keychain-absent"));
    if (!keychain->sentinel)
        return Finding::no();
    if (!hasFreshSet(c, 4 * c.plan.policy.pollInterval))
        return Finding::later(perform(c, Verb::ReadSet));
    for (const FrozenCredential &frozen : c.plan.frozen) {
        if (!lastSet(c.world)->has(frozen.keyId))
            return Finding::later(readSetAgain(c, "reading-back", c.run.startedAt));
    }
    // Nothing was added yet: this run withdraws, whichever is older, and the other is alone.
    if (const std::vector<std::string> rivals = differenceOf(c).rivals; !rivals.empty())
        return Finding::later(recorded(
            c, FactKind::Commanded,
            {{"command", "undo"}, {"why", "another-run-is-open"}, {"run", rivals.front()}}));
    return Finding::yes({{"grade", nameOf(Grade::Observed)},
                         {"evidence", "credentials=" + std::to_string(c.plan.frozen.size())}});
}

// Add: presence of our mark is believed at once, absence after N reads over the window.

Action EntraClientSecret::addSecret(const Context &c) const
{
    if (auto send = sendIfReady(c, Verb::AddSecret, c.plan.applicationObjectId,
                                {{"end", iso(c.plan.newEnd)}}))
        return *send;
    return intend(c, Verb::AddSecret, c.plan.applicationObjectId, {{"end", iso(c.plan.newEnd)}});
}

Finding EntraClientSecret::isAdded(const Context &c) const
{
    const Attempt *last = c.view().last();
    if (!last)
        return Finding::no();
    if (last->verb == nameOf(Verb::RemoveSecret))
        return foundAbsent(*last) ? Finding::no() : takeBackLost(c, last->keyId);
    return judgeAttempt(c, *last);
}

Finding EntraClientSecret::judgeAttempt(const Context &c, const Attempt &attempt) const
{
    if (!attempt.answered && c.world.readyToSend.contains({c.step.id, attempt.number}))
        return Finding::no();
    const std::string keyId =
        attempt.keyId.empty() ? keyIdOfMark(c.world, attempt.mark) : attempt.keyId;
    if (!keyId.empty()) {
        if (attempt.keyId.empty())
            return Finding::later(recorded(
                c, FactKind::Observed, {{"finding", "present"}, {"keyId", keyId}}, attempt.number));
        return judgeFound(c, attempt, keyId);
    }
    if (attempt.permanent)
        return Finding::later(
            stuck(c, "refused", "resume,undo", {{"verb", attempt.verb}, {"error", attempt.error}}));
    if (attempt.outcome == "refused" || foundAbsent(attempt))
        return Finding::no();
    const TimePoint since = std::max(attempt.intendedAt, attempt.answeredAt);
    if (markIsAbsent(c, attempt.mark, since))
        return Finding::later(
            recorded(c, FactKind::Observed, {{"finding", "absent"}}, attempt.number));
    return Finding::later(readSetAgain(c, "looking-for-our-mark", since));
}

Finding EntraClientSecret::judgeFound(const Context &c, const Attempt &attempt,
                                      const std::string &keyId) const
{
    const auto &keychain = c.world.keychain;
    if (!keychain || keychain->at <= attempt.answeredAt ||
        c.now() - keychain->at > 2 * c.plan.policy.pollInterval)
        return Finding::later(perform(c, Verb::ReadKeychain));
    if (keychain->state == KeychainSight::Locked)
        return Finding::later(askPerson(c, "keychain-locked"));
    if (keychain->state != KeychainSight::Ready)
        return Finding::later(askPerson(c, "keychain-absent"));
    if (!keychain->values.contains(attempt.number)) {
        if (!keychain->sentinel)
            return Finding::later(stuck(c, "keychain-lost", "resume,leave-both"));
        return takeBackLost(c, keyId);
    }
    const SetReading *last = lastSet(c.world);
    if (!last || last->at <= attempt.intendedAt || !last->has(keyId))
        return Finding::later(readSetAgain(c, "reading-back", attempt.intendedAt));
    return Finding::yes({{"grade", nameOf(Grade::Observed)},
                         {"attempt", std::to_string(attempt.number)},
                         {"keyId", keyId},
                         {"evidence", "keyId=" + keyId}});
}

/// The value was lost before it was kept: nobody can hold it, so the credential is taken back.
Finding EntraClientSecret::takeBackLost(const Context &c, const std::string &keyId) const
{
    if (c.run.valueLeft)
        return Finding::later(stuck(c, "value-lost", "resume,leave-both", {{"keyId", keyId}}));
    const auto &signIns = c.world.signIns;
    if (!signIns)
        return Finding::later(perform(c, Verb::QuerySignIns));
    if (signIns->partial || signIns->indistinct > 0)
        return Finding::later(querySignInsAgain(c, "looking-for-use", c.now()));
    const bool used = std::ranges::any_of(
        signIns->uses, [&keyId](const Use &use) { return use.keyId == keyId && use.ok > 0; });
    if (used)
        return Finding::later(stuck(c, "value-lost", "resume,leave-both", {{"keyId", keyId}}));
    if (auto action = removal(c, keyId, true))
        return Finding::later(*action);
    return Finding::later(
        recorded(c, FactKind::Observed, {{"finding", "absent"}}, c.view().last()->number));
}

// Alone: of two open marks the larger run id withdraws its own, undelivered credential.

Finding EntraClientSecret::isAlone(const Context &c) const
{
    const TimePoint added = c.run.step("add").doneAt;
    const SetReading *last = lastSet(c.world);
    const bool settled = last && last->at >= added + c.plan.policy.graphReadWindow;
    if (!settled)
        return Finding::later(readSetAgain(c, "waiting-for-rivals", added));
    const std::vector<std::string> rivals = differenceOf(c).rivals;
    if (rivals.empty())
        return Finding::yes(
            {{"grade", nameOf(Grade::Observed)}, {"evidence", "read=" + iso(last->at)}});
    if (std::ranges::any_of(rivals, [&c](const std::string &run) { return run < c.plan.run; }))
        return Finding::later(recorded(
            c, FactKind::Commanded,
            {{"command", "undo"}, {"why", "another-run-is-open"}, {"run", rivals.front()}}));
    if (c.now() > added + 10 * c.plan.policy.graphReadWindow)
        return Finding::later(
            stuck(c, "another-run-is-open", "resume,undo", {{"run", rivals.front()}}));
    return Finding::later(readSetAgain(c, "waiting-for-rivals", added));
}

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/action.h"
#include "app/rotation/runview.h"

#include <optional>

namespace keyturn::rotation {

// Invariants. Each is checked here or in guard.h in every build, has a test, and a mutant that
// the test kills (tests/rotation/mutants).
//  1 Intent before effect: no Perform of an effect without its committed Intended fact. That of a
//    delivery authorises its compensation too: the old value goes back although the store is full,
//    and is recorded as soon as it can be. A removal always waits for the journal.
//  2 Done means verified: yes, no, or not yet known; no data is not yet known.
//  3 No credential is retired before its successor was accepted and seen in this run.
//  4 The frozen set stays: frozen + ours while it runs, frozen - named + ours at the end.
//  5 Ambiguous means look: presence at once, absence after N reads over the window.
//  6 Resume from the world: World starts empty, the journal says what we meant.
//  7 Undo is a retirement of what we added and needs the same proof.
//  8 Clean-up never guesses: our mark, our run, value never left, sentinel reads back, no use.
//  9 One open run per credential: by the store's lock, and by marks across stores.
// 10 Never the credential we are signed in with, unless the plan is exactly that.
// 11 Rows caused by the console are never evidence.
//
// planned -> running: Started fact            running -> holding: hold()
// running -> waiting for a person: askPerson() any -> stuck: stuck()
// any -> undoing: Commanded undo              undoing -> undone: undoNext()
// running -> completed: next() after the last step   stuck -> running: Commanded resume or go-on
// stuck -> abandoned: Commanded leave-both     completed -> waiting: Reopened (endedwatch.h)

/// What to do now. Pure: the same arguments give the same action; no clock, no I/O.
[[nodiscard]] Action next(const Plan &plan, const Journal &journal, const World &world);

/// The facts that must be appended after @p call came back, before next() is asked again.
[[nodiscard]] std::vector<Fact> factsFor(const Plan &plan, const World &world, const Call &call,
                                         const Outcome &outcome);
/// Takes the readings of @p outcome into @p world.
void absorb(World &world, const Plan &plan, const Call &call, const Outcome &outcome);
/// Takes note of facts that were committed: intents written here may be sent once.
void committed(World &world, const std::vector<Fact> &facts);

} // namespace keyturn::rotation

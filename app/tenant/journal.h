// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace keyturn {

/// What one row of the journal says. The journal says what we meant and what we were told;
/// the state of the world is always read again from the services.
enum class FactKind {
    Planned,    ///< a plan was made; data: hash, reason, retire, ceiling
    Started,    ///< the run was begun by an actor; data: hash
    Accepted,   ///< an actor accepted a ceiling or an unknown consumer by name; data: what
    Intended,   ///< before a call with an effect; data: verb, target, mark, undo
    ValueLeft,  ///< a value is about to leave the console; data: to
    Answered,   ///< what came of the call; data: verb, outcome done|refused|unknown, ids, error
    Probed,     ///< one acceptance probe; data: correlation, accepted yes|no|unknown, code
    Observed,   ///< a reading that a gate relies on; data depends on the query
    Verified,   ///< the step is done; data: grade, evidence
    Skipped,    ///< the step does not apply; data: why
    Holding,    ///< waits for a time; data: until, why
    Waiting,    ///< waits for a person; data: why
    Attested,   ///< a person says so; data: note
    Approved,   ///< a person approved what the hash names; data: hash
    Commanded,  ///< pause, resume, undo, go-on, leave-both, stop; data: command
    HandedOver, ///< the value was given to a person; data: to
    Stuck,      ///< nothing is done until a person decides; data: why, decisions
    Ended,      ///< the run is over; data: state
    Reopened,   ///< something wrote the old value back after the end; data: why
    Note        ///< an entry of the control log outside any run; data: action, subject
};

[[nodiscard]] const char *nameOf(FactKind kind);
/// False when @p name is no kind; @p kind is then untouched.
[[nodiscard]] bool factKindFrom(const std::string &name, FactKind &kind);

enum class RunState {
    Planned,
    Running,
    Holding,
    WaitingForPerson,
    Undoing,
    Completed,
    Undone,
    Stuck,
    Abandoned
};

[[nodiscard]] const char *nameOf(RunState state);
[[nodiscard]] bool runStateFrom(const std::string &name, RunState &state);
[[nodiscard]] constexpr bool isOver(RunState state)
{
    return state == RunState::Completed || state == RunState::Undone ||
           state == RunState::Abandoned;
}

/// One row of the journal. Invariant: data holds ids, hints, times and counts, never a value.
struct Fact
{
    std::int64_t seq = 0; ///< given by the store
    std::string run;
    std::string agent; ///< display name, for the control log
    std::string step;  ///< "add", "deliver:vault:...": unique in the plan
    int attempt = 0;
    FactKind kind = FactKind::Note;
    TimePoint at{};    ///< tenant time
    std::string actor; ///< user principal name, or "keyturn"
    std::map<std::string, std::string> data;

    [[nodiscard]] std::string value(const std::string &key) const
    {
        const auto found = data.find(key);
        return found == data.end() ? std::string() : found->second;
    }
    bool operator==(const Fact &) const = default;
};

using Journal = std::vector<Fact>;

} // namespace keyturn

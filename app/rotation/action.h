// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/suspect.h"
#include "app/rotation/world.h"
#include "app/tenant/journal.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace keyturn::rotation {

/// One call to a service or the keychain, as the engine orders it.
struct Call
{
    Verb verb = Verb::ReadSet;
    std::string step;
    int attempt = 0;
    std::string target; ///< vault id, consumer id or keyId
    std::map<std::string, std::string> args;
    bool compensation = false;
};

/// Append these facts in one transaction.
struct Record
{
    std::vector<Fact> facts;
    /// Facts of a compensation that was authorised with its step's intent: where the store is full
    /// they wait in memory, and the compensation goes on.
    bool mayWait = false;
};
struct Perform
{
    Call call;
};
/// Nothing to do until @p until; @p why is a code that ui/ has words for.
struct WaitUntil
{
    TimePoint until{};
    std::string why;
    std::string step;
    bool person = false;
};
/// The run is over, or stuck until a command arrives.
struct Halt
{
    RunState state = RunState::Completed;
};

using Action = std::variant<Record, Perform, WaitUntil, Halt>;

enum class Came {
    Done,
    Refused, ///< the service said no: it did not act
    Unknown  ///< it may have acted
};

/// What came of a call: readings for the world and facts for the journal.
struct Outcome
{
    Came came = Came::Done;
    std::map<std::string, std::string> data; ///< keyId, hint, version, error, correlation ...
    TimePoint retryAt{};                     ///< when the service asked to come back
    bool permanent = false;                  ///< trying again unchanged is pointless
    std::optional<SetReading> set;
    std::optional<KeychainReading> keychain;
    std::optional<VaultReading> vault;
    std::optional<SignInReading> signIns;
    std::optional<TimePoint> saved;
    std::optional<SuspectReading> suspects;
    int accepted = 0; ///< probes
    int refused = 0;
    int unclear = 0;
};

} // namespace keyturn::rotation

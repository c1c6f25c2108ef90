// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace keyturn::rotation {

enum class Verb {
    ReadKeychain, ///< sentinel and our value
    ReadSet,      ///< every credential on the application and its service principal
    ReadVault,
    ReadSaved, ///< when a connector or environment variable was last saved
    QuerySignIns,
    ReadSuspects, ///< after a leak: what was added since
    Probe,        ///< fresh token requests with the new value
    AskCanary,    ///< a conversation whose answer needs the credential
    WriteSentinel,
    AddSecret,
    PutVault,
    RestoreVault,
    RemoveSecret,
    DiscardValue ///< forget our copy in the keychain
};
[[nodiscard]] const char *nameOf(Verb verb);
[[nodiscard]] std::optional<Verb> verbFrom(const std::string &name);
/// True for verbs that change something outside this process.
[[nodiscard]] constexpr bool hasEffect(Verb verb)
{
    return verb >= Verb::WriteSentinel;
}

enum class KeychainSight { Unknown, Ready, Locked, Absent };

struct SeenCredential
{
    std::string keyId;
    std::string name; ///< displayName: carries the mark
    bool operator==(const SeenCredential &) const = default;
};

/// One read of the directory. A stale replica may show less than exists, never more than existed.
struct SetReading
{
    TimePoint at{};
    std::vector<SeenCredential> seen;
    [[nodiscard]] bool has(const std::string &keyId) const;
    [[nodiscard]] const SeenCredential *byName(const std::string &name) const;
};

struct KeychainReading
{
    TimePoint at{};
    KeychainSight state = KeychainSight::Unknown;
    bool sentinel = false;
    std::set<int> values; ///< attempts whose value is held
};

struct VaultReading
{
    TimePoint at{};
    std::string version; ///< newest
    std::string mark;    ///< tag of the newest version
    bool enabled = true;
    TimePoint created{};
};

/// Use of one credential from one source, our own rows left out.
struct Use
{
    std::string keyId; ///< empty: a delegated redemption
    std::string address;
    std::string agent;
    int ok = 0;
    int refused = 0;
    TimePoint lastOk{};
    TimePoint lastRefused{};
    [[nodiscard]] std::string source() const { return address + " | " + agent; }
};

struct SignInReading
{
    TimePoint at{};
    bool partial = false;
    /// Everything before it has been ingested, by the service's own times.
    TimePoint completeUntil{};
    std::vector<Use> uses;
    /// Rows that may be ours or not: evidence of nothing.
    int indistinct = 0;
};

/// A verb that failed: when it may be tried again.
struct Backoff
{
    TimePoint notBefore{};
    int failures = 0;
    std::string error; ///< Error::facts()
    bool permanent = false;
};

/// What this process has read so far. Invariant: starts empty after every start; nothing here is
/// a memory of what we meant, that is the journal's.
struct World
{
    TimePoint now{};
    /// Facts at the journal's end that the store has not taken yet.
    std::size_t unwritten = 0;
    bool stopAllWrites = false;
    std::optional<KeychainReading> keychain;
    TimePoint askedAt{};                        ///< last answer of anything but the keychain
    std::vector<SetReading> sets;               ///< oldest first, the last 16
    std::map<std::string, VaultReading> vaults; ///< the last one of each
    std::map<std::string, TimePoint> saved;     ///< consumer id -> modifiedon
    std::map<std::string, TimePoint> savedReadAt;
    std::optional<SignInReading> signIns;
    std::map<Verb, Backoff> backoff;
    /// Intents written by this process whose call has not been tried yet.
    std::set<std::pair<std::string, int>> readyToSend;
};

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/rotation/policy.h"
#include "app/rotation/reason.h"
#include "app/rotation/step.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace keyturn::rotation {

/// A credential that was on the application or its service principal when the plan was made.
struct FrozenCredential
{
    std::string keyId;
    std::string holder; ///< "application" or "service-principal"
    std::string kind;   ///< "client-secret" or "certificate"
    std::string name;
    std::string hint;
    TimePoint start{};
    TimePoint end{};
    bool retire = false;
    bool operator==(const FrozenCredential &) const = default;
};

/// A Key Vault secret that gets the new value as a new version.
struct VaultTarget
{
    std::string id; ///< "vault:<host>/<name>"
    std::string vaultUri;
    std::string secretName;
    std::string frozenVersion;     ///< newest version when the plan was made
    bool previousReadable = false; ///< we may put the previous value back
    Millis reresolvesWithin{};     ///< the slowest of its consumers
    bool operator==(const VaultTarget &) const = default;
};

struct PlanConsumer
{
    std::string id;
    std::string kind;
    std::string name;
    bool delegated = false;
    std::string vault; ///< VaultTarget::id; empty = a person pastes it
    bool toldByPerson = false;
    Millis reresolvesWithin{};
    std::string environmentId;
    std::string environmentUrl;
    std::string connectorName;
    std::string connectorRowId;
    std::string savedRow; ///< "connectors/<id>" or "environmentvariablevalues/<id>": modifiedon
    bool operator==(const PlanConsumer &) const = default;
};

/// Where the credential was used from in the log we looked back over.
struct Source
{
    std::string address;
    std::string agent; ///< user agent
    std::string resource;
    std::string keyId; ///< empty for delegated redemptions
    TimePoint last{};
    [[nodiscard]] std::string id() const { return address + " | " + agent; }
    bool operator==(const Source &) const = default;
};

/// A question to an agent without sign-in whose answer only its tool can give.
struct Canary
{
    std::string environmentId;
    std::string schemaName;
    std::string question;
    std::string marker; ///< words of the answer that the tool alone knows
    bool operator==(const Canary &) const = default;
};

/// Why the plan cannot be carried out; said before the first write.
struct Refusal
{
    std::string code;    ///< "version-pinned", "not-owner", "policy-lifetime", ...
    std::string subject; ///< the named thing
    bool operator==(const Refusal &) const = default;
};

/// What a run will do, fixed before its first write. Invariant: never changed after Started;
/// hash() covers every member.
struct Plan
{
    std::string run;   ///< "20261120-140612-4f2a": ordered by time
    std::string store; ///< the home's id
    std::string agentId;
    std::string agentName;
    std::string environmentName;
    std::string environmentId;
    bool production = false;
    Reason reason = Reason::ByHand;
    std::string appId;
    std::string appName;
    std::string applicationObjectId;
    std::string servicePrincipalObjectId;
    std::string workspaceId;
    bool turnsOwnCredential = false;
    std::vector<std::string> agents; ///< every agent that stands on this application
    std::vector<FrozenCredential> frozen;
    std::vector<PlanConsumer> consumers;
    std::vector<VaultTarget> vaults;
    std::vector<Source> sources;
    std::optional<Canary> canary;
    std::optional<Leak> leak;
    Millis schedule{}; ///< slowest known schedule; zero = unknown
    Policy policy;
    TimePoint createdAt{};
    TimePoint newEnd{};
    TimePoint deadline{}; ///< past it the run only rolls forward; epoch = none
    Grade ceiling = Grade::Proven;
    std::vector<std::string> accepts; ///< ceilings and unknown consumers, accepted by name
    std::vector<Refusal> refusals;
    /// Kinds of credential on the agent that this Keyturn does not turn yet.
    std::vector<std::string> notTurned;
    std::vector<PlannedStep> steps;

    [[nodiscard]] const FrozenCredential *frozenById(const std::string &keyId) const;
    [[nodiscard]] const VaultTarget *vaultById(const std::string &id) const;
    [[nodiscard]] const PlanConsumer *consumerById(const std::string &id) const;
    [[nodiscard]] bool hasDelegated() const;
    [[nodiscard]] bool hasAppOnly() const;
    [[nodiscard]] std::string mark(int attempt) const;
    /// "keyturn/<store>/<run>/"
    [[nodiscard]] std::string markPrefix() const;
    /// How long the old credential must stay unused.
    [[nodiscard]] Millis disuseWindow() const;
    bool operator==(const Plan &) const = default;
};

/// The mark of the version that takes back what was delivered under @p mark.
[[nodiscard]] std::string undoMark(const std::string &mark);
[[nodiscard]] bool isUndoMark(const std::string &mark);

/// Canonical JSON: sorted names, no blanks. The hash is SHA-256 over it in hex.
[[nodiscard]] QByteArray toJson(const Plan &plan);
[[nodiscard]] std::optional<Plan> planFromJson(const QByteArray &json);
[[nodiscard]] std::string hashOf(const Plan &plan);

} // namespace keyturn::rotation

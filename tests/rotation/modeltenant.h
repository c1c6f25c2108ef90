// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/action.h"
#include "app/rotation/runview.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace keyturn::rotation::model {

/// How one consumer of the model behaves.
struct ConsumerSpec
{
    std::string id;
    bool delegated = false;
    bool byVault = false;
    bool told = false;           ///< re-resolves only after a person saved again
    bool consoleAddress = false; ///< shares address and user agent with the console
    Millis lag{};
    bool unlisted = false; ///< uses the credential, but no plan knows it
    bool rare = false;     ///< calls every half hour, more seldom than anybody knows
};

/// What the agent's canary is like.
enum class CanarySpec {
    None,
    Answers, ///< with the tool's marker while the credential is accepted
    Fails,   ///< with an error, whatever the first consumer holds
    AsksSignIn
};

struct Scenario
{
    std::string name;
    std::vector<ConsumerSpec> consumers;
    bool production = false;
    bool vaultReadable = true; ///< the previous value may be put back
    Reason reason = Reason::Scheduled;
    CanarySpec canary = CanarySpec::None;
};

enum class FaultKind {
    LostReply,      ///< the service acted, nobody was told
    LostRequest,    ///< it never arrived, nobody was told
    Unavailable,    ///< 503
    Throttled,      ///< 429
    WrongJson,      ///< the service acted, the answer is not readable
    Forbidden,      ///< 403 once
    StaleRead,      ///< a replica answers from ninety seconds ago
    PartialLog,     ///< PartialError
    LockedKeychain, ///< locked until a person comes
    DiskFull,       ///< the next appends fail
    LostKeychain,   ///< another keyring: unlocked and empty
    Stranger,       ///< somebody else adds a secret
    LogStall        ///< records become visible only twenty minutes later from now on
};

struct Fault
{
    Verb verb = Verb::ReadSet;
    int occurrence = 1; ///< 0 = every one
    FaultKind kind = FaultKind::LostReply;
};

/// Ground truth in memory: credentials, vaults, consumers, records and a keychain, on one clock.
/// It knows nothing of the engine; it only counts what went wrong.
class ModelTenant
{
public:
    explicit ModelTenant(const Scenario &scenario);

    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] TimePoint now() const { return m_now; }
    /// Plays consumers, lags and records until then.
    void advance(TimePoint to);

    /// Carries out one call as the services would. @p journal is what is durable on disk.
    Outcome perform(const Call &call, const RunView &run, const Journal &journal,
                    std::optional<FaultKind> fault);
    /// A person pastes the value of our attempt into a consumer's connector.
    void paste(const std::string &consumer, int attempt);
    /// A person saves the environment variable of a consumer again.
    void saveAgain(const std::string &consumer);
    void unlockKeychain() { m_locked = false; }
    [[nodiscard]] bool isLocked() const { return m_locked; }

    /// What is wrong with the world now or was at any moment; empty when nothing is.
    [[nodiscard]] const std::vector<std::string> &wrongs() const { return m_wrongs; }
    [[nodiscard]] std::set<std::string> alive() const;
    [[nodiscard]] std::set<std::string> frozen() const;
    [[nodiscard]] std::set<std::string> retired() const;
    [[nodiscard]] bool everyConsumerHoldsOurs() const;
    [[nodiscard]] bool everyConsumerHoldsFrozen() const;
    /// keyId of the value that the vault hands out now.
    [[nodiscard]] std::string inVault() const { return m_versions.back().keyId; }
    [[nodiscard]] int callsOf(Verb verb) const;

private:
    struct Credential
    {
        std::string keyId, name;
        TimePoint added{}, removed{};
        bool gone = false;
    };
    struct Version
    {
        std::string version, keyId, mark;
        TimePoint at{};
    };
    struct Consumer
    {
        ConsumerSpec spec;
        std::string presents;
        TimePoint redeemed{};
        TimePoint resolveAt{};
        TimePoint saved{};
        TimePoint servedAt{}; ///< last token it got
    };
    struct Row
    {
        TimePoint at{};
        std::string keyId, address, correlation;
        bool ok = true;
    };

    void wrong(const std::string &what);
    [[nodiscard]] Credential *find(const std::string &keyId);
    [[nodiscard]] bool works(const std::string &keyId, TimePoint when);
    void tick();
    void judge();
    [[nodiscard]] SetReading readSet(bool stale) const;
    [[nodiscard]] SignInReading readSignIns(const RunView &run) const;
    Outcome act(const Call &call, const RunView &run, bool stale);
    Outcome probe(const Call &call);
    Outcome askCanary();
    void checkIntent(const Call &call, const Journal &journal);

    Scenario m_scenario;
    Plan m_plan;
    TimePoint m_now{};
    std::vector<Credential> m_credentials;
    std::vector<Version> m_versions;
    std::vector<Consumer> m_consumers;
    std::vector<Row> m_rows;
    std::map<int, std::string> m_values; ///< keychain: attempt -> keyId
    bool m_sentinel = false;
    bool m_locked = false;
    Millis m_logLag = std::chrono::seconds(40);
    int m_next = 1;
    std::map<Verb, int> m_calls;
    std::vector<std::string> m_wrongs;
};

} // namespace keyturn::rotation::model

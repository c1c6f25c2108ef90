// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rotation/modeltenant.h"

#include "app/rotation/runbooks/entraclientsecret.h"

#include <algorithm>
#include <sstream>

namespace keyturn::rotation::model {

namespace {

constexpr Millis second{1000};
constexpr Millis minute{60'000};
constexpr Millis propagation = 20 * second;
constexpr Millis redeemEvery = 3 * minute; ///< tokens of the model live at most five minutes
const TimePoint epoch{Millis(1'700'000'000'000)};
constexpr const char *consoleAddress = "198.51.100.7";
constexpr const char *vaultName = "vault:kv/model";

std::string addressOf(const ConsumerSpec &spec)
{
    return spec.consoleAddress ? consoleAddress : "10.0.0." + spec.id;
}

Plan planOf(const Scenario &scenario)
{
    Plan plan;
    plan.run = "20260101-000000000-aaaa";
    plan.store = "model";
    plan.agentName = "Model agent";
    plan.appId = "app";
    plan.applicationObjectId = "object";
    plan.production = scenario.production;
    plan.reason = scenario.reason;
    plan.createdAt = epoch;
    plan.newEnd = epoch + std::chrono::hours(24 * 90);
    plan.schedule = minute;
    plan.policy.acceptanceProbes = 10;
    plan.policy.propagationCeiling = minute;
    plan.policy.graphReadWindow = 2 * minute;
    plan.policy.tokenLifetime = 5 * minute;
    plan.policy.ingestionMargin = minute;
    plan.policy.pollInterval = 15 * second;
    plan.frozen = {{"old", "application", "client-secret", "old", "abc", epoch, {}, true},
                   {"bystander", "application", "client-secret", "other", "def", epoch, {}, false},
                   {"certificate", "application", "certificate", "cert", {}, epoch, {}, false}};
    bool vault = false;
    for (const ConsumerSpec &spec : scenario.consumers) {
        if (spec.unlisted)
            continue;
        PlanConsumer consumer;
        consumer.id = spec.id;
        consumer.name = spec.id;
        consumer.delegated = spec.delegated;
        consumer.vault = spec.byVault ? vaultName : "";
        consumer.toldByPerson = spec.told;
        consumer.reresolvesWithin = spec.lag;
        consumer.savedRow = spec.byVault && !spec.told ? "" : "connectors/" + spec.id;
        plan.consumers.push_back(consumer);
        plan.sources.push_back({addressOf(spec), "agent", {}, spec.delegated ? "" : "old", epoch});
        vault = vault || spec.byVault;
    }
    if (vault)
        plan.vaults = {
            {vaultName, "https://kv", "model", "v0", scenario.vaultReadable, 2 * minute}};
    if (scenario.canary != CanarySpec::None)
        plan.canary = Canary{"environment", "agent", "look up", "marker"};
    const bool leaked =
        scenario.reason == Reason::LeakFast || scenario.reason == Reason::LeakRevokeNow;
    if (leaked)
        plan.leak = Leak{epoch - 90 * minute, 28 * 60 * minute};
    plan.ceiling = plan.hasDelegated() ? Grade::Observed : Grade::Proven;
    plan.steps = stepsFor(plan);
    return plan;
}

} // namespace

ModelTenant::ModelTenant(const Scenario &scenario)
    : m_scenario(scenario)
    , m_plan(planOf(scenario))
    , m_now(epoch)
{
    for (const FrozenCredential &credential : m_plan.frozen)
        m_credentials.push_back(
            {credential.keyId, credential.name, epoch - minute * 60, {}, false});
    m_versions.push_back({"v0", "old", {}, epoch - minute * 60});
    Millis offset{};
    for (const ConsumerSpec &spec : scenario.consumers) {
        Consumer consumer{spec, "old", epoch - redeemEvery + offset, {}, epoch - minute};
        offset += 31 * second;
        m_consumers.push_back(consumer);
    }
}

void ModelTenant::wrong(const std::string &what)
{
    if (std::ranges::find(m_wrongs, what) == m_wrongs.end())
        m_wrongs.push_back(what);
}

ModelTenant::Credential *ModelTenant::find(const std::string &keyId)
{
    const auto found = std::ranges::find(m_credentials, keyId, &Credential::keyId);
    return found == m_credentials.end() ? nullptr : &*found;
}

/// Every replica accepts it at that moment.
bool ModelTenant::works(const std::string &keyId, TimePoint when)
{
    const Credential *credential = find(keyId);
    return credential && when >= credential->added + propagation && !credential->gone;
}

void ModelTenant::advance(TimePoint to)
{
    while (m_now < to) {
        m_now = std::min(to, m_now + 5 * second);
        tick();
    }
}

void ModelTenant::tick()
{
    for (Consumer &consumer : m_consumers) {
        if (consumer.resolveAt != TimePoint{} && m_now >= consumer.resolveAt) {
            consumer.presents = m_versions.back().keyId;
            consumer.resolveAt = {};
        }
        if (m_now - consumer.redeemed >= (consumer.spec.rare ? 10 * redeemEvery : redeemEvery)) {
            consumer.redeemed = m_now;
            const bool ok = works(consumer.presents, m_now);
            consumer.servedAt = ok ? m_now : consumer.servedAt;
            m_rows.push_back({m_now,
                              consumer.spec.delegated ? "" : consumer.presents,
                              addressOf(consumer.spec),
                              {},
                              ok});
        }
    }
    judge();
}

void ModelTenant::judge()
{
    for (const Consumer &consumer : m_consumers) {
        if (!works(consumer.presents, m_now))
            wrong("outage of " + consumer.spec.id + " presenting " + consumer.presents);
    }
    for (const FrozenCredential &credential : m_plan.frozen) {
        if (!credential.retire && find(credential.keyId)->gone)
            wrong("bystander removed: " + credential.keyId);
    }
}

SetReading ModelTenant::readSet(bool stale) const
{
    const TimePoint seenAt = stale ? m_now - 90 * second : m_now;
    SetReading reading;
    reading.at = m_now;
    for (const Credential &credential : m_credentials) {
        const bool there =
            credential.added <= seenAt && (!credential.gone || credential.removed > seenAt);
        if (there)
            reading.seen.push_back({credential.keyId, credential.name});
    }
    return reading;
}

SignInReading ModelTenant::readSignIns(const RunView &run) const
{
    SignInReading reading;
    reading.at = m_now;
    // Other applications write all the time: the pipeline is never silent.
    const TimePoint newest = m_now - m_logLag;
    std::map<std::pair<std::string, std::string>, Use> uses;
    for (const Row &row : m_rows) {
        if (row.at + m_logLag > m_now || row.at < run.startedAt)
            continue;
        const auto &own = run.ownCorrelations;
        if (!row.correlation.empty() && std::ranges::find(own, row.correlation) != own.end())
            continue;
        Use &use = uses[{row.keyId, row.address}];
        use.keyId = row.keyId;
        use.address = row.address;
        use.agent = "agent";
        ++(row.ok ? use.ok : use.refused);
        TimePoint &last = row.ok ? use.lastOk : use.lastRefused;
        last = std::max(last, row.at);
    }
    for (const auto &[key, use] : uses)
        reading.uses.push_back(use);
    reading.completeUntil = newest - m_plan.policy.ingestionMargin;
    return reading;
}

Outcome ModelTenant::probe(const Call &call)
{
    Outcome outcome;
    std::stringstream correlations(call.args.at("correlations"));
    for (std::string id; std::getline(correlations, id, ',');) {
        if (id.empty())
            continue;
        const auto value = m_values.find(std::atoi(call.args.at("keyAttempt").c_str()));
        const bool ok = value != m_values.end() && works(value->second, m_now);
        ++(ok ? outcome.accepted : outcome.refused);
        if (value != m_values.end())
            m_rows.push_back({m_now, value->second, consoleAddress, id, ok});
    }
    return outcome;
}

/// The agent's tool: a token that it bought before serves until its end.
Outcome ModelTenant::askCanary()
{
    Outcome outcome;
    Consumer &consumer = m_consumers.front();
    const bool cached = m_now - consumer.servedAt < m_plan.policy.tokenLifetime;
    const bool good = cached || works(consumer.presents, m_now);
    if (m_scenario.canary == CanarySpec::AsksSignIn)
        outcome.unclear = 1;
    else if (m_scenario.canary == CanarySpec::Fails || !good)
        outcome.refused = 1;
    else
        outcome.accepted = 1;
    const std::string keyId = consumer.spec.delegated ? "" : consumer.presents;
    if (!cached)
        m_rows.push_back({m_now, keyId, addressOf(consumer.spec), {}, good});
    return outcome;
}

/// Invariant 1, from outside: whatever reaches a service was intended on disk before.
void ModelTenant::checkIntent(const Call &call, const Journal &journal)
{
    const bool intended = std::ranges::any_of(journal, [&call](const Fact &fact) {
        return fact.kind == FactKind::Intended && fact.step == call.step &&
               fact.attempt == call.attempt && fact.value("verb") == nameOf(call.verb);
    });
    // The way back was authorised with the delivery: it needs no write of its own.
    const bool authorised =
        call.verb == Verb::RestoreVault && std::ranges::any_of(journal, [&call](const Fact &fact) {
            return fact.kind == FactKind::Intended && fact.step == call.step &&
                   fact.value("verb") == "put-vault" && fact.value("undo") == "restore-value";
        });
    if (!intended && !authorised)
        wrong(std::string("sent without an intent on disk: ") + nameOf(call.verb));
    const bool adds = call.verb == Verb::AddSecret || call.verb == Verb::PutVault ||
                      call.verb == Verb::RemoveSecret;
    if (adds && m_locked)
        wrong(std::string("written while the keychain was locked: ") + nameOf(call.verb));
}

Outcome ModelTenant::act(const Call &call, const RunView &run, bool stale)
{
    Outcome outcome;
    switch (call.verb) {
    case Verb::ReadKeychain: {
        KeychainReading reading{m_now,
                                m_locked ? KeychainSight::Locked : KeychainSight::Ready,
                                m_sentinel && !m_locked,
                                {}};
        for (const auto &[attempt, keyId] : m_values) {
            if (!m_locked)
                reading.values.insert(attempt);
        }
        outcome.keychain = reading;
        break;
    }
    case Verb::ReadSet:
        outcome.set = readSet(stale);
        break;
    case Verb::ReadVault:
        outcome.vault = VaultReading{m_now, m_versions.back().version, m_versions.back().mark, true,
                                     m_versions.back().at};
        break;
    case Verb::ReadSaved:
        for (const Consumer &consumer : m_consumers) {
            if (consumer.spec.id == call.target)
                outcome.saved = consumer.saved;
        }
        break;
    case Verb::QuerySignIns:
        outcome.signIns = readSignIns(run);
        break;
    case Verb::ReadSuspects:
        outcome.suspects = SuspectReading{m_now, {}, {"owners"}};
        for (const Credential &credential : m_credentials) {
            if (credential.added >= m_plan.leak->since && !credential.gone)
                outcome.suspects->found.push_back(
                    {"client-secret", credential.keyId, credential.name, "eve", credential.added});
        }
        break;
    case Verb::Probe:
        return probe(call);
    case Verb::AskCanary:
        return askCanary();
    case Verb::WriteSentinel:
        m_sentinel = !m_locked;
        outcome.came = m_locked ? Came::Refused : Came::Done;
        break;
    case Verb::AddSecret: {
        const std::string keyId = "new" + std::to_string(m_next++);
        m_credentials.push_back({keyId, call.args.at("mark"), m_now, {}, false});
        outcome.data = {{"keyId", keyId}};
        break;
    }
    case Verb::PutVault:
    case Verb::RestoreVault: {
        const std::string keyId = call.verb == Verb::RestoreVault
                                      ? "old"
                                      : m_values[std::atoi(call.args.at("keyAttempt").c_str())];
        const std::string version = "v" + std::to_string(m_versions.size());
        m_versions.push_back({version, keyId, call.args.at("mark"), m_now});
        for (Consumer &consumer : m_consumers) {
            if (consumer.spec.byVault && !consumer.spec.told)
                consumer.resolveAt = m_now + consumer.spec.lag;
        }
        outcome.data = {{"version", version}};
        break;
    }
    case Verb::RemoveSecret: {
        Credential *credential = find(call.target);
        if (!credential || credential->gone) {
            outcome.came = Came::Refused;
            break;
        }
        credential->gone = true;
        credential->removed = m_now;
        break;
    }
    case Verb::DiscardValue:
        m_values.clear();
        m_sentinel = false;
        break;
    }
    judge();
    return outcome;
}

Outcome ModelTenant::perform(const Call &call, const RunView &run, const Journal &journal,
                             std::optional<FaultKind> fault)
{
    ++m_calls[call.verb];
    if (hasEffect(call.verb))
        checkIntent(call, journal);
    Outcome broken;
    broken.came = Came::Unknown;
    broken.data = {{"error", "fault"}};
    if (fault == FaultKind::LostRequest || fault == FaultKind::Unavailable)
        return broken;
    if (fault == FaultKind::Throttled || fault == FaultKind::Forbidden) {
        broken.came = Came::Refused;
        broken.permanent = fault == FaultKind::Forbidden;
        broken.retryAt = m_now + 30 * second;
        return broken;
    }
    if (fault == FaultKind::LockedKeychain)
        m_locked = true;
    if (fault == FaultKind::LostKeychain) {
        m_values.clear();
        m_sentinel = false;
    }
    if (fault == FaultKind::Stranger)
        m_credentials.push_back({"stranger", "somebody", m_now, {}, false});
    if (fault == FaultKind::LogStall)
        m_logLag = 20 * minute;
    Outcome outcome = act(call, run, fault == FaultKind::StaleRead);
    const bool lost = fault == FaultKind::LostReply || fault == FaultKind::WrongJson;
    if (call.verb == Verb::AddSecret && !lost && !m_locked)
        m_values[call.attempt] = outcome.data["keyId"];
    if (fault == FaultKind::PartialLog && outcome.signIns) {
        // What is missing is what matters: the callers that nobody listed.
        outcome.signIns->partial = true;
        std::erase_if(outcome.signIns->uses, [](const Use &use) { return use.keyId == "old"; });
        outcome.signIns->completeUntil = m_now;
    }
    return lost ? broken : outcome;
}

void ModelTenant::paste(const std::string &id, int attempt)
{
    for (Consumer &consumer : m_consumers) {
        if (consumer.spec.id != id)
            continue;
        consumer.presents = m_values[attempt];
        consumer.saved = m_now;
    }
    judge();
}

void ModelTenant::saveAgain(const std::string &id)
{
    for (Consumer &consumer : m_consumers) {
        if (consumer.spec.id != id)
            continue;
        consumer.presents = m_versions.back().keyId;
        consumer.saved = m_now;
    }
}

std::set<std::string> ModelTenant::alive() const
{
    std::set<std::string> ids;
    for (const Credential &credential : m_credentials) {
        if (!credential.gone)
            ids.insert(credential.keyId);
    }
    return ids;
}

std::set<std::string> ModelTenant::frozen() const
{
    std::set<std::string> ids;
    for (const FrozenCredential &credential : m_plan.frozen)
        ids.insert(credential.keyId);
    return ids;
}

std::set<std::string> ModelTenant::retired() const
{
    return {"old"};
}

bool ModelTenant::everyConsumerHoldsOurs() const
{
    return std::ranges::all_of(
        m_consumers, [](const Consumer &consumer) { return consumer.presents.starts_with("new"); });
}

bool ModelTenant::everyConsumerHoldsFrozen() const
{
    return std::ranges::all_of(m_consumers,
                               [](const Consumer &consumer) { return consumer.presents == "old"; });
}

int ModelTenant::callsOf(Verb verb) const
{
    const auto found = m_calls.find(verb);
    return found == m_calls.end() ? 0 : found->second;
}

} // namespace keyturn::rotation::model

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/calls.h"

#include "app/clients/dataverseclient.h"
#include "app/clients/graphclient.h"
#include "app/clients/keyvaultclient.h"
#include "app/identity/entratoken.h"
#include "app/rotation/canary.h"
#include "app/rotation/evidence.h"
#include "app/rotation/suspectreader.h"

#include <algorithm>
#include <sstream>

namespace keyturn::rotation {

namespace {

const QString markTag = QStringLiteral("keyturn");

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

std::string argument(const Call &call, const char *name)
{
    const auto found = call.args.find(name);
    return found == call.args.end() ? std::string() : found->second;
}

/// Trying again unchanged is pointless until a person changed something.
bool isPermanent(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::Rejected ||
           kind == ErrorKind::SignInRefused || kind == ErrorKind::NotSignedIn ||
           kind == ErrorKind::UntrustedPeer || kind == ErrorKind::Invalid;
}

void addSeen(SetReading &reading, const DirectoryApplication &holder)
{
    for (const PasswordCredential &credential : holder.passwordCredentials)
        reading.seen.push_back(
            {credential.keyId.toStdString(), credential.displayName.toStdString()});
    for (const KeyCredential &credential : holder.keyCredentials)
        reading.seen.push_back(
            {credential.keyId.toStdString(), credential.displayName.toStdString()});
}

} // namespace

Calls::Calls(Services services, Plan plan)
    : m_services(services)
    , m_plan(std::move(plan))
    , m_keys(services, m_plan.run)
{}

Outcome Calls::failed(const Error &error) const
{
    Outcome outcome;
    outcome.came = error.isAmbiguous() ? Came::Unknown : Came::Refused;
    outcome.permanent = isPermanent(error.kind);
    outcome.data["error"] = error.facts().toStdString();
    if (error.retryAfter)
        outcome.retryAt = m_services.clock->now() + *error.retryAfter;
    return outcome;
}

QCoro::Task<Outcome> Calls::perform(Call call, RunView run, std::stop_token stop)
{
    switch (call.verb) {
    case Verb::ReadKeychain:
        co_return co_await readKeychain();
    case Verb::ReadSet:
        co_return co_await readSet(stop);
    case Verb::ReadVault:
        co_return co_await readVault(call, stop);
    case Verb::ReadSaved:
        co_return co_await readSaved(call, stop);
    case Verb::QuerySignIns:
        co_return co_await querySignIns(run, stop);
    case Verb::ReadSuspects:
        co_return co_await readSuspects(stop);
    case Verb::Probe:
        co_return co_await probe(call, stop);
    case Verb::AskCanary:
        co_return co_await askCanary(m_services, *m_plan.canary, stop);
    case Verb::WriteSentinel: {
        const Result<void> written = co_await m_keys.writeSentinel();
        co_return written ? Outcome() : failed(written.error());
    }
    case Verb::AddSecret:
        co_return co_await addSecret(call, stop);
    case Verb::PutVault:
        co_return co_await putVault(call, stop);
    case Verb::RestoreVault:
        co_return co_await restoreVault(call, stop);
    case Verb::RemoveSecret:
        co_return co_await removeSecret(call, stop);
    case Verb::DiscardValue: {
        const Result<void> discarded = co_await m_keys.discardAll();
        co_return discarded ? Outcome() : failed(discarded.error());
    }
    }
    Q_UNREACHABLE();
}

QCoro::Task<Outcome> Calls::readKeychain()
{
    const Result<KeychainReading> reading = co_await m_keys.read();
    Outcome outcome;
    if (reading) {
        outcome.keychain = *reading;
        co_return outcome;
    }
    // A keychain that fails is a keychain that cannot be read: nothing is written meanwhile.
    KeychainReading unreadable;
    unreadable.at = m_services.clock->now();
    unreadable.state = reading.error().kind == ErrorKind::KeychainLocked ? KeychainSight::Locked
                                                                         : KeychainSight::Absent;
    outcome.keychain = unreadable;
    co_return outcome;
}

QCoro::Task<Outcome> Calls::readSet(std::stop_token stop)
{
    SetReading reading;
    reading.at = m_services.clock->now();
    const CallOptions options{{}, stop};
    const Result<DirectoryApplication> application =
        co_await m_services.graph->application(text(m_plan.applicationObjectId), options);
    if (!application)
        co_return failed(application.error());
    const Result<DirectoryApplication> principal =
        co_await m_services.graph->servicePrincipalByAppId(text(m_plan.appId), options);
    if (!principal && !m_plan.servicePrincipalObjectId.empty())
        co_return failed(principal.error());
    addSeen(reading, *application);
    if (principal)
        addSeen(reading, *principal);
    Outcome outcome;
    outcome.set = reading;
    co_return outcome;
}

QCoro::Task<Outcome> Calls::readVault(Call call, std::stop_token stop)
{
    const VaultTarget *target = m_plan.vaultById(call.target);
    VaultReading reading;
    reading.at = m_services.clock->now();
    const Result<QList<VaultSecretVersion>> versions = co_await m_services.vaults->versions(
        text(target->vaultUri), text(target->secretName), CallOptions{{}, stop});
    if (!versions)
        co_return failed(versions.error());
    if (!versions->isEmpty()) {
        const VaultSecretVersion &newest = versions->front();
        reading.version = newest.version.toStdString();
        reading.mark = newest.tags.value(markTag).toStdString();
        reading.enabled = newest.enabled;
        reading.created = newest.created;
    }
    Outcome outcome;
    outcome.vault = reading;
    co_return outcome;
}

QCoro::Task<Outcome> Calls::readSaved(Call call, std::stop_token stop)
{
    const PlanConsumer *consumer = m_plan.consumerById(call.target);
    const CallOptions options{{}, stop};
    TimePoint saved{};
    const Result<QList<ConnectorRow>> connectors =
        co_await m_services.dataverse->listConnectors(text(consumer->environmentUrl), options);
    if (!connectors)
        co_return failed(connectors.error());
    for (const ConnectorRow &row : *connectors) {
        if (row.id.toStdString() == consumer->connectorRowId)
            saved = std::max(saved, row.modifiedOn);
    }
    if (const VaultTarget *vault = m_plan.vaultById(consumer->vault)) {
        const Result<QList<EnvironmentVariableRow>> variables =
            co_await m_services.dataverse->listEnvironmentVariables(text(consumer->environmentUrl),
                                                                    true, options);
        if (!variables)
            co_return failed(variables.error());
        const QString tail = QStringLiteral("/secrets/") + text(vault->secretName);
        for (const EnvironmentVariableRow &row : *variables) {
            if (row.value.endsWith(tail, Qt::CaseInsensitive))
                saved = std::max(saved, row.valueModifiedOn);
        }
    }
    Outcome outcome;
    outcome.saved = saved;
    co_return outcome;
}

QCoro::Task<Outcome> Calls::querySignIns(RunView run, std::stop_token stop)
{
    EvidenceQuery query;
    query.workspaceId = text(m_plan.workspaceId);
    query.appId = text(m_plan.appId);
    query.since = run.startedAt;
    query.ingestionMargin = m_plan.policy.ingestionMargin;
    query.delegated = m_plan.hasDelegated();
    query.appOnly = true;
    for (const std::string &id : run.ownCorrelations)
        query.ownCorrelations.insert(text(id));
    const Result<SignInReading> reading =
        co_await readSignIns(m_services, query, m_services.clock->now(), stop);
    Outcome outcome;
    if (reading) {
        outcome.signIns = *reading;
        co_return outcome;
    }
    if (reading.error().kind != ErrorKind::Incomplete)
        co_return failed(reading.error());
    SignInReading partial;
    partial.at = m_services.clock->now();
    partial.partial = true;
    outcome.signIns = partial;
    co_return outcome;
}

QCoro::Task<Outcome> Calls::readSuspects(std::stop_token stop)
{
    const Result<SuspectReading> reading =
        co_await rotation::readSuspects(m_services, m_plan, stop);
    if (!reading)
        co_return failed(reading.error());
    Outcome outcome;
    outcome.suspects = *reading;
    co_return outcome;
}

QCoro::Task<Outcome> Calls::probe(Call call, std::stop_token stop)
{
    Outcome outcome;
    const EntraApplication application{m_services.cloud, m_services.tenantId, text(m_plan.appId)};
    std::stringstream correlations(argument(call, "correlations"));
    for (std::string correlation; std::getline(correlations, correlation, ',');) {
        if (correlation.empty())
            continue;
        Result<Secret> value =
            co_await m_keys.value(std::atoi(argument(call, "keyAttempt").c_str()));
        if (!value) {
            ++outcome.unclear;
            outcome.data["error"] = value.error().facts().toStdString();
            continue;
        }
        const AcceptanceProbe answer =
            co_await probeClientSecret(m_services.pipeline, application, std::move(*value),
                                       QStringLiteral("https://") + m_services.cloud.graph,
                                       CallOptions{text(correlation), stop});
        if (answer.outcome == Acceptance::Accepted)
            ++outcome.accepted;
        else if (answer.outcome == Acceptance::Refused)
            ++outcome.refused;
        else
            ++outcome.unclear;
        if (!answer.code.isEmpty())
            outcome.data["code"] = answer.code.toStdString();
    }
    co_return outcome;
}

QCoro::Task<Outcome> Calls::addSecret(Call call, std::stop_token stop)
{
    const NewPassword password{text(m_plan.applicationObjectId), text(argument(call, "mark")),
                               m_plan.newEnd};
    Result<AddedPassword> added =
        co_await m_services.graph->addPassword(password, CallOptions{{}, stop});
    if (!added)
        co_return failed(added.error());
    // Into the keychain before anything else is done with it.
    const Result<void> kept = co_await m_keys.keep(call.attempt, std::move(added->value));
    Outcome outcome;
    outcome.data["keyId"] = added->keyId.toStdString();
    outcome.data["hint"] = added->hint.toStdString();
    outcome.data["expires"] = toIso(added->endDateTime).toStdString();
    outcome.data["requestId"] = added->requestId.toStdString();
    if (!kept)
        outcome.data["error"] = kept.error().facts().toStdString();
    co_return outcome;
}

QCoro::Task<Outcome> Calls::putVault(Call call, std::stop_token stop)
{
    Result<Secret> value = co_await m_keys.value(std::atoi(argument(call, "keyAttempt").c_str()));
    if (!value)
        co_return failed(value.error());
    co_return co_await finishPut(call, std::move(*value), stop);
}

QCoro::Task<Outcome> Calls::restoreVault(Call call, std::stop_token stop)
{
    const VaultTarget *target = m_plan.vaultById(call.target);
    Result<VaultSecret> previous =
        co_await m_services.vaults->secret(text(target->vaultUri), text(target->secretName),
                                           text(target->frozenVersion), CallOptions{{}, stop});
    if (!previous)
        co_return failed(previous.error());
    co_return co_await finishPut(call, std::move(previous->value), stop);
}

/// Puts a value as a new version; the tags and type of the version before are kept.
QCoro::Task<Outcome> Calls::finishPut(Call call, Secret value, std::stop_token stop)
{
    const VaultTarget *target = m_plan.vaultById(call.target);
    NewVaultSecret put;
    put.vaultUri = text(target->vaultUri);
    put.name = text(target->secretName);
    const Result<QList<VaultSecretVersion>> versions =
        co_await m_services.vaults->versions(put.vaultUri, put.name, CallOptions{{}, stop});
    if (!versions) {
        // Nothing was written yet: a reading that failed is never ambiguous.
        Outcome outcome = failed(versions.error());
        outcome.came = Came::Refused;
        co_return outcome;
    }
    if (!versions->isEmpty()) {
        put.tags = versions->front().tags;
        put.contentType = versions->front().contentType;
    }
    put.tags.insert(markTag, text(argument(call, "mark")));
    const Result<VaultSecretVersion> version =
        co_await m_services.vaults->setSecret(put, std::move(value), CallOptions{{}, stop});
    if (!version)
        co_return failed(version.error());
    Outcome outcome;
    outcome.data["version"] = version->version.toStdString();
    co_return outcome;
}

QCoro::Task<Outcome> Calls::removeSecret(Call call, std::stop_token stop)
{
    const Result<void> removed = co_await m_services.graph->removePassword(
        text(m_plan.applicationObjectId), text(call.target), CallOptions{{}, stop});
    if (removed)
        co_return Outcome();
    Outcome outcome = failed(removed.error());
    // "No such credential" is an answer to look at, not a refusal to give up on.
    if (removed.error().kind == ErrorKind::NotFound || removed.error().httpStatus == 400)
        outcome.permanent = false;
    co_return outcome;
}

} // namespace keyturn::rotation

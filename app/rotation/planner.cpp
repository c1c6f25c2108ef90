// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/planner.h"

#include "app/base/settings.h"
#include "app/clients/graphclient.h"
#include "app/rotation/choice.h"
#include "app/rotation/preflight.h"
#include "app/rotation/readings.h"
#include "app/rotation/runbooks/entraclientsecret.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// An open mark of another console is believed to be alive for so long.
constexpr Millis markLife = std::chrono::hours(24 * 14);

FrozenCredential frozenFrom(const PasswordCredential &credential, const char *holder)
{
    return {credential.keyId.toStdString(),
            holder,
            "client-secret",
            credential.displayName.toStdString(),
            credential.hint.toStdString(),
            credential.startDateTime,
            credential.endDateTime,
            false};
}

FrozenCredential frozenFrom(const KeyCredential &credential, const char *holder)
{
    return {credential.keyId.toStdString(),
            holder,
            "certificate",
            credential.displayName.toStdString(),
            {},
            credential.startDateTime,
            credential.endDateTime,
            false};
}

void freeze(Plan &plan, const DirectoryApplication &holder, const char *name)
{
    for (const PasswordCredential &credential : holder.passwordCredentials)
        plan.frozen.push_back(frozenFrom(credential, name));
    for (const KeyCredential &credential : holder.keyCredentials)
        plan.frozen.push_back(frozenFrom(credential, name));
}

std::string vaultId(const Consumer &consumer)
{
    return "vault:" + QUrl(consumer.vaultUri).host().toStdString() + '/' +
           consumer.secretName.toStdString();
}

PlanConsumer planned(const Consumer &consumer, const QList<Environment> &environments)
{
    PlanConsumer result;
    result.id = consumer.id.toStdString();
    result.kind = nameOf(consumer.kind).toStdString();
    result.name = consumer.name.toStdString();
    result.delegated =
        consumer.flow == FlowKind::Delegated ||
        (consumer.flow == FlowKind::Unknown && consumer.kind == ConsumerKind::ConnectorOAuth);
    result.toldByPerson = consumer.toldByPerson;
    result.reresolvesWithin = consumer.reresolvesWithin;
    result.environmentId = consumer.environmentId.toStdString();
    for (const Environment &environment : environments) {
        if (environment.id == consumer.environmentId)
            result.environmentUrl = environment.instanceUrl.toStdString();
    }
    result.connectorName = consumer.connectorName.toStdString();
    result.connectorRowId = consumer.connectorRowId.toStdString();
    if (!consumer.connectorRowId.isEmpty() && !result.environmentUrl.empty())
        result.savedRow = "connectors/" + result.connectorRowId;
    if (consumer.delivery == Delivery::KeyVault && !consumer.vaultUri.isEmpty())
        result.vault = vaultId(consumer);
    return result;
}

void addConsumer(Plan &plan, const Consumer &consumer, const QList<Environment> &environments)
{
    const std::string id = consumer.id.toStdString();
    if (plan.consumerById(id))
        return;
    plan.consumers.push_back(planned(consumer, environments));
    if (!consumer.pinnedVersion.isEmpty())
        plan.refusals.push_back({"version-pinned", consumer.name.toStdString()});
    const std::string vault = plan.consumers.back().vault;
    if (vault.empty())
        return;
    const auto found = std::ranges::find(plan.vaults, vault, &VaultTarget::id);
    if (found == plan.vaults.end())
        plan.vaults.push_back({vault,
                               consumer.vaultUri.toStdString(),
                               consumer.secretName.toStdString(),
                               {},
                               false,
                               consumer.reresolvesWithin});
    else
        found->reresolvesWithin = std::max(found->reresolvesWithin, consumer.reresolvesWithin);
}

/// The application to turn: the one that holds a named credential, else the one that ends first.
QString chooseApplication(Plan &plan, const Agent &agent, const PlanOptions &options)
{
    QString chosen;
    TimePoint first = TimePoint::max();
    QStringList others;
    for (const Credential &credential : agent.credentials) {
        if (credential.kind != CredentialKind::ClientSecret) {
            const QString name = nameOf(credential.kind) + QLatin1Char(' ') + credential.name;
            if (!credential.bystander)
                plan.notTurned.push_back(name.toStdString());
            continue;
        }
        const bool consumed = std::ranges::any_of(agent.consumers, [&](const Consumer &consumer) {
            return consumer.applicationId == credential.applicationId;
        });
        if (!consumed)
            continue;
        const bool named = options.retire.contains(credential.id);
        const TimePoint end = credential.expiresAt == TimePoint{} ? TimePoint::max() - Millis(1)
                                                                  : credential.expiresAt;
        if (named || (options.retire.isEmpty() && end < first)) {
            chosen = credential.applicationId;
            first = named ? TimePoint{} : end;
        }
        if (!others.contains(credential.applicationId))
            others << credential.applicationId;
    }
    for (const QString &other : others) {
        if (other != chosen)
            plan.notTurned.push_back("client-secret of application " + other.toStdString());
    }
    return chosen;
}

TimePoint deadlineOf(const Plan &plan)
{
    TimePoint earliest{};
    for (const FrozenCredential &credential : plan.frozen) {
        if (credential.retire && (earliest == TimePoint{} || credential.end < earliest))
            earliest = credential.end;
    }
    if (earliest == TimePoint{})
        return {};
    Millis lag{};
    for (const PlanConsumer &consumer : plan.consumers)
        lag = std::max(lag, consumer.reresolvesWithin);
    return earliest - lag - plan.policy.margin;
}

void refuseOpenMarks(Plan &plan, Records &records)
{
    for (const FrozenCredential &credential : plan.frozen) {
        const std::string run = runOfMark(credential.name);
        if (run.empty())
            continue;
        const Result<RunRow> row = records.run(QString::fromStdString(run));
        const bool ours = row.has_value();
        const bool openHere = ours && !isOver(row->status.state);
        const bool alone = std::ranges::none_of(plan.frozen, [&](const FrozenCredential &other) {
            return other.kind == "client-secret" && other.holder == "application" &&
                   other.end > plan.createdAt && other.start < credential.start;
        });
        const bool youngForeign = !ours && !alone && plan.createdAt - credential.start < markLife;
        if (openHere || youngForeign)
            plan.refusals.push_back({"another-run-is-open", credential.name});
    }
}

/// A credential shared by several agents is turned once: where another agent's run turned it
/// within the cadence and the records show it in use, there is nothing left to do here.
void noticeTurned(Plan &plan, const PlanOptions &options, Records &records)
{
    const bool leak = plan.reason == Reason::LeakFast || plan.reason == Reason::LeakRevokeNow;
    if (leak || !options.retire.isEmpty() || !plan.refusals.empty())
        return;
    QString turnedBy;
    for (const FrozenCredential &credential : plan.frozen) {
        if (!credential.retire)
            continue;
        const std::string run = runOfMark(credential.name);
        const Result<RunRow> row = records.run(QString::fromStdString(run));
        const bool recent = !run.empty() && row && row->status.state == RunState::Completed &&
                            plan.createdAt - row->status.endedAt < plan.policy.cadence;
        if (!recent || row->agentId.toStdString() == plan.agentId)
            return;
        turnedBy = row->id;
    }
    if (!turnedBy.isEmpty())
        plan.refusals.push_back({"already-turned", turnedBy.toStdString()});
}

void refusePreference(Plan &plan, const PlanOptions &options)
{
    if (!options.deliver)
        return;
    if (*options.deliver == Delivery::Api)
        plan.refusals.push_back({"delivery-not-built", "api"});
    for (const PlanConsumer &consumer : plan.consumers) {
        const bool byVault = !consumer.vault.empty();
        const bool impossible = (*options.deliver == Delivery::KeyVault && !byVault) ||
                                (*options.deliver == Delivery::Portal && byVault);
        if (impossible)
            plan.refusals.push_back({"delivery-impossible", consumer.name});
    }
}

/// Direct Line speaks to an agent without sign-in only.
void planCanary(Plan &plan, const Agent &agent, const PlanOptions &options)
{
    if (options.canaryQuestion.isEmpty())
        return;
    constexpr int withoutSignIn = 1;
    if (agent.authenticationMode != withoutSignIn || options.canaryMarker.isEmpty()) {
        plan.refusals.push_back({"canary-impossible", plan.agentName});
        return;
    }
    plan.canary = Canary{agent.environmentId.toStdString(), agent.schemaName.toStdString(),
                         options.canaryQuestion.toStdString(), options.canaryMarker.toStdString()};
}

/// How far the directory's audit records reach. Source: contracts, identity 2.11.
constexpr Millis auditReach = std::chrono::hours(24 * 30);

void planLeak(Plan &plan, const PlanOptions &options, const Settings &settings)
{
    if (plan.reason != Reason::LeakFast && plan.reason != Reason::LeakRevokeNow)
        return;
    plan.leak =
        Leak{options.leakedAt == TimePoint{} ? plan.createdAt - auditReach : options.leakedAt,
             settings.duration(Setting::TokenLifetimeCae)};
}

} // namespace

Policy policyFrom(const Settings &settings)
{
    Policy policy;
    policy.acceptanceProbes = settings.whole(Setting::AcceptanceProbes);
    policy.absenceReads = settings.whole(Setting::AbsenceReads);
    policy.propagationCeiling = settings.duration(Setting::EntraPropagation);
    policy.graphReadWindow = settings.duration(Setting::GraphReadPropagation);
    policy.tokenLifetime = settings.duration(Setting::TokenLifetime);
    policy.unknownSchedule = settings.duration(Setting::SlowestSchedule);
    policy.ingestionMargin = settings.duration(Setting::IngestionMargin);
    policy.pollInterval = settings.duration(Setting::PollInterval);
    policy.personWait = settings.duration(Setting::PersonWait);
    policy.cadence = settings.duration(Setting::Cadence);
    policy.overlap = settings.duration(Setting::Overlap);
    policy.margin = settings.duration(Setting::Margin);
    return policy;
}

std::string newRunId(TimePoint now)
{
    const QString stamp = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC)
                              .toString(QStringLiteral("yyyyMMdd-HHmmsszzz"));
    const quint32 tail = QRandomGenerator::system()->generate() & 0xffffU;
    return QStringLiteral("%1-%2").arg(stamp).arg(tail, 4, 16, QLatin1Char('0')).toStdString();
}

Task<Plan> makePlan(Services services, PlanOptions options, QString homeId, std::stop_token stop)
{
    const CallOptions call{{}, stop};
    const Result<AgentRow> row = services.inventory->findAgent(options.agentId);
    if (!row)
        co_return std::unexpected(row.error());
    const Agent &agent = row->agent;
    Plan plan;
    plan.createdAt = services.clock->now();
    plan.run = newRunId(plan.createdAt);
    plan.store = homeId.toStdString();
    plan.agentId = agent.id.toStdString();
    plan.agentName = agent.name.toStdString();
    plan.environmentName = agent.environmentName.toStdString();
    plan.environmentId = agent.environmentId.toStdString();
    plan.production = agent.production;
    plan.reason = options.reason;
    plan.policy = policyFrom(*services.settings);
    const QString appId = chooseApplication(plan, agent, options);
    if (appId.isEmpty())
        co_return std::unexpected(Error::invalid(agent.name, QStringLiteral("nothing-to-rotate")));
    plan.appId = appId.toStdString();
    plan.turnsOwnCredential = appId.compare(services.clientId, Qt::CaseInsensitive) == 0;
    const Result<QList<Environment>> environments = services.inventory->environments();
    if (!environments)
        co_return std::unexpected(environments.error());
    const Result<QList<Agent>> sharing = services.inventory->agentsOfApplication(appId);
    if (!sharing)
        co_return std::unexpected(sharing.error());
    for (const Agent &other : *sharing) {
        plan.agents.push_back(other.name.toStdString());
        plan.schedule = plan.agents.size() == 1 || (plan.schedule != Millis::zero() &&
                                                    other.slowestSchedule != Millis::zero())
                            ? std::max(plan.schedule, other.slowestSchedule)
                            : Millis::zero();
        plan.production = plan.production || other.production;
        for (const Consumer &consumer : other.consumers) {
            if (consumer.applicationId.compare(appId, Qt::CaseInsensitive) == 0)
                addConsumer(plan, consumer, *environments);
        }
    }
    const Result<DirectoryApplication> application =
        co_await services.graph->applicationByAppId(appId, call);
    if (!application)
        co_return std::unexpected(
            application.error().whileDoing(QStringLiteral("read the application")));
    const Result<DirectoryApplication> principal =
        co_await services.graph->servicePrincipalByAppId(appId, call);
    plan.appName = application->displayName.toStdString();
    plan.applicationObjectId = application->id.toStdString();
    freeze(plan, *application, "application");
    if (principal) {
        plan.servicePrincipalObjectId = principal->id.toStdString();
        freeze(plan, *principal, "service-principal");
    } else if (principal.error().kind != ErrorKind::NotFound) {
        co_return std::unexpected(principal.error());
    }
    const Result<void> owned = co_await judgeOwnership(services, &plan, call);
    if (!owned)
        co_return std::unexpected(owned.error());
    const Result<void> ruled = co_await judgePolicy(services, &plan, call);
    if (!ruled)
        co_return std::unexpected(ruled.error());
    const Result<void> vaults = co_await judgeVaults(services, &plan, call);
    if (!vaults)
        co_return std::unexpected(vaults.error());
    const Result<SignInReading> reading = co_await lookBack(services, &plan, call);
    if (!reading)
        co_return std::unexpected(
            reading.error().whileDoing(QStringLiteral("look back over the sign-in records")));
    std::vector<std::string> wanted;
    for (const QString &id : options.retire)
        wanted.push_back(id.toStdString());
    chooseRetired(plan, wanted, *reading);
    refuseOpenMarks(plan, *services.records);
    refusePreference(plan, options);
    planCanary(plan, agent, options);
    planLeak(plan, options, *services.settings);
    if (plan.turnsOwnCredential)
        plan.refusals.push_back({"own-credential", plan.appName});
    noticeTurned(plan, options, *services.records);
    plan.deadline = deadlineOf(plan);
    plan.steps = stepsFor(plan);
    co_return plan;
}

} // namespace keyturn::rotation

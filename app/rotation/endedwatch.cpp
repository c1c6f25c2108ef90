// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/endedwatch.h"

#include "app/base/settings.h"
#include "app/clients/keyvaultclient.h"
#include "app/rotation/calls.h"
#include "app/rotation/walltime.h"
#include "app/store/records.h"

#include <QSet>

namespace keyturn::rotation {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

Error lookFailed(const Outcome &outcome, const std::string &run)
{
    const auto error = outcome.data.find("error");
    return Error::invalid(text(run), error == outcome.data.end() ? QStringLiteral("not-read")
                                                                 : text(error->second));
}

/// The newest value is the one that was there before the run. Unknown reads as no.
Task<bool> holdsPrevious(Services services, VaultTarget target, std::string newest,
                         CallOptions options)
{
    if (!target.previousReadable)
        co_return false;
    const Result<VaultSecret> before = co_await services.vaults->secret(
        text(target.vaultUri), text(target.secretName), text(target.frozenVersion), options);
    if (!before)
        co_return false;
    const Result<VaultSecret> now = co_await services.vaults->secret(
        text(target.vaultUri), text(target.secretName), text(newest), options);
    const bool same = now.has_value() && before->value.view() == now->value.view();
    co_return same;
}

Result<void> reopen(Records &records, const Plan &plan, const Reopening &found, QString actor,
                    TimePoint now)
{
    const QString id = text(plan.run);
    if (const Result<void> lease = records.leases().acquire(id, actor, wallNow()); !lease)
        return lease;
    Fact fact;
    fact.run = plan.run;
    fact.agent = plan.agentName;
    fact.step = found.step;
    fact.kind = FactKind::Reopened;
    fact.at = now;
    fact.actor = "keyturn";
    fact.data = found.data;
    fact.data["why"] = found.why;
    const Result<Appended> appended = records.append({fact});
    const Result<void> released = records.leases().release(id);
    return appended ? released : Result<void>(std::unexpected(appended.error()));
}

/// Completed runs, the last one of each application.
Result<QList<Plan>> lastRuns(Records &records)
{
    const Result<QList<RunRow>> rows = records.runs();
    if (!rows)
        return std::unexpected(rows.error());
    QSet<QString> seen;
    QList<Plan> plans;
    for (const RunRow &row : *rows) {
        const std::optional<Plan> plan = planFromJson(row.plan);
        if (!plan || seen.contains(text(plan->appId)))
            continue;
        // A run that was taken back says nothing about what stands now.
        if (row.status.state == RunState::Undone || row.status.state == RunState::Planned)
            continue;
        seen.insert(text(plan->appId));
        if (row.status.state == RunState::Completed)
            plans << *plan;
    }
    return plans;
}

} // namespace

Task<AfterEnd> readAfterEnd(Services services, Plan plan, RunView run, std::stop_token stop)
{
    Calls calls(services, plan);
    AfterEnd seen;
    seen.at = services.clock->now();
    for (const VaultTarget &target : plan.vaults) {
        const Outcome outcome =
            co_await calls.perform(Call{Verb::ReadVault, {}, 0, target.id, {}, false}, run, stop);
        if (!outcome.vault)
            co_return std::unexpected(lookFailed(outcome, plan.run));
        seen.vaults[target.id] = *outcome.vault;
        const Result<bool> previous =
            co_await holdsPrevious(services, target, outcome.vault->version, CallOptions{{}, stop});
        seen.holdsPrevious[target.id] = previous.value_or(false);
    }
    for (const PlanConsumer &consumer : plan.consumers) {
        if (consumer.savedRow.empty())
            continue;
        const Outcome outcome =
            co_await calls.perform(Call{Verb::ReadSaved, {}, 0, consumer.id, {}, false}, run, stop);
        if (!outcome.saved)
            co_return std::unexpected(lookFailed(outcome, plan.run));
        seen.saved[consumer.id] = *outcome.saved;
    }
    const Outcome outcome =
        co_await calls.perform(Call{Verb::QuerySignIns, {}, 0, {}, {}, false}, run, stop);
    if (!outcome.signIns)
        co_return std::unexpected(lookFailed(outcome, plan.run));
    seen.signIns = outcome.signIns;
    co_return seen;
}

Task<QStringList> watchEndedRuns(Services services, QString actor, QStringList *notRead,
                                 std::stop_token stop)
{
    const Millis watch = services.settings->duration(Setting::WatchAfterEnd);
    KT_TRY(plans, lastRuns(*services.records));
    QStringList reopened;
    for (const Plan &plan : plans) {
        const Result<Journal> journal = services.records->journal(text(plan.run));
        if (!journal)
            co_return std::unexpected(journal.error());
        const RunView run = view(plan, *journal);
        if (!isWatched(run, services.clock->now(), watch))
            continue;
        const Result<AfterEnd> seen = co_await readAfterEnd(services, plan, run, stop);
        // Whoever asked is gone, and the services perhaps with him.
        if (stop.stop_requested())
            co_return reopened;
        const std::optional<Reopening> found =
            seen ? reopeningOf(plan, run, *seen) : std::optional<Reopening>();
        if (!seen)
            notRead->append(text(plan.run));
        if (!found)
            continue;
        const Result<void> told =
            reopen(*services.records, plan, *found, actor, services.clock->now());
        // Another run of the credential, or another console on this run, has the word now.
        const bool elsewhere = !told && (told.error().kind == ErrorKind::Conflict ||
                                         told.error().kind == ErrorKind::HeldElsewhere);
        if (!told && !elsewhere)
            co_return std::unexpected(told.error());
        if (told)
            reopened << text(plan.run);
    }
    co_return reopened;
}

} // namespace keyturn::rotation

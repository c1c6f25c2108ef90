// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/rotationservice.h"

#include "app/base/logging.h"
#include "app/rotation/driver.h"
#include "app/rotation/planner.h"
#include "app/rotation/walltime.h"
#include "app/store/records.h"
#include "app/store/storewatcher.h"

#include <QTimer>

#include <algorithm>

namespace keyturn::rotation {

namespace {

QString credentialKey(const Services &services, const Plan &plan)
{
    return services.tenantId + QLatin1Char('/') + QString::fromStdString(plan.appId);
}

Fact factOf(const Plan &plan, FactKind kind, const QString &actor, TimePoint at)
{
    Fact fact;
    fact.run = plan.run;
    fact.agent = plan.agentName;
    fact.kind = kind;
    fact.at = at;
    fact.actor = actor.toStdString();
    return fact;
}

std::string joined(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &item : list)
        text += (text.empty() ? "" : ", ") + item;
    return text;
}

} // namespace

RotationService::RotationService(std::unique_ptr<Services> services, QString actor, QString homeId)
    : m_services(std::move(services))
    , m_actor(std::move(actor))
    , m_homeId(std::move(homeId))
{
    connect(m_services->records, &Records::appended, this, [this](const QStringList &runs) {
        for (const QString &run : runs)
            Q_EMIT runChanged(run);
    });
}

RotationService::~RotationService()
{
    for (const QPointer<Driver> &driver : m_drivers) {
        if (driver)
            driver->letGo();
    }
}

Operation *RotationService::makePlan(const PlanOptions &options)
{
    auto *operation = new Operation(QStringLiteral("plan"), this);
    m_plan.reset();
    spawn<Plan>(rotation::makePlan(*m_services, options, m_homeId, operation->stopToken()),
                [self = QPointer<RotationService>(this),
                 watched = QPointer<Operation>(operation)](Result<Plan> plan) {
                    if (!self || !watched)
                        return;
                    if (plan)
                        self->m_plan = std::move(*plan);
                    QTimer::singleShot(
                        0, watched,
                        [watched, error = plan ? Result<void>()
                                               : Result<void>(std::unexpected(plan.error()))] {
                            watched->finish(error);
                            watched->deleteLater();
                        });
                });
    return operation;
}

Result<QString> RotationService::start(const Plan &plan, const QStringList &accepted)
{
    if (!plan.refusals.empty())
        return std::unexpected(Error::invalid(QString::fromStdString(plan.refusals.front().code),
                                              QStringLiteral("refused")));
    for (const std::string &what : plan.accepts) {
        if (!accepted.contains(QString::fromStdString(what)))
            return std::unexpected(
                Error::invalid(QString::fromStdString(what), QStringLiteral("not-accepted")));
    }
    const TimePoint now = m_services->clock->now();
    const std::string hash = hashOf(plan);
    std::vector<Fact> facts;
    Fact planned = factOf(plan, FactKind::Planned, m_actor, now);
    planned.data = {{"hash", hash},
                    {"reason", nameOf(plan.reason)},
                    {"application", plan.appName},
                    {"ceiling", nameOf(plan.ceiling)}};
    std::vector<std::string> named;
    for (const FrozenCredential &credential : plan.frozen) {
        if (credential.retire)
            named.push_back(credential.keyId);
    }
    planned.data["retire"] = joined(named);
    facts.push_back(planned);
    for (const std::string &what : plan.accepts) {
        Fact fact = factOf(plan, FactKind::Accepted, m_actor, now);
        fact.data = {{"what", what}};
        facts.push_back(fact);
    }
    Fact started = factOf(plan, FactKind::Started, m_actor, now);
    started.data = {{"hash", hash}};
    facts.push_back(started);
    PlannedRun run;
    run.id = QString::fromStdString(plan.run);
    run.agentId = QString::fromStdString(plan.agentId);
    run.agentName = QString::fromStdString(plan.agentName);
    run.plan = toJson(plan);
    run.planHash = QString::fromStdString(hash);
    run.reason = QLatin1String(nameOf(plan.reason));
    run.credentials = {credentialKey(*m_services, plan)};
    if (const Result<void> space = m_services->records->reserve(run.id); !space)
        return std::unexpected(space.error());
    const Result<Appended> appended = m_services->records->plan(run, facts);
    if (!appended)
        return std::unexpected(appended.error());
    return run.id;
}

QString RotationService::turnedBy(const Plan &plan)
{
    const bool only = plan.refusals.size() == 1 && plan.refusals.front().code == "already-turned";
    return only ? QString::fromStdString(plan.refusals.front().subject) : QString();
}

Result<void> RotationService::recordTurned(const Plan &plan)
{
    Fact note = factOf(plan, FactKind::Note, m_actor, m_services->clock->now());
    note.run.clear();
    note.data = {{"action", "verified-shared"},
                 {"subject", plan.appName},
                 {"run", turnedBy(plan).toStdString()}};
    const Result<Appended> appended = m_services->records->append({note});
    return appended ? Result<void>() : Result<void>(std::unexpected(appended.error()));
}

Operation *RotationService::drive(const QString &run, Drive how)
{
    auto *operation = new Operation(QStringLiteral("drive"), this);
    const auto fail = [operation](const Error &error) {
        QTimer::singleShot(0, operation, [operation, error] {
            operation->finish(std::unexpected(error));
            operation->deleteLater();
        });
        return operation;
    };
    const Result<RunRow> row = m_services->records->run(run);
    if (!row)
        return fail(row.error());
    const std::optional<Plan> plan = planFromJson(row->plan);
    if (!plan || hashOf(*plan) != row->planHash.toStdString())
        return fail(Error::of(ErrorKind::Tampered, QStringLiteral("store")).about(run));
    auto *driver = new Driver(*m_services, *plan, m_actor, how, operation, this);
    m_drivers.insert(run, driver);
    connect(driver, &Driver::ended, this, [this, driver, operation, run] {
        m_drivers.remove(run);
        driver->deleteLater();
        operation->deleteLater();
        Q_EMIT runChanged(run);
    });
    QTimer::singleShot(0, driver, &Driver::begin);
    return operation;
}

bool RotationService::isDriving(const QString &run) const
{
    return m_drivers.contains(run) && m_drivers.value(run);
}

void RotationService::letGo(const QString &run)
{
    if (const QPointer<Driver> driver = m_drivers.value(run))
        driver->letGo();
}

Result<RunSnapshot> RotationService::snapshot(const QString &run)
{
    const Result<RunRow> row = m_services->records->findRun(run);
    if (!row)
        return std::unexpected(row.error());
    std::optional<Plan> plan = planFromJson(row->plan);
    if (!plan)
        return std::unexpected(Error::of(ErrorKind::Tampered, QStringLiteral("store")).about(run));
    Result<Journal> journal = m_services->records->journal(row->id);
    if (!journal)
        return std::unexpected(journal.error());
    RunSnapshot result{std::move(*plan), std::move(*journal), {}, {}, false};
    result.view = view(result.plan, result.journal);
    const Result<std::optional<Lease>> lease =
        m_services->records->leases().holder(row->id, wallNow());
    if (lease && *lease) {
        result.holder = (*lease)->owner;
        result.mine = (*lease)->mine;
    }
    return result;
}

QString RotationService::stepToHandOver(const RunSnapshot &run)
{
    for (const PlannedStep &step : run.plan.steps) {
        const StepView &state = run.view.step(step.id);
        if (step.row == "deliver-hand" && !state.isDone())
            return run.view.step("accept").isDone() ? QString::fromStdString(step.id) : QString();
    }
    return {};
}

void RotationService::fetchValue(const QString &run, std::function<void(Result<Secret>)> done)
{
    const Result<RunSnapshot> snapshot = this->snapshot(run);
    if (!snapshot) {
        done(std::unexpected(snapshot.error()));
        return;
    }
    const bool handed = std::ranges::any_of(snapshot->view.steps, [](const auto &entry) {
        return entry.second.handedOverAt != TimePoint{};
    });
    if (!handed) {
        done(std::unexpected(Error::invalid(run, QStringLiteral("not-handed-over"))));
        return;
    }
    auto keys = std::make_shared<RunKeys>(*m_services, snapshot->plan.run);
    spawn<Secret>(keys->value(snapshot->view.addAttempt),
                  [keys, done = std::move(done)](Result<Secret> value) { done(std::move(value)); });
}

} // namespace keyturn::rotation

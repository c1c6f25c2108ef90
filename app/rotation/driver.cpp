// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/driver.h"

#include "app/base/enforce.h"
#include "app/base/logging.h"
#include "app/base/wait.h"
#include "app/rotation/commandfacts.h"
#include "app/rotation/engine.h"
#include "app/rotation/guard.h"
#include "app/rotation/walltime.h"
#include "app/store/records.h"
#include "app/store/storewatcher.h"

namespace keyturn::rotation {

Result<std::vector<Fact>> factsOf(const Plan &plan, const Journal &journal, const Command &command,
                                  TimePoint now)
{
    const Order order{command.verb.toStdString(), command.arguments, command.actor.toStdString()};
    std::string refusal;
    std::vector<Fact> facts = factsOf(plan, journal, order, now, refusal);
    if (facts.empty())
        return std::unexpected(Error::invalid(command.verb + QLatin1Char(' ') + command.run,
                                              QString::fromStdString(refusal)));
    return facts;
}

namespace {

Carrier carrierOf(const Services &services, const Plan &plan)
{
    return [calls = std::make_shared<Calls>(services, plan)](Call call, RunView run,
                                                             std::stop_token stop) {
        return calls->perform(std::move(call), std::move(run), std::move(stop));
    };
}

} // namespace

Driver::Driver(Services services, Plan plan, QString actor, Drive how, Operation *operation,
               QObject *parent)
    : Driver(services, plan, std::move(actor), how, operation, parent, carrierOf(services, plan))
{}

Driver::Driver(Services services, Plan plan, QString actor, Drive how, Operation *operation,
               QObject *parent, Carrier carrier)
    : QObject(parent)
    , m_services(services)
    , m_plan(std::move(plan))
    , m_actor(std::move(actor))
    , m_how(how)
    , m_operation(operation)
    , m_carrier(std::move(carrier))
    , m_watcher(std::make_unique<StoreWatcher>(services.records->database()))
{
    connect(m_watcher.get(), &StoreWatcher::changed, this, [this] { m_wake.request_stop(); });
    connect(&m_lease, &QTimer::timeout, this, &Driver::renewLease);
    connect(operation, &QObject::destroyed, this, &Driver::letGo);
}

Driver::~Driver()
{
    m_stop.request_stop();
    m_wake.request_stop();
}

void Driver::begin()
{
    const QString run = QString::fromStdString(m_plan.run);
    const Result<void> lease = m_services.records->leases().acquire(run, m_actor, wallNow());
    if (!lease) {
        if (m_operation)
            m_operation->finish(lease);
        Q_EMIT ended();
        return;
    }
    m_lease.start(Leases::renewEvery);
    spawn<void>(drive(), [self = QPointer<Driver>(this), run](const Result<void> &result) {
        if (!self)
            return;
        self->m_lease.stop();
        const Result<void> released = self->m_services.records->leases().release(run);
        if (!released)
            qCWarning(lcRotation, "lease: %s", qPrintable(released.error().facts()));
        if (self->m_operation)
            self->m_operation->finish(result);
        Q_EMIT self->ended();
    });
}

void Driver::letGo()
{
    m_stop.request_stop();
    m_wake.request_stop();
}

void Driver::renewLease()
{
    const Result<void> renewed =
        m_services.records->leases().renew(QString::fromStdString(m_plan.run), wallNow());
    if (renewed || renewed.error().kind != ErrorKind::HeldElsewhere)
        return;
    m_lostLease = true;
    letGo();
}

Task<void> Driver::drive()
{
    Result<Journal> journal = m_services.records->journal(QString::fromStdString(m_plan.run));
    if (!journal)
        co_return std::unexpected(journal.error());
    m_journal = std::move(*journal);
    while (!lost()) {
        const Result<bool> goesOn = co_await turn();
        if (!goesOn)
            co_return std::unexpected(goesOn.error());
        if (!*goesOn)
            co_return {};
    }
    if (m_lostLease)
        co_return std::unexpected(Error::of(ErrorKind::HeldElsewhere, QStringLiteral("store"))
                                      .about(QString::fromStdString(m_plan.run)));
    co_return {};
}

/// One action of the engine. False when this process is done with the run.
Task<bool> Driver::turn()
{
    m_wake = std::stop_source();
    if (const Result<void> settled = settleUnwritten(); !settled)
        co_return std::unexpected(settled.error());
    if (const Result<void> taken = takeCommands(); !taken)
        co_return std::unexpected(taken.error());
    const Result<bool> stopped = m_services.records->writesStopped();
    m_world.stopAllWrites = !stopped || *stopped;
    m_world.now = m_services.clock->now();
    const Action action = next(m_plan, m_journal, m_world);
    if (const Record *facts = std::get_if<Record>(&action))
        co_return co_await record(*facts);
    if (const Perform *order = std::get_if<Perform>(&action))
        co_return co_await carryOut(order->call);
    if (const WaitUntil *wait = std::get_if<WaitUntil>(&action)) {
        const bool looked = wait->person && m_how == Drive::UntilPerson;
        if (looked && m_full)
            co_return std::unexpected(*m_full);
        if (looked)
            co_return false;
        const Result<void> waited = co_await waitFor(*wait);
        if (!waited && waited.error().kind != ErrorKind::Cancelled)
            co_return std::unexpected(waited.error());
        co_return true;
    }
    co_return false;
}

Task<bool> Driver::record(Record record)
{
    const Result<void> appended =
        m_full ? Result<void>(std::unexpected(*m_full)) : append(record.facts);
    if (appended)
        co_return true;
    const bool full = appended.error().kind == ErrorKind::StoreFull;
    if (full && record.mayWait) {
        m_full = appended.error();
        keepInMemory(record.facts);
        co_return true;
    }
    if (!full || m_how == Drive::UntilPerson)
        co_return std::unexpected(appended.error());
    // What could not be written was not meant: the engine is asked again, a while later.
    const TimePoint later = m_services.clock->now() + m_plan.policy.pollInterval;
    const Result<void> waited = co_await waitFor({later, "journal-full", {}, true});
    if (!waited && waited.error().kind != ErrorKind::Cancelled)
        co_return std::unexpected(waited.error());
    co_return true;
}

Result<void> Driver::append(const std::vector<Fact> &facts)
{
    const Result<Appended> appended = m_services.records->append(facts);
    if (!appended)
        return std::unexpected(appended.error());
    m_journal.insert(m_journal.end(), facts.begin(), facts.end());
    committed(m_world, facts);
    Q_EMIT advanced();
    return {};
}

/// The engine goes by them; the guard does not take them for written.
void Driver::keepInMemory(const std::vector<Fact> &facts)
{
    m_journal.insert(m_journal.end(), facts.begin(), facts.end());
    m_world.unwritten += facts.size();
    committed(m_world, facts);
}

/// Facts that came while the disk was full go first.
Result<void> Driver::settleUnwritten()
{
    if (m_world.unwritten == 0)
        return {};
    const auto first = m_journal.end() - static_cast<std::ptrdiff_t>(m_world.unwritten);
    AppendOptions options;
    options.closesCommand = m_unwrittenOrder;
    const Result<Appended> appended =
        m_services.records->append(std::vector<Fact>(first, m_journal.end()), options);
    m_full.reset();
    if (!appended && appended.error().kind == ErrorKind::StoreFull) {
        m_full = appended.error();
        return {};
    }
    if (!appended)
        return std::unexpected(appended.error());
    m_world.unwritten = 0;
    m_unwrittenOrder = 0;
    Q_EMIT advanced();
    return {};
}

Result<void> Driver::takeCommands()
{
    const QString run = QString::fromStdString(m_plan.run);
    const Result<QList<Command>> commands = m_services.records->commands().pending(run);
    if (!commands)
        return std::unexpected(commands.error());
    for (const Command &command : *commands) {
        const Result<void> taken =
            command.id == m_unwrittenOrder ? Result<void>() : takeCommand(command);
        // Where the disk is full the command stays in the store; an undo does not wait for that.
        if (!taken && taken.error().kind != ErrorKind::StoreFull)
            return taken;
    }
    return {};
}

Result<void> Driver::takeCommand(const Command &command)
{
    const Result<std::vector<Fact>> facts =
        factsOf(m_plan, m_journal, command, m_services.clock->now());
    if (!facts)
        return m_services.records->commands().close(command.id, facts.error().code);
    AppendOptions options;
    options.closesCommand = command.id;
    const Result<Appended> appended = m_full ? Result<Appended>(std::unexpected(*m_full))
                                             : m_services.records->append(*facts, options);
    if (!appended && appended.error().kind == ErrorKind::StoreFull &&
        command.verb == QLatin1String("undo") && m_unwrittenOrder == 0) {
        m_full = appended.error();
        m_unwrittenOrder = command.id;
        keepInMemory(*facts);
        return {};
    }
    if (!appended)
        return std::unexpected(appended.error());
    m_journal.insert(m_journal.end(), facts->begin(), facts->end());
    committed(m_world, *facts);
    Q_EMIT advanced();
    return {};
}

Task<bool> Driver::carryOut(Call call)
{
    if (const auto breach = breachOf(m_plan, m_journal, m_world, call)) {
        qCCritical(lcRotation, "invariant %s, call %s of step %s not sent", breach->c_str(),
                   nameOf(call.verb), call.step.c_str());
        Fact fact;
        fact.run = m_plan.run;
        fact.agent = m_plan.agentName;
        fact.step = call.step;
        fact.kind = FactKind::Stuck;
        fact.at = m_world.now;
        fact.actor = "keyturn";
        fact.data = {{"why", "broken-invariant"},
                     {"invariant", *breach},
                     {"decisions", "resume,leave-both"}};
        co_return co_await record({{fact}});
    }
    const RunView run = view(m_plan, m_journal);
    const Outcome outcome = co_await m_carrier(call, run, m_stop.get_token());
    m_world.now = m_services.clock->now();
    const std::vector<Fact> facts = factsFor(m_plan, m_world, call, outcome);
    absorb(m_world, m_plan, call, outcome);
    if (facts.empty())
        co_return true;
    co_return co_await record({facts, true});
}

Task<void> Driver::waitFor(WaitUntil wait)
{
    co_return co_await waitUntil(m_services.clock, wait.until, m_wake.get_token());
}

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/runfindings.h"
#include "app/cli/runtext.h"
#include "app/cli/valueto.h"
#include "app/rotation/rotationservice.h"
#include "app/session/tenantsession.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"

#include <memory>
#include <set>

namespace keyturn::cli {

namespace {

using namespace keyturn::rotation;

Exit exitFor(RunState state, RunState wanted)
{
    if (state == wanted)
        return Exit::Done;
    return state == RunState::Abandoned || state == RunState::Undone ? Exit::Partly
                                                                     : Exit::NeedsPerson;
}

/// Tells each step's new state once, while a run is driven from here.
void follow(const Context &context, const QString &run)
{
    if (context.output->isJson())
        return;
    const auto told = std::make_shared<std::set<std::string>>();
    RotationService &service = context.session->rotation();
    const Output *output = context.output;
    QObject::connect(&service, &RotationService::runChanged, context.session,
                     [&service, output, run, told](const QString &changed) {
                         const Result<RunSnapshot> now =
                             changed == run ? service.snapshot(run) : std::unexpected(Error{});
                         if (!now)
                             return;
                         for (const PlannedStep &step : now->plan.steps) {
                             const StepView &view = now->view.step(step.id);
                             const std::string line =
                                 step.id + ": " + rotation::nameOf(view.state) +
                                 (view.why.empty() ? "" : " (" + view.why + ")");
                             if (view.state != StepState::Ahead && told->insert(line).second)
                                 output->progress(QString::fromStdString(line));
                         }
                     });
}

Exit report(const Context &context, const RunRow &row, RunState wanted)
{
    if (context.output->isJson()) {
        JsonWriter json;
        writeRun(json, row);
        context.output->json(json.take());
    } else {
        context.output->line(standingOf(row));
    }
    return exitFor(row.status.state, wanted);
}

Task<Exit> driveToEnd(Context context, QString run, RunState wanted)
{
    follow(context, run);
    const Result<void> driven =
        co_await finished(context.session->rotation().drive(run, Drive::UntilPerson));
    if (!driven)
        co_return std::unexpected(driven.error().whileDoing(QStringLiteral("drive the run")));
    KT_TRY(row, context.session->records().run(run));
    co_return report(context, row, wanted);
}

PlanOptions planOptions(const Arguments &arguments, const QString &agentId)
{
    PlanOptions options;
    options.agentId = agentId;
    options.retire = arguments.retire;
    if (!arguments.reason.isEmpty())
        options.reason = reasonFrom(arguments.reason.toStdString()).value_or(Reason::ByHand);
    if (arguments.deliver == QLatin1String("keyvault"))
        options.deliver = Delivery::KeyVault;
    else if (arguments.deliver == QLatin1String("api"))
        options.deliver = Delivery::Api;
    else if (arguments.deliver == QLatin1String("portal"))
        options.deliver = Delivery::Portal;
    options.canaryQuestion = arguments.canaryAsk;
    options.canaryMarker = arguments.canaryExpect;
    options.leakedAt = fromIso(arguments.leakedAt);
    return options;
}

Task<Plan> makePlan(Context context)
{
    KT_TRY(environments, context.session->inventory().environments());
    if (environments.isEmpty()) {
        context.output->progress(QStringLiteral("Reading the tenant ..."));
        const Result<void> synced = co_await finished(context.session->syncInventory());
        if (!synced)
            co_return std::unexpected(synced.error());
    } else {
        const Result<void> connected = co_await finished(context.session->connectTenant());
        if (!connected)
            co_return std::unexpected(connected.error());
    }
    const Result<AgentRow> agent = context.session->inventory().findAgent(context.arguments->agent);
    if (!agent)
        co_return std::unexpected(agent.error().whileDoing(QStringLiteral("find the agent")));
    RotationService &service = context.session->rotation();
    const Result<void> made =
        co_await finished(service.makePlan(planOptions(*context.arguments, agent->agent.id)));
    if (!made)
        co_return std::unexpected(made.error().whileDoing(QStringLiteral("make the plan")));
    co_return *service.lastPlan();
}

Task<Exit> plan(Context context)
{
    KT_TRY(plan, co_await makePlan(context));
    if (context.output->isJson())
        context.output->json(planJson(plan));
    else
        printPlan(*context.output, plan);
    co_return Exit::Done;
}

Task<Exit> run(Context context)
{
    KT_TRY(plan, co_await makePlan(context));
    const Output &output = *context.output;
    const QString turnedBy = RotationService::turnedBy(plan);
    if (!turnedBy.isEmpty()) {
        const Result<void> recorded = context.session->rotation().recordTurned(plan);
        if (!recorded)
            co_return std::unexpected(recorded.error());
        KT_TRY(row, context.session->records().run(turnedBy));
        co_return report(context, row, RunState::Completed);
    }
    if (!plan.refusals.empty()) {
        if (output.isJson())
            output.json(planJson(plan));
        output.problem(QStringLiteral("The plan is refused, and nothing was written: ") +
                       refusalLines(plan).join(QLatin1String("; ")));
        co_return Exit::Failed;
    }
    if (!plan.accepts.empty() && !context.arguments->accept) {
        if (output.isJson())
            output.json(planJson(plan));
        QStringList asked;
        for (const std::string &accept : plan.accepts)
            asked << QString::fromStdString(accept);
        output.problem(QStringLiteral("Nothing was written, because the plan asks a person to "
                                      "accept: %1. With --accept you do.")
                           .arg(asked.join(QLatin1String("; "))));
        co_return Exit::NeedsPerson;
    }
    QStringList accepted;
    for (const std::string &accept : plan.accepts)
        accepted << QString::fromStdString(accept);
    const Result<QString> started = context.session->rotation().start(plan, accepted);
    if (!started)
        co_return std::unexpected(started.error().whileDoing(QStringLiteral("start the run")));
    output.progress(QStringLiteral("Run ") + *started);
    const Result<Exit> driven = co_await driveToEnd(context, *started, RunState::Completed);
    co_return driven;
}

Task<QString> findRun(Context context)
{
    const Result<RunRow> row = context.session->records().findRun(context.arguments->run);
    if (!row)
        co_return std::unexpected(row.error().whileDoing(QStringLiteral("find the run")));
    co_return row->id;
}

/// Sends a command to whoever drives the run; drives it from here when nobody does.
Task<void> command(Context context, QString run, QString verb,
                   std::map<std::string, std::string> arguments)
{
    const Result<void> connected = co_await finished(context.session->connectTenant());
    if (!connected)
        co_return std::unexpected(connected.error());
    RotationService &service = context.session->rotation();
    const Result<void> taken = co_await finished(service.command(run, verb, std::move(arguments)));
    if (!taken)
        co_return std::unexpected(
            taken.error().whileDoing(QStringLiteral("tell the run to ") + verb));
    co_return {};
}

Task<Exit> resume(Context context)
{
    KT_TRY(run, co_await findRun(context));
    KT_TRY(snapshot, context.session->rotation().snapshot(run));
    const bool needsWord =
        snapshot.view.paused || snapshot.view.reopened || snapshot.view.state == RunState::Stuck;
    if (needsWord) {
        const Result<void> told = co_await command(context, run, QStringLiteral("resume"), {});
        if (!told)
            co_return std::unexpected(told.error());
    } else {
        const Result<void> connected = co_await finished(context.session->connectTenant());
        if (!connected)
            co_return std::unexpected(connected.error());
    }
    const Result<Exit> driven = co_await driveToEnd(context, run, RunState::Completed);
    co_return driven;
}

/// A command, and then the run as far as it goes without a person.
Task<Exit> commandAndDrive(Context context, QString verb, RunState wanted)
{
    KT_TRY(run, co_await findRun(context));
    const Result<void> told = co_await command(context, run, verb, {});
    if (!told)
        co_return std::unexpected(told.error());
    KT_TRY(snapshot, context.session->rotation().snapshot(run));
    if (!snapshot.holder.isEmpty() && !snapshot.mine) {
        KT_TRY(row, context.session->records().run(run));
        co_return report(context, row, wanted);
    }
    const Result<Exit> driven = co_await driveToEnd(context, run, wanted);
    co_return driven;
}

/// A command whose effect is a fact of the run and nothing more.
Task<Exit> commandOnly(Context context, QString verb, std::map<std::string, std::string> arguments)
{
    KT_TRY(run, co_await findRun(context));
    const Result<void> told = co_await command(context, run, verb, std::move(arguments));
    context.session->rotation().letGo(run);
    if (!told)
        co_return std::unexpected(told.error());
    KT_TRY(row, context.session->records().run(run));
    co_return report(context, row, row.status.state);
}

Task<Exit> handOver(Context context)
{
    KT_TRY(run, co_await findRun(context));
    KT_TRY(snapshot, context.session->rotation().snapshot(run));
    const QString step = RotationService::stepToHandOver(snapshot);
    if (step.isEmpty())
        co_return std::unexpected(Error::invalid(run, QStringLiteral("no-step-waits"))
                                      .whileDoing(QStringLiteral("hand the value over")));
    if (const Result<void> open = checkDescriptor(context.arguments->toFd); !open)
        co_return std::unexpected(open.error());
    const Result<void> told =
        co_await command(context, run, QStringLiteral("hand-over"), {{"step", step.toStdString()}});
    context.session->rotation().letGo(run);
    if (!told)
        co_return std::unexpected(told.error());
    const Result<void> written =
        co_await writeValue(&context.session->rotation(), run, context.arguments->toFd);
    if (!written)
        co_return std::unexpected(written.error());
    context.output->progress(
        QStringLiteral("The value of %1 was handed over for %2.").arg(run, step));
    co_return Exit::Done;
}

Task<Exit> status(Context context)
{
    QList<RunRow> rows;
    if (context.arguments->run.isEmpty()) {
        KT_TRY(all, context.session->records().runs());
        rows = all;
    } else {
        const Result<RunRow> row = context.session->records().findRun(context.arguments->run);
        if (!row)
            co_return std::unexpected(row.error().whileDoing(QStringLiteral("find the run")));
        rows = {*row};
    }
    if (!context.output->isJson()) {
        printRuns(*context.output, rows);
        if (rows.size() == 1) {
            KT_TRY(whole, context.session->rotation().snapshot(rows.front().id));
            printFindings(*context.output, whole);
        }
        co_return Exit::Done;
    }
    JsonWriter json;
    json.beginArray();
    for (const RunRow &row : rows) {
        const Result<RunSnapshot> whole = context.session->rotation().snapshot(row.id);
        writeRun(json, row, whole ? &*whole : nullptr);
    }
    context.output->json(json.endArray().take());
    co_return Exit::Done;
}

/// One look at what became of completed runs.
Task<Exit> watch(Context context)
{
    const Result<void> connected = co_await finished(context.session->connectTenant());
    if (!connected)
        co_return std::unexpected(connected.error());
    RotationService &service = context.session->rotation();
    const Result<void> looked = co_await finished(service.watchEnded());
    if (!looked)
        co_return std::unexpected(
            looked.error().whileDoing(QStringLiteral("look at completed runs")));
    JsonWriter json;
    json.beginArray();
    for (const QString &run : service.lastReopened()) {
        KT_TRY(row, context.session->records().run(run));
        KT_TRY(whole, service.snapshot(run));
        writeRun(json, row, &whole);
        if (!context.output->isJson()) {
            context.output->line(standingOf(row));
            printFindings(*context.output, whole);
        }
    }
    if (context.output->isJson())
        context.output->json(json.endArray().take());
    for (const QString &run : service.lastNotRead())
        context.output->progress(QStringLiteral("not looked at: ") + run);
    if (!service.lastReopened().isEmpty())
        co_return Exit::NeedsPerson;
    co_return service.lastNotRead().isEmpty() ? Exit::Done : Exit::Partly;
}

} // namespace

Task<Exit> rotateCommand(Context context)
{
    const Arguments &arguments = *context.arguments;
    switch (arguments.verb) {
    case Verb::RotatePlan:
        return plan(context);
    case Verb::RotateRun:
        return run(context);
    case Verb::RotateResume:
        return resume(context);
    case Verb::RotateUndo:
        return commandAndDrive(context, QStringLiteral("undo"), RunState::Undone);
    case Verb::RotateGoOn:
        return commandAndDrive(context, QStringLiteral("go-on"), RunState::Completed);
    case Verb::RotateLeaveBoth:
        return commandAndDrive(context, QStringLiteral("leave-both"), RunState::Abandoned);
    case Verb::RotateHandOver:
        return handOver(context);
    case Verb::RotateAttest:
        return commandOnly(
            context, QStringLiteral("attest"),
            {{"step", arguments.step.toStdString()}, {"note", arguments.note.toStdString()}});
    case Verb::RotateApprove:
        return commandOnly(context, QStringLiteral("approve"), {});
    case Verb::RotateWatch:
        return watch(context);
    case Verb::RotatePause:
        return commandOnly(context, QStringLiteral("pause"), {});
    default:
        return status(context);
    }
}

} // namespace keyturn::cli

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's command means in the run as it stands.
#include "app/rotation/driver.h"
#include "app/store/commands.h"

#include <algorithm>
#include <array>

namespace keyturn::rotation {

namespace {

constexpr std::array runCommands{"pause", "resume", "undo", "go-on", "leave-both"};

std::string argument(const Command &command, const char *name)
{
    const auto found = command.arguments.find(name);
    return found == command.arguments.end() ? std::string() : found->second;
}

std::unexpected<Error> refuse(const Command &command, const char *code)
{
    return std::unexpected(
        Error::invalid(command.verb + QLatin1Char(' ') + command.run, QLatin1String(code)));
}

const PlannedStep *stepOf(const Plan &plan, const std::string &id)
{
    const auto found = std::ranges::find(plan.steps, id, &PlannedStep::id);
    return found == plan.steps.end() ? nullptr : &*found;
}

} // namespace

Result<std::vector<Fact>> factsOf(const Plan &plan, const Journal &journal, const Command &command,
                                  TimePoint now)
{
    const RunView run = view(plan, journal);
    if (isOver(run.state))
        return refuse(command, "over");
    Fact fact;
    fact.run = plan.run;
    fact.agent = plan.agentName;
    fact.step = run.activeStep;
    fact.at = now;
    fact.actor = command.actor.toStdString();
    const std::string verb = command.verb.toStdString();
    if (std::ranges::find(runCommands, verb) != runCommands.end()) {
        fact.kind = FactKind::Commanded;
        fact.data = {{"command", verb}};
        const bool decides = verb == "go-on" || verb == "leave-both";
        const bool offered = std::ranges::find(run.decisions, verb) != run.decisions.end();
        if (decides && !(run.state == RunState::Stuck && offered))
            return refuse(command, "not-offered");
        return std::vector{fact};
    }
    if (verb == "approve") {
        fact.kind = FactKind::Approved;
        fact.step = "approve";
        fact.data = {{"hash", evidenceHash(plan, run)}};
        if (run.why != "approval")
            return refuse(command, "not-waiting");
        return std::vector{fact};
    }
    if (verb == "accept") {
        fact.kind = FactKind::Accepted;
        fact.data = {{"what", argument(command, "what")}};
        return std::vector{fact};
    }
    const PlannedStep *step = stepOf(plan, argument(command, "step"));
    if (!step)
        return refuse(command, "no-such-step");
    fact.step = step->id;
    if (verb == "attest") {
        fact.kind = FactKind::Attested;
        fact.data = {{"note", argument(command, "note")}};
        return std::vector{fact};
    }
    if (verb != "hand-over")
        return refuse(command, "no-such-command");
    const bool ready = step->row == "deliver-hand" && run.step("accept").isDone();
    if (!ready)
        return refuse(command, "not-waiting");
    Fact left = fact;
    left.kind = FactKind::ValueLeft;
    left.data = {{"to", step->target}};
    fact.kind = FactKind::HandedOver;
    fact.data = {{"to", command.actor.toStdString()}, {"consumer", step->label}};
    return std::vector{left, fact};
}

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's command means in the run as it stands.
#include "app/rotation/commandfacts.h"

#include "app/rotation/runview.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace keyturn::rotation {

namespace {

constexpr std::array<std::string_view, 5> runCommands{"pause", "resume", "undo", "go-on",
                                                      "leave-both"};

std::string argument(const Order &order, const char *name)
{
    const auto found = order.arguments.find(name);
    return found == order.arguments.end() ? std::string() : found->second;
}

const PlannedStep *stepOf(const Plan &plan, const std::string &id)
{
    const auto found = std::ranges::find(plan.steps, id, &PlannedStep::id);
    return found == plan.steps.end() ? nullptr : &*found;
}

} // namespace

std::vector<Fact> factsOf(const Plan &plan, const Journal &journal, const Order &order,
                          TimePoint now, std::string &refusal)
{
    const auto refuse = [&refusal](const char *code) {
        refusal = code;
        return std::vector<Fact>();
    };
    const RunView run = view(plan, journal);
    if (isOver(run.state))
        return refuse("over");
    Fact fact;
    fact.run = plan.run;
    fact.agent = plan.agentName;
    fact.step = run.activeStep;
    fact.at = now;
    fact.actor = order.actor;
    if (std::ranges::find(runCommands, order.verb) != runCommands.end()) {
        fact.kind = FactKind::Commanded;
        fact.data = {{"command", order.verb}};
        const bool decides = order.verb == "go-on" || order.verb == "leave-both";
        const bool offered = std::ranges::find(run.decisions, order.verb) != run.decisions.end();
        if (decides && !(run.state == RunState::Stuck && offered))
            return refuse("not-offered");
        return {fact};
    }
    if (order.verb == "approve") {
        fact.kind = FactKind::Approved;
        fact.step = "approve";
        fact.data = {{"hash", evidenceHash(plan, run)}};
        return run.why == "approval" ? std::vector<Fact>{fact} : refuse("not-waiting");
    }
    if (order.verb == "accept") {
        fact.kind = FactKind::Accepted;
        fact.data = {{"what", argument(order, "what")}};
        return {fact};
    }
    const PlannedStep *step = stepOf(plan, argument(order, "step"));
    if (!step)
        return refuse("no-such-step");
    fact.step = step->id;
    if (order.verb == "attest") {
        fact.kind = FactKind::Attested;
        fact.data = {{"note", argument(order, "note")}};
        return {fact};
    }
    if (order.verb != "hand-over")
        return refuse("no-such-command");
    if (step->row != "deliver-hand" || !run.step("accept").isDone())
        return refuse("not-waiting");
    Fact left = fact;
    left.kind = FactKind::ValueLeft;
    left.data = {{"to", step->target}};
    fact.kind = FactKind::HandedOver;
    fact.data = {{"to", order.actor}, {"consumer", step->label}};
    return {left, fact};
}

} // namespace keyturn::rotation

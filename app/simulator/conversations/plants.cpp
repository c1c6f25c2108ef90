// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A turn with something in it that does not belong there.

#include "app/simulator/conversations/phrases.h"
#include "app/simulator/conversations/scenes.h"

namespace sim {

namespace {

// One conversation in so many; coprime to the round of the traits, so that every trait has some.
constexpr std::uint64_t plantedEvery = 3;

void place(Scribe &scribe, Place where, const std::string &text)
{
    ToolCall call{
        "MCP:" + scribe.plan().agent->schemaName + ".topic:look_up", "Action", {}, {}, {}, true};
    switch (where) {
    case Place::UserText:
        scribe.user(text);
        scribe.pass(300, 1500);
        return;
    case Place::BotText:
        scribe.bot(text);
        return;
    case Place::CardValue: {
        Message submit;
        submit.byUser = true;
        submit.value =
            scribe.pen().object().text("action", "submit").text("note", text).end().json();
        submit.channelData = R"({"postBack":true})";
        scribe.say(submit);
        return;
    }
    case Place::Argument:
        call.arguments = scribe.pen().object().text("headers", text).end().json();
        planned(scribe, "Look it up", call);
        return;
    case Place::Observation:
        call.observation = mcpObservation(scribe, text);
        planned(scribe, "Look it up", call);
        return;
    case Place::Variable:
        variable(scribe, "Global.Input", text);
        return;
    case Place::Error:
        scribe.trace("ErrorTraceData", scribe.pen()
                                           .object()
                                           .flag("isUserError", false)
                                           .text("errorCode", "ConnectorRequestFailure")
                                           .text("errorMessage", "The request failed: " + text)
                                           .end()
                                           .json());
        return;
    case Place::Withheld:
        scribe.event("ResponseGeneratorSupportData", scribe.pen()
                                                         .object()
                                                         .text("query", "Look it up")
                                                         .text("response", text)
                                                         .text("completion_state", "Answered")
                                                         .end()
                                                         .json());
    }
}

bool needsPlan(Place where)
{
    return where == Place::Argument || where == Place::Observation || where == Place::Withheld;
}

Place placeOf(Scribe &scribe, const PlantKind &kind)
{
    const Place wanted = scribe.chance(0.6) ? kind.place : kind.otherPlace;
    return needsPlan(wanted) && scribe.plan().oldShape ? Place::Variable : wanted;
}

} // namespace

bool isPlanted(const ConversationPlan &plan)
{
    const Session &first = plan.sessions.front();
    return plan.number % plantedEvery == 1 && plan.member == 0 && first.turns >= 3 &&
           first.batchCount == 1 && plan.trait != Trait::Autonomous;
}

void plantedTurn(Scribe &scribe)
{
    const PlantKind &kind = plantKind(scribe.plan().number / plantedEvery);
    Plant plant{std::string(kind.name), kind.make(scribe.random()), kind.expected, {}, {}};
    const auto &own = scribe.plan().agent->secrets;
    // The agent's own secret, which a person may then want to rotate.
    if (kind.name == "clientSecret" && kind.expected && !own.empty()) {
        plant.value = own.front().value;
        plant.keyId = own.front().keyId;
        plant.appId = own.front().appId;
    }
    std::string text(kind.frame);
    text.replace(text.find("{v}"), 3, plant.value);
    const Place where = placeOf(scribe, kind);
    if (where != Place::UserText && where != Place::CardValue)
        scribe.user(askText(scribe.plan().language, scribe.random()));
    place(scribe, where, text);
    scribe.plant(std::move(plant));
    scribe.pass(500, 1500);
    scribe.bot(answerText(scribe.plan().language, scribe.random()));
}

} // namespace sim

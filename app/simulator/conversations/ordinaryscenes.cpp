// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody asks, the agent answers; and the traces that lie between.

#include "app/simulator/conversations/phrases.h"
#include "app/simulator/conversations/scenes.h"

namespace sim {

namespace {

// Three forms have been seen over the years.
void intent(Scribe &scribe, const std::string &ask)
{
    const std::string title = intentTitle(scribe.random());
    JsonPen value = scribe.pen();
    value.object();
    if (scribe.plan().oldShape)
        value.text("intentId", scribe.random().guid())
            .raw("intentScore", R"({"score":1.0,"Type":1,"Title":"After"})")
            .text("triggerUtterance", ask);
    else if (scribe.chance(0.7))
        value.text("intentTitle", title)
            .number("intentType", 1)
            .text("triggerUtterance", "")
            .text("intentId", scribe.random().guid())
            .object("intentScore")
            .number("score", 1)
            .end();
    else
        value.text("intentName", title).raw("score", "0.92").text("topIntent", title);
    scribe.trace("IntentRecognition", value.end().json());
}

void unknownIntent(Scribe &scribe, const std::string &ask)
{
    JsonPen value = scribe.pen();
    value.object();
    if (scribe.chance(0.8))
        value.text("userQuery", ask);
    scribe.trace("UnknownIntent", value.end().json());
}

void smallTrace(Scribe &scribe)
{
    switch (scribe.random().between(0, 3)) {
    case 0:
        scribe.trace(
            scribe.chance(0.5) ? "NodeTraceData" : "nodeTraceData",
            R"({"nodeId":"condition_1","nodeType":"ConditionGroup","actionType":"Condition"})");
        break;
    case 1:
        scribe.trace("GPTAnswer", R"({"gptAnswerState":"Answered"})");
        break;
    case 2:
        // A number, or a word.
        scribe.trace("DialogRedirect",
                     scribe.chance(0.5)
                         ? R"({"targetDialogId":"topic.Next","targetDialogType":1})"
                         : R"({"targetDialogId":"topic.Next","targetDialogType":"Regular"})");
        break;
    default:
        variable(scribe, "Global.Answer", thingName(scribe.random()));
    }
}

} // namespace

void dialogTracing(Scribe &scribe, std::string_view action, std::string_view topic,
                   std::string_view exception)
{
    JsonPen value = scribe.pen();
    value.object().list("actions").object();
    value.text("actionId", "sendMessage_" + scribe.random().hex(6));
    value.text("topicId", scribe.plan().agent->schemaName + ".topic." + std::string(topic));
    value.text("triggerId", "main").text("actionType", action);
    if (!exception.empty())
        value.text("exception", exception);
    else if (scribe.plan().oldShape)
        value.list("conditionItemExit")
            .end()
            .raw("variableState", R"({"dialogState":{},"globalState":{}})")
            .text("exception", "");
    scribe.event("DialogTracing", value.end().end().end().json());
}

void variable(Scribe &scribe, std::string_view name, std::string_view value)
{
    JsonPen pen = scribe.pen();
    pen.object()
        .text("name", name.substr(name.find('.') + 1))
        .text("id", name)
        .text("newValue", value)
        .text("type", name.starts_with("Global") ? "global" : "local");
    scribe.trace("VariableAssignment", pen.end().json());
}

void ordinaryTurn(Scribe &scribe)
{
    const Language language = scribe.plan().language;
    const std::string ask = askText(language, scribe.random());
    scribe.user(ask);
    scribe.pass(300, 1500);
    const bool wordy = scribe.plan().sessions.front().turns < 9;
    if (scribe.chance(wordy ? 0.16 : 0.04))
        intent(scribe, ask);
    if (scribe.chance(0.05))
        unknownIntent(scribe, ask);
    if (scribe.chance(wordy ? 0.32 : 0.12))
        smallTrace(scribe);
    if (scribe.chance(0.08)) {
        scribe.bot(placeholderText(language, scribe.random()));
        scribe.pass(800, 4000);
    }
    scribe.bot(answerText(language, scribe.random()));
    if (scribe.chance(wordy ? 0.33 : 0.1))
        dialogTracing(scribe, "SendActivity", "Answer");
    scribe.pass(500, 3000);
}

} // namespace sim

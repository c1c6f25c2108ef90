// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Generative orchestration: plans, tools, knowledge, other agents.

#include "app/simulator/conversations/phrases.h"
#include "app/simulator/conversations/scenes.h"

namespace sim {

namespace {

std::string seconds(Random &random)
{
    const auto hundredths = random.between(20, 980);
    const std::string part = std::to_string(hundredths % 100);
    return "00:00:0" + std::to_string(hundredths / 100) + (part.size() == 1 ? ".0" : ".") + part;
}

void planReceived(Scribe &scribe, const std::string &plan, const ToolCall &call,
                  const std::string &ask)
{
    JsonPen value = scribe.pen();
    value.object().list("steps").item(call.task).end().flag("isFinalPlan", false);
    scribe.event("DynamicPlanReceived", value.text("planIdentifier", plan).end().json());
    if (!scribe.chance(0.4))
        return;
    JsonPen debug = scribe.pen();
    debug.object().text("summary", "").text("ask", ask).text("planIdentifier", plan);
    scribe.event("DynamicPlanReceivedDebug", debug.flag("isFinalPlan", false).end().json());
}

void stepTriggered(Scribe &scribe, const std::string &plan, const std::string &step,
                   const ToolCall &call)
{
    JsonPen value = scribe.pen();
    value.object()
        .text("planIdentifier", plan)
        .text("stepId", step)
        .text("taskDialogId", call.task)
        .text("thought", "This tool can answer the question.");
    // A number, or a word.
    if (scribe.chance(0.5))
        value.number("state", 1);
    else
        value.text("state", "inProgress");
    scribe.event("DynamicPlanStepTriggered",
                 value.flag("hasRecommendations", false).text("type", call.kind).end().json());
}

void stepFinished(Scribe &scribe, const std::string &plan, const std::string &step,
                  const ToolCall &call)
{
    JsonPen value = scribe.pen();
    value.object()
        .text("taskDialogId", call.task)
        .text("stepId", step)
        .raw("observation", call.observation.empty() ? "{}" : call.observation)
        .text("planIdentifier", plan)
        .text("state", call.failure.empty() ? "completed" : "failed")
        .text("executionTime", seconds(scribe.random()))
        .raw("planUsedOutputs", "{}");
    if (!call.failure.empty())
        value.raw("error", call.failure);
    scribe.event("DynamicPlanStepFinished", value.end().json());
}

void serverStarts(Scribe &scribe, const std::string &dialog)
{
    JsonPen value = scribe.pen();
    value.object().raw("initializationResult",
                       R"({"serverInfo":{"name":"contoso-tools","version":"1.0"},)"
                       R"("protocolVersion":"2025-03-26","capabilities":{}})");
    scribe.trace("DynamicServerInitialize", value.text("dialogSchemaName", dialog).end().json());
    scribe.trace("DynamicServerToolsList",
                 R"({"toolsList":[{"displayName":"Look up","description":"Looks up a record",)"
                 R"("identifier":"look_up","inputs":[]}]})");
}

std::string citation(Scribe &scribe, const std::string &text)
{
    return scribe.pen()
        .list()
        .object()
        .text("type", "https://schema.org/Message")
        .list("citation")
        .object()
        .object("appearance")
        .text("text", "<page_13>" + text)
        .end()
        .end()
        .end()
        .end()
        .end()
        .json();
}

} // namespace

void planned(Scribe &scribe, const std::string &ask, const ToolCall &call)
{
    const std::string plan = scribe.random().guid();
    const std::string step = scribe.random().guid();
    planReceived(scribe, plan, call, ask);
    scribe.pass(50, 400);
    stepTriggered(scribe, plan, step, call);
    JsonPen bound = scribe.pen();
    bound.object()
        .text("taskDialogId", call.task)
        .text("stepId", step)
        .raw("arguments", call.arguments.empty() ? "{}" : call.arguments)
        .text("planIdentifier", plan);
    scribe.event("DynamicPlanStepBindUpdate", bound.end().json());
    scribe.pass(300, 9000);
    if (!call.finishes)
        return;
    stepFinished(scribe, plan, step, call);
    JsonPen over = scribe.pen();
    scribe.event("DynamicPlanFinished",
                 over.object().text("planId", plan).flag("wasCancelled", false).end().json());
}

std::string mcpObservation(Scribe &scribe, const std::string &text)
{
    return scribe.pen()
        .object()
        .list("content")
        .object()
        .text("text", text)
        .text("type", "text")
        .end()
        .end()
        .end()
        .json();
}

void mcpTurn(Scribe &scribe)
{
    const std::string dialog = scribe.plan().agent->schemaName + ".topic";
    const std::string ask = askText(scribe.plan().language, scribe.random());
    scribe.user(ask);
    scribe.pass(200, 900);
    serverStarts(scribe, dialog);
    ToolCall call{"MCP:" + dialog + ":look_up", "Action", {}, {}, {}, true};
    call.arguments = scribe.pen().object().text("query", thingName(scribe.random())).end().json();
    call.observation = mcpObservation(scribe, passage(scribe.random(), 150));
    if (scribe.chance(0.2)) {
        call.failure = R"({"code":"RequestFailure","message":"The server answered 500."})";
        // A word, or a number.
        scribe.event(
            "DynamicServerError",
            std::string(R"({"reasonCode":"RequestFailure","errorMessage":"The tool failed",)") +
                (scribe.chance(0.5) ? R"("HttpStatusCode":"badRequest"})"
                                    : R"("HttpStatusCode":500})"));
    }
    call.finishes = scribe.chance(0.85);
    planned(scribe, ask, call);
    scribe.bot(answerText(scribe.plan().language, scribe.random()));
}

void connectorTurn(Scribe &scribe)
{
    if (scribe.chance(0.4)) {
        knowledgeTurn(scribe, 200);
        return;
    }
    const std::string ask = askText(scribe.plan().language, scribe.random());
    scribe.user(ask);
    ToolCall call{scribe.plan().agent->schemaName + ".action.Tickets-CreateTicket",
                  "Action",
                  {},
                  {},
                  {},
                  true};
    call.arguments = scribe.pen()
                         .object()
                         .text("subject", thingName(scribe.random()))
                         .text("to", "service desk")
                         .end()
                         .json();
    const std::string text = passage(scribe.random(), 80);
    if (scribe.chance(0.5))
        call.observation = scribe.pen()
                               .object()
                               .object("Response")
                               .text("status", "created")
                               .text("note", text)
                               .end()
                               .end()
                               .json();
    else
        call.observation = scribe.pen()
                               .object()
                               .object("predictionOutput")
                               .number("promptTokens", 412)
                               .number("completionTokens", 58)
                               .text("modelName", "gpt-4.1")
                               .text("text", text)
                               .end()
                               .end()
                               .json();
    planned(scribe, ask, call);
    scribe.bot(answerText(scribe.plan().language, scribe.random()));
}

void knowledgeTurn(Scribe &scribe, std::size_t characters)
{
    const std::string ask = askText(scribe.plan().language, scribe.random());
    scribe.user(ask);
    ToolCall call{"P:UniversalSearchTool", "KnowledgeSource", {}, {}, {}, true};
    call.arguments = scribe.pen().object().text("search_query", ask).end().json();
    const std::string found = passage(scribe.random(), characters);
    call.observation = scribe.pen()
                           .object()
                           .object("search_result")
                           .list("search_results")
                           .object()
                           .text("name", thingName(scribe.random()))
                           .text("text", found)
                           .end()
                           .end()
                           .list("search_errors")
                           .end()
                           .end()
                           .end()
                           .json();
    planned(scribe, ask, call);
    JsonPen search = scribe.pen();
    search.object().text("toolId", "P:UniversalSearchTool").list("outputKnowledgeSources").end();
    scribe.event("UniversalSearchToolTraceData", search.end().json());
    scribe.trace("KnowledgeTraceData",
                 R"({"completionState":"Answered","isKnowledgeSearched":true,)"
                 R"("citedKnowledgeSources":["agent.topic.Doc"]})");
    Message answer;
    answer.text = answerText(scribe.plan().language, scribe.random());
    answer.entities = citation(scribe, passage(scribe.random(), 40));
    answer.channelData =
        R"({"pva:gpt-feedback":{"endpoints":["https://contoso.sharepoint.com/sites/handbook"]}})";
    scribe.say(answer);
}

void blockedTurn(Scribe &scribe)
{
    const std::string ask = askText(scribe.plan().language, scribe.random());
    scribe.user(ask);
    ToolCall call{"P:UniversalSearchTool", "KnowledgeSource", {}, {}, {}, false};
    planned(scribe, ask, call);
    JsonPen value = scribe.pen();
    const std::string message = "The content was filtered.";
    scribe.event("DynamicPlanStepBlocked", value.object()
                                               .text("stepId", scribe.random().guid())
                                               .object("messageBlockedError")
                                               .text("code", "ContentFilter")
                                               .text("message", message)
                                               .end()
                                               .end()
                                               .json());
    scribe.plant({"platformBlock", "ContentFilter", true, {}, {}});
    scribe.bot("I can't help with that.");
}

void connectedAgentTurn(Scribe &scribe)
{
    const SpeakingAgent *child = scribe.plan().child;
    const std::string ask = askText(scribe.plan().language, scribe.random());
    scribe.user(ask);
    scribe.pass(200, 900);
    if (child == nullptr) {
        scribe.bot(answerText(scribe.plan().language, scribe.random()));
        return;
    }
    const std::string &parent = scribe.plan().agent->schemaName;
    ToolCall call{
        parent + ".InvokeConnectedAgentTaskAction." + child->schemaName, "Agent", {}, {}, {}, true};
    planned(scribe, ask, call);
    JsonPen begin = scribe.pen();
    begin.object()
        .text("conversationId", scribe.random().guid())
        .text("sessionId", scribe.random().guid())
        .text("planStepId", scribe.random().guid())
        .text("botSchemaName", child->schemaName)
        .text("parentBotSchemaName", parent);
    scribe.trace("ConnectedAgentInitializeTraceData", begin.end().json());
    scribe.pass(1000, 5000);
    scribe.bot(answerText(scribe.plan().language, scribe.random()));
    JsonPen over = scribe.pen();
    over.object().text("parentBotSchemaName", parent);
    scribe.trace("ConnectedAgentCompletedTraceData",
                 over.text("connectedAgentBotSchemaName", child->schemaName).end().json());
}

void modernTurn(Scribe &scribe)
{
    scribe.user(askText(scribe.plan().language, scribe.random()));
    scribe.pass(200, 900);
    JsonPen thought = scribe.pen();
    thought.object()
        .text("id", "thought-1")
        .text("status", "completed")
        .text("title", "Locate the " + thingName(scribe.random()))
        .text("description", passage(scribe.random(), 60));
    scribe.trace("AgentThought", thought.end().json());
    JsonPen tool = scribe.pen();
    tool.object()
        .text("id", "tool-1")
        .text("name", "KnowledgeSearch")
        .text("displayName", "Knowledge search")
        .text("status", "completed")
        .object("params")
        .text("query", thingName(scribe.random()))
        .end();
    scribe.trace(
        "ToolExecution",
        tool.text("result", "[2 results]\nTitle: " + passage(scribe.random(), 60)).end().json());
    scribe.bot(answerText(scribe.plan().language, scribe.random()));
}

// Nobody asks; a trigger fires, the agent acts and says it is done.
void autonomousRun(Scribe &scribe)
{
    dialogTracing(scribe, "BeginDialog", "FileCreated");
    scribe.pass(300, 2000);
    const std::string step = scribe.random().guid();
    JsonPen done = scribe.pen();
    done.object()
        .text("stepId", step)
        .object("observation")
        .object("Response")
        .text("result", passage(scribe.random(), 80))
        .end()
        .end()
        .object("arguments")
        .text("to", "service desk")
        .text("subject", thingName(scribe.random()))
        .end()
        .text("state", "completed");
    scribe.trace("DynamicPlanAIPluginStepFinished", done.end().json());
    scribe.bot(answerText(scribe.plan().language, scribe.random()));
    scribe.activity("endOfConversation",
                    scribe.chance(0.5) ? R"("value":{"code":"completedSuccessfully"})" : "",
                    scribe.random().guid(), "0");
}

} // namespace sim

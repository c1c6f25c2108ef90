// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/text.h"

namespace keyturn::transcripts {

namespace {

void place(const Json &value, FactList &facts)
{
    facts.add(fact::Plan, value["planIdentifier"]);
    facts.add(fact::Step, value["stepId"]);
    facts.add(fact::Task, value["taskDialogId"]);
}

void errorOf(const Json &error, FactList &facts)
{
    if (!error.isObject()) {
        facts.add(fact::Error, error, Field::Tool);
        return;
    }
    facts.add(fact::Code, error["code"], Field::Tool);
    const Json message = error["message"];
    facts.addFlat(fact::Error, message.isString() ? message : error, Field::Tool);
}

void plan(const Json &value, FactList &facts)
{
    facts.add(fact::Plan, value["planIdentifier"]);
    facts.add(fact::Plan, value["parentPlanIdentifier"], Field::None, "parent");
    facts.add(fact::Final, value["isFinalPlan"]);
    facts.add(fact::Summary, value["summary"], Field::Tool);
    facts.add(fact::Query, value["ask"], Field::Said);
    // A list of names; in 2024 the debug form holds objects.
    value["steps"].eachElement([&](Json step) {
        if (step.isString()) {
            facts.add(fact::Task, step);
            return;
        }
        facts.add(fact::Task, step["toolName"]);
        facts.addFields(fact::Argument, step["inputBinding"]["binding"], Field::Tool);
    });
}

void predictionOf(const Json &output, FactList &facts)
{
    facts.add(fact::Model, output["modelName"]);
    facts.add(fact::Cost, output["costAsCopilotCredits"]);
}

void finishedStep(const Json &value, FactList &facts)
{
    place(value, facts);
    facts.add(fact::State, value["state"]);
    facts.add(fact::TimeSpan, value["executionTime"]);
    facts.addFields(fact::Argument, value["arguments"], Field::Tool);
    const Json observation = value["observation"];
    facts.addFields(fact::Observation, observation, Field::Tool);
    predictionOf(observation["predictionOutput"], facts);
    facts.addFields(fact::Result, value["planUsedOutputs"], Field::Tool);
    errorOf(value["error"], facts);
}

void server(Kind kind, const Json &value, FactList &facts)
{
    const Json started = value["initializationResult"]["serverInfo"];
    facts.add(fact::Server, started["name"], Field::None, started["version"].escaped());
    facts.add(fact::Task, value["dialogSchemaName"]);
    value["toolsList"].eachElement([&](Json tool) {
        facts.add(fact::Tool, tool["displayName"], Field::None, tool["identifier"].escaped());
        facts.add(fact::Description, tool["description"], Field::Tool);
    });
    if (kind != Kind::ServerError)
        return;
    facts.add(fact::Code, value["reasonCode"], Field::Tool);
    facts.add(fact::Status, value["HttpStatusCode"]); // a word or a number
    facts.add(fact::Error, value["errorMessage"], Field::Tool);
    facts.addFlat(fact::Response, value["errorResponse"], Field::Tool);
}

void agent(const Json &value, FactList &facts)
{
    const Json child = value["connectedAgentBotSchemaName"];
    facts.add(fact::Agent, child.exists() ? child : value["botSchemaName"]);
    facts.add(fact::ParentAgent, value["parentBotSchemaName"]);
    facts.add(fact::Session, value["sessionId"]);
    facts.add(fact::Session, value["conversationId"], Field::None, "conversation");
    facts.add(fact::Step, value["planStepId"]);
}

void tool(const Json &value, FactList &facts)
{
    facts.add(fact::Tool, value["name"]);
    facts.add(fact::Title, value["displayName"]);
    facts.add(fact::Step, value["id"]);
    facts.add(fact::State, value["status"]);
    facts.addFields(fact::Argument, value["params"], Field::Tool);
    facts.addFlat(fact::Result, value["result"], Field::Tool);
}

} // namespace

bool planFacts(Kind kind, const ActivityParts &parts, FactList &facts)
{
    const Json &value = parts.value;
    switch (kind) {
    case Kind::PlanReceived:
    case Kind::PlanReceivedDebug:
        plan(value, facts);
        return true;
    case Kind::StepTriggered:
        place(value, facts);
        facts.add(fact::Thought, value["thought"], Field::Tool);
        facts.add(fact::State, value["state"]);
        facts.add(fact::Type, value["type"]);
        return true;
    case Kind::StepBound:
        place(value, facts);
        facts.addFields(fact::Argument, value["arguments"], Field::Tool);
        return true;
    case Kind::StepFinished:
    case Kind::PluginStepFinished:
        finishedStep(value, facts);
        return true;
    case Kind::StepBlocked:
        place(value, facts);
        facts.addText(fact::State, "messageBlocked", Field::Tool);
        errorOf(value["messageBlockedError"], facts);
        return true;
    case Kind::PlanFinished:
        facts.add(fact::Plan, value["planId"]);
        facts.add(fact::Plan, value["planIdentifier"]);
        facts.add(fact::Cancelled, value["wasCancelled"]);
        return true;
    case Kind::ServerInitialize:
    case Kind::ServerConfirmed:
    case Kind::ServerTools:
    case Kind::ServerError:
    case Kind::ServerCancelled:
        server(kind, value, facts);
        return true;
    case Kind::AgentStarted:
    case Kind::AgentCompleted:
        agent(value, facts);
        return true;
    case Kind::AgentThought:
        facts.add(fact::Title, value["title"]);
        facts.add(fact::Thought, value["description"], Field::Tool);
        facts.add(fact::State, value["status"]);
        facts.add(fact::Step, value["id"]);
        return true;
    case Kind::ToolExecution:
        tool(value, facts);
        return true;
    default:
        return false;
    }
}

} // namespace keyturn::transcripts

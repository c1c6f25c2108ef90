// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What happens in one turn of a conversation, told to a scribe.

#include "app/simulator/conversations/scribe.h"

namespace sim {

// opening.cpp
void openSession(Scribe &scribe, std::size_t session);
void closeSession(Scribe &scribe, std::size_t session);

// ordinaryscenes.cpp
void ordinaryTurn(Scribe &scribe);
void dialogTracing(Scribe &scribe, std::string_view action, std::string_view topic,
                   std::string_view exception = {});
void variable(Scribe &scribe, std::string_view name, std::string_view value);

// planscenes.cpp: one call of a tool as the orchestrator tells it.
struct ToolCall
{
    std::string task;      // MCP:{schema}.topic:{tool}, P:UniversalSearchTool, ...
    std::string kind;      // KnowledgeSource LlmSkill Action CustomTopic Agent
    std::string arguments; // JSON object
    std::string observation;
    std::string failure; // JSON object of the step's error, "" when it went well
    bool finishes = true;
};
void planned(Scribe &scribe, const std::string &ask, const ToolCall &call);
std::string mcpObservation(Scribe &scribe, const std::string &text);
void mcpTurn(Scribe &scribe);
void connectorTurn(Scribe &scribe);
void knowledgeTurn(Scribe &scribe, std::size_t characters);
void blockedTurn(Scribe &scribe);
void connectedAgentTurn(Scribe &scribe);
void modernTurn(Scribe &scribe);
void autonomousRun(Scribe &scribe);

// messagescenes.cpp
void redeliveredTurn(Scribe &scribe);
void outOfOrderTurn(Scribe &scribe);
void withheldTurn(Scribe &scribe);
void cardTurn(Scribe &scribe);
void consentTurn(Scribe &scribe);
void debugTurn(Scribe &scribe);
void streamingTurn(Scribe &scribe);
void suggestionTurn(Scribe &scribe);
void unansweredTurn(Scribe &scribe);
void foldedTurn(Scribe &scribe);
void emptyReplyTurn(Scribe &scribe);
void attachmentTurn(Scribe &scribe);

// serviceandperson.cpp
void handOffTurn(Scribe &scribe);
void genesysTurn(Scribe &scribe);
void escalatedTurn(Scribe &scribe);
void reactionTurn(Scribe &scribe, bool orphan);
void tokenTurn(Scribe &scribe);
void signInFailureTurn(Scribe &scribe);
void surveyTurn(Scribe &scribe);
void errorTurn(Scribe &scribe);
void classicTurn(Scribe &scribe);
void unknownTurn(Scribe &scribe);

// plants.cpp: some conversations hold what a scan is after, or what only looks like it.
void plantedTurn(Scribe &scribe);
bool isPlanted(const ConversationPlan &plan);

// plantkinds.cpp: shaped like a token, taken by no service.
std::string looksLikeToken(Random &random);

// Where a planted value stands.
enum class Place { UserText, BotText, CardValue, Argument, Observation, Variable, Error, Withheld };

struct PlantKind
{
    std::string_view name;
    bool expected;
    std::string (*make)(Random &);
    std::string_view frame; // {v} is the value
    Place place, otherPlace;
};
// The kind of the n-th planted conversation; they go round.
const PlantKind &plantKind(std::uint64_t number);
std::size_t plantKindCount();

} // namespace sim

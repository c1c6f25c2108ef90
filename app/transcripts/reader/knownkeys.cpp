// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/text.h"

#include <array>

namespace keyturn::transcripts {

namespace {

/// The keys of `value` for one kind, divided by spaces (contract B7, and the rows of 2024).
struct Known
{
    Kind kind;
    std::string_view keys;
};

constexpr std::string_view StepKeys =
    "planIdentifier stepId taskDialogId thought state hasRecommendations type arguments "
    "autoFilledArguments observation executionTime planUsedOutputs error outputs";
constexpr std::string_view PlanKeys =
    "steps isFinalPlan planIdentifier parentPlanIdentifier parentPlanStepIdentifier "
    "toolDefinitions toolKinds summary ask";
constexpr std::string_view ServerKeys =
    "initializationResult dialogSchemaName toolsList reasonCode errorMessage HttpStatusCode "
    "errorResponse serverInfo protocolVersion capabilities sessionId";

constexpr std::array Table{
    Known{Kind::ConversationInfo,
          "isDesignMode locale lastSessionOutcome lastSessionOutcomeReason"},
    Known{Kind::SessionInfo,
          "startTimeUtc endTimeUtc type outcome turnCount lastTriggeredIntentId lastUserIntentId "
          "impliedSuccess outcomeReason"},
    Known{Kind::ProtocolInfo, "endpoint"},
    Known{Kind::EndOfConversation, "code"},
    Known{Kind::DialogTracing, "actions"},
    Known{Kind::IntentRecognition,
          "intentId intentScore triggerUtterance normalizedTriggerUtterance intentTitle intentType "
          "intentName score topIntent"},
    Known{Kind::IntentCandidates, "candidates"},
    Known{Kind::UnknownIntent, "userQuery"},
    Known{Kind::DialogRedirect, "targetDialogId targetDialogType"},
    Known{Kind::VariableAssignment, "name id newValue type"},
    Known{Kind::NodeTrace, "nodeId nodeType actionType"},
    Known{Kind::GptAnswer, "gptAnswerState"},
    Known{Kind::KnowledgeTrace,
          "completionState isKnowledgeSearched citedKnowledgeSources failedKnowledgeSourcesTypes"},
    Known{Kind::KnowledgeSearch,
          "toolId knowledgeSources outputKnowledgeSources fullResults filteredResults"},
    Known{Kind::PlanReceived, PlanKeys},
    Known{Kind::PlanReceivedDebug, PlanKeys},
    Known{Kind::StepTriggered, StepKeys},
    Known{Kind::StepBound, StepKeys},
    Known{Kind::StepFinished, StepKeys},
    Known{Kind::PluginStepFinished, StepKeys},
    Known{Kind::StepBlocked, "planIdentifier stepId taskDialogId messageBlockedError"},
    Known{Kind::PlanFinished, "planId planIdentifier wasCancelled"},
    Known{Kind::ServerInitialize, ServerKeys},
    Known{Kind::ServerConfirmed, ServerKeys},
    Known{Kind::ServerTools, ServerKeys},
    Known{Kind::ServerError, ServerKeys},
    Known{Kind::ServerCancelled, ServerKeys},
    Known{Kind::AgentStarted,
          "conversationId sessionId planStepId botSchemaName parentBotSchemaName dialogSchemaName"},
    Known{Kind::AgentCompleted,
          "parentBotSchemaName connectedAgentBotSchemaName conversationId sessionId planStepId"},
    Known{Kind::AgentThought, "id status title description"},
    Known{Kind::ToolExecution, "id name displayName status params result"},
    Known{Kind::ErrorTrace, "isUserError errorCode errorMessage errorSubCode code message"},
    Known{Kind::SurveyRequest, "type"},
    Known{Kind::Feedback, "actionName actionValue"},
    Known{Kind::SignInFailure, "code message"},
    Known{Kind::TokenExchange, "id connectionName token"},
    Known{Kind::InvokeResponse, "status body"},
    Known{Kind::EscalationRequested, "escalationRequestType"},
    Known{Kind::HandOff, "type message context"},
};

bool isAmong(std::string_view key, std::string_view keys)
{
    while (!keys.empty()) {
        const auto space = keys.find(' ');
        const auto word = keys.substr(0, space);
        if (equalsIgnoringCase(word, key))
            return true;
        if (space == std::string_view::npos)
            return false;
        keys.remove_prefix(space + 1);
    }
    return false;
}

constexpr auto ByKind = [] {
    std::array<std::string_view, KindCount> byKind{};
    for (const auto &known : Table)
        byKind[static_cast<std::size_t>(known.kind)] = known.keys;
    return byKind;
}();

} // namespace

bool isKnownValueKey(Kind kind, std::string_view key)
{
    const auto keys = ByKind[static_cast<std::size_t>(kind)];
    return keys.empty() || isAmong(key, keys);
}

} // namespace keyturn::transcripts

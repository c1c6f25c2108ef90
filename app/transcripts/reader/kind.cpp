// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/kind.h"

#include "app/transcripts/reader/keytable.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

using Word = std::pair<std::string_view, Kind>;

// Spelt as the wire spells them; found whatever their case (nodeTraceData).
constexpr KeyTable Types{std::to_array<Word>({
    {"message", Kind::Message},
    {"typing", Kind::Typing},
    {"messageUpdate", Kind::MessageChange},
    {"messageDelete", Kind::MessageChange},
    {"messageReaction", Kind::Reaction},
    {"conversationUpdate", Kind::ConversationUpdate},
    {"installationUpdate", Kind::InstallationUpdate},
    {"endOfConversation", Kind::EndOfConversation},
    {"invoke", Kind::Invoke},
    {"invokeResponse", Kind::InvokeResponse},
    {"handoff", Kind::HandOff},
})};

constexpr KeyTable Words{std::to_array<Word>({
    {"ConversationInfo", Kind::ConversationInfo},
    {"SessionInfo", Kind::SessionInfo},
    {"startConversation", Kind::StartConversation},
    {"ProtocolInfo", Kind::ProtocolInfo},
    {"pvaSetContext", Kind::SetContext},
    {"DialogTracing", Kind::DialogTracing},
    {"DialogTracingInfo", Kind::DialogTracing},
    {"IntentRecognition", Kind::IntentRecognition},
    {"IntentCandidates", Kind::IntentCandidates},
    {"UnknownIntent", Kind::UnknownIntent},
    {"PVA unknown intent", Kind::UnknownIntent},
    {"DialogRedirect", Kind::DialogRedirect},
    {"VariableAssignment", Kind::VariableAssignment},
    {"NodeTraceData", Kind::NodeTrace},
    {"SkillInfo", Kind::SkillTrace},
    {"AIBuilderTraceData", Kind::AiBuilderTrace},
    {"GPTAnswer", Kind::GptAnswer},
    {"KnowledgeTraceData", Kind::KnowledgeTrace},
    {"UniversalSearchToolTraceData", Kind::KnowledgeSearch},
    {"GenerativeAnswersSupportData", Kind::GenerativeAnswer},
    {"ResponseGeneratorSupportData", Kind::GeneratedResponse},
    {"DynamicPlanReceived", Kind::PlanReceived},
    {"DynamicPlanReceivedDebug", Kind::PlanReceivedDebug},
    {"DynamicPlanStepTriggered", Kind::StepTriggered},
    {"DynamicPlanStepBindUpdate", Kind::StepBound},
    {"DynamicPlanStepFinished", Kind::StepFinished},
    {"DynamicPlanAIPluginStepFinished", Kind::PluginStepFinished},
    {"DynamicPlanStepBlocked", Kind::StepBlocked},
    {"DynamicPlanFinished", Kind::PlanFinished},
    {"DynamicServerInitialize", Kind::ServerInitialize},
    {"DynamicServerInitializeConfirmation", Kind::ServerConfirmed},
    {"DynamicServerToolsList", Kind::ServerTools},
    {"DynamicServerError", Kind::ServerError},
    {"DynamicServerCancellation", Kind::ServerCancelled},
    {"ConnectedAgentInitializeTraceData", Kind::AgentStarted},
    {"ConnectedAgentCompletedTraceData", Kind::AgentCompleted},
    {"AgentThought", Kind::AgentThought},
    {"ToolExecution", Kind::ToolExecution},
    {"ErrorTraceData", Kind::ErrorTrace},
    {"ErrorCode", Kind::ErrorTrace},
    {"CSATSurveyRequest", Kind::SurveyRequest},
    {"PRRSurveyRequest", Kind::SurveyRequest},
    {"CSATSurveyResponse", Kind::SurveyResponse},
    {"PRRSurveyResponse", Kind::SurveyResponse},
    {"ImpliedSuccess", Kind::ImpliedSuccess},
    {"message/submitAction", Kind::Feedback},
    {"signin/tokenExchange", Kind::TokenExchange},
    {"signin/failure", Kind::SignInFailure},
    {"signin/verifyState", Kind::SignIn},
    {"connectors/consentCard", Kind::ConsentCard},
    {"connectors/connectionManagerCard", Kind::ConnectionCard},
    {"EscalationRequested", Kind::EscalationRequested},
    {"HandOff", Kind::HandOffTrace},
    {"handoff.initiate", Kind::HandOffDetails},
    {"webchat/join", Kind::HostEvent},
    {"TEST-Clear-State", Kind::HostEvent},
    {"SidePaneAgent.InitializeContext", Kind::HostEvent},
    {"Microsoft.PowerApps.Copilot.CopilotFeatures", Kind::HostEvent},
    {"Microsoft.PowerApps.Copilot.SetCanvasEntityContext", Kind::HostEvent},
    {"Microsoft.PowerApps.Copilot.ResetConversation", Kind::HostEvent},
    {"Microsoft.PowerApps.Copilot.SetModelFCSContext", Kind::HostEvent},
    {"MS.PA.CopilotFeatures", Kind::HostEvent},
    {"MS.PA.DVCopilot", Kind::HostEvent},
})};

constexpr std::array<std::string_view, KindCount> Names{"unknown",
                                                        "message",
                                                        "typing",
                                                        "message-change",
                                                        "conversation-info",
                                                        "session-info",
                                                        "start-conversation",
                                                        "protocol-info",
                                                        "set-context",
                                                        "conversation-update",
                                                        "installation-update",
                                                        "end-of-conversation",
                                                        "host-event",
                                                        "dialog-tracing",
                                                        "intent-recognition",
                                                        "intent-candidates",
                                                        "unknown-intent",
                                                        "dialog-redirect",
                                                        "variable-assignment",
                                                        "node-trace",
                                                        "skill-trace",
                                                        "ai-builder-trace",
                                                        "gpt-answer",
                                                        "knowledge-trace",
                                                        "knowledge-search",
                                                        "generative-answer",
                                                        "generated-response",
                                                        "plan-received",
                                                        "plan-received-debug",
                                                        "step-triggered",
                                                        "step-bound",
                                                        "step-finished",
                                                        "plugin-step-finished",
                                                        "step-blocked",
                                                        "plan-finished",
                                                        "server-initialize",
                                                        "server-confirmed",
                                                        "server-tools",
                                                        "server-error",
                                                        "server-cancelled",
                                                        "agent-started",
                                                        "agent-completed",
                                                        "agent-thought",
                                                        "tool-execution",
                                                        "error-trace",
                                                        "survey-request",
                                                        "survey-response",
                                                        "implied-success",
                                                        "feedback",
                                                        "reaction",
                                                        "token-exchange",
                                                        "sign-in-failure",
                                                        "sign-in",
                                                        "invoke",
                                                        "invoke-response",
                                                        "consent-card",
                                                        "connection-card",
                                                        "escalation-requested",
                                                        "hand-off-trace",
                                                        "hand-off",
                                                        "hand-off-details"};

bool startsWithIgnoringCase(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() && equalsIgnoringCase(text.substr(0, start.size()), start);
}

/// Kinds that only one type of activity has: a trace `HandOff` is no event `HandOff`.
Kind kindOfWord(std::string_view word)
{
    const Kind known = Words.find(word, Kind::Unknown);
    if (known != Kind::Unknown)
        return known;
    return startsWithIgnoringCase(word, "signin/") ? Kind::SignIn : Kind::Unknown;
}

} // namespace

Kind kindOf(std::string_view type, std::string_view valueType, std::string_view name)
{
    const Kind ofType = Types.find(type, Kind::Unknown);
    if (ofType == Kind::HandOff)
        return ofType;
    if (const Kind known = kindOfWord(valueType); known != Kind::Unknown)
        return known;
    if (const Kind known = kindOfWord(name); known != Kind::Unknown) {
        // An event of that name is a real hand-off; only the trace proves nothing (B8).
        const bool isEvent = known == Kind::HandOffTrace && equalsIgnoringCase(type, "event");
        return isEvent ? Kind::HandOff : known;
    }
    if (equalsIgnoringCase(type, "event") && endsWithIgnoringCase(name, "handoff"))
        return Kind::HandOff;
    return ofType;
}

std::string_view nameOf(Kind kind)
{
    return Names[static_cast<std::size_t>(kind)];
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every kind of activity that the contract names (B7).

#include <cstdint>
#include <string_view>

namespace keyturn::transcripts {

enum class Kind : std::uint8_t {
    Unknown, ///< kept raw, counted in the coverage
    // messages
    Message,
    Typing,
    MessageChange, ///< messageUpdate, messageDelete
    // envelope
    ConversationInfo,
    SessionInfo,
    StartConversation,
    ProtocolInfo,
    SetContext,
    ConversationUpdate,
    InstallationUpdate,
    EndOfConversation,
    HostEvent, ///< webchat/join, MS.PA.* and friends: labelled, no chat
    // dialog
    DialogTracing,
    IntentRecognition,
    IntentCandidates,
    UnknownIntent,
    DialogRedirect,
    VariableAssignment,
    NodeTrace,
    SkillTrace,
    AiBuilderTrace,
    // answers and knowledge
    GptAnswer,
    KnowledgeTrace,
    KnowledgeSearch, ///< UniversalSearchToolTraceData
    GenerativeAnswer,
    GeneratedResponse,
    // generative orchestration
    PlanReceived,
    PlanReceivedDebug,
    StepTriggered,
    StepBound,
    StepFinished,
    PluginStepFinished,
    StepBlocked,
    PlanFinished,
    ServerInitialize,
    ServerConfirmed,
    ServerTools,
    ServerError,
    ServerCancelled,
    AgentStarted,
    AgentCompleted,
    // modern agents
    AgentThought,
    ToolExecution,
    // errors, surveys, feedback, sign-in
    ErrorTrace,
    SurveyRequest,
    SurveyResponse,
    ImpliedSuccess,
    Feedback,
    Reaction,
    TokenExchange,
    SignInFailure,
    SignIn, ///< any other signin/ invoke
    Invoke,
    InvokeResponse,
    ConsentCard,
    ConnectionCard,
    // hand-off
    EscalationRequested,
    HandOffTrace,  ///< no proof of a hand-off by itself (B8)
    HandOff,       ///< type "handoff" or a *Handoff event: a real one
    HandOffDetails ///< handoff.initiate: a transcript inside, not counted again
};

inline constexpr std::size_t KindCount = static_cast<std::size_t>(Kind::HandOffDetails) + 1;

/// The kind that `valueType`, else `name`, else `type` speaks of. Case does not matter.
[[nodiscard]] Kind kindOf(std::string_view type, std::string_view valueType, std::string_view name);

/// A stable word for reports and filters, such as `step-triggered`.
[[nodiscard]] std::string_view nameOf(Kind kind);

} // namespace keyturn::transcripts

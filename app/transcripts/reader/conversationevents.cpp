// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/conversationbuilder.h"
#include "app/transcripts/reader/text.h"

namespace keyturn::transcripts {

namespace {

std::string_view firstOf(std::string_view one, std::string_view other)
{
    return one.empty() ? other : one;
}

} // namespace

bool ConversationBuilder::addAnswerOrError(const Activity &activity)
{
    const auto fact = [&](std::string_view name) { return factOf(activity, name); };
    switch (activity.kind) {
    case Kind::GenerativeAnswer:
    case Kind::GeneratedResponse:
        if (!fact(fact::Response).empty())
            m_answered.emplace(activity.replyToId);
        plain(ItemKind::Knowledge, activity, fact(fact::State), fact(fact::Response));
        return true;
    case Kind::GptAnswer:
    case Kind::KnowledgeTrace:
        plain(ItemKind::Knowledge, activity, fact(fact::State), {});
        return true;
    case Kind::KnowledgeSearch:
        plain(ItemKind::Knowledge, activity, fact(fact::Tool), fact(fact::Result));
        return true;
    case Kind::AgentThought:
        plain(ItemKind::Thought, activity, fact(fact::Title), fact(fact::Thought));
        return true;
    case Kind::ToolExecution:
        plain(ItemKind::ToolCall, activity, firstOf(fact(fact::Title), fact(fact::Tool)),
              fact(fact::Result));
        return true;
    case Kind::ErrorTrace:
    case Kind::ServerError:
        plain(ItemKind::Error, activity, fact(fact::Code), fact(fact::Error));
        return true;
    case Kind::ServerInitialize:
    case Kind::ServerConfirmed:
    case Kind::ServerTools:
    case Kind::ServerCancelled:
        plain(ItemKind::Event, activity, firstOf(fact(fact::Server), fact(fact::Task)), {});
        return true;
    default:
        return false;
    }
}

bool ConversationBuilder::addPersonal(const Activity &activity)
{
    const auto fact = [&](std::string_view name) { return factOf(activity, name); };
    switch (activity.kind) {
    case Kind::SurveyRequest:
    case Kind::ImpliedSuccess:
        plain(ItemKind::Survey, activity, fact(fact::Type), {});
        return true;
    case Kind::SurveyResponse:
        plain(ItemKind::Survey, activity, fact(fact::Score), fact(fact::Comment));
        return true;
    case Kind::Feedback:
    case Kind::Reaction:
        m_reactions.push_back(static_cast<std::uint32_t>(m_conversation.items.size()));
        plain(ItemKind::Reaction, activity, fact(fact::Reaction), fact(fact::Comment));
        return true;
    case Kind::TokenExchange:
    case Kind::SignIn:
        plain(ItemKind::SignIn, activity, fact(fact::Connection), {});
        return true;
    case Kind::SignInFailure:
        plain(ItemKind::SignIn, activity, fact(fact::Code), fact(fact::Error));
        return true;
    case Kind::ConsentCard:
    case Kind::ConnectionCard:
        plain(ItemKind::SignIn, activity, activity.name, {});
        return true;
    default:
        return false;
    }
}

void ConversationBuilder::addRest(const Activity &activity)
{
    const auto fact = [&](std::string_view name) { return factOf(activity, name); };
    switch (activity.kind) {
    case Kind::StartConversation:
        plain(ItemKind::SessionStart, activity, {}, {});
        if (m_conversation.summary.conversationClass == ConversationClass::Design)
            m_conversation.items.back().marks |= static_cast<Marks>(Mark::OwnDesign);
        break;
    case Kind::SessionInfo:
        plain(ItemKind::SessionEnd, activity, fact(fact::Outcome), fact(fact::OutcomeReason));
        break;
    case Kind::IntentRecognition:
    case Kind::IntentCandidates:
        plain(ItemKind::Dialog, activity, fact(fact::Intent), fact(fact::Utterance));
        break;
    case Kind::UnknownIntent:
        plain(ItemKind::Dialog, activity, {}, fact(fact::Query));
        break;
    case Kind::DialogRedirect:
        plain(ItemKind::Dialog, activity, fact(fact::Topic), {});
        break;
    case Kind::NodeTrace:
        plain(ItemKind::Dialog, activity, fact(fact::Node), {});
        break;
    case Kind::VariableAssignment: {
        const auto *first = activity.facts.empty() ? nullptr : &activity.facts.front();
        const bool assigned = first != nullptr && first->name == fact::Variable;
        plain(ItemKind::Variable, activity, assigned ? first->key : std::string_view(),
              assigned ? first->text : std::string_view());
        break;
    }
    case Kind::ConversationInfo:
    case Kind::Typing:
        break; // in the summary; a typing chunk is followed by its message
    case Kind::Unknown:
        plain(ItemKind::Unknown, activity,
              firstOf(activity.valueType, firstOf(activity.name, activity.type)),
              fact(fact::Value));
        break;
    default:
        plain(ItemKind::Event, activity, firstOf(activity.name, activity.type), {});
        break;
    }
}

void ConversationBuilder::addActivity(const Activity &activity)
{
    if (isMessage(activity)) {
        addMessage(activity);
        return;
    }
    switch (activity.kind) {
    case Kind::DialogTracing:
        addTopic(activity);
        return;
    case Kind::PlanReceived:
    case Kind::PlanReceivedDebug:
    case Kind::PlanFinished:
        addPlan(activity);
        return;
    case Kind::StepTriggered:
    case Kind::StepBound:
    case Kind::StepFinished:
    case Kind::PluginStepFinished:
        addStep(activity);
        return;
    case Kind::StepBlocked:
        addStep(activity);
        plain(ItemKind::Safety, activity, factOf(activity, fact::Code),
              factOf(activity, fact::Error));
        return;
    case Kind::AgentStarted:
    case Kind::AgentCompleted:
        addAgent(activity);
        return;
    case Kind::EscalationRequested:
    case Kind::HandOffTrace:
    case Kind::HandOff:
    case Kind::HandOffDetails:
        addHandoff(activity);
        return;
    default:
        break;
    }
    if (!addAnswerOrError(activity) && !addPersonal(activity))
        addRest(activity);
}

} // namespace keyturn::transcripts

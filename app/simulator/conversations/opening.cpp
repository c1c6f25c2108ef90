// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a session begins and ends, and the order of its turns.

#include "app/simulator/clock.h"
#include "app/simulator/conversations/phrases.h"
#include "app/simulator/conversations/scenes.h"

#include <functional>
#include <map>

namespace sim {

namespace {

SessionEnding endingOf(Scribe &scribe)
{
    const Trait trait = scribe.plan().trait;
    if (trait == Trait::GreetingOnly || trait == Trait::Unengaged || trait == Trait::Autonomous)
        return {"Unengaged", "None", "NoError"};
    if (trait == Trait::HandOff)
        return {"Engaged", "HandOff", "AgentTransferRequestedByUser"};
    if (trait == Trait::GenesysHandOff)
        return {"Engaged", "HandOff", "AgentTransferFromQuestionMaxAttempts"};
    if (trait == Trait::EscalatedOnly)
        return {"Engaged", "Escalated", "AgentTransferConfiguredByAuthor"};
    if (trait == Trait::Error || trait == Trait::ErrorInTrace)
        return {"Engaged", "Abandoned", "SystemError"};
    const auto draw = scribe.random().between(0, 9);
    if (draw < 5)
        return {"Engaged", "Resolved", "Resolved"};
    return {"Engaged", "Abandoned", draw < 8 ? "UserExit" : "UserError"};
}

void conversationInfo(Scribe &scribe, std::size_t session)
{
    JsonPen value = scribe.pen();
    value.object();
    if (session > 0)
        value.text("lastSessionOutcome", "Abandoned").text("lastSessionOutcomeReason", "UserExit");
    value.flag("isDesignMode", scribe.plan().design);
    if (scribe.chance(0.1))
        value.null("locale");
    else
        value.text("locale", localeOf(scribe.plan().language));
    scribe.trace("ConversationInfo", value.end().json(), false);
}

// Live chat brings the claims of whoever signed in; a telephone call its number.
std::string contextOf(Scribe &scribe)
{
    const std::string digits = std::to_string(scribe.random().between(1000, 9999));
    if (scribe.plan().channel == Channel::Voice) {
        const std::string number = "+1425555" + digits;
        scribe.plant({"phone", number, true, {}, {}});
        return scribe.pen()
            .object()
            .text("msdyn_CustomerPhone", number)
            .text("sipHeaders", "{ }")
            .end()
            .json();
    }
    const std::string mail = "guest" + digits + "@fabrikam.example";
    scribe.plant({"email", mail, true, {}, {}});
    return scribe.pen()
        .object()
        .text("msdyn_ConversationId", scribe.random().guid())
        .text("msdyn_Locale", "en-US")
        .text("email", mail)
        .text("sub", scribe.random().guid())
        .end()
        .json();
}

void greet(Scribe &scribe, const std::string &startId)
{
    const ConversationPlan &plan = scribe.plan();
    const std::string hello = greetingText(plan.language, plan.agent->name);
    scribe.pass(200, 900);
    Message message;
    message.text = hello;
    message.replyTo = startId; // an event's id, not a user message's
    message.nullId = plan.trait == Trait::Classic;
    scribe.say(message);
    if (plan.trait != Trait::DoubleGreeting)
        return;
    scribe.pass(2, 6);
    scribe.say(message);
}

void sessionInfo(Scribe &scribe, std::size_t session)
{
    const Session &window = scribe.plan().sessions.at(session);
    SessionEnding ending = endingOf(scribe);
    JsonPen value = scribe.pen();
    value.object()
        .text("startTimeUtc", isoTime(window.start))
        .text("endTimeUtc", isoTime(window.last))
        .text("type", ending.type)
        .text("outcome", ending.outcome)
        .number("turnCount", static_cast<std::int64_t>(scribe.messagesInSession()));
    value.flag("impliedSuccess", ending.outcome == "Resolved" && scribe.chance(0.5));
    if (!scribe.plan().oldShape)
        value.text("outcomeReason", ending.reason);
    scribe.trace("SessionInfo", value.end().json(), false);
    if (scribe.plan().oldShape)
        ending.reason.clear();
    scribe.written().endings.push_back(std::move(ending));
}

void endWithoutInfo(Scribe &scribe)
{
    dialogTracing(scribe, "EndConversation", "EndofConversation");
    scribe.written().endings.emplace_back();
}

using Turn = std::function<void(Scribe &)>;

const std::map<Trait, Turn> &specialTurns()
{
    static const std::map<Trait, Turn> turns{
        {Trait::Redelivery, redeliveredTurn},
        {Trait::OutOfOrder, outOfOrderTurn},
        {Trait::Withheld, withheldTurn},
        {Trait::CardSubmit, cardTurn},
        {Trait::Consent, consentTurn},
        {Trait::DebugRole, debugTurn},
        {Trait::Classic, classicTurn},
        {Trait::Streaming, streamingTurn},
        {Trait::HandOff, handOffTurn},
        {Trait::GenesysHandOff, genesysTurn},
        {Trait::EscalatedOnly, escalatedTurn},
        {Trait::McpPlan, mcpTurn},
        {Trait::ConnectorPlan, connectorTurn},
        {Trait::ConnectedAgent, connectedAgentTurn},
        {Trait::Reaction, [](Scribe &scribe) { reactionTurn(scribe, false); }},
        {Trait::OrphanReaction, [](Scribe &scribe) { reactionTurn(scribe, true); }},
        {Trait::TokenExchange, tokenTurn},
        {Trait::SignInFailure, signInFailureTurn},
        {Trait::Survey, surveyTurn},
        {Trait::Error, errorTurn},
        {Trait::Suggestion, suggestionTurn},
        {Trait::Unanswered, unansweredTurn},
        {Trait::Modern, modernTurn},
        {Trait::Unknown, unknownTurn},
        {Trait::Blocked, blockedTurn},
        {Trait::FoldedReply, foldedTurn},
        {Trait::EmptyReply, emptyReplyTurn},
        {Trait::AttachmentOnly, attachmentTurn},
        {Trait::ErrorInTrace, [](Scribe &scribe) {
             ordinaryTurn(scribe);
             dialogTracing(scribe, "HttpRequestAction", "Lookup",
                           "The remote name could not be resolved");
         }}};
    return turns;
}

void tell(Scribe &scribe, int turn, int special, bool planted)
{
    scribe.beginTurn(turn);
    const auto found = specialTurns().find(scribe.plan().trait);
    if (scribe.plan().trait == Trait::Autonomous)
        autonomousRun(scribe);
    else if (turn == special && found != specialTurns().end())
        found->second(scribe);
    else if (planted)
        plantedTurn(scribe);
    else
        ordinaryTurn(scribe);
}

void tellSession(Scribe &scribe, std::size_t number)
{
    const Session &session = scribe.plan().sessions.at(number);
    const bool child = scribe.plan().member != 0;
    const bool planted = isPlanted(scribe.plan()) && number == 0;
    const int special = child ? -1 : std::min(1, session.turns - 1);
    for (int turn = 0; turn < session.turns && session.batchCount == 1; ++turn)
        tell(scribe, turn, special, planted && turn == session.turns - 1 && turn != special);
    // A split window fills all its batches but the last one, with what fills them: search results.
    for (int turn = 0; session.batchCount > 1 && !scribe.full(); ++turn) {
        scribe.beginTurn(turn);
        if (turn % 3 == 0)
            ordinaryTurn(scribe);
        else
            knowledgeTurn(scribe, 14'000);
    }
    if (session.batchCount > 1)
        for (int turn = 0; turn < 3; ++turn)
            ordinaryTurn(scribe);
}

} // namespace

void openSession(Scribe &scribe, std::size_t session)
{
    const ConversationPlan &plan = scribe.plan();
    scribe.beginSession(session);
    if (plan.trait != Trait::NoConversationInfo)
        conversationInfo(scribe, session);
    if (session > 0)
        return; // who comes back is not greeted again
    if (plan.channel == Channel::Autonomous)
        return;
    const bool context = plan.channel == Channel::Voice || plan.trait == Trait::LiveChat;
    const std::string start =
        scribe.event(plan.channel == Channel::Voice ? "pvaSetContext" : "startConversation",
                     context ? contextOf(scribe) : std::string(), true);
    if (plan.member != 0)
        return;
    greet(scribe, start);
    dialogTracing(scribe, "SendActivity", "ConversationStart");
}

void closeSession(Scribe &scribe, std::size_t session)
{
    scribe.toTheEnd();
    if (scribe.plan().trait == Trait::NoSessionInfo)
        endWithoutInfo(scribe);
    else
        sessionInfo(scribe, session);
    scribe.endSession();
}

Written writeConversation(const ConversationPlan &plan, const Cast &cast)
{
    Scribe scribe(plan, cast);
    for (std::size_t session = 0; session < plan.sessions.size(); ++session) {
        openSession(scribe, session);
        tellSession(scribe, session);
        closeSession(scribe, session);
    }
    return scribe.take();
}

} // namespace sim

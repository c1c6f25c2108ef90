// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hand-offs, feedback, sign-in, surveys, errors, and what nobody has seen yet.

#include "app/simulator/conversations/phrases.h"
#include "app/simulator/conversations/scenes.h"
#include "app/simulator/message.h"

#include <array>

namespace sim {

namespace {

std::string answer(Scribe &scribe)
{
    return answerText(scribe.plan().language, scribe.random());
}

std::string ask(Scribe &scribe)
{
    return askText(scribe.plan().language, scribe.random());
}

void escalationTraces(Scribe &scribe)
{
    scribe.trace("EscalationRequested", R"({"escalationRequestType":1})");
    scribe.trace("HandOff", "{}");
    scribe.trace("HandOff", "{}"); // often twice
}

} // namespace

// A person takes over; the whole talk goes along inside the event and is not said again.
void handOffTurn(Scribe &scribe)
{
    scribe.user("I want to talk to a person about the " + thingName(scribe.random()));
    scribe.pass(500, 1500);
    escalationTraces(scribe);
    JsonPen nested = scribe.pen();
    nested.list("attachments")
        .object()
        .text("contentType", "application/json")
        .object("content")
        .list("activities");
    for (int i = 0; i < 3; ++i)
        nested.object()
            .text("type", "message")
            .text("id", scribe.random().guid())
            .object("from")
            .number("role", i == 1 ? 0 : 1)
            .end()
            .text("text", answer(scribe))
            .end();
    nested.end().end().end().end();
    scribe.activity("event", R"("name":"handoff.initiate",)" + nested.take(),
                    scribe.random().guid(), "0");
    JsonPen value = scribe.pen();
    value.object()
        .text("type", "transferToAgent")
        .text("message", "A user asks for a person.")
        .object("context")
        .text("va_BotName", scribe.plan().agent->name)
        .text("va_ConversationId", scribe.plan().conversationId)
        .end()
        .end();
    scribe.activity("handoff", R"("value":)" + value.json(), scribe.random().guid(), "0");
    scribe.written().handOff = true;
    scribe.bot("I am connecting you with a colleague.");
}

void genesysTurn(Scribe &scribe)
{
    scribe.user("agent please");
    scribe.pass(500, 1500);
    scribe.bot("One moment, a colleague takes over.");
    JsonPen value = scribe.pen();
    value.item("The user requested human assistance. Summary: " + thingName(scribe.random()));
    scribe.event("GenesysHandoff", value.json());
    scribe.written().handOff = true;
}

// The Escalate topic as it comes out of the box: traces, and nobody there.
void escalatedTurn(Scribe &scribe)
{
    scribe.user("can I speak to somebody?");
    scribe.pass(500, 1500);
    escalationTraces(scribe);
    scribe.bot("Escalating to a representative is not currently configured.");
}

void reactionTurn(Scribe &scribe, bool orphan)
{
    const std::string question = ask(scribe);
    const bool back = scribe.inLaterSession();
    if (orphan && back) {
        // To what was said in the session before, or to what no row has.
        const bool known = scribe.plan().number % 3 != 0;
        scribe.written().earlierReactions += known ? 1 : 0;
        scribe.written().orphanReactions += known ? 0 : 1;
        scribe.react(known ? scribe.earlierBotId() : scribe.random().guid(), "like", false);
    }
    scribe.user(question);
    scribe.pass(500, 1500);
    const std::string id = scribe.bot(answer(scribe));
    scribe.pass(3000, 9000);
    if (!orphan)
        scribe.react(id, scribe.chance(0.5) ? "dislike" : "like", scribe.plan().number % 2 == 0);
}

void tokenTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    Message card;
    card.text = "";
    card.attachments = R"([{"contentType":"application/vnd.microsoft.card.oauth",)"
                       R"("content":{"text":"Please sign in","connectionName":"contoso"}}])";
    scribe.say(card);
    const std::string token = looksLikeToken(scribe.random());
    scribe.plant({"signInToken", token, true, {}, {}});
    JsonPen value = scribe.pen();
    value.object().text("connectionName", "contoso").text("token", token).end();
    const std::string id = "f:" + scribe.random().guid();
    scribe.activity("invoke", R"("name":"signin/tokenExchange","value":)" + value.json(), id, "1");
    scribe.activity("invokeResponse", R"("replyToId":")" + id + R"(","value":{"status":200})", {},
                    "0");
    scribe.pass(300, 900);
    scribe.bot(answer(scribe));
}

void signInFailureTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    scribe.activity(
        "invoke",
        R"("name":"signin/failure","value":{"code":"invokeerror","message":"Sign-in failed"})",
        "f:" + scribe.random().guid(), "1");
    scribe.bot("I could not sign you in.");
}

void surveyTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    scribe.bot(answer(scribe));
    if (scribe.plan().number % 2 == 0) {
        scribe.trace("CSATSurveyRequest", "{}");
        scribe.pass(2000, 6000);
        scribe.trace("CSATSurveyResponse", R"({"score":4,"comment":"quick"})");
    } else {
        scribe.trace("PRRSurveyRequest", R"({"type":"PRR"})");
        scribe.pass(2000, 6000);
        scribe.trace("PRRSurveyResponse", R"({"rating":5})");
    }
    scribe.trace("ImpliedSuccess", "{}");
}

void errorTurn(Scribe &scribe)
{
    constexpr std::array<std::string_view, 4> codes{"ConnectorRequestFailure", "SystemError",
                                                    "OpenAIMaxTokenLengthExceeded",
                                                    "ConsentNotProvidedByUser"};
    const auto code = codes.at(static_cast<std::size_t>(scribe.random().between(0, 3)));
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    JsonPen value = scribe.pen();
    value.object()
        .flag("isUserError", code == "ConsentNotProvidedByUser")
        .text("errorCode", code)
        .text("errorMessage", "The request for the " + thingName(scribe.random()) + " failed")
        .text("errorSubCode", "SystemError");
    scribe.trace("ErrorTraceData", value.end().json());
    scribe.bot("Sorry, something went wrong. Error code: " + std::string(code) +
               ". Conversation Id: " + scribe.plan().conversationId);
}

// A bot of 2022: no ids on what it says, candidates beside the intent, "channeldata".
void classicTurn(Scribe &scribe)
{
    const std::string question = ask(scribe);
    Message message;
    message.byUser = true;
    message.text = question;
    message.channelData = R"({"DialogTraceDetail":{},"traceHistory":[]})";
    scribe.say(message);
    scribe.pass(500, 1500);
    JsonPen value = scribe.pen();
    value.object()
        .list("candidates")
        .object()
        .text("intentName", intentTitle(scribe.random()))
        .raw("score", "0.85")
        .end()
        .end();
    scribe.trace("IntentCandidates", value.end().json());
    scribe.bot(answer(scribe));
}

// From the future, or from somebody else: to be kept and counted, never dropped.
void unknownTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    scribe.trace("CanvasHandshakeTraceData", R"({"handshake":{"revision":3,"accepted":true}})");
    scribe.activity("observation", R"("value":{"phase":"warm"},"urgency":"low")",
                    scribe.random().guid(), "0");
    scribe.event("Contoso.CustomEvent", R"({"shelf":7})");
    scribe.bot(answer(scribe));
}

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns in which the messages themselves are what a reader stumbles over.

#include "app/simulator/conversations/phrases.h"
#include "app/simulator/conversations/scenes.h"

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

std::string attachment(Scribe &scribe, std::string_view type, const std::string &content)
{
    return scribe.pen()
        .list()
        .object()
        .text("contentType", type)
        .raw("content", content)
        .end()
        .end()
        .json();
}

std::string form(Scribe &scribe)
{
    return attachment(scribe, "application/vnd.microsoft.card.adaptive",
                      R"({"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock",)"
                      R"("text":"Was this helpful?"},{"type":"Input.Text","id":"ac_comments"}]})");
}

Message cardOnly(Scribe &scribe)
{
    Message card;
    card.text = "";
    card.attachments = form(scribe);
    return card;
}

} // namespace

// Teams tried again: one id, two groups of replies, and the next message, earlier by its time, is
// stored after both.
void redeliveredTurn(Scribe &scribe)
{
    Message message;
    message.byUser = true;
    message.text = ask(scribe);
    message.id = scribe.say(message);
    scribe.pass(1000, 4000);
    scribe.bot(placeholderText(scribe.plan().language, scribe.random()));
    scribe.bot(answer(scribe));
    message.again = true;
    scribe.pass(5000, 9000);
    scribe.say(message);
    Message late;
    late.replyTo = message.id;
    late.text = "Once more: " + answer(scribe);
    scribe.pass(800, 2000);
    scribe.say(late);
}

// What was asked second is stored before the answer to the first.
void outOfOrderTurn(Scribe &scribe)
{
    const std::string first = scribe.user(ask(scribe));
    const std::string second = scribe.user(ask(scribe));
    scribe.pass(900, 3000);
    Message message;
    message.replyTo = second;
    message.text = "To your second question: " + answer(scribe);
    scribe.say(message);
    message.replyTo = first;
    message.text = "To your first question: " + answer(scribe);
    scribe.say(message);
}

// Grounded on SharePoint: the words are left out, the support data still has them.
void withheldTurn(Scribe &scribe)
{
    const std::string query = ask(scribe);
    scribe.user(query);
    scribe.pass(900, 3000);
    const std::string full = passage(scribe.random(), 120);
    JsonPen value = scribe.pen();
    value.object()
        .text("query", query)
        .text("rewritten_query", query)
        .text("response", full)
        .text("completion_state", "Answered")
        .list("citations")
        .object()
        .text("Id", "turn1search0")
        .text("Text", passage(scribe.random(), 60))
        .end()
        .end();
    scribe.event("ResponseGeneratorSupportData", value.end().json());
    Message message;
    message.text = "";
    scribe.say(message);
}

void cardTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    scribe.bot(answer(scribe));
    scribe.say(cardOnly(scribe));
    scribe.pass(2000, 9000);
    Message submit; // no text key at all
    submit.byUser = true;
    submit.value = scribe.pen()
                       .object()
                       .text("action", "submitFeedback")
                       .text("actionSubmitId", "submitFeedback")
                       .text("is_answerhelpful", "Yes")
                       .text("ac_comments", "the " + thingName(scribe.random()) + " helped")
                       .text("ac_rating", "4")
                       .end()
                       .json();
    submit.channelData = R"({"postBack":true})";
    scribe.say(submit);
    scribe.pass(300, 900);
    scribe.bot("Thank you for the feedback on the " + thingName(scribe.random()) + ".");
}

void consentTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    scribe.event("connectors/consentCard", "{}");
    Message card = cardOnly(scribe);
    card.text.reset();
    card.nullText = true;
    scribe.say(card);
    scribe.pass(2000, 9000);
    Message consent;
    consent.byUser = true;
    consent.text = "";
    consent.channelData = R"({"postBack":true})";
    scribe.say(consent);
    scribe.pass(500, 1500);
    scribe.bot(answer(scribe));
}

// Support data as a message of somebody called debug.
void debugTurn(Scribe &scribe)
{
    const std::string query = ask(scribe);
    scribe.user(query);
    scribe.pass(500, 1500);
    JsonPen value = scribe.pen();
    value.object()
        .list("endpoints")
        .end()
        .text("message", query)
        .null("screenedMessage")
        .list("searchResults")
        .end()
        .object("summarizationOpenAIResponse")
        .object("result")
        .text("summary", passage(scribe.random(), 80))
        .end()
        .end();
    value.text("cdsBotId", scribe.plan().agent->botId).text("gptAnswerState", "Answered").end();
    scribe.activity(
        "message",
        R"("name":"GenerativeAnswersSupportData","valueType":"GenerativeAnswersSupportData",)"
        R"("value":)" +
            value.json(),
        scribe.random().guid(), R"("debug")");
    scribe.bot(answer(scribe));
    scribe.pass(500, 1500);
    scribe.user(scribe.chance(0.5) ? "/debug conversationID" : "/debug clearstate");
    scribe.pass(100, 400);
    scribe.bot(scribe.plan().conversationId);
}

// The answer in pieces, without times, before it comes whole.
void streamingTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    const std::string stream = scribe.random().guid();
    const std::string text = answer(scribe);
    const int chunks = 3;
    for (int i = 1; i <= chunks; ++i) {
        JsonPen pen = scribe.pen();
        pen.object()
            .text("type", "typing")
            .object("channelData")
            .text("streamId", stream)
            .number("streamSequence", i)
            .text("streamType", i == chunks ? "final"
                                : i == 1    ? "informative"
                                            : "streaming")
            .end();
        const auto shown = static_cast<std::size_t>(i) * 9; // ASCII: answers begin in English here
        pen.text("text", text.substr(0, std::min(shown, text.size())));
        pen.object("from").text("id", scribe.speakerId()).number("role", 0).end().end();
        scribe.raw(pen.json());
    }
    scribe.bot(text);
}

void suggestionTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    const std::string click = intentTitle(scribe.random());
    JsonPen pen = scribe.pen();
    pen.object().list("to").end().list("actions");
    for (const std::string &title : {click, std::string("Start over")})
        pen.object()
            .text("type", "imBack")
            .text("title", title)
            .text("text", title)
            .text("value", title)
            .end();
    Message message;
    message.text = answer(scribe);
    message.suggestedActions = pen.end().end().json();
    scribe.say(message);
    scribe.pass(1500, 6000);
    scribe.user(click);
    scribe.pass(500, 1500);
    scribe.bot(answer(scribe));
}

void unansweredTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    dialogTracing(scribe, "BeginDialog", "Lookup");
}

void foldedTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    scribe.bot(placeholderText(scribe.plan().language, scribe.random()));
    const std::string text = answer(scribe);
    scribe.bot(text);
    scribe.pass(3, 6);
    scribe.bot(text);
}

void emptyReplyTurn(Scribe &scribe)
{
    scribe.user(ask(scribe));
    scribe.pass(500, 1500);
    if (scribe.plan().number % 2 == 0) {
        scribe.say(cardOnly(scribe));
        return;
    }
    Message nothing;
    nothing.nullText = true;
    scribe.say(nothing);
}

void attachmentTurn(Scribe &scribe)
{
    Message message;
    message.byUser = true;
    message.attachments = scribe.pen()
                              .list()
                              .object()
                              .text("contentType", "image/png")
                              .text("name", "screenshot.png")
                              .end()
                              .end()
                              .json();
    scribe.say(message);
    scribe.pass(500, 1500);
    scribe.bot(answer(scribe));
}

} // namespace sim

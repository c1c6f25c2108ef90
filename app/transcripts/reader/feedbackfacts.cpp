// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/text.h"

#include <array>

namespace keyturn::transcripts {

namespace {

void errorTrace(const Json &value, FactList &facts)
{
    if (!value.isObject()) {
        facts.addFlat(fact::Error, value, Field::Tool);
        return;
    }
    facts.add(fact::Code, value["errorCode"], Field::Tool);
    facts.add(fact::Code, value["code"], Field::Tool);
    facts.add(fact::Error, value["errorMessage"], Field::Tool);
    facts.add(fact::Error, value["message"], Field::Tool);
    facts.add(fact::Type, value["errorSubCode"]);
    facts.add(fact::State, value["isUserError"], Field::None, "user error");
}

/// The payload of a survey's answer was never seen in public: any of these names is read.
void survey(const ActivityParts &parts, FactList &facts)
{
    const Json &value = parts.value;
    if (!value.isObject()) {
        facts.add(fact::Score, value);
        return;
    }
    for (const auto name : {"score", "rating", "value"}) {
        const Json score = value[name];
        if (score.exists() && !score.isNull()) {
            facts.addFlat(fact::Score, score);
            break;
        }
    }
    for (const auto name : {"comment", "comments", "text", "feedbackText"})
        facts.add(fact::Comment, value[name], Field::Said);
}

/// Teams sends `feedback` as a string that holds JSON, other channels as an object.
void feedback(const Json &value, FactList &facts)
{
    const Json given = value["actionValue"];
    facts.add(fact::Action, value["actionName"]);
    facts.add(fact::Reaction, given["reaction"]);
    const Json comment = given["feedback"];
    if (comment.isObject()) {
        facts.add(fact::Comment, comment["feedbackText"], Field::Said);
        return;
    }
    const auto text = unescaped(comment.escaped());
    thread_local JsonIndex inside;
    if (!text.starts_with('{') || inside.index(text) != JsonIndex::State::Whole) {
        facts.addText(fact::Comment, text, Field::Said);
        return;
    }
    facts.addText(fact::Comment, textOf(inside.root()["feedbackText"]), Field::Said);
}

void reactions(const ActivityParts &parts, FactList &facts)
{
    const auto each = [&facts](const Json &list, std::string_view key) {
        list.eachElement([&](Json reaction) {
            facts.add(fact::Reaction, reaction.isString() ? reaction : reaction["type"],
                      Field::None, key);
        });
    };
    each(parts.reactionsAdded, {});
    each(parts.reactionsRemoved, "removed");
}

bool isTokenKey(std::string_view key)
{
    return endsWithIgnoringCase(key, "token") || endsWithIgnoringCase(key, "secret") ||
           endsWithIgnoringCase(key, "assertion");
}

/// Any other invoke: everything but tokens.
void invoke(const Json &value, FactList &facts)
{
    if (!value.isObject()) {
        facts.addFlat(fact::Value, value, Field::Variable);
        return;
    }
    value.eachField([&](std::string_view key, Json field) {
        if (!isTokenKey(key))
            facts.addFlat(fact::Value, field, Field::Variable, key);
    });
}

void signIn(Kind kind, const Json &value, FactList &facts)
{
    facts.add(fact::Connection, value["connectionName"]);
    if (kind == Kind::SignInFailure) {
        facts.add(fact::Code, value["code"]);
        facts.add(fact::Error, value["message"], Field::Tool);
    }
    if (value["token"].isString())
        facts.addText(fact::Value, "•••", Field::None, "token");
}

} // namespace

bool feedbackFacts(Kind kind, const ActivityParts &parts, FactList &facts)
{
    const Json &value = parts.value;
    switch (kind) {
    case Kind::ErrorTrace:
        errorTrace(value, facts);
        return true;
    case Kind::SurveyRequest:
        facts.add(fact::Type, value["type"]);
        return true;
    case Kind::SurveyResponse:
        survey(parts, facts);
        return true;
    case Kind::ImpliedSuccess:
        return true;
    case Kind::Feedback:
        feedback(value, facts);
        return true;
    case Kind::Reaction:
        reactions(parts, facts);
        return true;
    case Kind::TokenExchange:
    case Kind::SignInFailure:
    case Kind::SignIn:
        signIn(kind, value, facts);
        return true;
    case Kind::Invoke:
        invoke(value, facts);
        return true;
    case Kind::InvokeResponse:
        facts.add(fact::Status, value["status"]);
        return true;
    case Kind::ConsentCard:
    case Kind::ConnectionCard:
        facts.addFields(fact::Value, value, Field::Variable);
        return true;
    default:
        return false;
    }
}

} // namespace keyturn::transcripts

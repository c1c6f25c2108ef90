// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/text.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

void traceOfAction(const Json &action, FactList &facts)
{
    facts.add(fact::Topic, action["topicId"]);
    facts.add(fact::Action, action["actionType"], Field::None, action["actionId"].escaped());
    facts.add(fact::Exception, action["exception"], Field::Tool);
    action["variableState"].eachField([&](std::string_view, Json state) {
        facts.addFields(fact::Variable, state, Field::Variable);
    });
    facts.addFields(fact::Result, action["resultTrace"], Field::Tool);
}

/// Three spellings of the same thing are in use (contract B7).
void intent(const Json &value, FactList &facts)
{
    const Json score = value["intentScore"];
    const Json properties = score["properties"];
    for (const Json &title : {value["intentTitle"], value["intentName"], score["Title"],
                              properties["Title"], value["topIntent"], value["intentId"]}) {
        if (title.isString() && !title.escaped().empty()) {
            facts.add(fact::Intent, title);
            break;
        }
    }
    facts.add(fact::Topic, value["intentId"]);
    facts.add(fact::Score, score.isObject() ? score["score"] : value["score"]);
    facts.add(fact::Utterance, value["triggerUtterance"], Field::Said);
}

void candidates(const Json &value, FactList &facts)
{
    value["candidates"].eachElement([&](Json candidate) {
        const Json name = candidate["intentName"];
        const Json title = candidate["intentTitle"];
        facts.add(fact::Candidate, candidate["score"], Field::None,
                  (name.exists() ? name : title).escaped());
    });
}

void variable(const Json &value, FactList &facts)
{
    const Json name = value["name"];
    facts.addFlat(fact::Variable, value["newValue"], Field::Variable,
                  (name.exists() ? name : value["id"]).escaped());
    facts.add(fact::Type, value["type"]);
}

} // namespace

bool dialogFacts(Kind kind, const ActivityParts &parts, FactList &facts)
{
    const Json &value = parts.value;
    switch (kind) {
    case Kind::DialogTracing:
        value["actions"].eachElement([&](Json action) { traceOfAction(action, facts); });
        return true;
    case Kind::IntentRecognition:
        intent(value, facts);
        return true;
    case Kind::IntentCandidates:
        candidates(value, facts);
        return true;
    case Kind::UnknownIntent:
        facts.add(fact::Query, value["userQuery"], Field::Said);
        return true;
    case Kind::DialogRedirect:
        facts.add(fact::Topic, value["targetDialogId"]);
        facts.add(fact::Type, value["targetDialogType"]);
        return true;
    case Kind::VariableAssignment:
        variable(value, facts);
        return true;
    case Kind::NodeTrace:
        facts.add(fact::Node, value["nodeId"]);
        facts.add(fact::Type, value["nodeType"]);
        facts.add(fact::Action, value["actionType"]);
        return true;
    case Kind::SkillTrace:
    case Kind::AiBuilderTrace:
        facts.addFields(fact::Result, value, Field::Tool);
        return true;
    default:
        return false;
    }
}

} // namespace keyturn::transcripts

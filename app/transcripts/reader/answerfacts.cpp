// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/text.h"

namespace keyturn::transcripts {

namespace {

void sources(const Json &list, FactList &facts, std::string_view key)
{
    list.eachElement([&](Json source) { facts.addFlat(fact::Source, source, Field::None, key); });
}

void citation(const Json &entry, FactList &facts)
{
    if (entry.isString()) {
        facts.add(fact::Citation, entry, Field::Bot);
        return;
    }
    Json key;
    for (const auto name : {"url", "Url", "Id", "id", "name", "title"}) {
        if (!key.exists())
            key = entry[name];
    }
    Json text;
    for (const auto name : {"snippet", "Text", "text", "title", "name", "url"}) {
        if (!text.isString())
            text = entry[name];
    }
    facts.addFlat(fact::Citation, text.isString() ? text : entry, Field::Bot, key.escaped());
}

void search(const Json &value, FactList &facts)
{
    facts.add(fact::Tool, value["toolId"]);
    sources(value["knowledgeSources"], facts, "searched");
    sources(value["outputKnowledgeSources"], facts, "used");
    const Json full = value["fullResults"];
    const Json shown = full.first().exists() ? full : value["filteredResults"];
    facts.addElements(fact::Result, shown, Field::Tool);
}

/// Only a state that is out of the ordinary is a text to be searched and scanned.
void stateOf(const Json &state, FactList &facts, std::string_view key = {})
{
    const Field field = state.escaped() == "Answered" ? Field::None : Field::Tool;
    facts.add(fact::State, state, field, key);
}

void generated(const Json &value, FactList &facts)
{
    stateOf(value["gptAnswerState"], facts);
    stateOf(value["completionState"], facts, "completion");
    facts.add(fact::Query, value["message"], Field::Said);
    facts.add(fact::Query, value["rewrittenMessage"], Field::Tool, "rewritten");
    facts.addFlat(fact::Response, value["summarizationOpenAIResponse"]["result"]["summary"],
                  Field::Bot);
    facts.addFlat(fact::Response, value["filteredOpenAISummary"], Field::Bot, "filtered");
    facts.addFlat(fact::Response, value["screenedOpenAISummary"], Field::Bot, "screened");
    value["verifiedSearchResults"].eachElement([&](Json entry) { citation(entry, facts); });
    facts.addElements(fact::Result, value["searchResults"], Field::Tool);
    facts.addElements(fact::Error, value["searchErrors"], Field::Tool);
    facts.addElements(fact::Endpoint, value["endpoints"]);
    facts.add(fact::Agent, value["cdsBotId"], Field::None, "cdsBotId");
}

void response(const Json &value, FactList &facts)
{
    stateOf(value["completion_state"], facts);
    facts.add(fact::Query, value["query"], Field::Said);
    facts.add(fact::Query, value["rewritten_query"], Field::Tool, "rewritten");
    facts.addFlat(fact::Response, value["response"], Field::Bot);
    value["citations"].eachElement([&](Json entry) { citation(entry, facts); });
}

} // namespace

bool answerFacts(Kind kind, const ActivityParts &parts, FactList &facts)
{
    const Json &value = parts.value;
    switch (kind) {
    case Kind::GptAnswer:
        stateOf(value["gptAnswerState"], facts);
        return true;
    case Kind::KnowledgeTrace:
        stateOf(value["completionState"], facts);
        sources(value["citedKnowledgeSources"], facts, "cited");
        sources(value["failedKnowledgeSourcesTypes"], facts, "failed");
        return true;
    case Kind::KnowledgeSearch:
        search(value, facts);
        return true;
    case Kind::GenerativeAnswer:
        generated(value, facts);
        return true;
    case Kind::GeneratedResponse:
        response(value, facts);
        return true;
    default:
        return false;
    }
}

} // namespace keyturn::transcripts

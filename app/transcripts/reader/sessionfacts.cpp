// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/text.h"

namespace keyturn::transcripts {

namespace {

void conversationInfo(const Json &value, FactList &facts)
{
    facts.add(fact::Design, value["isDesignMode"]);
    facts.add(fact::Locale, value["locale"]);
    facts.add(fact::Outcome, value["lastSessionOutcome"]);
    facts.add(fact::OutcomeReason, value["lastSessionOutcomeReason"]);
}

void sessionInfo(const Json &value, FactList &facts)
{
    facts.add(fact::Started, value["startTimeUtc"]);
    facts.add(fact::Ended, value["endTimeUtc"]);
    facts.add(fact::SessionType, value["type"]);
    facts.add(fact::Outcome, value["outcome"]);
    facts.add(fact::OutcomeReason, value["outcomeReason"]);
    facts.add(fact::TurnCount, value["turnCount"]);
    facts.add(fact::Implied, value["impliedSuccess"]);
}

void members(const ActivityParts &parts, FactList &facts)
{
    const auto each = [&facts](const Json &list, std::string_view key) {
        list.eachElement([&](Json member) {
            const Json name = member["name"];
            facts.add(fact::Member, name.exists() ? name : member["id"], Field::None, key);
        });
    };
    each(parts.membersAdded, "added");
    each(parts.membersRemoved, "removed");
}

/// Where the transcript of a handed-over conversation sits; its messages are not counted again.
void nestedTranscript(const ActivityParts &parts, FactList &facts)
{
    parts.attachments.eachElement([&](Json attachment) {
        const Json inside = attachment["content"]["activities"];
        std::uint64_t count = 0;
        inside.eachElement([&count](Json) { ++count; });
        if (count > 0)
            facts.addText(fact::Attachment, std::to_string(count), Field::None, "activities");
    });
    facts.addFields(fact::Context, parts.value, Field::Variable);
}

void handOff(const Json &value, FactList &facts)
{
    if (!value.isObject()) {
        facts.addFlat(fact::Summary, value, Field::Bot);
        return;
    }
    facts.add(fact::Type, value["type"]);
    facts.addFlat(fact::Summary, value["message"], Field::Bot);
    facts.addFields(fact::Context, value["context"], Field::Variable);
    value.eachField([&](std::string_view key, Json field) {
        if (!isKnownValueKey(Kind::HandOff, key))
            facts.addFlat(fact::Context, field, Field::Variable, key);
    });
}

} // namespace

bool sessionFacts(Kind kind, const ActivityParts &parts, FactList &facts)
{
    const Json &value = parts.value;
    switch (kind) {
    case Kind::ConversationInfo:
        conversationInfo(value, facts);
        return true;
    case Kind::SessionInfo:
        sessionInfo(value, facts);
        return true;
    case Kind::StartConversation:
    case Kind::SetContext:
    case Kind::HostEvent:
        facts.addFields(fact::Context, value, Field::Variable);
        return true;
    case Kind::ProtocolInfo:
        facts.add(fact::Endpoint, value["endpoint"]);
        return true;
    case Kind::ConversationUpdate:
        members(parts, facts);
        return true;
    case Kind::InstallationUpdate:
        facts.add(fact::Action, parts.action);
        return true;
    case Kind::EndOfConversation:
        facts.addFlat(fact::Code, value.isObject() ? value["code"] : value);
        return true;
    case Kind::EscalationRequested:
        facts.add(fact::Type, value["escalationRequestType"]);
        return true;
    case Kind::HandOffTrace:
    case Kind::HandOff:
        handOff(value, facts);
        return true;
    case Kind::HandOffDetails:
        nestedTranscript(parts, facts);
        return true;
    default:
        return false;
    }
}

} // namespace keyturn::transcripts

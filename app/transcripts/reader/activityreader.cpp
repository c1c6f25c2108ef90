// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/activityreader.h"

#include "app/transcripts/reader/keytable.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

enum class Key : std::uint8_t {
    Unknown,
    Ignored,
    Id,
    Type,
    Timestamp,
    TimestampMs,
    LocalTimestamp,
    From,
    Name,
    ChannelId,
    Text,
    Attachments,
    SuggestedActions,
    ReplyToId,
    ChannelData,
    Value,
    ValueType,
    Conversation,
    Recipient,
    Entities,
    MembersAdded,
    MembersRemoved,
    ReactionsAdded,
    ReactionsRemoved,
    Action,
    Role
};

constexpr std::size_t KeyCount = static_cast<std::size_t>(Key::Role) + 1;

using Word = std::pair<std::string_view, Key>;

constexpr KeyTable Keys{std::to_array<Word>({
    {"id", Key::Id},
    {"type", Key::Type},
    {"timestamp", Key::Timestamp},
    {"timestampMs", Key::TimestampMs},
    {"localTimestamp", Key::LocalTimestamp},
    {"from", Key::From},
    {"name", Key::Name},
    {"channelId", Key::ChannelId},
    {"text", Key::Text},
    {"attachments", Key::Attachments},
    {"suggestedActions", Key::SuggestedActions},
    {"replyToId", Key::ReplyToId},
    {"channelData", Key::ChannelData},
    {"value", Key::Value},
    {"valueType", Key::ValueType},
    {"conversation", Key::Conversation},
    {"recipient", Key::Recipient},
    {"entities", Key::Entities},
    {"membersAdded", Key::MembersAdded},
    {"membersRemoved", Key::MembersRemoved},
    {"reactionsAdded", Key::ReactionsAdded},
    {"reactionsRemoved", Key::ReactionsRemoved},
    {"action", Key::Action},
    {"role", Key::Role},
    {"textFormat", Key::Ignored},
    {"speak", Key::Ignored},
    {"locale", Key::Ignored},
    {"localTimezone", Key::Ignored},
    {"inputHint", Key::Ignored},
    {"relatesTo", Key::Ignored},
    {"serviceUrl", Key::Ignored},
    {"attachmentLayout", Key::Ignored},
    {"code", Key::Ignored},
    {"importance", Key::Ignored},
    {"deliveryMode", Key::Ignored},
    {"expiration", Key::Ignored},
    {"label", Key::Ignored},
    {"callerId", Key::Ignored},
    {"topicName", Key::Ignored},
    {"historyDisclosed", Key::Ignored},
    {"semanticAction", Key::Ignored},
    {"listenFor", Key::Ignored},
    {"textHighlights", Key::Ignored},
    {"summary", Key::Ignored},
    {"rawTimestamp", Key::Ignored},
    {"rawLocalTimestamp", Key::Ignored},
})};

constexpr std::size_t MostUnknownKeys = 100; ///< of one activity
constexpr std::size_t LongestWord = 200;
constexpr std::size_t MostAgents = 16; ///< that speak in one row
constexpr std::size_t LongestSample = 4000;

/// 0 and 1 in Dataverse, words elsewhere: 0 is the agent, 1 the user (contract B4).
Role roleOf(const Json &role)
{
    const auto word = role.isString() ? role.escaped() : role.raw();
    for (const auto bot : {"0", "bot", "assistant", "agent", "skill"}) {
        if (equalsIgnoringCase(word, bot))
            return Role::Bot;
    }
    for (const auto user : {"1", "user", "human"}) {
        if (equalsIgnoringCase(word, user))
            return Role::User;
    }
    return equalsIgnoringCase(word, "debug") ? Role::Debug : Role::None;
}

std::optional<Moment> momentIn(const Json &value)
{
    if (const auto number = value.number())
        return momentOf(*number);
    return value.isString() ? momentOf(value.escaped()) : std::nullopt;
}

/// Where the fields go that are taken as they are.
struct FieldTargets
{
    std::array<std::string_view Activity::*, KeyCount> words{};
    std::array<Json ActivityParts::*, KeyCount> parts{};
};

constexpr FieldTargets Targets = [] {
    FieldTargets targets;
    const auto word = [&](Key key, std::string_view Activity::*target) {
        targets.words[static_cast<std::size_t>(key)] = target;
    };
    const auto part = [&](Key key, Json ActivityParts::*target) {
        targets.parts[static_cast<std::size_t>(key)] = target;
    };
    word(Key::Id, &Activity::id);
    word(Key::Type, &Activity::type);
    word(Key::Name, &Activity::name);
    word(Key::ChannelId, &Activity::channelId);
    word(Key::ReplyToId, &Activity::replyToId);
    word(Key::ValueType, &Activity::valueType);
    part(Key::Attachments, &ActivityParts::attachments);
    part(Key::SuggestedActions, &ActivityParts::suggestedActions);
    part(Key::ChannelData, &ActivityParts::channelData);
    part(Key::Value, &ActivityParts::value);
    part(Key::Entities, &ActivityParts::entities);
    part(Key::MembersAdded, &ActivityParts::membersAdded);
    part(Key::MembersRemoved, &ActivityParts::membersRemoved);
    part(Key::ReactionsAdded, &ActivityParts::reactionsAdded);
    part(Key::ReactionsRemoved, &ActivityParts::reactionsRemoved);
    part(Key::Action, &ActivityParts::action);
    return targets;
}();

} // namespace

void ActivityReader::readFrom(const Json &from, Activity &activity)
{
    from.eachField([&](std::string_view key, Json value) {
        if (equalsIgnoringCase(key, "role"))
            activity.role = roleOf(value);
        else if (equalsIgnoringCase(key, "id"))
            activity.fromId = textOf(value, m_facts.arena());
        else if (equalsIgnoringCase(key, "aadObjectId"))
            activity.personId = textOf(value, m_facts.arena());
        else if (equalsIgnoringCase(key, "name"))
            activity.personName = textOf(value, m_facts.arena());
    });
}

void ActivityReader::readField(std::string_view name, const Json &value, Activity &activity,
                               ActivityParts &parts)
{
    Arena &arena = m_facts.arena();
    const Key key = Keys.find(name, Key::Unknown);
    if (const auto word = Targets.words[static_cast<std::size_t>(key)]) {
        activity.*word = textOf(value, arena);
    } else if (const auto part = Targets.parts[static_cast<std::size_t>(key)]) {
        parts.*part = value;
    } else if (key == Key::Text) {
        activity.textState = value.isNull() ? TextState::Null : TextState::Present;
        activity.text = textOf(value, arena);
    } else if (key == Key::TimestampMs) {
        m_milliseconds = momentIn(value);
    } else if (key == Key::Timestamp || (key == Key::LocalTimestamp && !m_seconds)) {
        if (const auto at = momentIn(value))
            m_seconds = at;
    } else if (key == Key::From) {
        readFrom(value, activity);
    } else if (key == Key::Role) {
        activity.role = roleOf(value);
    } else if (key == Key::Conversation) {
        activity.conversationId = textOf(value.isObject() ? value["id"] : value, arena);
    } else if (key == Key::Recipient) {
        activity.recipientId = textOf(value["id"], arena);
    } else if (key == Key::Unknown && m_unknownKeys.size() < MostUnknownKeys) {
        m_unknownKeys.emplace_back(name, value);
    }
}

void ActivityReader::readFacts(const ActivityParts &parts, Activity &activity)
{
    const Kind kind = activity.kind;
    if (kind == Kind::Message) {
        const auto marks = messageFacts(parts, activity.role == Role::User, activity.text, m_facts);
        activity.postBack = marks.postBack;
        activity.hasCard = marks.hasCard;
        activity.hasAttachment = marks.hasAttachment;
    } else if (kind == Kind::Typing) {
        m_facts.add(fact::StreamId, parts.channelData["streamId"]);
        m_facts.add(fact::Type, parts.channelData["streamType"]);
    } else if (kind != Kind::Unknown && kind != Kind::MessageChange) {
        (void)(dialogFacts(kind, parts, m_facts) || planFacts(kind, parts, m_facts) ||
               answerFacts(kind, parts, m_facts) || sessionFacts(kind, parts, m_facts) ||
               feedbackFacts(kind, parts, m_facts));
    } else {
        // Texts of what we do not understand are found and scanned all the same.
        m_facts.addFields(fact::Value, parts.value, Field::Variable);
    }
    const Json trigger = parts.channelData["triggerTest"];
    if (trigger.exists() && !trigger.isNull())
        m_facts.addText(fact::Channel, "trigger test");
    activity.facts = m_facts.take();
}

void ActivityReader::count(Strange::What what, std::string word, const Json &sample)
{
    auto &met = m_coverage.metOf({what, std::string(cutTo(word, LongestWord))});
    if (met.count++ == 0)
        met.sample = maskedSample(cutTo(sample.raw(), LongestSample));
}

void ActivityReader::countStrange(const Json &object, const ActivityParts &parts,
                                  const Activity &activity)
{
    for (const auto &[key, value] : m_unknownKeys)
        count(Strange::What::Key, unescaped(key), value);
    if (activity.kind == Kind::Unknown) {
        ++m_coverage.unknownActivities;
        const bool bare = activity.valueType.empty() && activity.name.empty();
        if (bare)
            count(Strange::What::Type, std::string(activity.type), object);
        else if (activity.valueType.empty())
            count(Strange::What::Name, std::string(activity.name), parts.value);
    }
    if (!activity.valueType.empty() && kindOf({}, activity.valueType, {}) == Kind::Unknown)
        count(Strange::What::ValueType, std::string(activity.valueType), parts.value);
    if (activity.kind == Kind::Invoke && !activity.name.empty())
        count(Strange::What::Name, std::string(activity.name), parts.value);
    parts.value.eachField([&](std::string_view key, Json value) {
        if (!isKnownValueKey(activity.kind, key))
            count(Strange::What::ValueKey,
                  std::string(nameOf(activity.kind)).append(".").append(unescaped(key)), value);
    });
}

void ActivityReader::append(Activity activity)
{
    activity.index = static_cast<std::uint32_t>(m_activities.size());
    m_activities.push_back(activity);
}

void ActivityReader::read(const Json &object)
{
    Activity activity;
    ActivityParts parts;
    m_unknownKeys.clear();
    m_seconds.reset();
    m_milliseconds.reset();
    object.eachField(
        [&](std::string_view key, Json value) { readField(key, value, activity, parts); });
    activity.at = m_milliseconds ? m_milliseconds : m_seconds;
    if (!activity.at)
        activity.at = momentIn(parts.channelData["webchat:internal:received-at"]);
    activity.raw = object.raw();
    activity.hasValue = parts.value.exists() && !parts.value.isNull();
    parts.name = activity.name;
    if (activity.type.empty() && activity.valueType.empty() && activity.name.empty() &&
        activity.textState != TextState::Missing)
        activity.type = "message";
    activity.kind = kindOf(activity.type, activity.valueType, activity.name);
    // A "message" of the role debug is support data in disguise (contract B4).
    if (activity.kind == Kind::Message && activity.role == Role::Debug)
        activity.kind = parts.value.isObject() ? Kind::GenerativeAnswer : Kind::HostEvent;
    readFacts(parts, activity);
    countStrange(object, parts, activity);
    append(activity);
}

void ActivityReader::readModern(const Json &entry)
{
    Arena &arena = m_facts.arena();
    ActivityParts parts;
    const auto derived = [&](Kind kind, const Json &value) {
        Activity part;
        part.kind = kind;
        part.type = "trace";
        part.valueType = kind == Kind::AgentThought ? "AgentThought" : "ToolExecution";
        part.id = textOf(value["id"], arena);
        part.role = Role::Bot;
        part.raw = value.raw();
        part.derived = true;
        part.hasValue = true;
        parts.value = value;
        planFacts(kind, parts, m_facts);
        part.facts = m_facts.take();
        append(part);
    };
    entry["thoughts"].eachElement([&](Json thought) { derived(Kind::AgentThought, thought); });
    entry["toolCalls"].eachElement([&](Json call) { derived(Kind::ToolExecution, call); });

    Activity message;
    message.kind = Kind::Message;
    message.type = "message";
    message.role = roleOf(entry["role"]);
    message.id = textOf(entry["id"], arena);
    const Json text = entry["text"];
    message.text = textOf(text, arena);
    message.textState = !text.exists()  ? TextState::Missing
                        : text.isNull() ? TextState::Null
                                        : TextState::Present;
    for (const auto key : {"timestampMs", "timestamp", "createdAt"}) {
        if (!message.at)
            message.at = momentIn(entry[key]);
    }
    message.raw = entry.raw();
    entry["fileAttachments"].eachElement([&](Json file) {
        message.hasAttachment = true;
        const Json name = file["name"];
        m_facts.addFlat(fact::Attachment, name.exists() ? name : file, Field::Said);
    });
    message.facts = m_facts.take();
    static constexpr std::array<std::string_view, 9> Known{
        "role",      "id",          "text",     "toolCalls", "thoughts", "fileAttachments",
        "timestamp", "timestampMs", "createdAt"};
    entry.eachField([&](std::string_view key, Json value) {
        if (std::ranges::none_of(Known, [&](auto known) { return equalsIgnoringCase(known, key); }))
            count(Strange::What::Key, unescaped(key), value);
    });
    append(message);
}

void settleRoles(std::vector<Activity> &activities)
{
    const auto open = [](const Activity &activity) {
        return activity.kind == Kind::Message && activity.role == Role::None;
    };
    if (std::ranges::none_of(activities, open))
        return;
    std::vector<std::string_view> agents;
    const auto isAgent = [&agents](std::string_view id) {
        return !id.empty() && std::ranges::find(agents, id) != agents.end();
    };
    const auto add = [&](std::string_view id) {
        if (!id.empty() && !isAgent(id) && agents.size() < MostAgents)
            agents.push_back(id);
    };
    for (const auto &activity : activities) {
        // Only the agent is told of members, and only the agent replies.
        if (activity.kind == Kind::ConversationUpdate)
            add(activity.recipientId);
        else if (open(activity) && !activity.replyToId.empty())
            add(activity.fromId);
    }
    for (auto &activity : activities) {
        if (!open(activity))
            continue;
        const bool replies = !activity.replyToId.empty() || isAgent(activity.fromId);
        activity.role = replies && !isAgent(activity.recipientId) ? Role::Bot : Role::User;
    }
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One activity of a transcript: what the wire says, named, and the facts worth showing.

#include "app/transcripts/reader/kind.h"
#include "app/transcripts/reader/moment.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace keyturn::transcripts {

enum class Role : std::uint8_t { Bot, User, Debug, None };
enum class TextState : std::uint8_t { Missing, Null, Present };

/// Which scope of the query language finds a text: said: bot: tool: var:
enum class Field : std::uint8_t { None, Said, Bot, Tool, Variable };

/// One thing an activity states. `name` is one of fact:: below and lives for ever; `key` and `text`
/// live as long as the ReadRow.
struct Fact
{
    std::string_view name;
    std::string_view key; ///< name of an argument, variable, input or source; often empty
    std::string_view text;
    Field field = Field::None; ///< the scope it is searched and scanned in; None: shown only
};

/// Invariant: every view points into memory that the ReadRow shares; a copy of the ReadRow keeps
/// it.
struct Activity
{
    std::uint32_t index = 0; ///< place in the array: the order that counts
    Kind kind = Kind::Unknown;
    Role role = Role::None;
    TextState textState = TextState::Missing;
    bool postBack = false;      ///< channelData.postBack: a card was submitted
    bool hasValue = false;      ///< `value` is there and not null
    bool hasCard = false;       ///< an adaptive, hero or oauth card
    bool derived = false;       ///< part of another entry (a tool call of a modern message)
    bool hasAttachment = false; ///< a file, image or other attachment that is no card and no copy
    std::optional<Moment> at;
    std::string_view type, valueType, name, id, replyToId;
    std::string_view text; ///< unescaped, invalid UTF-8 replaced
    std::string_view channelId;
    std::string_view personId;            ///< from.aadObjectId
    std::string_view personName;          ///< from.name, user activities only
    std::string_view conversationId;      ///< conversation.id
    std::string_view fromId, recipientId; ///< never tells who speaks or who a person is (B4)
    std::string_view raw;                 ///< its JSON as it stands in the content
    std::span<const Fact> facts;
};

/// The text of the first fact of that name, else an empty view.
[[nodiscard]] std::string_view factOf(const Activity &activity, std::string_view name);

/// Names of facts. Lists repeat a name: one fact for each citation, argument or card text.
namespace fact {
inline constexpr std::string_view Action = "action", Agent = "agent", Argument = "argument",
                                  Attachment = "attachment", CardText = "card text",
                                  Cancelled = "cancelled", Candidate = "candidate",
                                  Channel = "channel", Citation = "citation", Code = "code",
                                  Comment = "comment", Connection = "connection",
                                  Clicked = "clicked", Context = "context", Cost = "credits",
                                  Design = "design mode", Description = "description",
                                  Ended = "ended", Endpoint = "endpoint", Error = "error",
                                  Exception = "exception", Feedback = "feedback", Final = "final",
                                  Implied = "implied", Intent = "intent", Locale = "locale",
                                  Member = "member", Model = "model", Node = "node",
                                  Observation = "observation", Outcome = "outcome",
                                  OutcomeReason = "outcome reason", ParentAgent = "parent agent",
                                  Plan = "plan", Query = "query", Reaction = "reaction",
                                  Response = "response", Result = "result", Score = "score",
                                  Server = "server", SessionType = "session type",
                                  Session = "session", Source = "source", Started = "started",
                                  State = "state", Status = "status", Step = "step",
                                  StreamId = "stream", Submitted = "submitted",
                                  Suggested = "suggested", Summary = "summary", Task = "task",
                                  Thought = "thought", TimeSpan = "time span", Title = "title",
                                  Tool = "tool", Topic = "topic", TurnCount = "turn count",
                                  Type = "type", Utterance = "utterance", Value = "value",
                                  Variable = "variable";
} // namespace fact

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of one name put together: what a person reads from top to bottom.

#include "app/transcripts/reader/readrow.h"
#include "app/transcripts/reader/summary.h"

#include <span>
#include <string>
#include <vector>

namespace keyturn::transcripts {

enum class ItemKind : std::uint8_t {
    Message,
    PlanStep,
    Plan,
    ToolCall,
    Knowledge,
    Handoff,
    Error,
    Reaction,
    SignIn,
    Survey,
    Variable,
    Dialog,
    Topic,
    SessionStart,
    SessionEnd,
    Gap,
    Missing,
    AgentStart,
    AgentEnd,
    Safety,
    Thought,
    Event,
    Unknown
};
[[nodiscard]] std::string_view nameOf(ItemKind kind);

/// Honest marks on an item; several may be set.
enum class Mark : std::uint32_t {
    Redelivered = 1U << 0,     ///< the same user message was delivered `copies` times
    FoldedDuplicate = 1U << 1, ///< the same bot text came `copies` times
    Unanswered = 1U << 2,
    Withheld = 1U << 3, ///< the answer's text was not stored (SharePoint)
    CardOnly = 1U << 4,
    ReallyEmpty = 1U << 5,
    SubmittedForm = 1U << 6, ///< `text` lists the submitted values
    Consent = 1U << 7,       ///< a postBack without values
    AttachmentOnly = 1U << 8,
    DebugCommand = 1U << 9,
    ClickedSuggestion = 1U << 10, ///< the text is one of the actions suggested before
    OrphanReaction = 1U << 11,    ///< to a message of a session that is not here
    Unfinished = 1U << 12,        ///< a plan step without an end
    Greeting = 1U << 13,          ///< a bot message before the first user message
    Blocked = 1U << 14,
    NotProven = 1U << 15, ///< a hand-off trace alone, no hand-off (B8)
    OwnDesign = 1U << 16, ///< from the test pane
    Truncated = 1U << 17
};
using Marks = std::uint32_t;
[[nodiscard]] constexpr bool has(Marks marks, Mark mark)
{
    return (marks & static_cast<Marks>(mark)) != 0;
}
[[nodiscard]] std::string_view nameOf(Mark mark);

struct ActivityRef
{
    std::uint32_t row = 0;      ///< index in Conversation::rows
    std::uint32_t activity = 0; ///< index in that row's activities
    bool operator==(const ActivityRef &) const = default;
};

struct ItemFact
{
    std::string_view name; ///< one of fact::
    std::string key, text;
};

struct Item
{
    ItemKind kind = ItemKind::Unknown;
    Kind what = Kind::Unknown; ///< of the activity it begins with
    Role role = Role::None;
    Marks marks = 0;
    std::uint32_t turn = 0;   ///< index in Conversation::turns; 0 is before the first user message
    std::uint32_t copies = 1; ///< deliveries or folded duplicates
    ActivityRef ref;          ///< the activity it begins with; Gap and Missing name the row after
    std::vector<ActivityRef> others; ///< further activities that were merged into it
    std::string title;               ///< tool, topic, agent, variable, event
    std::string text;                ///< what is read: the message, the observation, the error
    std::string agent; ///< the connected agent that speaks; empty for the agent itself
    std::optional<Moment> at;
    std::optional<std::int64_t> durationMs; ///< of a step, a tool call, a gap
    std::vector<ItemFact> facts;
};

/// A user message and what answers it. Turn 0 has no user message.
struct Turn
{
    std::optional<std::uint32_t> user;  ///< index in Conversation::items
    std::vector<std::uint32_t> replies; ///< bot messages in order, folded duplicates once
    bool unanswered = false;
};

struct RowPlace
{
    std::string transcriptId, sourceName;
    std::optional<std::int64_t> startedMs, batchId;
    std::uint32_t given = 0; ///< index in the span that was given
    bool continues = false;  ///< the same window as the row before: no gap mark
};

struct Conversation
{
    std::string key, displayId;
    std::vector<RowPlace> rows; ///< in reading order, each stored row once
    std::vector<Item> items;
    std::vector<Turn> turns; ///< [0] is the greeting, user turns from 1
    Summary summary;
};

/// Reads rows of one name from one source. They may come in any order and more than once.
[[nodiscard]] Conversation readConversation(std::span<const ReadRow> rows);

/// The replies of a turn as one text, parts divided by an empty line; empty when unanswered.
[[nodiscard]] std::string joinedReplies(const Conversation &conversation, const Turn &turn);

} // namespace keyturn::transcripts

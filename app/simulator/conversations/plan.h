// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is decided about a conversation before a word of it is written: cheap, and the same for a
// seed.

#include "app/simulator/conversations/cast.h"
#include "app/simulator/random.h"

#include <string>
#include <string_view>
#include <vector>

namespace sim {

// What a conversation is in the tenant for. Each has its share of every two hundred conversations.
enum class Trait {
    GreetingOnly,       // five activities
    DoubleGreeting,     // the same words twice in one second
    Redelivery,         // one user message twice with the same id, two groups of replies
    Resumed,            // the user comes back after hours or days: a row each, one name
    Split,              // one window of more than a row holds
    UnderscoreName,     // the conversation id holds _
    Withheld,           // grounded on SharePoint: message text left out
    CardSubmit,         // values instead of text
    Consent,            // a postBack without value
    DebugRole,          // support data as a message of role "debug", /debug commands
    Classic,            // null ids, "channeldata", intents in the form of 2022
    Streaming,          // typing chunks before the message
    HandOff,            // a person takes over, the transcript nested in the event
    GenesysHandOff,     // an event by name only
    EscalatedOnly,      // traces of a hand-off that went nowhere
    McpPlan,            // plan steps with MCP tools
    ConnectorPlan,      // plan steps with a connector, an AI prompt, knowledge
    ConnectedAgent,     // the child writes rows of its own
    Reaction,           // feedback, its text encoded once or twice
    OrphanReaction,     // feedback to a message of an earlier session
    TokenExchange,      // a token in the transcript
    SignInFailure,      //
    Survey,             // CSAT and PRR
    Error,              //
    Suggestion,         // suggested actions and the click
    Autonomous,         // no user
    Design,             // the maker tries
    Unanswered,         //
    Voice,              // speak, telephone numbers in the context
    German,             //
    Japanese,           //
    Arabic,             //
    Emoji,              //
    Long,               // hundreds of activities
    LiveChat,           // lcw with claims in startConversation
    Modern,             // AgentThought and ToolExecution
    Unknown,            // types and keys that nobody has seen yet
    NoSessionInfo,      //
    NoConversationInfo, //
    NullLookup,         // the lookup is empty, the schema name still leads to the agent
    LostAgent,          // neither leads anywhere
    Blocked,            // the platform stopped a step
    Unengaged,          // with a user message all the same
    FoldedReply,        // the same answer twice within milliseconds
    EmptyReply,         // a card without text, and a really empty message
    AttachmentOnly,     // a file without words
    OutOfOrder,         // stored after what was said later
    ErrorInTrace,       // DialogTracing holds the exception
    Plain
};
std::string_view traitName(Trait trait);
constexpr int traitCount = static_cast<int>(Trait::Plain) + 1;

enum class Channel { Teams, WebChat, DirectLine, Studio, Autonomous, LiveChat, Voice };
std::string_view channelName(Channel channel); // as channelId has it

enum class Language { English, German, Japanese, Arabic, Emoji };

// One window of activity; a new one begins when the user comes back.
struct Session
{
    TenantMs start = 0, last = 0;
    int turns = 0;
    std::vector<int> batches; // written ones, in order; {0} unless it was split
    int batchCount = 1;       // with those that are missing
};

struct ConversationPlan
{
    std::uint64_t number = 0;
    int member = 0; // 1: the child of a connected agent, with the number of its parent
    std::uint64_t seed = 0;
    Trait trait = Trait::Plain;
    Channel channel = Channel::Teams;
    Language language = Language::English;
    bool design = false;
    bool oldShape = false; // 0.2.1
    const SpeakingAgent *agent = nullptr;
    const SpeakingAgent *child = nullptr; // of a connected agent, in the parent's plan
    const SpeakingPerson *person = nullptr;
    std::string conversationId;
    std::vector<Session> sessions;

    std::string name() const;                 // {conversationId}_{runtime id}
    std::string rowId(std::size_t row) const; // conversationtranscriptid
    std::size_t rowCount() const;
};

// When a row is written: 36.05 to 36.25 minutes after the last activity; batches some seconds
// apart.
TenantMs writtenAt(const ConversationPlan &plan, std::size_t session, std::size_t batch);

class Planner
{
public:
    // `count` conversations begin in the thirty days from `from` on, and so on for ever.
    Planner(const Cast &cast, std::uint64_t seed, TenantMs from, std::uint64_t count);

    // The conversation of a number; with a connected agent also its child. Empty without agents.
    std::vector<ConversationPlan> plans(std::uint64_t number) const;
    TenantMs begin(std::uint64_t number) const; // never falls with the number

private:
    ConversationPlan base(std::uint64_t number) const;
    ConversationPlan childOf(const ConversationPlan &parent) const;
    void draw(ConversationPlan &plan, Random &random) const;

    const Cast &m_cast;
    std::uint64_t m_seed;
    TenantMs m_from;
    std::uint64_t m_count;
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes the activities of one conversation in the shape that its rows are stored in, and keeps
// account of who said what.

#include "app/simulator/conversations/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace sim {

// A value put into a conversation for a scan to find, or not to find.
struct Plant
{
    std::string kind;
    std::string value;
    bool expected = true;     // false: looks alike and is none
    std::string keyId, appId; // of the tenant's credential that this is, if it is one
};

// One message as the pairing rules see it.
struct Spoken
{
    std::size_t row = 0; // index among the written rows
    bool byUser = false;
    bool empty = false; // no words, whatever else it holds
    std::string id, replyTo, text;
    TenantMs at = 0;
};

struct WrittenRow
{
    std::size_t session = 0;
    std::size_t batch = 0; // index among the session's batches
    std::string content;   // {"activities":[...]}
    std::size_t activities = 0;
};

// What SessionInfo says; empty where a session has none.
struct SessionEnding
{
    std::string type, outcome, reason;
};

struct Written
{
    std::vector<WrittenRow> rows;
    std::vector<Spoken> spoken;
    std::vector<Plant> plants;
    std::vector<SessionEnding> endings; // one for each session
    bool handOff = false;               // a real one
    int orphanReactions = 0;            // to a message that no row has
    int earlierReactions = 0;           // to a message of an earlier row
};

// A message beyond its words; members are JSON as it stands in the activity, "" to leave out.
struct Message
{
    bool byUser = false;
    std::optional<std::string> text; // nothing: no such key
    bool nullText = false;
    std::string attachments = "[]";
    std::string value, channelData, suggestedActions, entities;
    std::string id, replyTo; // "": made, the current turn's
    bool nullId = false;
    bool again = false; // delivered once more: no turn of its own
};

class Scribe
{
public:
    Scribe(const ConversationPlan &plan, const Cast &cast);

    const ConversationPlan &plan() const { return m_plan; }
    const Cast &cast() const { return m_cast; }
    Random &random() { return m_random; }
    bool chance(double probability) { return m_random.chance(probability); }
    JsonPen pen() const { return JsonPen(m_plan.agent->style); }

    void beginSession(std::size_t session);
    void beginTurn(int turn); // moves the time on to the turn's share of the session
    void endSession();
    Written take();

    // The time stands still at the session's last moment.
    void pass(TenantMs least, TenantMs most);
    void toTheEnd();
    TenantMs now() const { return m_now; }
    bool full() const; // all batches but the last one are

    std::string say(const Message &message); // its id
    std::string user(std::string text);
    std::string bot(std::string text);
    // Answers the current turn's message unless told otherwise. An event says its id.
    void trace(std::string_view valueType, const std::string &value, bool ofTurn = true);
    std::string event(std::string_view name, const std::string &value, bool byUser = false);
    // Anything else: members that follow "from", as they stand.
    void activity(std::string_view type, const std::string &members, std::string_view id,
                  std::string_view role);

    void raw(const std::string &activity) { append(activity); } // as it stands
    // Feedback of the user; its text is JSON, or JSON inside a string as Teams has it.
    void react(const std::string &replyTo, std::string_view reaction, bool twiceEncoded);
    bool inLaterSession() const { return m_session > 0; }

    const std::string &turnId() const { return m_turnId; }
    const std::string &earlierBotId() const { return m_earlierBotId; } // of the session before
    void plant(Plant plant) { m_written.plants.push_back(std::move(plant)); }
    std::size_t messagesInSession() const { return m_messages; }
    Written &written() { return m_written; }
    std::string traceId() { return m_random.hex(32); }
    const std::string &speakerId() const { return m_speakerId; }

private:
    void stamp(JsonPen &pen, TenantMs at) const;
    void from(JsonPen &pen, bool byUser) const;
    std::string messageId(bool byUser);
    void append(const std::string &activity);
    void beginBatch();
    void keepBatch();
    void note(const Message &message, const std::string &id, const std::string &replyTo);
    TenantMs jittered();

    const ConversationPlan &m_plan;
    const Cast &m_cast;
    Random m_random;
    Written m_written;
    std::size_t m_session = 0;
    int m_batch = -1; // number of the batch being written
    TenantMs m_now = 0;
    std::string m_content;
    std::size_t m_activities = 0;
    std::size_t m_messages = 0;
    std::string m_turnId, m_lastBotId, m_earlierBotId, m_speakerId;
    std::vector<Spoken> m_batchSpoken;
    std::uint64_t m_counter = 0;
    TenantMs m_lastUserMs = 0;
};

// The conversation whole, rows in the order of the plan.
Written writeConversation(const ConversationPlan &plan, const Cast &cast);

} // namespace sim

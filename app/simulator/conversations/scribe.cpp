// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/scribe.h"

#include <algorithm>

namespace sim {

namespace {

// The column holds so many characters; a window that needs more goes on in the next batch.
constexpr std::size_t contentLimit = 1'048'576;
constexpr std::string_view head = R"({"activities":[)";
constexpr std::string_view tail = "]}";

} // namespace

Scribe::Scribe(const ConversationPlan &plan, const Cast &cast)
    : m_plan(plan)
    , m_cast(cast)
    , m_random(Random(plan.seed).fork("words"))
    , m_speakerId(m_random.guid())
{}

void Scribe::beginBatch()
{
    ++m_batch;
    m_content = head;
    m_activities = 0;
    m_batchSpoken.clear();
}

// Batches that were never written take what was said in them along.
void Scribe::keepBatch()
{
    m_content += tail;
    const Session &session = m_plan.sessions.at(m_session);
    const auto found = std::ranges::find(session.batches, m_batch);
    if (found == session.batches.end())
        return;
    const std::size_t row = m_written.rows.size();
    for (Spoken &spoken : m_batchSpoken) {
        spoken.row = row;
        m_written.spoken.push_back(std::move(spoken));
    }
    m_written.rows.push_back({m_session, static_cast<std::size_t>(found - session.batches.begin()),
                              std::move(m_content), m_activities});
}

void Scribe::beginSession(std::size_t session)
{
    m_session = session;
    m_batch = -1;
    m_messages = 0;
    m_now = m_plan.sessions.at(session).start;
    m_turnId.clear();
    m_earlierBotId = m_lastBotId;
    beginBatch();
}

void Scribe::beginTurn(int turn)
{
    const Session &session = m_plan.sessions.at(m_session);
    const double share = (turn + 0.5) / (session.turns + 0.5);
    const auto at = session.start + static_cast<TenantMs>(
                                        static_cast<double>(session.last - session.start) * share);
    m_now = std::clamp(at, m_now, std::max(m_now, session.last));
}

void Scribe::endSession()
{
    keepBatch();
}

Written Scribe::take()
{
    return std::move(m_written);
}

void Scribe::pass(TenantMs least, TenantMs most)
{
    m_now = std::min(m_now + m_random.between(least, most), m_plan.sessions.at(m_session).last);
}

void Scribe::toTheEnd()
{
    m_now = m_plan.sessions.at(m_session).last;
}

bool Scribe::full() const
{
    return m_batch + 1 >= m_plan.sessions.at(m_session).batchCount;
}

// In Teams traces and messages are some milliseconds out of step.
TenantMs Scribe::jittered()
{
    if (m_plan.channel != Channel::Teams || m_plan.oldShape)
        return m_now;
    const Session &session = m_plan.sessions.at(m_session);
    return std::clamp(m_now + m_random.between(-7, 7), session.start, session.last);
}

void Scribe::stamp(JsonPen &pen, TenantMs at) const
{
    pen.number("timestamp", at / secondMs);
    if (m_plan.channel == Channel::Teams && !m_plan.oldShape)
        pen.number("timestampMs", at);
}

// One hash for both sides; only the role tells who speaks.
void Scribe::from(JsonPen &pen, bool byUser) const
{
    pen.object("from").text("id", m_speakerId);
    if (byUser && m_plan.channel == Channel::Teams)
        pen.text("aadObjectId", m_plan.person->objectId);
    pen.number("role", byUser ? 1 : 0).end();
}

std::string Scribe::messageId(bool byUser)
{
    ++m_counter;
    if (m_plan.channel == Channel::Teams && byUser)
        return std::to_string(m_lastUserMs = std::max(m_now, m_lastUserMs + 1)); // as text
    if (m_plan.channel == Channel::DirectLine) {
        const std::string digits = std::to_string(m_counter);
        return m_plan.conversationId + "|" +
               std::string(7 - std::min<std::size_t>(7, digits.size()), '0') + digits;
    }
    return m_random.guid();
}

void Scribe::append(const std::string &activity)
{
    const std::size_t after = m_content.size() + activity.size() + 1 + tail.size();
    if (after > contentLimit && m_activities > 0) {
        keepBatch();
        beginBatch();
    }
    if (m_activities++ > 0)
        m_content += ',';
    m_content += activity;
}

void Scribe::note(const Message &message, const std::string &id, const std::string &replyTo)
{
    ++m_messages;
    m_batchSpoken.push_back({0, message.byUser, !message.text || message.text->empty(),
                             message.nullId ? "" : id, message.byUser ? "" : replyTo,
                             message.text.value_or(""), m_now});
    if (message.byUser && !message.again)
        m_turnId = id;
    if (!message.byUser)
        m_lastBotId = id;
}

std::string Scribe::say(const Message &message)
{
    const std::string id = message.id.empty() ? messageId(message.byUser) : message.id;
    const std::string replyTo = message.replyTo.empty() ? m_turnId : message.replyTo;
    JsonPen pen(m_plan.agent->style);
    pen.object();
    if (message.nullId)
        pen.null("id");
    else
        pen.text("id", id);
    pen.text("type", "message");
    stamp(pen, m_now);
    from(pen, message.byUser);
    pen.text("channelId", channelName(m_plan.channel));
    pen.text("textFormat", message.byUser ? "plain" : "markdown");
    if (message.text)
        pen.text("text", *message.text);
    else if (message.nullText)
        pen.null("text");
    if (m_plan.channel == Channel::Voice && message.text && !message.byUser)
        pen.text("speak",
                 "<speak version=\"1.0\" xml:lang=\"en-US\">" + *message.text + "</speak>");
    pen.raw("attachments", message.attachments);
    if (!message.suggestedActions.empty())
        pen.raw("suggestedActions", message.suggestedActions);
    if (!message.entities.empty())
        pen.raw("entities", message.entities);
    if (!message.value.empty())
        pen.raw("value", message.value);
    if (!message.channelData.empty())
        pen.raw(m_plan.trait == Trait::Classic ? "channeldata" : "channelData",
                message.channelData);
    if (!message.byUser && !replyTo.empty())
        pen.text("replyToId", replyTo);
    pen.end();
    append(pen.json());
    note(message, id, replyTo);
    return id;
}

std::string Scribe::user(std::string text)
{
    Message message;
    message.byUser = true;
    if (m_plan.channel == Channel::Teams && chance(0.35)) {
        // Teams says it again as HTML.
        JsonPen html(m_plan.agent->style);
        html.list().object().text("contentType", "text/html");
        message.attachments = html.text("content", "<p>" + text + "</p>").end().end().take();
    }
    if (m_plan.design)
        message.channelData = R"({"attachmentSizes":[],"enableDiagnostics":true,"testMode":"Text",)"
                              R"("clientActivityID":")" +
                              m_random.hex(10) + "\"}";
    message.text = std::move(text);
    return say(message);
}

std::string Scribe::bot(std::string text)
{
    Message message;
    message.text = std::move(text);
    message.nullId = m_plan.trait == Trait::Classic;
    return say(message);
}

void Scribe::trace(std::string_view valueType, const std::string &value, bool ofTurn)
{
    JsonPen pen(m_plan.agent->style);
    pen.object().text("valueType", valueType);
    // SessionInfo has the id "0" in every row, ConversationInfo has none.
    if (valueType == "SessionInfo")
        pen.text("id", "0");
    else if (valueType != "ConversationInfo")
        pen.text("id", traceId());
    pen.text("type", "trace");
    stamp(pen, ofTurn ? jittered() : m_now);
    pen.object("from").text("id", ofTurn ? m_speakerId : "").number("role", 0).end();
    if (ofTurn && !m_turnId.empty())
        pen.text("replyToId", m_turnId);
    append(pen.raw("value", value).end().json());
}

std::string Scribe::event(std::string_view name, const std::string &value, bool byUser)
{
    JsonPen pen(m_plan.agent->style);
    const std::string id = m_random.guid();
    pen.object().text("id", id).text("type", "event");
    stamp(pen, byUser ? m_now : jittered());
    from(pen, byUser);
    pen.text("name", name).text("channelId", channelName(m_plan.channel));
    if (!byUser && !m_turnId.empty())
        pen.text("replyToId", m_turnId);
    if (!value.empty())
        pen.raw("value", value);
    append(pen.end().json());
    return id;
}

void Scribe::activity(std::string_view type, const std::string &members, std::string_view id,
                      std::string_view role)
{
    JsonPen pen(m_plan.agent->style);
    pen.object();
    if (!id.empty())
        pen.text("id", id);
    pen.text("type", type);
    stamp(pen, m_now);
    pen.object("from").text("id", m_speakerId).raw("role", role).end();
    pen.text("channelId", channelName(m_plan.channel));
    if (!members.empty())
        pen.raw({}, members);
    append(pen.end().json());
}

void Scribe::react(const std::string &replyTo, std::string_view reaction, bool twiceEncoded)
{
    JsonPen comment(m_plan.agent->style);
    comment.object().text("feedbackText", reaction == "like" ? "helpful" : "too short").end();
    JsonPen value(m_plan.agent->style);
    value.text("replyToId", replyTo).text("name", "message/submitAction").object("value");
    value.text("actionName", "feedback").object("actionValue").text("reaction", reaction);
    if (twiceEncoded)
        value.text("feedback", comment.json());
    else
        value.raw("feedback", comment.json());
    activity("invoke", value.end().end().take(), "f:" + m_random.guid(), "1");
}

} // namespace sim

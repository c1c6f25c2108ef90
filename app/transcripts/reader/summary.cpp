// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/summary.h"

#include "app/transcripts/reader/pairing.h"
#include "app/transcripts/reader/roworder.h"
#include "app/transcripts/reader/text.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t LongestFirstText = 300;
constexpr std::size_t MostAgents = 32;

constexpr std::int64_t EarliestMs = 1420070400000; ///< 2015: before it there was no such service

void takeTime(const Activity &activity, Summary &summary)
{
    if (!activity.at || activity.at->ms < EarliestMs)
        return;
    summary.startedMs = std::min(summary.startedMs.value_or(activity.at->ms), activity.at->ms);
    summary.lastMs = std::max(summary.lastMs.value_or(activity.at->ms), activity.at->ms);
}

void takePerson(const Activity &activity, Summary &summary)
{
    if (summary.personId.empty() && activity.role == Role::User)
        summary.personId = activity.personId;
    if (summary.personName.empty() && activity.role == Role::User)
        summary.personName = activity.personName;
}

void takeAgent(std::string_view agent, Summary &summary)
{
    auto &agents = summary.connectedAgents;
    if (!agent.empty() && agents.size() < MostAgents &&
        std::ranges::find(agents, agent) == agents.end())
        agents.emplace_back(agent);
}

/// A hand-off is proven by the activity or by the reason; a trace or the outcome alone is not (B8).
void takeSigns(const Activity &activity, Summary &summary, bool &autonomous)
{
    switch (activity.kind) {
    case Kind::HandOff:
    case Kind::HandOffDetails:
        summary.handedOff = true;
        break;
    case Kind::ErrorTrace:
    case Kind::ServerError:
    case Kind::SignInFailure:
        summary.hasErrors = true;
        break;
    case Kind::StepFinished:
    case Kind::PluginStepFinished:
        summary.hasErrors = summary.hasErrors || !factOf(activity, fact::Error).empty();
        break;
    case Kind::DialogTracing:
        summary.hasErrors = summary.hasErrors || !factOf(activity, fact::Exception).empty();
        break;
    case Kind::AgentStarted:
        takeAgent(factOf(activity, fact::Agent), summary);
        break;
    case Kind::StepBlocked:
        summary.blocked = true;
        break;
    case Kind::Feedback:
    case Kind::Reaction:
        summary.hasReactions = true;
        break;
    case Kind::SurveyResponse:
        summary.hasSurvey = true;
        break;
    default:
        break;
    }
    if (factOf(activity, fact::Channel) == "trigger test")
        autonomous = true;
}

void takeActivity(const Activity &activity, Summary &summary, bool &autonomous)
{
    takeTime(activity, summary);
    takePerson(activity, summary);
    takeSigns(activity, summary, autonomous);
    if (summary.channel.empty())
        summary.channel = activity.channelId;
    if (summary.firstUserText.empty() && activity.kind == Kind::Message &&
        activity.role == Role::User)
        summary.firstUserText = cutTo(trimmed(activity.text), LongestFirstText);
}

void takeRow(const ReadRow &row, Summary &summary, bool &design)
{
    ++summary.rows;
    summary.activities += static_cast<std::uint32_t>(row.coverage.activities);
    if (row.state == ParseState::Truncated)
        summary.incomplete = true;
    if (row.startedMs)
        summary.startedMs = std::min(summary.startedMs.value_or(*row.startedMs), *row.startedMs);
    if (row.session) {
        summary.sessionType = row.session->type;
        summary.outcome = row.session->outcome;
        summary.outcomeReason = row.session->outcomeReason;
        if (row.session->outcomeReason.starts_with("AgentTransferRequestedBy"))
            summary.handedOff = true;
    }
    if (row.conversation) {
        design = design || row.conversation->designMode;
        if (summary.locale.empty())
            summary.locale = row.conversation->locale;
    }
    if (summary.agentId.empty())
        summary.agentId = row.agentId;
    if (summary.agentSchemaName.empty())
        summary.agentSchemaName = row.meta.botName;
}

} // namespace

Counts &Counts::operator+=(const Counts &other)
{
    activities += other.activities;
    rows += other.rows;
    userMessages += other.userMessages;
    botMessages += other.botMessages;
    turns += other.turns;
    greetings += other.greetings;
    unanswered += other.unanswered;
    multiReply += other.multiReply;
    redelivered += other.redelivered;
    emptyUserMessages += other.emptyUserMessages;
    sameTextTwice += other.sameTextTwice;
    return *this;
}

Counts &Counts::operator-=(const Counts &other)
{
    activities -= other.activities;
    rows -= other.rows;
    userMessages -= other.userMessages;
    botMessages -= other.botMessages;
    turns -= other.turns;
    greetings -= other.greetings;
    unanswered -= other.unanswered;
    multiReply -= other.multiReply;
    redelivered -= other.redelivered;
    emptyUserMessages -= other.emptyUserMessages;
    sameTextTwice -= other.sameTextTwice;
    return *this;
}

Summary summaryOf(std::span<const ReadRow> rows)
{
    Summary summary;
    bool autonomous = false;
    bool design = false;
    std::vector<MessageMark> messages;
    for (const auto &place : inOrder(rows)) {
        const auto &row = rows[place.given];
        takeRow(row, summary, design);
        summary.incomplete = summary.incomplete || !place.missing.empty();
        for (const auto &activity : row.activities) {
            takeActivity(activity, summary, autonomous);
            if (isMessage(activity))
                messages.push_back(markOf(activity));
        }
    }
    const auto activities = summary.activities;
    const auto stored = summary.rows;
    static_cast<Counts &>(summary) = paired(messages).counts;
    summary.activities = activities;
    summary.rows = stored;
    if (autonomous || summary.channel == "pva-autonomous")
        summary.conversationClass = ConversationClass::Autonomous;
    else if (design)
        summary.conversationClass = ConversationClass::Design;
    return summary;
}

Summary summaryOf(const ReadRow &row)
{
    return summaryOf(std::span(&row, 1));
}

} // namespace keyturn::transcripts

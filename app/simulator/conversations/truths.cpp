// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/truths.h"

#include "app/simulator/clock.h"

#include <algorithm>
#include <set>

namespace sim {

namespace {

using Json = nlohmann::json;

// Two of the same words within this time are one message shown twice.
constexpr TenantMs foldWithin = 1000;

struct Counts
{
    int userMessages = 0, botMessages = 0, greetings = 0, unanswered = 0, multiReply = 0;
    int redelivered = 0, emptyUserMessages = 0, sameTextTwice = 0;
    std::string firstUserText;
};

// The pairing rules, over what was said in the rows that are seen.
Counts countsOf(const std::vector<const Spoken *> &spoken)
{
    Counts counts;
    std::map<std::string, std::size_t> turnOf; // by the user message's id
    std::vector<int> replies;
    const Spoken *before = nullptr;
    for (const Spoken *one : spoken) {
        if (one->byUser) {
            before = nullptr;
            if (!turnOf.emplace(one->id, replies.size()).second) {
                ++counts.redelivered;
                continue;
            }
            replies.push_back(0);
            counts.emptyUserMessages += one->empty ? 1 : 0;
            if (counts.firstUserText.empty())
                counts.firstUserText = one->text;
            continue;
        }
        ++counts.botMessages;
        const bool same = before != nullptr && !one->empty && before->text == one->text &&
                          one->at - before->at < foldWithin;
        counts.sameTextTwice += same ? 1 : 0;
        before = one;
        const auto turn = turnOf.find(one->replyTo);
        if (turn != turnOf.end())
            ++replies[turn->second];
        else if (replies.empty())
            ++counts.greetings;
        else
            ++replies.back();
    }
    counts.userMessages = static_cast<int>(replies.size());
    for (const int count : replies) {
        counts.unanswered += count == 0 ? 1 : 0;
        counts.multiReply += count > 1 ? 1 : 0;
    }
    return counts;
}

std::string classOf(const ConversationPlan &plan)
{
    if (plan.channel == Channel::Autonomous)
        return "autonomous";
    return plan.design && plan.trait != Trait::NoConversationInfo ? "design" : "chat";
}

Json agentOf(const ConversationPlan &plan)
{
    if (plan.trait == Trait::LostAgent)
        return {{"foundBy", "none"}};
    return {{"id", plan.agent->botId},
            {"schemaName", plan.agent->schemaName},
            {"name", plan.agent->name},
            {"foundBy", plan.trait == Trait::NullLookup ? "schemaName" : "lookup"}};
}

// Every text below a value that holds what was planted, with the way to it.
void findIn(const Json &value, const std::string &path, const std::string &sought, Json &places)
{
    if (value.is_string()) {
        if (value.get_ref<const std::string &>().find(sought) != std::string::npos)
            places.push_back(path);
        return;
    }
    if (value.is_object()) {
        for (const auto &[name, member] : value.items())
            findIn(member, path.empty() ? name : path + "." + name, sought, places);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            findIn(value[i], path + "[" + std::to_string(i) + "]", sought, places);
    }
}

// valueType, else name, else type: what an activity is told apart by.
std::string kindOf(const Json &activity)
{
    for (const char *const name : {"valueType", "name", "type"})
        if (activity.contains(name) && activity[name].is_string())
            return activity[name];
    return {};
}

Json findingOf(const Plant &plant, const TranscriptRow &row, std::size_t index,
               const Json &activity, const std::string &place)
{
    Json finding{{"kind", plant.kind},
                 {"value", plant.value},
                 {"expected", plant.expected},
                 {"row", row.id},
                 {"activity", index},
                 {"activityKind", kindOf(activity)},
                 {"field", place},
                 // The HTML double of a Teams message is no second finding.
                 {"again", place.starts_with("attachments[")}};
    if (!plant.keyId.empty())
        finding["credential"] = {{"keyId", plant.keyId}, {"appId", plant.appId}};
    return finding;
}

void addFindings(const Written &written, const std::vector<const TranscriptRow *> &rows,
                 Json &findings)
{
    for (const TranscriptRow *row : rows) {
        if (written.plants.empty())
            return;
        const Json content = Json::parse(written.rows.at(row->index).content);
        const Json &activities = content.at("activities");
        for (std::size_t i = 0; i < activities.size(); ++i) {
            for (const Plant &plant : written.plants) {
                Json places = Json::array();
                findIn(activities[i], {}, plant.value, places);
                for (const auto &place : places)
                    findings.push_back(findingOf(plant, *row, i, activities[i], place));
            }
        }
    }
}

std::string stateOf(const Transcripts &transcripts, const TranscriptRow &row, TenantMs now)
{
    if (!transcripts.isWritten(row))
        return "neverWritten";
    if (row.created > now)
        return "toCome";
    return row.created < Transcripts::oldestKept(now) ? "deleted" : "stored";
}

bool isSeen(const std::string &state, RowsSeen seen)
{
    return (seen == RowsSeen::All && state != "neverWritten") || state == "stored" ||
           (seen == RowsSeen::Written && state == "deleted");
}

Json rowList(const Transcripts &transcripts, const Written &written,
             const std::vector<const TranscriptRow *> &rows, TenantMs now)
{
    Json list = Json::array();
    for (const TranscriptRow *row : rows) {
        const Session &session = row->plan->sessions.at(row->session);
        list.push_back({{"id", row->id},
                        {"createdOn", isoTime(row->created)},
                        {"start", isoTime(session.start)},
                        {"last", isoTimeMs(session.last)},
                        {"batch", row->batchNumber()},
                        {"activities", written.rows.at(row->index).activities},
                        {"contentBytes", written.rows.at(row->index).content.size()},
                        {"state", stateOf(transcripts, *row, now)}});
    }
    return list;
}

// A number is missing between two that are there.
bool hasGap(const std::vector<const TranscriptRow *> &rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i]->session == rows[i - 1]->session &&
            rows[i]->batchNumber() != rows[i - 1]->batchNumber() + 1)
            return true;
    return false;
}

void addCounts(const Written &written, const std::vector<const TranscriptRow *> &rows, Json &truth)
{
    std::set<std::size_t> indexes;
    std::size_t activities = 0;
    for (const TranscriptRow *row : rows) {
        indexes.insert(row->index);
        activities += written.rows.at(row->index).activities;
    }
    std::vector<const Spoken *> spoken;
    for (const Spoken &one : written.spoken)
        if (indexes.contains(one.row))
            spoken.push_back(&one);
    const Counts counts = countsOf(spoken);
    truth["rows"] = rows.size();
    truth["activities"] = activities;
    truth["userMessages"] = counts.userMessages;
    truth["botMessages"] = counts.botMessages;
    truth["turns"] = counts.userMessages;
    truth["greetings"] = counts.greetings;
    truth["unanswered"] = counts.unanswered;
    truth["multiReply"] = counts.multiReply;
    truth["redelivered"] = counts.redelivered;
    truth["emptyUserMessages"] = counts.emptyUserMessages;
    truth["sameTextTwice"] = counts.sameTextTwice;
    truth["firstUserText"] = counts.firstUserText;
}

} // namespace

Json truthOf(Transcripts &transcripts, const ConversationPlan &plan, TenantMs now, RowsSeen seen)
{
    std::vector<const TranscriptRow *> rows = transcripts.rowsOf(plan);
    std::erase_if(rows, [&](const TranscriptRow *row) {
        return !isSeen(stateOf(transcripts, *row, now), seen);
    });
    if (rows.empty())
        return nullptr;
    const Written &written = transcripts.written(plan);
    Json truth{{"conversation", plan.number},
               {"member", plan.member},
               {"name", plan.name()},
               {"conversationId", plan.conversationId},
               {"environment", plan.agent->environmentId},
               {"agent", agentOf(plan)},
               {"trait", traitName(plan.trait)},
               {"schemaVersion", plan.oldShape ? "0.2.1" : "0.2.2"},
               {"class", classOf(plan)},
               {"channel", channelName(plan.channel)},
               {"handoff", written.handOff},
               {"incomplete", hasGap(rows)},
               {"orphanReactions", written.orphanReactions},
               {"reactionsToEarlierRows", written.earlierReactions}};
    const SessionEnding &ending = written.endings.at(rows.back()->session);
    truth["sessionType"] = ending.type;
    truth["outcome"] = ending.outcome;
    truth["outcomeReason"] = ending.reason;
    if (plan.channel == Channel::Teams)
        truth["person"] = {{"id", plan.person->objectId}, {"name", plan.person->name}};
    if (const ConversationPlan *other = transcripts.linked(plan); other != nullptr)
        truth[plan.member == 0 ? "child" : "parent"] = other->name();
    addCounts(written, rows, truth);
    truth["rowList"] = rowList(transcripts, written, rows, now);
    truth["findings"] = Json::array();
    addFindings(written, rows, truth["findings"]);
    return truth;
}

} // namespace sim

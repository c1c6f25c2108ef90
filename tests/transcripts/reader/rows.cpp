// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transcripts/reader/rows.h"

#include <cstdio>

namespace keyturn::transcripts::testing {

std::string jsonText(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.push_back('\\');
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else
            out.push_back(c);
    }
    return out + "\"";
}

std::string rowJson(const RowSpec &spec)
{
    const std::string content =
        spec.content.empty() ? R"({"activities":[)" + spec.activities + "]}" : spec.content;
    std::string metadata =
        R"({"BotId":"4b57a07a-d1cf-06b6-3ebc-97dababcdbf0","AADTenantId":"t-1","BotName":"cr1_hr")";
    if (!spec.batch.empty())
        metadata += R"(,"BatchId":)" + spec.batch;
    metadata += "}";
    return R"({"@odata.etag":"W/\"1\"","conversationstarttime":)" + jsonText(spec.started) +
           R"(,"schemaversion":"0.2.2","metadata":)" + jsonText(metadata) +
           R"(,"conversationtranscriptid":)" + jsonText(spec.id) +
           R"(,"createdon":"2026-05-11T17:02:11Z","schematype":"powervirtualagents",)" +
           R"("_bot_conversationtranscriptid_value":"4d4799b8-d46e-ef11-a670-001dd804edd8","name":)" +
           jsonText(spec.name) + R"(,"content":)" + jsonText(content) + "}";
}

ReadRow rowOf(const RowSpec &spec)
{
    return readRow(rowFrom(rowJson(spec)));
}

ReadRow rowOfActivities(std::string_view activities)
{
    RowSpec spec;
    spec.activities = activities;
    return rowOf(spec);
}

namespace {

std::string message(std::string_view id, std::string_view text, int role, std::string_view more)
{
    std::string out =
        R"({"id":)" + jsonText(id) +
        R"(,"type":"message","timestamp":1778512227,"channelId":"msteams","from":{"id":"x","role":)" +
        std::to_string(role) + R"(},"text":)" + jsonText(text);
    if (!more.empty())
        out.append(",").append(more);
    return out + "}";
}

} // namespace

std::string userMessage(std::string_view id, std::string_view text, std::string_view more)
{
    return message(id, text, 1, more);
}

std::string botMessage(std::string_view id, std::string_view text, std::string_view replyTo,
                       std::string_view more)
{
    std::string rest;
    if (!replyTo.empty())
        rest = R"("replyToId":)" + jsonText(replyTo);
    if (!more.empty())
        rest.append(rest.empty() ? "" : ",").append(more);
    return message(id, text, 0, rest);
}

std::string traceOf(std::string_view valueType, std::string_view value, std::string_view more)
{
    std::string out =
        R"({"type":"trace","timestamp":1778512228,"from":{"id":"","role":0},"valueType":)" +
        jsonText(valueType) + R"(,"value":)" + std::string(value);
    if (!more.empty())
        out.append(",").append(more);
    return out + "}";
}

std::string eventOf(std::string_view name, std::string_view value, std::string_view more)
{
    std::string out =
        R"({"type":"event","timestamp":1778512228,"from":{"id":"x","role":0},"name":)" +
        jsonText(name) + R"(,"value":)" + std::string(value);
    if (!more.empty())
        out.append(",").append(more);
    return out + "}";
}

namespace {

std::string_view nameOf(Role role)
{
    switch (role) {
    case Role::Bot:
        return "bot";
    case Role::User:
        return "user";
    case Role::Debug:
        return "debug";
    case Role::None:
        return "-";
    }
    return {};
}

std::string marksOf(const Item &item)
{
    std::string marks;
    for (unsigned bit = 0; bit < 18; ++bit) {
        const auto mark = static_cast<Mark>(1U << bit);
        if (has(item.marks, mark))
            marks += (marks.empty() ? " {" : ", ") + std::string(transcripts::nameOf(mark));
    }
    return marks.empty() ? marks : marks + "}";
}

} // namespace

std::string drawn(const Conversation &conversation)
{
    std::string out;
    for (const auto &item : conversation.items) {
        std::string line = std::to_string(item.turn) + " " +
                           std::string(transcripts::nameOf(item.kind)) + " " +
                           std::string(nameOf(item.role));
        if (!item.agent.empty())
            line += " <" + item.agent + ">";
        if (!item.title.empty())
            line += " [" + item.title + "]";
        std::string text = item.text;
        for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
            text.replace(at, 1, " | ");
        if (!text.empty())
            line += " " + text;
        if (item.copies > 1)
            line += " x" + std::to_string(item.copies);
        line += marksOf(item);
        if (item.durationMs)
            line += " (" + std::to_string(*item.durationMs) + " ms)";
        out += line + "\n";
    }
    return out;
}

std::string drawn(std::span<const ReadRow> rows)
{
    return drawn(readConversation(rows));
}

std::string drawnOf(std::string_view activities)
{
    const auto row = rowOfActivities(activities);
    return drawn(std::span(&row, 1));
}

std::string factsOf(const Activity &activity)
{
    static constexpr std::string_view Fields[] = {"", " said", " bot", " tool", " var"};
    std::string out(transcripts::nameOf(activity.kind));
    for (const auto &fact : activity.facts) {
        out += "\n  " + std::string(fact.name);
        if (!fact.key.empty())
            out += "(" + std::string(fact.key) + ")";
        out += std::string(Fields[static_cast<std::size_t>(fact.field)]) + ": ";
        for (const char c : fact.text)
            out += c == '\n' ? std::string(" | ") : std::string(1, c);
    }
    return out + "\n";
}

std::string sequenceOf(const ReadRow &row)
{
    std::string sequence;
    for (const auto &activity : row.activities) {
        if (activity.kind == Kind::Message)
            sequence += activity.role == Role::User ? 'u' : 'b';
    }
    return sequence;
}

} // namespace keyturn::transcripts::testing

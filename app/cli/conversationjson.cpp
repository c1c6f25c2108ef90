// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Conversations, hits and the loss sheet as JSON.

#include "app/cli/transcriptjson.h"
#include "app/transcripts/maskedreading.h"

#include <algorithm>
#include <array>

namespace keyturn::cli {

namespace {

using transcripts::Item;

constexpr std::array fieldNames{"said", "bot", "tool", "var"};
constexpr std::array classNames{"chat", "design", "autonomous"};
constexpr std::array flagNames{"finding",    "handoff",  "error",     "unanswered",
                               "incomplete", "withheld", "truncated", "held"};

void writeFlags(JsonWriter &json, ConversationFlags flags)
{
    json.key("flags").beginArray();
    for (std::size_t i = 0; i < flagNames.size(); ++i) {
        if (flags.testFlag(static_cast<ConversationFlag>(1U << i)))
            json.value(flagNames[i]);
    }
    json.endArray();
}

void writeHead(JsonWriter &json, const ListedConversation &head)
{
    json.member("id", head.id).member("key", head.key).member("displayId", head.displayId);
    json.member("agent", head.agentName).member("agentId", head.agentBotId);
    json.member("schemaName", head.agentSchemaName);
    json.member("environment", head.environmentName).member("environmentId", head.environmentId);
    writeTime(json, "started", head.startedMs);
    writeTime(json, "last", head.lastMs);
    json.member("channel", head.channel);
    json.member("class", classNames[static_cast<std::size_t>(head.kind)]);
    json.member("outcome", head.outcome).member("outcomeReason", head.outcomeReason);
    json.member("rows", head.rows).member("activities", head.activities);
    json.member("userMessages", head.userMessages).member("botMessages", head.botMessages);
    json.member("turns", head.turns).member("greetings", head.greetings);
    json.member("unanswered", head.unanswered).member("multiReply", head.multiReply);
    json.member("redelivered", head.redelivered);
    json.member("emptyUserMessages", head.emptyUserMessages);
    json.member("sameTextTwice", head.sameTextTwice);
    writeFlags(json, head.flags);
    json.key("findings").beginArray();
    for (const ListedConversation::RuleCount &count : head.findings)
        json.beginObject()
            .member("rule", count.rule)
            .member("severity", count.severity)
            .member("open", count.open)
            .member("suppressed", count.suppressed)
            .endObject();
    json.endArray();
}

void writeItem(JsonWriter &json, const Item &item)
{
    json.beginObject().member("kind", transcripts::nameOf(item.kind));
    json.member("role", item.role == transcripts::Role::User  ? "user"
                        : item.role == transcripts::Role::Bot ? "bot"
                                                              : "none");
    json.member("turn", qint64{item.turn}).member("row", qint64{item.ref.row});
    json.member("activity", qint64{item.ref.activity});
    writeTime(json, "at", item.at ? std::optional<qint64>(item.at->ms) : std::nullopt);
    if (!item.title.empty())
        json.member("title", std::string_view(item.title));
    json.member("text", std::string_view(item.text));
    if (item.copies > 1)
        json.member("copies", qint64{item.copies});
    if (item.durationMs)
        json.member("durationMs", qint64{*item.durationMs});
    json.key("marks").beginArray();
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        const auto mark = static_cast<transcripts::Mark>(1U << bit);
        if (transcripts::has(item.marks, mark))
            json.value(transcripts::nameOf(mark));
    }
    json.endArray().key("facts").beginArray();
    for (const transcripts::ItemFact &fact : item.facts)
        json.beginObject()
            .member("name", fact.name)
            .member("key", std::string_view(fact.key))
            .member("text", std::string_view(fact.text))
            .endObject();
    json.endArray().endObject();
}

void writeLossRow(JsonWriter &json, const LossRow &row)
{
    json.beginObject().member("agent", row.agentName).member("agentId", row.agentBotId);
    writeTime(json, "watermark", row.watermarkMs);
    json.member("rowsHere", row.rowsHere).key("rowsOnServer");
    if (row.rowsOnServer)
        json.value(*row.rowsOnServer);
    else
        json.null();
    writeTime(json, "oldestOnServer", row.oldestOnServerMs);
    json.member("soonDeletedUnseen", row.soonDeletedUnseen).key("daysWithoutRows").beginArray();
    for (const QDate &day : row.gaps)
        json.value(day.toString(Qt::ISODate));
    json.endArray().endObject();
}

} // namespace

QByteArray listJson(const QList<ListedConversation> &conversations)
{
    JsonWriter json;
    json.beginArray();
    for (const ListedConversation &head : conversations) {
        json.beginObject();
        writeHead(json, head);
        json.member("firstSaid", maskedSnippet(head.firstSaid)).endObject();
    }
    return json.endArray().take();
}

QByteArray hitsJson(const QList<Hit> &hits, const QList<ListedConversation> &conversations)
{
    JsonWriter json;
    json.beginArray();
    for (const Hit &hit : hits) {
        json.beginObject().member("conversation", hit.conversation);
        const auto head = std::find_if(
            conversations.begin(), conversations.end(),
            [&](const ListedConversation &each) { return each.id == hit.conversation; });
        if (head != conversations.end())
            json.member("key", head->key)
                .member("agent", head->agentName)
                .member("environment", head->environmentName);
        writeTime(json, "at", hit.atMs);
        json.member("field", fieldNames[static_cast<std::size_t>(hit.field)]);
        json.member("what", hit.what).member("activity", qint64{hit.activity});
        json.member("snippet", maskedSnippet(hit.snippet)).member("more", hit.more).endObject();
    }
    return json.endArray().take();
}

QByteArray conversationJson(const ReadableConversation &reading)
{
    JsonWriter json;
    json.beginObject();
    writeHead(json, reading.head);
    json.member("revealed", reading.revealed).key("related").beginArray();
    for (const qint64 id : reading.related)
        json.value(id);
    json.endArray().key("items").beginArray();
    for (const Item &item : reading.content.items)
        writeItem(json, item);
    json.endArray().key("masks").beginArray();
    for (const MaskedSpan &mask : reading.masks)
        json.beginObject()
            .member("item", qint64{mask.item})
            .member("fact", mask.fact)
            .member("begin", qint64{mask.begin})
            .member("length", qint64{mask.length})
            .member("rule", mask.rule)
            .member("severity", mask.severity)
            .member("finding", mask.finding)
            .member("suppressed", mask.suppressed)
            .endObject();
    return json.endArray().endObject().take();
}

QByteArray lossJson(const LossSheet &sheet)
{
    JsonWriter json;
    json.beginObject();
    writeTime(json, "asked", sheet.askedMs);
    json.key("environments").beginArray();
    for (const EnvironmentLoss &seen : sheet.environments) {
        json.beginObject().member("environment", seen.name).member("id", seen.id);
        writeTime(json, "watermark", seen.watermarkMs);
        writeTime(json, "lastSync", seen.lastSyncMs);
        json.key("lagSeconds");
        if (seen.lagMs)
            json.value(*seen.lagMs / 1000);
        else
            json.null();
        json.member("rowsHere", seen.rowsHere).key("rowsOnServer");
        if (seen.rowsOnServer)
            json.value(*seen.rowsOnServer);
        else
            json.null();
        json.member("unseen", seen.unseen).member("soonDeletedUnseen", seen.soonDeletedUnseen);
        json.member("goneOnServer", seen.goneOnServer);
        json.key("agents").beginArray();
        for (const LossRow &row : seen.agents)
            writeLossRow(json, row);
        json.endArray();
        writeChecks(json, "checks", seen.checks);
        writeError(json, seen.error);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

} // namespace keyturn::cli

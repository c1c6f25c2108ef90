// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agentjson.h"

namespace keyturn::cli {

namespace {

void writeTime(JsonWriter &json, std::string_view name, TimePoint when)
{
    json.key(name);
    if (when == TimePoint{})
        json.null();
    else
        json.value(toIso(when));
}

void writeCredential(JsonWriter &json, const Agent &agent, const Credential &credential)
{
    json.beginObject()
        .member("id", credential.id)
        .member("kind", nameOf(credential.kind))
        .member("name", credential.name)
        .member("hint", credential.hint);
    writeTime(json, "createdAt", credential.createdAt);
    writeTime(json, "expiresAt", credential.expiresAt);
    json.member("applicationId", credential.applicationId)
        .member("holder", credential.holder == CredentialHolder::Application
                              ? QStringLiteral("application")
                              : QStringLiteral("service-principal"))
        .member("bystander", credential.bystander)
        .member("shared", credential.shared)
        .key("consumers")
        .beginArray();
    for (const Consumer &consumer : consumersOf(agent, credential))
        json.value(consumer.id);
    json.endArray().endObject();
}

void writeConsumer(JsonWriter &json, const Consumer &consumer)
{
    json.beginObject()
        .member("id", consumer.id)
        .member("kind", nameOf(consumer.kind))
        .member("name", consumer.name)
        .member("applicationId", consumer.applicationId)
        .member("flow", nameOf(consumer.flow))
        .member("delivery", nameOf(consumer.delivery))
        .member("vaultUri", consumer.vaultUri)
        .member("secretName", consumer.secretName)
        .member("pinnedVersion", consumer.pinnedVersion)
        .member("reresolvesWithinSeconds", qint64{consumer.reresolvesWithin.count() / 1000})
        .member("toldByPerson", consumer.toldByPerson)
        .member("linkedByHand", consumer.linkedByHand)
        .endObject();
}

void writeCommon(JsonWriter &json, const Agent &agent)
{
    json.member("id", agent.id)
        .member("name", agent.name)
        .member("environment", agent.environmentName)
        .member("owner", agent.ownerName)
        .member("state", nameOf(agent.state))
        .key("credentials")
        .beginArray();
    for (const Credential &credential : agent.credentials)
        writeCredential(json, agent, credential);
    json.endArray();
}

} // namespace

QList<Consumer> consumersOf(const Agent &agent, const Credential &credential)
{
    QList<Consumer> found;
    for (const Consumer &consumer : agent.consumers) {
        const bool same =
            consumer.applicationId.compare(credential.applicationId, Qt::CaseInsensitive) == 0;
        if (same && !credential.bystander)
            found.append(consumer);
    }
    return found;
}

void writeSummary(JsonWriter &json, const Agent &agent)
{
    json.beginObject();
    writeCommon(json, agent);
    json.endObject();
}

void writeWhole(JsonWriter &json, const Agent &agent)
{
    json.beginObject();
    writeCommon(json, agent);
    json.member("schemaName", agent.schemaName)
        .member("environmentId", agent.environmentId)
        .member("production", agent.production)
        .member("ownerActive", agent.ownerActive)
        .member("slowestScheduleSeconds", qint64{agent.slowestSchedule.count() / 1000});
    writeTime(json, "publishedAt", agent.publishedAt);
    writeTime(json, "readAt", agent.readAt);
    json.key("consumers").beginArray();
    for (const Consumer &consumer : agent.consumers)
        writeConsumer(json, consumer);
    json.endArray().endObject();
}

} // namespace keyturn::cli

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/exporter/exportsource.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace keyturn::test {

inline constexpr qint64 firstSecond = 1'778'512'000; // 2026-05-11T15:06:40Z

/// A message as Dataverse keeps it: role 1 is the user, 0 the agent.
inline QJsonObject message(int role, const QString &id, const QString &text, qint64 second,
                           const QString &replyTo = {})
{
    QJsonObject from{{QStringLiteral("id"), QStringLiteral("hash")},
                     {QStringLiteral("role"), role}};
    if (role == 1) {
        from[QStringLiteral("aadObjectId")] =
            QStringLiteral("0a1b2c3d-1111-4222-8333-444455556666");
        from[QStringLiteral("name")] = QStringLiteral("Priya Venkataraman");
    }
    QJsonObject activity{{QStringLiteral("type"), QStringLiteral("message")},
                         {QStringLiteral("id"), id},
                         {QStringLiteral("timestamp"), firstSecond + second},
                         {QStringLiteral("channelId"), QStringLiteral("msteams")},
                         {QStringLiteral("from"), from},
                         {QStringLiteral("text"), text}};
    if (!replyTo.isEmpty())
        activity[QStringLiteral("replyToId")] = replyTo;
    return activity;
}

inline QJsonObject said(const QString &id, const QString &text, qint64 second)
{
    return message(1, id, text, second);
}

inline QJsonObject answered(const QString &id, const QString &text, qint64 second,
                            const QString &replyTo = {})
{
    return message(0, id, text, second, replyTo);
}

inline QJsonObject traced(const QString &valueType, const QJsonObject &value, qint64 second)
{
    return {{QStringLiteral("type"), QStringLiteral("event")},
            {QStringLiteral("valueType"), valueType},
            {QStringLiteral("name"), valueType},
            {QStringLiteral("timestamp"), firstSecond + second},
            {QStringLiteral("from"), QJsonObject{{QStringLiteral("role"), 0}}},
            {QStringLiteral("value"), value}};
}

/// A row of conversationtranscripts, as a page of the Web API has it.
inline std::string transcriptRow(const QString &transcriptId, const QString &conversation,
                                 const QJsonArray &activities, qint64 startSecond = 0,
                                 int batch = 0)
{
    const auto iso = [](qint64 second) {
        return QDateTime::fromSecsSinceEpoch(firstSecond + second, Qt::UTC).toString(Qt::ISODate);
    };
    const auto json = [](const QJsonObject &object) {
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    const QJsonObject metadata{{QStringLiteral("BotId"), QStringLiteral("runtime-1")},
                               {QStringLiteral("BotName"), QStringLiteral("cr3e5_hrBot")},
                               {QStringLiteral("BatchId"), batch}};
    const QJsonObject content{{QStringLiteral("activities"), activities}};
    const QJsonObject row{{QStringLiteral("conversationtranscriptid"), transcriptId},
                          {QStringLiteral("name"), conversation + QStringLiteral("_runtime-1")},
                          {QStringLiteral("conversationstarttime"), iso(startSecond)},
                          {QStringLiteral("createdon"), iso(startSecond + 3'600)},
                          {QStringLiteral("schematype"), QStringLiteral("powervirtualagents")},
                          {QStringLiteral("schemaversion"), QStringLiteral("0.2.2")},
                          {QStringLiteral("metadata"), json(metadata)},
                          {QStringLiteral("_bot_conversationtranscriptid_value"),
                           QStringLiteral("4d4799b8-d46e-ef11-a670-001dd804edd8")},
                          {QStringLiteral("content"), json(content)}};
    return QJsonDocument(row).toJson(QJsonDocument::Compact).toStdString();
}

inline StoredRow storedRow(std::string bytes, qint64 id)
{
    const transcripts::RawRow raw = transcripts::rowFrom(bytes);
    StoredRow row;
    row.id = id;
    row.transcriptId = raw.transcriptId;
    row.name = raw.name;
    row.startedMs = raw.startedMs;
    row.createdMs = raw.createdMs;
    row.shape = static_cast<std::uint8_t>(raw.shape);
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Sha256);
    std::copy(hash.begin(), hash.end(), reinterpret_cast<char *>(row.sha256.data()));
    row.bytes = std::move(bytes);
    return row;
}

/// A conversation as the archive would hand it out.
inline transcripts::SourceConversation conversationOf(const std::vector<std::string> &rows)
{
    transcripts::SourceConversation made;
    for (const std::string &row : rows) {
        made.raw.push_back(storedRow(row, static_cast<qint64>(made.raw.size()) + 1));
        made.rows.push_back(
            transcripts::readRow(transcripts::restoredRow(transcripts::Shape::DataverseRow, row)));
    }
    made.conversation = transcripts::readConversation(made.rows);
    made.listed.agentName = QStringLiteral("HR Bot");
    made.listed.agentSchemaName = QStringLiteral("cr3e5_hrBot");
    made.listed.agentBotId = QStringLiteral("4d4799b8-d46e-ef11-a670-001dd804edd8");
    made.listed.environmentName = QStringLiteral("Production");
    made.listed.environmentId = QStringLiteral("env-1");
    return made;
}

/// Conversations in memory.
class ListSource final : public transcripts::ConversationSource
{
public:
    explicit ListSource(std::vector<transcripts::SourceConversation> conversations)
        : m_conversations(std::move(conversations))
    {}
    [[nodiscard]] qint64 total() const override
    {
        return static_cast<qint64>(m_conversations.size());
    }
    [[nodiscard]] Result<bool> next(transcripts::SourceConversation &into) override
    {
        if (m_next >= m_conversations.size())
            return false;
        into = m_conversations[m_next++];
        return true;
    }

private:
    std::vector<transcripts::SourceConversation> m_conversations;
    std::size_t m_next = 0;
};

} // namespace keyturn::test

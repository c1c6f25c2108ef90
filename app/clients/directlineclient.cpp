// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/directlineclient.h"

#include "app/base/secrettext.h"
#include "app/clients/servicecall.h"

namespace keyturn {

namespace {

const QueryItems schemaVersion{
    {QStringLiteral("api-version"), QStringLiteral("2022-03-01-preview")}};

QByteArray conversationPath(const QString &id)
{
    return "/v3/directline/conversations/" + segment(id) + "/activities";
}

Result<DirectLineConversation> conversationFrom(Reply &reply, const QString &host)
{
    Result<Secret> token = takeStringMember(reply.secretBody, "token");
    const Result<Json> rest = Json::parse(reply.secretBody.view());
    if (!token || !rest || token->isEmpty())
        return std::unexpected(badAnswerFrom(host, "token"));
    DirectLineConversation conversation;
    conversation.id = rest->text("conversationId");
    conversation.token = std::move(*token);
    conversation.host = host;
    return conversation;
}

/// Asks for a token or a conversation; @p host is where the conversation will be held.
Task<DirectLineConversation> open(Pipeline *pipeline, Request request, QString host)
{
    request.expect = Expect::SecretJson;
    Result<Reply> reply = co_await pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return conversationFrom(*reply, host);
}

bool asksForSignIn(const Json &activity)
{
    for (const Json &attachment : activity.items("attachments")) {
        const QString type = attachment.text("contentType");
        if (type == QLatin1String("application/vnd.microsoft.card.signin") ||
            type == QLatin1String("application/vnd.microsoft.card.oauth"))
            return true;
    }
    return false;
}

DirectLineActivity activityFrom(const Json &json)
{
    DirectLineActivity activity;
    activity.id = json.text("id");
    activity.type = json.text("type");
    activity.text = json.text("text");
    activity.fromRole = json.member("from").text("role");
    activity.replyToId = json.text("replyToId");
    activity.timestamp = fromIso(json.text("timestamp"));
    activity.signInAsked = asksForSignIn(json);
    return activity;
}

} // namespace

QString environmentHost(const QString &environmentId, const Cloud &cloud)
{
    // Public cloud: the last two digits stand alone; one digit elsewhere. Contracts, identity 4.0.
    const int suffixLength = cloud.powerPlatform == Cloud().powerPlatform ? 2 : 1;
    const QString digits = environmentId.toLower().remove(QLatin1Char('-'));
    return digits.chopped(std::min<qsizetype>(suffixLength, digits.size())) + QLatin1Char('.') +
           digits.right(suffixLength) + QStringLiteral(".environment.") + cloud.powerPlatform;
}

DirectLineClient::DirectLineClient(Pipeline *pipeline, Cloud cloud)
    : m_pipeline(pipeline)
    , m_cloud(std::move(cloud))
{}

Task<DirectLineConversation>
DirectLineClient::tokenBySchema(QString environmentId, QString schemaName, CallOptions options)
{
    const QString host = environmentHost(environmentId, m_cloud);
    const QString fallback = m_cloud.directLine;
    Pipeline *pipeline = m_pipeline;
    Request settings =
        serviceGet(QStringLiteral("directline.regionalSettings"),
                   serviceUrl(host, "/powervirtualagents/regionalchannelsettings", schemaVersion),
                   {}, options);
    Request token = serviceGet(
        QStringLiteral("directline.tokenBySchema"),
        serviceUrl(host,
                   "/powervirtualagents/botsbyschema/" + segment(schemaName) + "/directline/token",
                   schemaVersion),
        {}, options);
    // Where the region cannot be learnt, the global host serves as well.
    const Result<Reply> region = co_await pipeline->send(std::move(settings));
    QString regional;
    if (region)
        regional = QUrl(region->json.member("channelUrlsById").text("directline")).host();
    co_return co_await open(pipeline, std::move(token), regional.isEmpty() ? fallback : regional);
}

Task<DirectLineConversation> DirectLineClient::tokenBySecret(Secret secret, CallOptions options)
{
    Request request = serviceWrite(
        QStringLiteral("directline.generateToken"),
        serviceUrl(m_cloud.directLine, "/v3/directline/tokens/generate"), {}, options, "POST",
        QByteArrayLiteral("{\"user\":{\"id\":\"dl_keyturn\",\"name\":\"keyturn\"}}"),
        Repeatable::Yes);
    request.bearer = std::move(secret);
    return open(m_pipeline, std::move(request), m_cloud.directLine);
}

Task<DirectLineConversation>
DirectLineClient::startConversation(DirectLineConversation conversation, CallOptions options)
{
    // One token is one conversation, so that starting twice starts once.
    Request request = serviceWrite(QStringLiteral("directline.startConversation"),
                                   serviceUrl(conversation.host, "/v3/directline/conversations"),
                                   {}, options, "POST", QByteArrayLiteral("{}"), Repeatable::Yes);
    request.bearer = std::move(conversation.token);
    return open(m_pipeline, std::move(request), conversation.host);
}

Task<QString> DirectLineClient::sendMessage(QString host, QString conversationId, Secret token,
                                            QString text, CallOptions options)
{
    JsonWriter body;
    body.beginObject().member("type", "message").key("from").beginObject();
    body.member("id", "dl_keyturn").member("role", "user").endObject();
    body.member("text", text).member("locale", "en-US").endObject();
    Request request = serviceWrite(QStringLiteral("directline.sendActivity"),
                                   serviceUrl(host, conversationPath(conversationId)), {}, options,
                                   "POST", body.take(), Repeatable::No);
    request.bearer = std::move(token);
    const Result<Reply> reply = co_await m_pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return reply->json.text("id");
}

Task<DirectLinePoll> DirectLineClient::poll(QString host, QString conversationId, Secret token,
                                            QString watermark, CallOptions options)
{
    QueryItems query;
    if (!watermark.isEmpty())
        query.append({QStringLiteral("watermark"), watermark});
    Request request =
        serviceGet(QStringLiteral("directline.getActivities"),
                   serviceUrl(host, conversationPath(conversationId), query), {}, options);
    request.bearer = std::move(token);
    const Result<Reply> reply = co_await m_pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    DirectLinePoll poll;
    for (const Json &activity : reply->json.items("activities"))
        poll.activities << activityFrom(activity);
    // null or missing: the old one stays good.
    poll.watermark = reply->json.text("watermark", watermark);
    co_return poll;
}

} // namespace keyturn

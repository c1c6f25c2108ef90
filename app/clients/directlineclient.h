// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/secret.h"
#include "app/base/task.h"
#include "app/http/pipeline.h"
#include "app/tenant/cloud.h"

#include <QList>

namespace keyturn {

/// A conversation under way; its token is good for this conversation only.
struct DirectLineConversation
{
    QString id;
    Secret token;
    QString host; ///< "europe.directline.botframework.com"
    QString watermark;
};

struct DirectLineActivity
{
    QString id;
    QString type; ///< "message", "event", "endOfConversation"
    QString text;
    QString fromRole; ///< "bot" or "user"
    QString replyToId;
    TimePoint timestamp{};
    bool signInAsked = false; ///< a sign-in or OAuth card
    bool operator==(const DirectLineActivity &) const = default;
};

struct DirectLinePoll
{
    QList<DirectLineActivity> activities;
    QString watermark;
};

/// Direct Line 3.0 for agents without sign-in. Source: contracts, identity section 5.
class DirectLineClient
{
public:
    DirectLineClient(Pipeline *pipeline, Cloud cloud);

    /// No sign-in at all: the published agent's own token endpoint.
    Task<DirectLineConversation> tokenBySchema(QString environmentId, QString schemaName,
                                               CallOptions options = {});
    /// With a web channel secret of the agent.
    Task<DirectLineConversation> tokenBySecret(Secret secret, CallOptions options = {});
    Task<DirectLineConversation> startConversation(DirectLineConversation conversation,
                                                   CallOptions options = {});
    /// The id of the activity that was sent. Not repeatable.
    Task<QString> sendMessage(QString host, QString conversationId, Secret token, QString text,
                              CallOptions options = {});
    /// What came after @p watermark (empty = from the start).
    Task<DirectLinePoll> poll(QString host, QString conversationId, Secret token, QString watermark,
                              CallOptions options = {});

private:
    Pipeline *m_pipeline;
    Cloud m_cloud;
};

/// "0cfd...7f.89.environment.api.powerplatform.com"
[[nodiscard]] QString environmentHost(const QString &environmentId, const Cloud &cloud);

} // namespace keyturn

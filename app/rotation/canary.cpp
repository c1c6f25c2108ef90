// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/canary.h"

#include "app/base/wait.h"
#include "app/clients/directlineclient.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

constexpr int mostPolls = 30;
constexpr Millis pollEvery = std::chrono::seconds(2);
/// How an agent words that a tool of its failed. Source: contracts, identity 5.4.
constexpr const char *errorWords = "Error code:";

Outcome unclear(const char *code, const QString &error = {})
{
    Outcome outcome;
    outcome.unclear = 1;
    outcome.data["code"] = code;
    if (!error.isEmpty())
        outcome.data["error"] = error.toStdString();
    return outcome;
}

Outcome judge(const DirectLineActivity &answer, const Canary &canary)
{
    if (answer.signInAsked)
        return unclear("sign-in-asked");
    Outcome outcome;
    if (answer.text.contains(QString::fromStdString(canary.marker)))
        outcome.accepted = 1;
    else if (answer.text.contains(QLatin1String(errorWords)))
        outcome.refused = 1;
    else
        return unclear("no-marker");
    return outcome;
}

/// What the bot said to the message @p sent; none when it has said nothing yet.
const DirectLineActivity *answerTo(const DirectLinePoll &poll, const QString &sent)
{
    const auto found =
        std::ranges::find_if(poll.activities, [&sent](const DirectLineActivity &activity) {
            return activity.type == QLatin1String("message") &&
                   activity.fromRole == QLatin1String("bot") && activity.replyToId == sent;
        });
    return found == poll.activities.end() ? nullptr : &*found;
}

Task<DirectLineConversation> converse(Services services, Canary canary, CallOptions options)
{
    Result<DirectLineConversation> token = co_await services.directLine->tokenBySchema(
        QString::fromStdString(canary.environmentId), QString::fromStdString(canary.schemaName),
        options);
    if (!token)
        co_return std::unexpected(token.error());
    co_return co_await services.directLine->startConversation(std::move(*token), options);
}

} // namespace

QCoro::Task<Outcome> askCanary(Services services, Canary canary, std::stop_token stop)
{
    const CallOptions options{{}, stop};
    const Result<DirectLineConversation> talk = co_await converse(services, canary, options);
    if (!talk)
        co_return unclear("unreachable", talk.error().facts());
    const Result<QString> sent = co_await services.directLine->sendMessage(
        talk->host, talk->id, Secret::copyOf(talk->token.view()),
        QString::fromStdString(canary.question), options);
    if (!sent)
        co_return unclear("unreachable", sent.error().facts());
    QString watermark;
    for (int poll = 0; poll < mostPolls; ++poll) {
        const Result<void> waited =
            co_await waitUntil(services.clock, services.clock->now() + pollEvery, stop);
        if (!waited)
            co_return unclear("no-answer");
        const Result<DirectLinePoll> heard = co_await services.directLine->poll(
            talk->host, talk->id, Secret::copyOf(talk->token.view()), watermark, options);
        if (!heard)
            co_return unclear("unreachable", heard.error().facts());
        if (const DirectLineActivity *answer = answerTo(*heard, *sent))
            co_return judge(*answer, canary);
        watermark = heard->watermark;
    }
    co_return unclear("no-answer");
}

} // namespace keyturn::rotation

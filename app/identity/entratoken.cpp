// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/entratoken.h"

#include "app/base/json.h"
#include "app/base/secrettext.h"
#include "app/http/url.h"

#include <QUuid>

namespace keyturn {

namespace {

constexpr const char *assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

void appendText(Secret &body, std::string_view name, const QByteArray &value)
{
    body.append(name);
    appendPercentEncoded(body, {value.constData(), static_cast<std::size_t>(value.size())});
}

/// The form of contracts, identity 1.2 and 1.3, written into one buffer that is wiped.
Secret form(const EntraApplication &application, const QString &resource,
            std::string_view credentialName, const Secret &credential)
{
    Secret body = Secret::withCapacity(credential.size() * 3 + 1024);
    appendText(body, "client_id=", application.clientId.toUtf8());
    appendText(body, "&scope=", (resource + QStringLiteral("/.default")).toUtf8());
    body.append(credentialName);
    appendPercentEncoded(body, credential.view());
    body.append("&grant_type=client_credentials");
    return body;
}

Request tokenRequest(const EntraApplication &application, Secret body, CallOptions options)
{
    Request request;
    request.operation = QStringLiteral("entra.token");
    request.method = "POST";
    request.url = serviceUrl(application.cloud.login,
                             '/' + segment(application.tenantId) + "/oauth2/v2.0/token");
    request.contentType = "application/x-www-form-urlencoded";
    request.body = std::move(body);
    request.repeatable = Repeatable::Yes;
    request.expect = Expect::SecretJson;
    request.options = std::move(options);
    return request;
}

Result<AccessToken> readToken(Reply &reply, const QString &host, TimePoint now)
{
    Result<Secret> value = takeStringMember(reply.secretBody, "access_token");
    if (!value)
        return std::unexpected(value.error());
    const Result<Json> rest = Json::parse(reply.secretBody.view());
    const qint64 seconds = rest ? rest->number("expires_in", 0) : 0;
    if (value->isEmpty() || seconds <= 0) {
        return std::unexpected(Error::of(ErrorKind::BadAnswer, host, QStringLiteral("expires_in")));
    }
    return AccessToken{std::move(*value), now + std::chrono::seconds(seconds)};
}

Task<AccessToken> requestToken(Pipeline *pipeline, Request request)
{
    const QString host = request.url.host();
    Clock *clock = pipeline->clock();
    const TimePoint asked = clock->now();
    Result<Reply> reply = co_await pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error().whileDoing(QStringLiteral("sign in")));
    co_return readToken(*reply, host, asked);
}

} // namespace

QCoro::Task<AcceptanceProbe> probeClientSecret(Pipeline *pipeline, EntraApplication application,
                                               Secret secret, QString resource, CallOptions options)
{
    AcceptanceProbe probe;
    if (options.correlation.isEmpty())
        options.correlation = QUuid::createUuid().toString(QUuid::WithoutBraces);
    probe.correlation = options.correlation;
    Request request = tokenRequest(
        application, form(application, resource, "&client_secret=", secret), std::move(options));
    // Another answer from another replica is what a probe is for: one connection, one question.
    request.freshConnection = true;
    request.repeatable = Repeatable::No;
    Clock *clock = pipeline->clock();
    const QString host = request.url.host();
    Result<Reply> reply = co_await pipeline->send(std::move(request));
    probe.at = clock->now();
    if (reply) {
        probe.requestId = reply->requestId;
        const Result<AccessToken> token = readToken(*reply, host, probe.at);
        if (token)
            probe.outcome = Acceptance::Accepted;
        else
            probe.error = token.error();
        co_return probe;
    }
    probe.error = reply.error();
    probe.requestId = reply.error().requestId;
    probe.code = reply.error().code;
    if (reply.error().kind == ErrorKind::SignInRefused)
        probe.outcome = Acceptance::Refused;
    co_return probe;
}

Task<AccessToken> requestTokenWithSecret(Pipeline *pipeline, EntraApplication application,
                                         Secret secret, QString resource, CallOptions options)
{
    return requestToken(
        pipeline, tokenRequest(application, form(application, resource, "&client_secret=", secret),
                               std::move(options)));
}

Task<AccessToken> requestTokenWithAssertion(Pipeline *pipeline, EntraApplication application,
                                            Secret assertion, QString resource, CallOptions options)
{
    const std::string name = "&client_assertion_type=" +
                             QUrl::toPercentEncoding(QLatin1String(assertionType)).toStdString() +
                             "&client_assertion=";
    return requestToken(pipeline,
                        tokenRequest(application, form(application, resource, name, assertion),
                                     std::move(options)));
}

} // namespace keyturn

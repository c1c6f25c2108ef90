// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/pipeline.h"
#include "app/http/tokensource.h"
#include "app/http/url.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"
#include "tests/support/httpsproxy.h"
#include "tests/support/temporaryhome.h"

namespace keyturn::test {

/// Hands out "token-1", "token-2", ... and counts how often it was asked for a fresh one.
class CountingTokens final : public TokenSource
{
public:
    Task<AccessToken> token(QString resource, Freshness freshness, std::stop_token) override
    {
        resources << resource;
        if (freshness == Freshness::Renewed)
            ++renewals;
        const std::string value = "token-" + std::to_string(renewals + 1);
        co_return AccessToken{Secret::copyOf(value), TimePoint::max()};
    }
    QStringList resources;
    int renewals = 0;
};

/// A pipeline whose only way out is a proxy that this test answers for.
struct PipelineFixture
{
    explicit PipelineFixture(HttpsProxy::Handler handler, PipelineLimits limits_ = {},
                             std::vector<CallObserver *> observers = {})
        : proxy(std::move(handler))
        , limits(limits_)
    {
        clock.leap();
        trust.proxyUrl = proxy.url();
        trust.extraCaFile = home.write(QStringLiteral("ca.pem"), proxy.authorityPem());
        pipeline = std::make_unique<Pipeline>(trust, limits, &clock, std::move(observers));
    }

    [[nodiscard]] static Request get(const QByteArray &path = "/thing")
    {
        Request request;
        request.operation = QStringLiteral("test.get");
        request.url = serviceUrl(QStringLiteral("graph.microsoft.com"), path);
        request.repeatable = Repeatable::Yes;
        return request;
    }
    [[nodiscard]] static Request post(Repeatable repeatable)
    {
        Request request = get();
        request.operation = QStringLiteral("test.post");
        request.method = "POST";
        request.body = QByteArray("{\"a\":1}");
        request.repeatable = repeatable;
        return request;
    }

    TemporaryHome home;
    HttpsProxy proxy;
    FakeClock clock;
    TrustSettings trust;
    PipelineLimits limits;
    std::unique_ptr<Pipeline> pipeline;
};

inline ServedAnswer ok(const QByteArray &body = "{}")
{
    ServedAnswer answer;
    answer.body = body;
    return answer;
}

inline ServedAnswer status(int code, const QByteArray &body = "{}",
                           QList<QPair<QByteArray, QByteArray>> headers = {})
{
    ServedAnswer answer;
    answer.status = code;
    answer.body = body;
    answer.headers += headers;
    return answer;
}

inline ServedAnswer how(ServedAnswer::How way)
{
    ServedAnswer answer;
    answer.body = "{\"long enough\":\"to be cut\"}";
    answer.how = way;
    return answer;
}

} // namespace keyturn::test

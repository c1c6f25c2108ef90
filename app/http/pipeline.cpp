// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/pipeline.h"

#include "app/base/logging.h"
#include "app/base/wait.h"
#include "app/http/connections.h"
#include "app/http/errorenvelope.h"
#include "app/http/exchange.h"
#include "app/http/quota.h"
#include "app/http/retrypolicy.h"
#include "app/http/tokensource.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QRandomGenerator>
#include <QUuid>

#include <functional>

namespace keyturn {

struct PipelineState
{
    PipelineState(TrustSettings trust, PipelineLimits limits_, Clock *clock_,
                  std::vector<CallObserver *> observers_)
        : limits(limits_)
        , clock(clock_)
        , observers(std::move(observers_))
        , connections(trust, limits_.managers)
        , quota(clock_)
    {}

    PipelineLimits limits;
    Clock *clock;
    std::vector<CallObserver *> observers;
    Connections connections;
    Quota quota;
    std::stop_source closing;
    QList<QPointer<Exchange>> underWay;
};

namespace {

using StatePointer = std::shared_ptr<PipelineState>;

Error cancelled(const QString &host)
{
    return Error::of(ErrorKind::Cancelled, host);
}

/// Two reasons to stop as one token.
class EitherStop
{
public:
    EitherStop(const std::stop_token &a, const std::stop_token &b)
        : m_first(a, [this] { m_source.request_stop(); })
        , m_second(b, [this] { m_source.request_stop(); })
    {}
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_first;
    std::stop_callback<std::function<void()>> m_second;
};

std::optional<Error> refusedByObserver(const StatePointer &state, const Call &call)
{
    for (CallObserver *observer : state->observers) {
        if (std::optional<Error> refusal = observer->beforeSend(call))
            return refusal;
    }
    return {};
}

/// What observers make of an answer; the first error that one returns stands.
std::optional<Error> seenByObservers(const StatePointer &state, const Call &call,
                                     const CallOutcome &outcome)
{
    std::optional<Error> error = outcome.error;
    for (CallObserver *observer : state->observers) {
        if (std::optional<Error> replaced = observer->afterAnswer(call, outcome))
            error = replaced;
    }
    return error;
}

bool isWellFormed(const Request &request, RawAnswer &answer, Reply &reply)
{
    switch (request.expect) {
    case Expect::Json: {
        Result<Json> json = Json::parse(answer.body.view());
        if (!json || !(json->isObject() || json->isArray()))
            return false;
        reply.json = std::move(*json);
        return true;
    }
    case Expect::SecretJson:
        reply.secretBody = std::move(answer.body);
        return reply.secretBody.size() >= 2 && reply.secretBody.view().front() == '{';
    case Expect::Nothing:
        return true;
    case Expect::Anything: {
        const std::string_view bytes = answer.body.view();
        reply.body = QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        return true;
    }
    }
    Q_UNREACHABLE();
}

Result<Reply> judged(const Request &request, RawAnswer &answer, TimePoint now)
{
    const QString host = request.url.host();
    if (answer.end != RawAnswer::End::Answered)
        return std::unexpected(errorFromTransport(answer, host));
    if (answer.status < 200 || answer.status >= 300)
        return std::unexpected(errorFromAnswer(answer, host, now));
    Reply reply;
    reply.status = answer.status;
    reply.headers = answer.headers;
    reply.requestId = requestIdOf(answer.headers);
    reply.correlation = request.options.correlation;
    const bool mayBeEmpty = answer.status == 204 && request.expect == Expect::Json;
    if (!mayBeEmpty && !isWellFormed(request, answer, reply)) {
        Error error = Error::of(ErrorKind::BadAnswer, host, QStringLiteral("body"));
        error.httpStatus = answer.status;
        error.requestId = reply.requestId;
        return std::unexpected(error);
    }
    return reply;
}

void logCall(const Call &call, const CallOutcome &outcome)
{
    qCInfo(lcHttp).noquote() << call.operation << call.host << "attempt" << call.attempt << "http"
                             << outcome.httpStatus << outcome.took.count() << "ms"
                             << call.correlation
                             << (outcome.error ? outcome.error->facts() : QString());
}

Task<Secret> bearerOf(std::shared_ptr<Request> request, Freshness freshness, std::stop_token stop)
{
    if (!request->bearer.isEmpty())
        co_return request->bearer.clone();
    if (request->scope.source == nullptr)
        co_return Secret();
    Result<AccessToken> token =
        co_await request->scope.source->token(request->scope.resource, freshness, stop);
    if (!token)
        co_return std::unexpected(token.error());
    co_return std::move(token->value);
}

/// Sends the request once.
Task<Reply> attemptOnce(StatePointer state, std::shared_ptr<Request> request, Secret bearer,
                        int attempt, std::stop_token stop)
{
    const Call call{request->operation,           request->method,
                    request->url.host(),          request->url.path(),
                    request->options.correlation, attempt};
    const Result<Gate::Pass> pass =
        co_await state->quota.take(call.host, call.path, call.method, stop);
    if (!pass)
        co_return std::unexpected(pass.error());
    if (stop.stop_requested())
        co_return std::unexpected(cancelled(call.host));
    if (const std::optional<Error> refusal = refusedByObserver(state, call))
        co_return std::unexpected(*refusal);

    QElapsedTimer timer;
    timer.start();
    const ExchangeLimits limits{request->timeout.count() > 0 ? request->timeout
                                                             : state->limits.timeout,
                                request->maxBytes > 0 ? request->maxBytes : state->limits.maxBytes};
    const auto tellSent = [state, call] {
        for (CallObserver *observer : state->observers)
            observer->sent(call);
    };
    const auto exchange =
        std::make_unique<Exchange>(state->connections, *request, bearer, limits, tellSent, stop);
    state->underWay.removeAll(nullptr);
    state->underWay.append(exchange.get());
    co_await exchange->done().wait();
    RawAnswer answer = exchange->takeAnswer();

    Result<Reply> reply = judged(*request, answer, state->clock->now());
    if (answer.status == 401 && request->onChallenge) {
        if (const std::optional<Error> wrong = request->onChallenge(challengeOf(answer.headers)))
            reply = std::unexpected(*wrong);
    }
    CallOutcome outcome;
    outcome.httpStatus = answer.status;
    outcome.requestId = requestIdOf(answer.headers);
    outcome.took = std::chrono::milliseconds(timer.elapsed());
    if (!reply)
        outcome.error = reply.error();
    logCall(call, outcome);
    const std::optional<Error> error = seenByObservers(state, call, outcome);
    if (error)
        co_return std::unexpected(*error);
    co_return reply;
}

/// A 401 says that nothing was done, so that even a call that is not repeatable may go once more,
/// with a token asked for anew. Not where the service revoked access by policy (CAE).
bool mayRenewToken(const Request &request, const Error &error, Freshness used)
{
    return error.kind == ErrorKind::NotSignedIn && request.scope.source != nullptr &&
           used == Freshness::CachedIsFine && error.httpStatus == 401 &&
           error.code != QLatin1String("insufficient_claims");
}

Task<Reply> sendShared(StatePointer state, std::shared_ptr<Request> request)
{
    const QString host = request->url.host();
    if (state->connections.trustError())
        co_return std::unexpected(*state->connections.trustError());
    if (request->url.scheme() != QLatin1String("https") || !request->url.isValid())
        co_return std::unexpected(Error::invalid(host, QStringLiteral("url")));
    if (request->options.correlation.isEmpty())
        request->options.correlation = QUuid::createUuid().toString(QUuid::WithoutBraces);

    const EitherStop either(request->options.stop, state->closing.get_token());
    const std::stop_token stop = either.token();
    Freshness freshness = Freshness::CachedIsFine;
    // Bounded by the retry policy and by the single renewal.
    for (int attempt = 1;; ++attempt) {
        Result<Secret> bearer = co_await bearerOf(request, freshness, stop);
        if (!bearer)
            co_return std::unexpected(bearer.error());
        Result<Reply> reply =
            co_await attemptOnce(state, request, std::move(*bearer), attempt, stop);
        if (reply)
            co_return reply;
        const Error error = reply.error();
        if (mayRenewToken(*request, error, freshness)) {
            freshness = Freshness::Renewed;
            continue;
        }
        if (request->repeatable == Repeatable::No || stop.stop_requested())
            co_return reply;
        const std::optional<Millis> delay = delayBeforeNext(
            error, attempt, state->limits, QRandomGenerator::global()->generateDouble());
        if (!delay)
            co_return reply;
        const Result<void> waited =
            co_await waitUntil(state->clock, state->clock->now() + *delay, stop);
        if (!waited)
            co_return std::unexpected(cancelled(host));
    }
}

} // namespace

Pipeline::Pipeline(TrustSettings trust, PipelineLimits limits, Clock *clock,
                   std::vector<CallObserver *> observers)
    : m_state(
          std::make_shared<PipelineState>(std::move(trust), limits, clock, std::move(observers)))
{}

Pipeline::~Pipeline()
{
    m_state->closing.request_stop();
    const QList<QPointer<Exchange>> underWay = m_state->underWay;
    for (const QPointer<Exchange> &exchange : underWay) {
        if (exchange)
            exchange->cancel();
    }
}

Task<Reply> Pipeline::send(Request request)
{
    return sendShared(m_state, std::make_shared<Request>(std::move(request)));
}

Clock *Pipeline::clock() const
{
    return m_state->clock;
}

std::optional<Error> Pipeline::trustError() const
{
    return m_state->connections.trustError();
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/forwarder.h"

#include "app/base/wait.h"
#include "app/transcripts/forwarder/forwardrun.h"

#include <qcoro/qcorotimer.h>

namespace keyturn::transcripts {

namespace {

const QString doing = QStringLiteral("forward transcripts");

Error cancelled()
{
    return Error::of(ErrorKind::Cancelled, QStringLiteral("forward"));
}

std::optional<Error> wrongIn(const Receiver &receiver, const ForwardOptions &options,
                             const ForwardParts &parts)
{
    if (receiver.name.isEmpty())
        return Error::invalid({}, QStringLiteral("receiver-name"));
    // A token and what people said do not go over an open line.
    if (receiver.url.scheme() != QLatin1String("https") || receiver.url.host().isEmpty())
        return Error::invalid(receiver.name, QStringLiteral("not-https"));
    if (receiver.signIn == ReceiverSignIn::Header && receiver.header.isEmpty())
        return Error::invalid(receiver.name, QStringLiteral("no-header"));
    SearchQuery rest = options.filter;
    rest.agents = rest.environments = rest.channels = {};
    if (rest != SearchQuery())
        return Error::invalid(receiver.name, QStringLiteral("filter"));
    if (options.text == ForwardText::Redacted && parts.scanner == nullptr)
        return Error::invalid(receiver.name, QStringLiteral("no-scanner"));
    return {};
}

Task<IngestionSignIn> signInOf(Keychain *keychain, Receiver receiver)
{
    IngestionSignIn who;
    if (receiver.signIn == ReceiverSignIn::None)
        co_return who;
    Result<Secret> token = co_await keychain->read(receiver.keychainId);
    if (!token)
        co_return std::unexpected(token.error());
    who.token = std::move(*token);
    who.withBearer = receiver.signIn == ReceiverSignIn::Bearer;
    if (receiver.signIn == ReceiverSignIn::Header)
        who.header = receiver.header;
    else if (receiver.kind == ReceiverKind::AktoIngestion)
        who.header = "authorization";
    co_return who;
}

Task<IngestionAnswer> sendBody(IngestionClient *client, Receiver receiver, IngestionSignIn who,
                               QByteArray body, std::stop_token stop)
{
    CallOptions call;
    call.stop = stop;
    if (receiver.kind == ReceiverKind::AktoIngestion)
        return client->ingest(receiver.url, std::move(who), std::move(body), call);
    return client->send(receiver.url, std::move(who), std::move(body), call);
}

/// Sends what is pending until nothing is left or the receiver does not take more; false then.
Task<bool> sendPending(std::shared_ptr<ForwardRun> run, ForwardParts parts, Receiver receiver,
                       std::shared_ptr<IngestionSignIn> who, ForwardOptions options)
{
    qint64 done = 0;
    for (;;) {
        if (options.stop.stop_requested())
            co_return std::unexpected(cancelled());
        Result<Wave> wave = run->nextWave();
        if (!wave)
            co_return std::unexpected(wave.error());
        if (wave->entries.isEmpty())
            co_return true;
        if (const auto begun = run->begin(*wave); !begun)
            co_return std::unexpected(begun.error());
        const Result<IngestionAnswer> answer =
            co_await sendBody(parts.client, receiver, who->clone(), wave->body, options.stop);
        if (!answer) {
            // Nothing was sent.
            IngestionAnswer none;
            none.became = Ingested::Refused;
            none.error = answer.error();
            (void)run->settle(*wave, none);
            co_return std::unexpected(answer.error());
        }
        const Result<AfterAnswer> next = run->settle(*wave, *answer);
        if (!next)
            co_return std::unexpected(next.error());
        if (*next == AfterAnswer::Stop)
            co_return false;
        if (*next == AfterAnswer::GoOn && options.progress)
            options.progress(done += wave->entries.size(), 0);
        if (*next == AfterAnswer::Again) {
            const Result<void> waited = co_await waitUntil(
                parts.clock, parts.clock->now() + run->retryDelay(), options.stop);
            if (!waited)
                co_return std::unexpected(waited.error());
        }
    }
}

Task<ForwardReport> forward(ForwardParts parts, Receiver receiver, ForwardOptions options)
{
    if (const auto wrong = wrongIn(receiver, options, parts))
        co_return std::unexpected(wrong->whileDoing(doing));
    Result<IngestionSignIn> signIn = co_await signInOf(parts.keychain, receiver);
    if (!signIn)
        co_return std::unexpected(signIn.error().whileDoing(doing));
    const auto who = std::make_shared<IngestionSignIn>(std::move(*signIn));
    const auto run = std::make_shared<ForwardRun>(parts, receiver, options);
    if (const auto released = run->releaseUnknown(); !released)
        co_return std::unexpected(released.error().whileDoing(doing));
    for (;;) {
        const Result<bool> more = run->enterSome();
        if (!more)
            co_return std::unexpected(more.error().whileDoing(doing));
        const Result<bool> goesOn = co_await sendPending(run, parts, receiver, who, options);
        if (!goesOn)
            co_return std::unexpected(goesOn.error().whileDoing(doing));
        if (!*more || !*goesOn)
            break;
        // Looking for new pairs is work of this thread: others get their turn.
        co_await QCoro::sleepFor(Millis(0));
    }
    Result<ForwardReport> report = run->report();
    if (!report)
        co_return std::unexpected(report.error().whileDoing(doing));
    co_return report;
}

Task<IngestionAnswer> check(ForwardParts parts, Receiver receiver, std::stop_token stop)
{
    ForwardOptions nothing;
    nothing.text = ForwardText::AsSaid;
    if (const auto wrong = wrongIn(receiver, nothing, parts))
        co_return std::unexpected(wrong->whileDoing(doing));
    Result<IngestionSignIn> who = co_await signInOf(parts.keychain, receiver);
    if (!who)
        co_return std::unexpected(who.error().whileDoing(doing));
    CallOptions call;
    call.stop = stop;
    if (receiver.kind == ReceiverKind::AktoIngestion)
        co_return co_await parts.client->check(receiver.url, std::move(*who), call);
    // No pair is an array without members: it shows that the endpoint takes our JSON and us.
    co_return co_await parts.client->send(receiver.url, std::move(*who), "[]", call);
}

} // namespace

Forwarder::Forwarder(ForwardParts parts)
    : m_parts(parts)
{}

Task<ForwardReport> Forwarder::run(Receiver receiver, ForwardOptions options)
{
    return forward(m_parts, std::move(receiver), std::move(options));
}

Result<ForwardReport> Forwarder::dryRun(const Receiver &receiver, const ForwardOptions &options,
                                        QIODevice &out)
{
    if (const auto wrong = wrongIn(receiver, options, m_parts))
        return std::unexpected(wrong->whileDoing(doing));
    return ForwardRun(m_parts, receiver, options).dry(out);
}

Result<qint64> Forwarder::replay(const Receiver &receiver, qint64 fromMs, qint64 untilMs)
{
    const qint64 now = m_parts.clock->now().time_since_epoch().count();
    return m_parts.ledger->replay(receiver.name, fromMs, untilMs, now);
}

Task<IngestionAnswer> Forwarder::testConnection(Receiver receiver, std::stop_token stop)
{
    return check(m_parts, std::move(receiver), stop);
}

} // namespace keyturn::transcripts

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/ingestionclient.h"

#include "app/clients/servicecall.h"

namespace keyturn {

namespace {

void signIn(Request &request, IngestionSignIn &&who)
{
    request.bearer = std::move(who.token);
    if (!who.withBearer)
        request.bearerHeader = who.header;
}

QUrl below(QUrl base, const char *path)
{
    base.setPath(withoutSlash(base.path()) + QLatin1String(path));
    return base;
}

Ingested meaningOf(const Error &error)
{
    // The status line is what counts, even where the rest of the answer was lost.
    if (error.httpStatus >= 200 && error.httpStatus < 300)
        return Ingested::Taken;
    // 408 and a gateway's 5xx say nothing about what stands behind it.
    if (error.httpStatus == 429 || error.httpStatus == 425 || error.httpStatus == 503)
        return Ingested::NotTaken;
    if (error.httpStatus >= 300 && error.httpStatus < 500 && error.httpStatus != 408)
        return Ingested::Refused;
    if (error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::UntrustedPeer)
        return Ingested::NotTaken;
    return Ingested::Unknown;
}

Task<IngestionAnswer> answerTo(Pipeline *pipeline, Request request)
{
    const Result<Reply> reply = co_await pipeline->send(std::move(request));
    if (reply)
        co_return IngestionAnswer{Ingested::Taken, reply->status, {}};
    const Error &error = reply.error();
    // The pipeline refused it before it sent anything.
    if (error.kind == ErrorKind::Invalid)
        co_return std::unexpected(error);
    const Ingested became = meaningOf(error);
    if (became == Ingested::Taken)
        co_return IngestionAnswer{became, error.httpStatus, {}};
    co_return IngestionAnswer{became, error.httpStatus, error};
}

} // namespace

IngestionClient::IngestionClient(Pipeline *pipeline)
    : m_pipeline(pipeline)
{}

Task<IngestionAnswer> IngestionClient::send(QUrl url, IngestionSignIn who, QByteArray body,
                                            CallOptions options)
{
    Request request = serviceWrite(QStringLiteral("ingestion.ingestData"), std::move(url), {},
                                   options, "POST", std::move(body), Repeatable::No);
    request.expect = Expect::Anything;
    signIn(request, std::move(who));
    return answerTo(m_pipeline, std::move(request));
}

Task<IngestionAnswer> IngestionClient::ingest(QUrl base, IngestionSignIn who, QByteArray body,
                                              CallOptions options)
{
    return send(below(std::move(base), "/api/ingestData"), std::move(who), std::move(body),
                std::move(options));
}

Task<IngestionAnswer> IngestionClient::check(QUrl base, IngestionSignIn who, CallOptions options)
{
    Request request = serviceGet(QStringLiteral("ingestion.authCheck"),
                                 below(std::move(base), "/api/auth-check"), {}, options);
    request.expect = Expect::Anything;
    signIn(request, std::move(who));
    return answerTo(m_pipeline, std::move(request));
}

} // namespace keyturn

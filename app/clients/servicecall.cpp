// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/servicecall.h"

#include <utility>

namespace keyturn {

Request serviceGet(const QString &operation, QUrl url, const TokenScope &scope,
                   const CallOptions &options)
{
    Request request;
    request.operation = operation;
    request.url = std::move(url);
    request.scope = scope;
    request.repeatable = Repeatable::Yes;
    request.options = options;
    return request;
}

Request serviceWrite(const QString &operation, QUrl url, const TokenScope &scope,
                     const CallOptions &options, const QByteArray &method, Body body,
                     Repeatable repeatable)
{
    Request request = serviceGet(operation, std::move(url), scope, options);
    request.method = method;
    request.body = std::move(body);
    request.repeatable = repeatable;
    return request;
}

QString withoutSlash(QString url)
{
    while (url.endsWith(QLatin1Char('/')))
        url.chop(1);
    return url;
}

Error badAnswerFrom(const QString &host, const char *member)
{
    return Error::of(ErrorKind::BadAnswer, host, QStringLiteral("member"))
        .about(QLatin1String(member));
}

} // namespace keyturn

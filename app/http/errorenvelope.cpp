// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/errorenvelope.h"

#include <QMetaEnum>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <ctime>

namespace keyturn {

namespace {

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::NotSignedIn;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 412:
        return ErrorKind::PreconditionFailed;
    case 425:
    case 429:
        return ErrorKind::Throttled;
    case 408:
    case 499:
        return ErrorKind::ServiceFailed;
    default:
        if (status >= 500)
            return ErrorKind::ServiceFailed;
        // Redirects are not followed: a service that sends one is not what the contract says.
        return status < 400 ? ErrorKind::BadAnswer : ErrorKind::Rejected;
    }
}

QString firstMatch(const char *expression, const QString &text)
{
    return QRegularExpression(QString::fromLatin1(expression)).match(text).captured(1);
}

/// The privilege or action that a refusal names; the only part of a message that is kept.
QString namedRight(const QString &message)
{
    constexpr std::array expressions{R"(is missing (prv\w+) privilege)",
                                     R"(perform action '([^']{1,200})')",
                                     R"(Action: '([^']{1,200})')"};
    for (const char *expression : expressions) {
        const QString found = firstMatch(expression, message);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

/// Entra: {"error":"invalid_client","error_description":"AADSTS7000215: ...","error_codes":[..]}.
void readSignInError(const Json &body, Error &error)
{
    const QString name = body.text("error");
    const std::vector<Json> codes = body.items("error_codes");
    const qint64 number = codes.empty() ? 0 : codes.front().toInteger();
    error.code = number > 0 ? QStringLiteral("AADSTS%1").arg(number) : name;
    if (error.requestId.isEmpty())
        error.requestId = body.text("trace_id");
    const bool isJudgement = error.httpStatus == 400 || error.httpStatus == 401;
    if (name == QLatin1String("temporarily_unavailable"))
        error.kind = ErrorKind::ServiceFailed;
    else if (isJudgement)
        error.kind = ErrorKind::SignInRefused;
}

/// {"error":{"code","message","innererror":{"code"},"innerError":{"request-id"}}}, and the flat
/// {"code","message"} of some of Azure's services.
void readServiceError(const Json &body, Error &error)
{
    const Json inside = body.member("error").isObject() ? body.member("error") : body;
    error.code = inside.text("code");
    // Key Vault and Log Analytics say in the inner code what the outer only hints at.
    const QString inner = inside.member("innererror").text("code");
    if (!inner.isEmpty())
        error.code = inner;
    error.subject = namedRight(inside.text("message"));
    if (error.requestId.isEmpty())
        error.requestId = inside.member("innerError").text("request-id");
}

} // namespace

QString requestIdOf(const QList<Header> &headers)
{
    constexpr std::array names{"request-id",
                               "x-ms-request-id",
                               "x-ms-service-request-id",
                               "x-ms-correlation-request-id",
                               "x-ms-correlation-id",
                               "req_id"};
    for (const char *name : names) {
        const QByteArray value = headerValue(headers, name);
        if (!value.isEmpty())
            return QString::fromLatin1(value.left(100));
    }
    return {};
}

Challenge challengeOf(const QList<Header> &headers)
{
    const QString text = QString::fromLatin1(headerValue(headers, "WWW-Authenticate"));
    Challenge challenge;
    const QString authority = firstMatch(R"(authorization(?:_uri)?="?([^",\s]+))", text);
    challenge.tenant = QUrl(authority).path().split(QLatin1Char('/'), Qt::SkipEmptyParts).value(0);
    challenge.resource = firstMatch(R"((?:resource(?:_id)?|scope)="?([^",\s]+))", text);
    if (challenge.resource.endsWith(QLatin1String("/.default")))
        challenge.resource.chop(9);
    while (challenge.resource.endsWith(QLatin1Char('/')))
        challenge.resource.chop(1);
    challenge.error = firstMatch(R"(error="?([A-Za-z_]+))", text);
    challenge.claims = text.contains(QLatin1String("claims=")) ||
                       text.contains(QLatin1String("insufficient_claims"));
    return challenge;
}

std::optional<std::chrono::seconds> retryAfter(const QByteArray &value, TimePoint now)
{
    const QByteArray text = value.trimmed();
    if (text.isEmpty())
        return {};
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber)
        return std::chrono::seconds(static_cast<qint64>(std::clamp(number, 0.0, 1e9) + 0.999));
    const QRegularExpressionMatch clockText =
        QRegularExpression(QStringLiteral("^(\\d+):(\\d{2}):(\\d{2})"))
            .match(QString::fromLatin1(text));
    if (clockText.hasMatch()) {
        return std::chrono::hours(clockText.captured(1).toInt()) +
               std::chrono::minutes(clockText.captured(2).toInt()) +
               std::chrono::seconds(clockText.captured(3).toInt());
    }
    std::tm parts{};
    if (strptime(text.constData(), "%a, %d %b %Y %H:%M:%S GMT", &parts) == nullptr)
        return {};
    const std::chrono::sys_seconds when{std::chrono::seconds(timegm(&parts))};
    return std::max(std::chrono::ceil<std::chrono::seconds>(when - now), std::chrono::seconds(0));
}

Error errorFromAnswer(const RawAnswer &answer, const QString &host, TimePoint now)
{
    Error error = Error::of(kindOf(answer.status), host);
    error.httpStatus = answer.status;
    error.requestId = requestIdOf(answer.headers);
    error.retryAfter = retryAfter(headerValue(answer.headers, "Retry-After"), now);
    if (answer.status < 400)
        error.code = QStringLiteral("redirect");
    if (const Result<Json> body = Json::parse(answer.body.view())) {
        if (body->member("error").isString())
            readSignInError(*body, error);
        else
            readServiceError(*body, error);
    }
    if (answer.status == 401 && challengeOf(answer.headers).claims)
        error.code = QStringLiteral("insufficient_claims");
    return error;
}

Error errorFromTransport(const RawAnswer &answer, const QString &host)
{
    Error error = Error::of(answer.sent ? ErrorKind::ReplyLost : ErrorKind::Unreachable, host);
    error.httpStatus = answer.status;
    error.requestId = requestIdOf(answer.headers);
    switch (answer.end) {
    case RawAnswer::End::Cancelled:
        error.kind = ErrorKind::Cancelled;
        return error;
    case RawAnswer::End::TimedOut:
        error.kind = ErrorKind::TimedOut;
        return error;
    case RawAnswer::End::TooBig:
        error.kind = ErrorKind::BadAnswer;
        error.code = QStringLiteral("too-big");
        return error;
    case RawAnswer::End::Answered:
    case RawAnswer::End::Broken:
        break;
    }
    if (answer.networkError == QNetworkReply::SslHandshakeFailedError)
        error.kind = ErrorKind::UntrustedPeer;
    error.code = QString::fromLatin1(
        QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(answer.networkError));
    return error;
}

} // namespace keyturn

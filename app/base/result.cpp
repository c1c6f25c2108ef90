// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/result.h"

#include <QStringList>

#include <utility>

namespace keyturn {

Error Error::of(ErrorKind kind, QString service, QString code)
{
    Error error;
    error.kind = kind;
    error.service = std::move(service);
    error.code = std::move(code);
    return error;
}

Error Error::invalid(QString subject, QString code)
{
    Error error = of(ErrorKind::Invalid, QString(), std::move(code));
    error.subject = std::move(subject);
    return error;
}

Error Error::whileDoing(const QString &what) const
{
    Error copy = *this;
    copy.doing = doing.isEmpty() ? what : what + QStringLiteral(": ") + doing;
    return copy;
}

Error Error::about(const QString &what) const
{
    Error copy = *this;
    copy.subject = what;
    return copy;
}

bool Error::isTransient() const
{
    switch (kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::ReplyLost:
    case ErrorKind::Throttled:
    case ErrorKind::ServiceFailed:
    case ErrorKind::BadAnswer:
    case ErrorKind::Incomplete:
    case ErrorKind::KeychainSlow:
        return true;
    case ErrorKind::Cancelled:
    case ErrorKind::UntrustedPeer:
    case ErrorKind::SignInRefused:
    case ErrorKind::NotSignedIn:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::PreconditionFailed:
    case ErrorKind::Rejected:
    case ErrorKind::KeychainAbsent:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::KeychainNoItem:
    case ErrorKind::StoreFailed:
    case ErrorKind::StoreFull:
    case ErrorKind::StoreNewer:
    case ErrorKind::HeldElsewhere:
    case ErrorKind::Invalid:
    case ErrorKind::Tampered:
        return false;
    }
    Q_UNREACHABLE();
}

bool Error::isAmbiguous() const
{
    switch (kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::TimedOut:
    case ErrorKind::ReplyLost:
    case ErrorKind::ServiceFailed:
    case ErrorKind::BadAnswer:
        return true;
    default:
        return false;
    }
}

bool Error::isKeychain() const
{
    return kind == ErrorKind::KeychainAbsent || kind == ErrorKind::KeychainLocked ||
           kind == ErrorKind::KeychainDenied || kind == ErrorKind::KeychainSlow ||
           kind == ErrorKind::KeychainNoItem;
}

QString nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::Unreachable:
        return QStringLiteral("unreachable");
    case ErrorKind::UntrustedPeer:
        return QStringLiteral("untrusted-peer");
    case ErrorKind::TimedOut:
        return QStringLiteral("timed-out");
    case ErrorKind::ReplyLost:
        return QStringLiteral("reply-lost");
    case ErrorKind::Throttled:
        return QStringLiteral("throttled");
    case ErrorKind::ServiceFailed:
        return QStringLiteral("service-failed");
    case ErrorKind::BadAnswer:
        return QStringLiteral("bad-answer");
    case ErrorKind::SignInRefused:
        return QStringLiteral("sign-in-refused");
    case ErrorKind::NotSignedIn:
        return QStringLiteral("not-signed-in");
    case ErrorKind::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorKind::NotFound:
        return QStringLiteral("not-found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::PreconditionFailed:
        return QStringLiteral("precondition-failed");
    case ErrorKind::Rejected:
        return QStringLiteral("rejected");
    case ErrorKind::Incomplete:
        return QStringLiteral("incomplete");
    case ErrorKind::KeychainAbsent:
        return QStringLiteral("keychain-absent");
    case ErrorKind::KeychainLocked:
        return QStringLiteral("keychain-locked");
    case ErrorKind::KeychainDenied:
        return QStringLiteral("keychain-denied");
    case ErrorKind::KeychainSlow:
        return QStringLiteral("keychain-slow");
    case ErrorKind::KeychainNoItem:
        return QStringLiteral("keychain-no-item");
    case ErrorKind::StoreFailed:
        return QStringLiteral("store-failed");
    case ErrorKind::StoreFull:
        return QStringLiteral("store-full");
    case ErrorKind::StoreNewer:
        return QStringLiteral("store-newer");
    case ErrorKind::HeldElsewhere:
        return QStringLiteral("held-elsewhere");
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::Tampered:
        return QStringLiteral("tampered");
    }
    Q_UNREACHABLE();
}

QString Error::facts() const
{
    QStringList parts{nameOf(kind)};
    const auto add = [&parts](const char *key, const QString &value) {
        if (!value.isEmpty())
            parts << QLatin1String(key) + QLatin1Char('=') + value;
    };
    add("doing", doing);
    add("service", service);
    add("code", code);
    add("request-id", requestId);
    add("subject", subject);
    if (httpStatus != 0)
        add("http", QString::number(httpStatus));
    if (retryAfter)
        add("retry-after", QString::number(retryAfter->count()));
    return parts.join(QLatin1Char(' '));
}

} // namespace keyturn

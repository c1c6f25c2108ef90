// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <expected>
#include <optional>

namespace keyturn {

/// What went wrong, in terms a caller can act on.
enum class ErrorKind {
    Cancelled,
    Unreachable,   ///< no connection, name or proxy; nothing was sent
    UntrustedPeer, ///< TLS was refused
    TimedOut,      ///< the peer may or may not have acted
    ReplyLost,     ///< the connection broke after the request was sent
    Throttled,
    ServiceFailed, ///< 5xx
    BadAnswer,     ///< an answer that is not what the contract says
    SignInRefused, ///< the identity service refused our credential
    NotSignedIn,   ///< 401 from a service
    Forbidden,
    NotFound,
    Conflict,
    PreconditionFailed,
    Rejected,   ///< any other 4xx: the request itself is wrong
    Incomplete, ///< a partial result that must not be believed
    KeychainAbsent,
    KeychainLocked,
    KeychainDenied,
    KeychainSlow,
    KeychainNoItem,
    StoreFailed,
    StoreFull,
    StoreNewer,    ///< the database was written by a newer Keyturn
    HeldElsewhere, ///< another console holds the lease
    Invalid,       ///< bad input from a person or a file
    Tampered
};

/// Facts about a failure. Invariant: holds no secret, no body and no translated text;
/// ui/errortext turns it into a sentence and a next step.
class Error
{
public:
    ErrorKind kind = ErrorKind::Rejected;
    QString doing;     ///< what was being done, outermost first: "rotate: read the application"
    QString service;   ///< host or component: "graph.microsoft.com", "keychain", "store"
    QString code;      ///< the service's own code: "Authorization_RequestDenied", "AADSTS7000215"
    QString requestId; ///< the service's id of the request, for its support
    QString subject;   ///< the named thing: file, agent, privilege, column
    int httpStatus = 0;
    std::optional<std::chrono::seconds> retryAfter;

    bool operator==(const Error &) const = default;

    [[nodiscard]] static Error of(ErrorKind kind, QString service, QString code = {});
    [[nodiscard]] static Error invalid(QString subject, QString code);

    /// The same error with one more layer of context in front.
    [[nodiscard]] Error whileDoing(const QString &what) const;
    [[nodiscard]] Error about(const QString &what) const;

    /// True when the same call may succeed later without anything being changed.
    [[nodiscard]] bool isTransient() const;
    /// True when the peer may have acted although no usable answer arrived.
    [[nodiscard]] bool isAmbiguous() const;
    [[nodiscard]] bool isKeychain() const;
    /// One line of facts for logs and for machines; never for the window.
    [[nodiscard]] QString facts() const;
};

[[nodiscard]] QString nameOf(ErrorKind kind);

template<typename T>
using Result = std::expected<T, Error>;

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::Error)

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <functional>
#include <optional>
#include <stop_token>
#include <utility>
#include <variant>

namespace keyturn {

class TokenSource;

/// What a caller may say about any call, whatever it does.
struct CallOptions
{
    QString correlation; ///< a GUID, sent as client-request-id; empty = a fresh one
    std::stop_token stop;
};

/// Whether sending the same request twice has the effect of sending it once. Declared per client
/// call, never guessed from the HTTP verb.
enum class Repeatable { No, Yes };

/// What the body of a good answer must be; anything else is a BadAnswer.
enum class Expect { Json, Nothing, Anything, SecretJson };

/// Whose token goes with the request. Without a source the request carries no token.
struct TokenScope
{
    TokenSource *source = nullptr;
    QString resource; ///< "https://graph.microsoft.com", without a trailing slash
};

struct Header
{
    QByteArray name;
    QByteArray value;
};

/// The value of the first header of that name, whatever its case.
[[nodiscard]] QByteArray headerValue(const QList<Header> &headers, const QByteArray &name);

/// What a 401 asks for in WWW-Authenticate.
struct Challenge
{
    QString tenant;   ///< first path segment of the authority
    QString resource; ///< "https://vault.azure.net"
    QString error;    ///< "insufficient_claims", "invalid_token"
    bool claims = false;
};

using Body = std::variant<std::monostate, QByteArray, Secret>;

/// One call of a service. Move-only, because its body may be a secret.
struct Request
{
    QString operation; ///< "graph.addPassword", as the contracts and the simulated tenant name it
    QByteArray method = "GET";
    QUrl url; ///< https, percent-encoded by the caller (see url.h)
    QList<Header> headers;
    Body body;
    QByteArray contentType = "application/json";
    Repeatable repeatable = Repeatable::No;
    Expect expect = Expect::Json;
    TokenScope scope;
    /// A bearer that is no access token, such as a Direct Line secret; scope is then empty.
    Secret bearer;
    /// The header that carries the bearer as it stands, for services that want no "Bearer " before
    /// it or a header of their own; empty = "Authorization: Bearer ...".
    QByteArray bearerHeader;
    /// A connection of its own, closed afterwards; calls that are not repeatable get one anyway.
    bool freshConnection = false;
    /// Judges a 401's challenge before a fresh token is asked for; an error ends the call.
    std::function<std::optional<Error>(const Challenge &)> onChallenge;
    Millis timeout{0};   ///< 0 = the pipeline's own
    qint64 maxBytes = 0; ///< 0 = the pipeline's own
    CallOptions options;
};

/// A 2xx answer.
struct Reply
{
    int status = 0;
    QList<Header> headers;
    QByteArray body;   ///< empty when the answer is Expect::Json or Expect::SecretJson
    Json json;         ///< when Expect::Json
    Secret secretBody; ///< when Expect::SecretJson
    QString requestId;
    QString correlation;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

} // namespace keyturn

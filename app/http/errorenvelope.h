// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/http/exchange.h"
#include "app/http/request.h"

#include <optional>

namespace keyturn {

/// Turns what a service said into an Error. Source: contracts, identity section 0.2 and 1.8,
/// azure sections 1.2 and 3.3. Survives an empty body and an HTML page.
/// @p now tenant time, for a Retry-After that is a date.
[[nodiscard]] Error errorFromAnswer(const RawAnswer &answer, const QString &host, TimePoint now);

/// An exchange that brought no whole answer. What was handed to a connection may have acted:
/// ReplyLost or TimedOut; what was not is Unreachable.
[[nodiscard]] Error errorFromTransport(const RawAnswer &answer, const QString &host);

/// Seconds, an HTTP date or hh:mm:ss; never negative.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const QByteArray &value,
                                                             TimePoint now);

[[nodiscard]] QString requestIdOf(const QList<Header> &headers);
[[nodiscard]] Challenge challengeOf(const QList<Header> &headers);

} // namespace keyturn

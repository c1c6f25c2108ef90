// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/retrypolicy.h"

#include <algorithm>

namespace keyturn {

namespace {

/// A closed proxy or a wrong name does not mend itself: the person should hear of it soon.
constexpr int unreachableAttempts = 3;

bool isWorthRepeating(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::ReplyLost:
    case ErrorKind::Throttled:
    case ErrorKind::BadAnswer:
        return error.code != QLatin1String("too-big") && error.code != QLatin1String("redirect");
    case ErrorKind::ServiceFailed:
        // 501 says never, 505 and above are no passing states either.
        return error.httpStatus != 501 && error.httpStatus <= 504;
    default:
        return false;
    }
}

} // namespace

std::optional<Millis> delayBeforeNext(const Error &error, int attempts,
                                      const PipelineLimits &limits, double random)
{
    const int most = error.kind == ErrorKind::Unreachable
                         ? std::min(unreachableAttempts, limits.maxAttempts)
                         : limits.maxAttempts;
    if (attempts >= most || !isWorthRepeating(error))
        return {};
    if (error.retryAfter) {
        // A little more than asked, so that many callers do not come back in the same instant.
        const Millis asked = *error.retryAfter;
        if (asked > limits.longestRetryAfter)
            return {};
        return asked + Millis(static_cast<qint64>(random * 500));
    }
    const int doublings = std::min(attempts - 1, 20);
    const Millis full =
        std::min<Millis>(limits.longestBackoff, limits.firstBackoff * (1LL << doublings));
    return full / 2 + Millis(static_cast<qint64>(random * static_cast<double>(full.count()) / 2));
}

} // namespace keyturn

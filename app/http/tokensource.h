// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/secret.h"
#include "app/base/task.h"

#include <QString>

#include <stop_token>

namespace keyturn {

struct AccessToken
{
    Secret value;
    TimePoint expiresAt{}; ///< tenant time
};

enum class Freshness {
    CachedIsFine,
    Renewed ///< asks the identity service again, whatever is cached
};

/// Where the pipeline takes the bearer token of a request from.
class TokenSource
{
public:
    TokenSource() = default;
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;
    virtual ~TokenSource() = default;

    /// @p resource without a trailing slash, such as "https://graph.microsoft.com"; the scope asked
    /// for is "<resource>/.default".
    virtual Task<AccessToken> token(QString resource, Freshness freshness,
                                    std::stop_token stop) = 0;
};

} // namespace keyturn

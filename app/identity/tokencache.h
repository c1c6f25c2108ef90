// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/http/tokensource.h"

#include <QMap>
#include <QString>

#include <functional>
#include <memory>

namespace keyturn {

/// Tokens of one application in one tenant of one cloud, by resource. Renews five minutes before
/// the end (tenant time). Invariant: at most one request per resource is under way.
class TokenCache
{
public:
    using Fetch = std::function<Task<AccessToken>(QString resource)>;

    TokenCache(Clock *clock, Fetch fetch);
    ~TokenCache();
    TokenCache(const TokenCache &) = delete;
    TokenCache &operator=(const TokenCache &) = delete;

    Task<AccessToken> token(QString resource, Freshness freshness, std::stop_token stop);
    void clear();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Access tokens: signed by the tenant, checked by every service for audience and expiry.

#include "app/simulator/clock.h"

#include <expected>
#include <initializer_list>
#include <memory>
#include <set>
#include <string>

namespace sim {

enum class TokenProblem { Missing, Malformed, BadSignature, Expired, WrongAudience };

// Who calls a service.
struct Caller
{
    std::string appId;
    std::string objectId; // service principal
    std::string audience;
    std::string tokenId; // uti
    std::set<std::string> roles;
    TenantMs expires = 0;

    bool hasRole(const std::string &role) const { return roles.contains(role); }
    bool hasAnyRole(std::initializer_list<std::string> any) const;
};

class Tokens
{
public:
    Tokens(const TenantClock &clock, std::string tenantId);
    ~Tokens();
    Tokens(const Tokens &) = delete;
    Tokens &operator=(const Tokens &) = delete;

    // A JWT (ES256) whose exp is tenant time.
    std::string issue(const Caller &caller, TenantMs issuedAt) const;
    std::expected<Caller, TokenProblem> check(const Request &request,
                                              std::initializer_list<std::string> audiences) const;
    std::string publicJwk() const; // one key of discovery/v2.0/keys, as JSON

private:
    struct Key;
    const TenantClock &m_clock;
    std::string m_tenantId;
    std::unique_ptr<Key> m_key;
};

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A consumer: somebody outside of the console who presents a credential and must never be refused.

#include "app/simulator/message.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace sim {

enum class ConsumerKind {
    ConnectorAppOnly,   // custom connector, client credentials
    ConnectorDelegated, // custom connector, redeems codes and refresh tokens with the client secret
    ConnectorVariable,  // connector fed by a secret environment variable
    ContainerApp,
    WebApp,
    NamedValue,
    Federated // presents no secret
};

std::string_view kindName(ConsumerKind kind);

// Where a consumer of a vault reads from; version is empty for "always the latest".
struct VaultReference
{
    std::string vault, secret, version;
};

struct Consumer
{
    std::string id, name;
    ConsumerKind kind = ConsumerKind::ConnectorAppOnly;
    std::string appId; // whose credential it presents
    std::vector<std::string> agentIds;
    std::string rowId;                   // connector id, container app name, ...
    std::optional<VaultReference> vault; // none: pasted by hand

    std::string presents; // the secret it would present to the token endpoint now
    TenantMs presentsSince = 0;
    std::string resource;                    // audience its tokens are for
    std::string readerAppId, readerObjectId; // identity that reads the vault
    std::vector<std::string> addresses;
    std::string userAgent;

    TenantMs reResolveMs = 0;  // 0: only when told
    bool notified = false;     // a flow tells it that the vault has a new version
    bool weekly = false;       // calls on its schedule only, live traffic leaves it alone
    TenantMs tokenExpires = 0; // of the token it holds; 0 for none
    std::string tokenKeyId;    // credential the token was issued for

    // What happened to it since the tenant started.
    std::uint64_t requests = 0; // calls to its backend, refused ones included
    std::uint64_t refused = 0;  // of those, refused for its credential
    std::uint64_t redemptions = 0;
    std::uint64_t redemptionsRefused = 0;
    std::optional<TenantMs> firstRefusedAt;

    // The truth, up to settledTo.
    TenantMs settledTo = 0;
    TenantMs invalidMs = 0; // at least one replica refuses what it presents
    std::array<TenantMs, 8> replicaInvalidMs{};
    std::optional<TenantMs> firstInvalidAt;
};

} // namespace sim

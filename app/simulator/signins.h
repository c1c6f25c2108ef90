// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sign-in records: one row per redemption at the token endpoint, in the table of its flow.

#include "app/simulator/consumer.h"

#include <string>

namespace sim {

struct Tenant;

struct SignIn
{
    enum class Flow { ServicePrincipal, Delegated, DelegatedInteractive, ManagedIdentity };

    Flow flow = Flow::ServicePrincipal;
    std::string appId;
    std::string keyId;      // never written for delegated flows
    std::string thumbprint; // of a certificate, hex
    std::string credentialType = "clientSecret";
    std::string resource; // audience
    int resultType = 0;   // 7000215 and the like
    std::string resultDescription;
    std::string address, userAgent, correlation;
    std::string tokenId;                    // "" for one made here
    std::string principalId, principalName; // of a managed identity
};

void recordSignIn(Tenant &tenant, const SignIn &signIn);

// Ninety days of rows from before the tenant's epoch, made when a table is first read.
void addSignInHistory(Tenant &tenant);

// "Microsoft Graph" for https://graph.microsoft.com
std::string resourceName(const std::string &audience);

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// private_key_jwt: a client's assertion, found by thumbprint and verified with OpenSSL.

#include "app/simulator/directory.h"

#include <string>
#include <vector>

namespace sim {

// AADSTS codes of the outcomes; 0 is good.
struct AssertionVerdict
{
    int code = 0;
    std::string message;
    const KeyCredential *key = nullptr;
};

struct AssertionExpectation
{
    std::string clientId;
    std::vector<std::string> audiences;      // any of them
    std::vector<const KeyCredential *> keys; // of the application and its service principal
    TenantMs now = 0;
};

AssertionVerdict checkAssertion(const std::string &jws, const AssertionExpectation &expected);

} // namespace sim

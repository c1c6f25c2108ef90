// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Receivers of forwarded conversations: an Akto-style data ingestion service, and a plain endpoint
// that takes a JSON array.

#include "app/simulator/services/answers.h"
#include "app/simulator/x509.h"

#include <set>
#include <vector>

namespace sim {

// What the consumer behind the queue makes of one record, long after its sender was told 200.
struct IngestedRecord
{
    Json record;
    std::string dropped;    // why, "" when it was kept
    std::string collection; // the host in its request headers
    bool duplicate = false; // the same path, host and payloads were kept before
};
IngestedRecord consume(const Json &record);

// The request's own check: every member is text but publishToGuardrails. A sentence, or nothing.
std::string malformation(const Json &body);

// A JWT as the service reads it: RS256, with a number called accountId.
class IngestionTokens
{
public:
    std::string issue(TenantMs now);
    bool accepts(const std::string &header, TenantMs now); // the whole header is the token

private:
    const KeyPair &key();
    KeyPair m_key; // made when first needed
};

} // namespace sim

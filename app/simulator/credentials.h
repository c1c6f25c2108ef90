// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Changes of an application's or service principal's credentials, with what follows from them:
// propagation to the token replicas, stale directory reads, audit records.

#include "app/simulator/directory.h"

#include <string>

namespace sim {

struct Tenant;

// Who changed something, for the audit record.
struct Initiator
{
    std::string appId, userId, upn, displayName, address, userAgent, correlation;
};

struct NewPassword
{
    std::string displayName;
    TenantMs start = 0, end = 0;
};

// Mints a secret that the replicas learn one by one within a minute, some of them flapping.
PasswordCredential &addPassword(Tenant &tenant, CredentialHolder &holder, const NewPassword &wanted,
                                const Initiator &initiator);
// False when the directory has no such credential. Replicas forget it within two minutes.
bool removePassword(Tenant &tenant, CredentialHolder &holder, const std::string &keyId,
                    const Initiator &initiator);

// Keeps the present set of credentials as the newest state that read replicas will hand out.
void noteVersion(Tenant &tenant, CredentialHolder &holder);
// The state a read replica hands out; never null once noteVersion was called.
const DirectoryVersion *versionAt(const CredentialHolder &holder, std::size_t replica,
                                  TenantMs time);

// Seeding: known to every replica from the start.
PasswordCredential settledPassword(const std::string &keyId, const std::string &displayName,
                                   const std::string &secretText, TenantMs start, TenantMs end);

} // namespace sim

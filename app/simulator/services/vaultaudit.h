// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The vaults' AuditEvent log: one row per call, in the tables that the vault's diagnostic setting
// names, plus 90 days of reads by the consumers from before the tenant started.

#include "app/simulator/tenant.h"

namespace sim {

struct VaultEvent
{
    std::string vault, operation; // "SecretGet", "SecretSet", ...
    std::string id;               // secret URL, with the version where one was touched
    std::string appId, objectId, address, userAgent, correlation, requestUri;
    int httpStatus = 200;
};

void logVaultEvent(Tenant &tenant, const VaultEvent &event);
void seedVaultHistory(Tenant &tenant);

} // namespace sim

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/inventory/tenantrows.h"
#include "app/inventory/tenantservices.h"

#include <stop_token>

namespace keyturn {

struct AzureReading
{
    AzureRows rows;
    QHash<QString, QSet<QString>> seenKeyIds; ///< by appId in lower case
    QList<Error> notes; ///< what the console has no right to read: the map lacks it
};

/// Reads container apps, vaults and logs. Missing rights are notes; other errors end it, because
/// a map without half of its consumers must not replace a whole one.
Task<AzureReading> readAzure(TenantServices services, std::stop_token stop);

} // namespace keyturn

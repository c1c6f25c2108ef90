// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/inventory/tenantrows.h"
#include "app/inventory/tenantservices.h"

#include <stop_token>

namespace keyturn {

/// Reads one environment's Dataverse. An environment without Dataverse has no rows.
Task<EnvironmentRows> readEnvironment(TenantServices services, Environment environment,
                                      std::stop_token stop);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tenant's own endpoints under /_tenant/: state, traffic, log, clock, faults.

#include "app/simulator/faults.h"
#include "app/simulator/requestlog.h"
#include "app/simulator/tenant.h"

#include <nlohmann/json_fwd.hpp>

namespace sim {

void addControl(Tenant &tenant, Faults &faults, RequestLog &log);

nlohmann::json stateOf(Tenant &tenant); // everything, secrets included
nlohmann::json trafficOf(Tenant &tenant);
// Without the first `since` changes.
nlohmann::json clockOf(const TenantClock &clock, std::size_t since = 0);
nlohmann::json operatorsOf(const World &world);

} // namespace sim

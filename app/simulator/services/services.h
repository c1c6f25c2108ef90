// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The services of the tenant; each adds its routes to the router.

#include "app/simulator/router.h"

namespace sim {

struct Tenant;

void addServices(Tenant &tenant); // all of them, in services.cpp

void addEntra(Tenant &tenant);
void addEntraDiscovery(Tenant &tenant, std::vector<Route> &routes); // called by addEntra
void addGraph(Tenant &tenant);
void addKeyVault(Tenant &tenant);
void addLogAnalytics(Tenant &tenant);
void addArm(Tenant &tenant);
void addBap(Tenant &tenant);
void addDataverse(Tenant &tenant);
void addDirectLine(Tenant &tenant);
void addIngestion(Tenant &tenant);
void addPortal(Tenant &tenant); // pages for a person and POST /_tenant/people

} // namespace sim

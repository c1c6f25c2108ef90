// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The services of the tenant; each adds its routes to the router.

namespace sim {

struct Tenant;

void addServices(Tenant &tenant); // all of them, in services.cpp

void addEntra(Tenant &tenant);
void addGraph(Tenant &tenant);

} // namespace sim

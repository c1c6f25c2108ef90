// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/services/services.h"

#include "app/simulator/tenant.h"

namespace sim {

void addServices(Tenant &tenant)
{
    addEntra(tenant);
    addGraph(tenant);
    addKeyVault(tenant);
    addLogAnalytics(tenant);
    addArm(tenant);
    addBap(tenant);
    addDataverse(tenant);
    addDirectLine(tenant);
    addIngestion(tenant);
    addPortal(tenant);
}

} // namespace sim

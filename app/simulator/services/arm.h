// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Azure Resource Manager: what the resource providers share, from the token to the error envelope.

#include "app/simulator/services/answers.h"
#include "app/simulator/tenant.h"

#include <functional>

namespace sim {

Response armFailure(int status, const std::string &code, const std::string &message);
Response armNotFound(const std::string &resourceId);

// A call with a good token. The console reads everywhere; whatever else asks for Contributor.
struct ArmCall
{
    Tenant &tenant;
    const Request &request;
    const Params &params;
    const Caller &caller;

    bool reads() const;
    bool writes() const { return caller.hasRole("Contributor"); }
    Response unauthorized(const std::string &action, const std::string &scope) const;
    std::string param(const std::string &name) const;
};

using ArmOperation = std::function<Response(const ArmCall &)>;

// Checks the token and dresses the answer in the headers of every ARM answer.
Handler armHandler(Tenant &tenant, ArmOperation operation);

std::vector<Route> containerAppRoutes(Tenant &tenant);
// The app's replicas start again and read what its configuration says now.
void restartReplicas(Tenant &tenant, const ContainerApp &app);

} // namespace sim

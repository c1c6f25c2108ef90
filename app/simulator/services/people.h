// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people do in the tenant: by POST /_tenant/people, or by hand on the portal's pages.

#include "app/simulator/services/answers.h"
#include "app/simulator/tenant.h"

namespace sim {

// A person pastes a client secret on the connector's security page. The connector takes it at its
// next token; one that took its secret from an environment variable takes the pasted one from now
// on.
void pasteSecret(Tenant &tenant, Connector &connector, const std::string &value);
// A person saves the variable again; an empty reference keeps the one it has. False for a reference
// that names no vault of the tenant.
bool saveVariable(Tenant &tenant, EnvironmentVariable &variable, const std::string &reference);

Response people(Tenant &tenant, const Request &request);

} // namespace sim

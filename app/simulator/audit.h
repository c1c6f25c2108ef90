// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The directory's audit records, written to the AuditLogs table; Graph reads them from there.

#include "app/simulator/credentials.h"

#include <vector>

namespace sim {

// "Update application – Certificates and secrets management " (en dash, trailing space) or the
// service principal's own activity.
void auditCredentialChange(Tenant &tenant, const CredentialHolder &holder,
                           const std::vector<PasswordCredential> &before,
                           const Initiator &initiator);

} // namespace sim

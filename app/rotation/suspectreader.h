// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/rotation/plan.h"
#include "app/rotation/services.h"
#include "app/rotation/suspect.h"

#include <stop_token>

namespace keyturn::rotation {

/// What somebody who held the leaked secret may have added to the application and its service
/// principal since then: credentials of a later start, federated credentials and owners that an
/// audit record of later dates or that bear no date at all, and every other recorded change that
/// this console did not make (roles, consents, owners, credentials). Error: those of reading the
/// credentials. Source: contracts, identity 2.2, 2.4 and 2.11.
Task<SuspectReading> readSuspects(Services services, Plan plan, std::stop_token stop);

} // namespace keyturn::rotation

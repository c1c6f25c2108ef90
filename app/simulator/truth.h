// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The promise, measured: for how long did some replica refuse what a consumer presented?

#include "app/simulator/world.h"

namespace sim {

// Adds up the time since the consumer was last settled. Whatever changes what a consumer presents
// settles first; additions and removals of credentials only change what comes after them, so one
// settlement over several of them is exact.
// Invariant: no refusal of what is presented goes uncounted, and none is counted twice.
void settle(World &world, Consumer &consumer, TenantMs now);

// The credential of that application which the text is the value of and the replica accepts.
const PasswordCredential *acceptedCredential(World &world, const std::string &appId,
                                             const std::string &secretText, std::size_t replica,
                                             TenantMs time);

// The credential with that value, whether accepted or not; for GET state.
const PasswordCredential *credentialOf(World &world, const std::string &appId,
                                       const std::string &secretText);

} // namespace sim

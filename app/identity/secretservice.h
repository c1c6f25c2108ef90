// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/keychain.h"

#include <chrono>

namespace keyturn {

/// Asks the session's Secret Service over D-Bus whether it is there and unlocked.
/// A read from a locked keyring looks like a missing item, so nobody believes an absence before
/// this said Ready.
Task<KeychainState> secretServiceState(std::chrono::milliseconds patience);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace keyturn {

/// Keeps this process's memory out of core files and away from other processes of the same user.
/// Called first in main(). False when the system refused either; the caller says so and goes on.
[[nodiscard]] bool hardenProcess();

} // namespace keyturn

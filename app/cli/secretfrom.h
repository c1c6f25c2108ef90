// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

namespace keyturn::cli {

/// Everything up to the end of the descriptor, without the line end that a shell adds: the one way
/// in which a person hands a secret to the terminal. Errors: Invalid, subject the descriptor, code
/// "not-open-for-reading", "too-long" or "empty".
[[nodiscard]] Result<Secret> secretFrom(int descriptor);

} // namespace keyturn::cli

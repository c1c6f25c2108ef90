// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"

#include <QString>

namespace keyturn::rotation {
class RotationService;
}

namespace keyturn::cli {

/// Error: Invalid with code "descriptor" when @p descriptor is not open for writing.
[[nodiscard]] Result<void> checkDescriptor(int descriptor);

/// Writes the run's new value, without a line's end, to @p descriptor: the one way in which a value
/// leaves keyturn-cli. Errors: the keychain's; StoreFailed when the other end is gone.
Task<void> writeValue(rotation::RotationService *service, QString run, int descriptor);

} // namespace keyturn::cli

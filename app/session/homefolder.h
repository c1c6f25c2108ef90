// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace keyturn {

/// Makes the folder of databases, settings and logs, for its owner alone.
/// Error: StoreFailed, code "unwritable", with the folder as subject.
[[nodiscard]] Result<void> makeHome(const QString &home);

/// From here on messages go to <home>/logs/<program>.log. Called once, before a session is opened.
[[nodiscard]] Result<void> startLogging(const QString &home, const QString &program);

} // namespace keyturn

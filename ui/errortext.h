// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace keyturn {

/// A failure for a person: what failed, and what mends it.
struct ErrorText
{
    QString sentence;
    QString nextStep;
    QString details; ///< code and request id, for support
};

/// The only place where an Error becomes words.
[[nodiscard]] ErrorText describe(const Error &error);

} // namespace keyturn

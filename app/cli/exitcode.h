// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

namespace keyturn::cli {

/// What keyturn-cli says to a script. Source: design/interfaces.md.
enum class Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Partly = 3,
    NeedsPerson = 4, ///< also: held by another console, waiting
    Tampered = 5
};

[[nodiscard]] Exit exitFor(const Error &error);

} // namespace keyturn::cli

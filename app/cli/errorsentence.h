// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace keyturn::cli {

/// What failed, why, and what mends it, on one line for stderr. Plain English: a script's log is
/// read by whoever keeps the script. The window has its own words in ui/errortext.
[[nodiscard]] QString sentenceFor(const Error &error);

} // namespace keyturn::cli

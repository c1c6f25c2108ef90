// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/logrow.h"

#include <QString>

namespace keyturn {

/// What a row of the control log says, as one short plain sentence: "Removed the old secret abc."
[[nodiscard]] QString actionText(const Fact &fact);
/// The facts that a row stands on: "grade: proven; key id: 1b2c...".
[[nodiscard]] QString evidenceText(const Fact &fact);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace keyturn {

/// @p text with nothing hidden in it: line breaks and tabs become blanks; other controls, marks of
/// direction and characters without width become "[U+202E]". A name cannot disguise a line then.
[[nodiscard]] QString visibleText(const QString &text);

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QDateTime>
#include <QString>

namespace keyturn {

/// How times and spans are written in the window; all in the person's own zone and language.

[[nodiscard]] QDateTime localTime(TimePoint when);
/// "14:06" today, else "3 Nov 14:06", with the year when it is another one.
[[nodiscard]] QString timeText(TimePoint when, TimePoint now);
/// "3 Nov 2026"
[[nodiscard]] QString dateText(TimePoint when);
/// "45 s", "18 min", "1 h 34 min", "3 d": rounded to what matters.
[[nodiscard]] QString spanText(Millis span);
/// Whole days from @p now until @p when; negative when past.
[[nodiscard]] int daysUntil(TimePoint when, TimePoint now);

} // namespace keyturn

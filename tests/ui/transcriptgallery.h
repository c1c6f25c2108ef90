// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

namespace keyturn::samples {

/// Draws every designed state of the transcripts into @p place.
void drawTranscripts(const QString &place, const Clock &clock);

} // namespace keyturn::samples

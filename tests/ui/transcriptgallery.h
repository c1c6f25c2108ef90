// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

#include <functional>

class QWidget;

namespace keyturn::samples {

/// Draws every designed state of the transcripts into @p place; @p framed puts a panel into the
/// window's frame.
void drawTranscripts(const QString &place, const Clock &clock,
                     const std::function<QWidget *(QWidget *panel)> &framed);

} // namespace keyturn::samples

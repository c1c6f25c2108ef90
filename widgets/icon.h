// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QIcon>

namespace keyturn {

/// One of our own stroke icons, tinted when it is painted: muted by default, in the accent when
/// checked or selected, faint when disabled; always in @p tone when one is given.
[[nodiscard]] QIcon icon(const QString &name);
[[nodiscard]] QIcon icon(const QString &name, Tone tone);
/// Paints the icon @p name in one colour.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color);

} // namespace keyturn

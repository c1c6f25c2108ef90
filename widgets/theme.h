// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace keyturn {

/// What a colour says. Always shown together with a shape.
enum class Tone { Neutral, Accent, Good, Caution, Bad };

struct ToneColors
{
    QColor ink;
    QColor fill;
};

/// The colours of one appearance. Widgets find theirs from their own palette, so that a change of
/// palette changes everything and nothing global is asked.
struct Theme
{
    bool dark = false;
    QColor canvas;
    QColor surface;
    QColor sunken;
    QColor hover;
    QColor border;
    QColor strongBorder;
    QColor text;
    QColor muted;
    QColor faint;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentSoft;
    ToneColors neutral;
    ToneColors good;
    ToneColors caution;
    ToneColors bad;
    ToneColors highlight; ///< words that were searched for

    [[nodiscard]] ToneColors tone(Tone tone) const;
    [[nodiscard]] QPalette palette() const;
    /// The application's style sheet in these colours.
    [[nodiscard]] QString styleSheet() const;
};

[[nodiscard]] const Theme &lightTheme();
[[nodiscard]] const Theme &darkTheme();
/// The theme that @p palette was made from.
[[nodiscard]] const Theme &themeOf(const QPalette &palette);
/// Inter at 13 pixels, or the nearest face that is installed.
[[nodiscard]] QFont textFont();
[[nodiscard]] QFont smallFont(const QFont &base);
[[nodiscard]] QFont monoFont();

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace keyturn {

/// Draws the shape that goes with a tone, so that no status is told by colour alone.
void paintToneGlyph(QPainter *painter, const QRectF &rect, Tone tone, const QColor &color);

/// A status as a rounded tag: shape, colour and words.
void paintPill(QPainter *painter, const QRect &rect, const QString &text, Tone tone,
               const QWidget *widget);
[[nodiscard]] QSize pillSize(const QFont &font, const QString &text);

class StatusPill : public QWidget
{
    Q_OBJECT
public:
    explicit StatusPill(QWidget *parent = nullptr);
    void setStatus(const QString &text, Tone tone);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statuspill.h"

#include <QPainter>
#include <QPainterPath>

namespace keyturn {

namespace {

constexpr int pillHeight = 20;
constexpr int pillPadding = 8;
constexpr int glyphSize = 8;
constexpr int glyphGap = 5;

} // namespace

void paintToneGlyph(QPainter *painter, const QRectF &rect, Tone tone, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(color, rect.width() / 5.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    const auto at = [&rect](qreal x, qreal y) {
        return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    };
    switch (tone) {
    case Tone::Good:
        painter->drawPolyline(QPolygonF({at(0.08, 0.55), at(0.38, 0.85), at(0.95, 0.18)}));
        break;
    case Tone::Caution:
        painter->drawPolygon(QPolygonF({at(0.5, 0.08), at(1.0, 0.92), at(0.0, 0.92)}));
        break;
    case Tone::Bad:
        painter->setBrush(color);
        painter->drawPolygon(
            QPolygonF({at(0.5, 0.05), at(0.95, 0.5), at(0.5, 0.95), at(0.05, 0.5)}));
        break;
    case Tone::Accent:
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case Tone::Neutral:
        painter->drawEllipse(rect.adjusted(1, 1, -1, -1));
        break;
    }
    painter->restore();
}

QSize pillSize(const QFont &font, const QString &text)
{
    QFont small = smallFont(font);
    small.setWeight(QFont::Medium);
    const int words = QFontMetrics(small).horizontalAdvance(text);
    return {words + 2 * pillPadding + glyphSize + glyphGap + 1, pillHeight};
}

void paintPill(QPainter *painter, const QRect &rect, const QString &text, Tone tone,
               const QWidget *widget)
{
    const Theme &theme = themeOf(widget->palette());
    const ToneColors colors = theme.tone(tone);
    const bool mirrored = widget->layoutDirection() == Qt::RightToLeft;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.fill);
    painter->drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    const int left =
        mirrored ? rect.right() - pillPadding - glyphSize + 1 : rect.left() + pillPadding;
    const QRectF glyph(left, rect.center().y() - glyphSize / 2.0 + 0.5, glyphSize, glyphSize);
    paintToneGlyph(painter, glyph, tone, colors.ink);
    QFont font = smallFont(widget->font());
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    painter->setPen(colors.ink);
    const int taken = pillPadding + glyphSize + glyphGap;
    const QRect words = mirrored ? rect.adjusted(pillPadding, 0, -taken, 0)
                                 : rect.adjusted(taken, 0, -pillPadding, 0);
    const QString shown =
        painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width() + 1);
    const Qt::Alignment across = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    painter->drawText(words.adjusted(0, 0, 2, 0), static_cast<int>(across), shown);
    painter->restore();
}

StatusPill::StatusPill(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusPill::setStatus(const QString &text, Tone tone)
{
    if (m_text == text && m_tone == tone)
        return;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize StatusPill::sizeHint() const
{
    return pillSize(font(), m_text);
}

void StatusPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPill(&painter, rect(), m_text, m_tone, this);
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanechart.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QStyle>

#include <array>

namespace keyturn {

namespace {

constexpr std::array fills{LaneFill::Valid, LaneFill::Delivered, LaneFill::Seen, LaneFill::Planned};
constexpr int sampleWidth = 22;
constexpr int sampleGap = 6;
constexpr int itemGap = 16;

} // namespace

LaneLegend::LaneLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(
        tr("Outline: valid. Hatched: delivered. Solid: seen in use. Dashed: planned."));
}

QSize LaneLegend::sizeHint() const
{
    const QFontMetrics metrics(smallFont(font()));
    int width = 0;
    for (const auto fill : fills)
        width += sampleWidth + sampleGap + metrics.horizontalAdvance(wordFor(fill)) + itemGap + 2;
    return {width, 20};
}

void LaneLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    const QFont small = smallFont(font());
    painter.setFont(small);
    int x = 0;
    for (const auto fill : fills) {
        const QRect sample(x, (height() - 10) / 2, sampleWidth, 10);
        paintLaneFill(&painter, QStyle::visualRect(layoutDirection(), rect(), sample), fill, this);
        x += sampleWidth + sampleGap;
        const int words = QFontMetrics(small).horizontalAdvance(wordFor(fill)) + 2;
        painter.setPen(theme.muted);
        painter.drawText(
            QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, words, height())),
            Qt::AlignVCenter | Qt::AlignLeading, wordFor(fill));
        x += words + itemGap;
    }
}

} // namespace keyturn

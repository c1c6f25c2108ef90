// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/barchart.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace keyturn {

namespace {

constexpr double widest = 24;
constexpr double labelled = 40; // a bar needs that much for its words
constexpr int labelHeight = 18;

} // namespace

BarChart::BarChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    m_most = 0;
    QStringList said;
    for (const auto &bar : bars) {
        m_most = std::max(m_most, bar.value);
        if (said.size() < 30)
            said.append(bar.name + QStringLiteral(": ") + bar.label);
    }
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    update();
}

double BarChart::step() const
{
    return m_bars.isEmpty() ? labelled
                            : std::min(labelled, double(width()) / double(m_bars.size()));
}

QRectF BarChart::barRect(int bar) const
{
    const double wide = std::clamp(step() - (step() > 8 ? 4 : 0), 1.0, widest);
    const double space = height() - labelHeight - 2;
    const double value = m_bars[bar].missing ? 0.08 * m_most : m_bars[bar].value;
    const double high = m_most > 0 ? std::max(2.0, space * value / m_most) : 2.0;
    const double along = bar * step() + (step() >= labelled ? 6 : 0);
    const double left = isRightToLeft() ? width() - along - wide : along;
    return {left, height() - high - 1, wide, high};
}

int BarChart::barAt(const QPoint &point) const
{
    const double along = isRightToLeft() ? width() - point.x() : point.x();
    const int bar = static_cast<int>(along / step());
    return bar >= 0 && bar < m_bars.size() ? bar : -1;
}

void BarChart::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(font()));
    for (int i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars[i];
        const QRectF rect = barRect(i);
        painter.setPen(bar.missing ? QPen(theme.faint, 1, Qt::DashLine) : QPen(Qt::NoPen));
        painter.setBrush(bar.missing ? QColor(Qt::transparent) : theme.accent);
        painter.drawRoundedRect(rect, std::min(2.0, rect.width() / 2), 2);
        const bool greatest = bar.value == m_most && m_most > 0;
        if (step() < labelled && !greatest)
            continue;
        const int words = painter.fontMetrics().horizontalAdvance(bar.label) + 2;
        const double x = std::clamp(rect.center().x() - words / 2.0, 0.0,
                                    std::max(0.0, double(width() - words)));
        painter.setPen(theme.muted);
        painter.drawText(QRectF(x, rect.top() - labelHeight, words, labelHeight), Qt::AlignCenter,
                         bar.label);
    }
}

void BarChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position().toPoint());
    if (bar >= 0)
        Q_EMIT barActivated(bar);
}

bool BarChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int bar = barAt(help->pos());
    if (bar >= 0)
        QToolTip::showText(help->globalPos(), tr("%1: %2").arg(m_bars[bar].name, m_bars[bar].label),
                           this);
    return true;
}

} // namespace keyturn

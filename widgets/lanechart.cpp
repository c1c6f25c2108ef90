// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanechart.h"

#include "widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace keyturn {

namespace {

constexpr int laneHeight = 26;
constexpr int barHeight = 14;
constexpr int topSpace = 4;
constexpr int axisHeight = 40;
constexpr int gap = 16;

/// The first of a row of round steps that leaves at most @p most ticks.
qint64 tickSeconds(qint64 seconds, int most)
{
    constexpr std::array<qint64, 17> steps{
        60,        300,        600,        900,        1800,       3600,
        2 * 3600,  3 * 3600,   6 * 3600,   12 * 3600,  86400,      2 * 86400,
        7 * 86400, 14 * 86400, 30 * 86400, 90 * 86400, 365 * 86400};
    for (const qint64 step : steps) {
        if (seconds / step <= most)
            return step;
    }
    return steps.back();
}

} // namespace

void paintLaneFill(QPainter *painter, const QRectF &rect, LaneFill fill, const QWidget *widget)
{
    const Theme &theme = themeOf(widget->palette());
    const QColor ink = theme.good.ink;
    const QRectF bar = rect.adjusted(0.75, 0.75, -0.75, -0.75);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    switch (fill) {
    case LaneFill::Valid:
        painter->setPen(QPen(ink, 1.4));
        painter->setBrush(theme.surface);
        break;
    case LaneFill::Delivered:
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.good.fill);
        painter->drawRoundedRect(bar, 4, 4);
        painter->setPen(QPen(ink, 1.4));
        painter->setBrush(QBrush(ink, Qt::BDiagPattern));
        break;
    case LaneFill::Seen:
        painter->setPen(QPen(ink, 1.4));
        painter->setBrush(ink);
        break;
    case LaneFill::Planned:
        painter->setPen(QPen(theme.faint, 1.2, Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
        break;
    }
    painter->drawRoundedRect(bar, 4, 4);
    painter->restore();
}

LaneChart::LaneChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Credentials over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void LaneChart::setData(const LaneData &data)
{
    if (m_data == data)
        return;
    const bool resized = m_data.lanes.size() != data.lanes.size();
    m_data = data;
    m_current = -1;
    setAccessibleDescription(tr("%n credential(s). The table beside the chart says the same.",
                                nullptr, static_cast<int>(m_data.lanes.size())));
    if (resized)
        updateGeometry();
    update();
}

QSize LaneChart::sizeHint() const
{
    return {640, topSpace + laneHeight * static_cast<int>(m_data.lanes.size()) + axisHeight};
}

QSize LaneChart::minimumSizeHint() const
{
    return {320, sizeHint().height()};
}

int LaneChart::labelWidth() const
{
    const QFontMetrics metrics(monoFont());
    int widest = 80;
    for (const auto &lane : m_data.lanes)
        widest = std::max(widest, metrics.horizontalAdvance(lane.label));
    return std::min(widest, width() / 3);
}

QRect LaneChart::plotRect() const
{
    const QRect plot(labelWidth() + gap, topSpace, width() - labelWidth() - gap - 8,
                     laneHeight * static_cast<int>(m_data.lanes.size()));
    return QStyle::visualRect(layoutDirection(), rect(), plot);
}

qreal LaneChart::xOf(const QDateTime &when) const
{
    const QRect plot = plotRect();
    const auto whole = static_cast<qreal>(std::max<qint64>(1, m_data.from.msecsTo(m_data.to)));
    const qreal share = std::clamp(static_cast<qreal>(m_data.from.msecsTo(when)) / whole, 0.0, 1.0);
    const qreal along = share * plot.width();
    return layoutDirection() == Qt::RightToLeft ? plot.right() + 1 - along : plot.left() + along;
}

QRectF LaneChart::spanRect(int lane, const LaneSpan &span) const
{
    const qreal a = xOf(span.from);
    const qreal b = xOf(span.to.isValid() ? span.to : m_data.to);
    const qreal top = topSpace + lane * laneHeight + (laneHeight - barHeight) / 2.0;
    return {std::min(a, b), top, std::max(std::abs(b - a), 3.0), barHeight};
}

void LaneChart::paintEvent(QPaintEvent *)
{
    if (!m_data.from.isValid() || !m_data.to.isValid())
        return;
    QPainter painter(this);
    for (int lane = 0; lane < static_cast<int>(m_data.lanes.size()); ++lane)
        paintLane(&painter, lane);
    paintAxis(&painter);
    if (m_data.completeUntil.isValid() && m_data.completeUntil >= m_data.from)
        paintLine(
            &painter, m_data.completeUntil,
            tr("logs complete until %1")
                .arg(QLocale().toString(m_data.completeUntil.time(), QStringLiteral("HH:mm"))),
            false);
    if (m_data.now.isValid())
        paintLine(&painter, m_data.now,
                  tr("now %1").arg(QLocale().toString(m_data.now.time(), QStringLiteral("HH:mm"))),
                  true);
}

void LaneChart::paintLane(QPainter *painter, int lane) const
{
    const Theme &theme = themeOf(palette());
    const Lane &row = m_data.lanes[lane];
    const QRect label =
        QStyle::visualRect(layoutDirection(), rect(),
                           QRect(0, topSpace + lane * laneHeight, labelWidth(), laneHeight));
    painter->setFont(monoFont());
    painter->setPen(theme.text);
    painter->drawText(
        label, Qt::AlignVCenter | Qt::AlignLeading,
        QFontMetrics(monoFont()).elidedText(row.label, Qt::ElideMiddle, label.width()));
    for (int i = 0; i < static_cast<int>(row.spans.size()); ++i) {
        const QRectF bar = spanRect(lane, row.spans[i]);
        paintLaneFill(painter, bar, row.spans[i].fill, this);
        if (hasFocus() && sentenceFor({lane, i}) == currentSentence()) {
            painter->setPen(QPen(theme.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(bar.adjusted(-2, -2, 2, 2), 5, 5);
        }
    }
}

void LaneChart::paintAxis(QPainter *painter) const
{
    const Theme &theme = themeOf(palette());
    const QRect plot = plotRect();
    const qint64 seconds = std::max<qint64>(1, m_data.from.secsTo(m_data.to));
    const qint64 step = tickSeconds(seconds, std::max(2, plot.width() / 110));
    const QString format = step >= 86400 ? QStringLiteral("d MMM") : QStringLiteral("HH:mm");
    const QFont small = smallFont(font());
    painter->setFont(small);
    const qint64 offset = m_data.from.offsetFromUtc();
    const qint64 begin = m_data.from.toSecsSinceEpoch() + offset;
    for (qint64 at = (begin / step + 1) * step; at < begin + seconds; at += step) {
        const QDateTime when = m_data.from.addSecs(at - begin);
        const qreal x = xOf(when);
        painter->setPen(theme.border);
        painter->drawLine(QPointF(x, plot.bottom() + 2), QPointF(x, plot.bottom() + 6));
        painter->setPen(theme.muted);
        const QString label = QLocale().toString(when, format);
        const qreal half = QFontMetrics(small).horizontalAdvance(label) / 2.0 + 1;
        const qreal middle = std::clamp(x, half, std::max(half, width() - half));
        painter->drawText(QRectF(middle - half, plot.bottom() + 6, 2 * half, 16), Qt::AlignCenter,
                          label);
    }
}

void LaneChart::paintLine(QPainter *painter, const QDateTime &when, const QString &label,
                          bool strong) const
{
    const Theme &theme = themeOf(palette());
    const QRect plot = plotRect();
    const qreal x = xOf(when);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(strong ? theme.accent : theme.caution.ink, strong ? 1.6 : 1.2,
                         strong ? Qt::SolidLine : Qt::DotLine));
    painter->drawLine(QPointF(x, topSpace - 2), QPointF(x, plot.bottom() + (strong ? 36 : 22)));
    const QFont small = smallFont(font());
    painter->setFont(small);
    const int words = QFontMetrics(small).horizontalAdvance(label) + 2;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    // "now" stands after its line and "complete" before, each turned round where room is short.
    bool after = strong;
    const qreal room = after != mirrored ? rect().right() - x : x - rect().left();
    if (room < words + 8)
        after = !after;
    const qreal left = after != mirrored ? x + 5 : x - 5 - words;
    const QRectF box(left, plot.bottom() + 22, words, 16);
    painter->setPen(strong ? theme.accent : theme.caution.ink);
    painter->drawText(box, Qt::AlignCenter, label);
}

QString LaneChart::sentenceFor(const Hit &hit) const
{
    if (hit.lane < 0 || hit.lane >= m_data.lanes.size())
        return {};
    const Lane &lane = m_data.lanes[hit.lane];
    if (hit.span < 0 || hit.span >= lane.spans.size())
        return {};
    const LaneSpan &span = lane.spans[hit.span];
    const QLocale locale;
    const QString from = locale.toString(span.from, QLocale::ShortFormat);
    const QString to =
        span.to.isValid() ? locale.toString(span.to, QLocale::ShortFormat) : tr("further on");
    const QString facts =
        tr("%1: %2 from %3 until %4.").arg(lane.label, wordFor(span.fill), from, to);
    return span.note.isEmpty() ? facts : tr("%1 %2").arg(facts, span.note);
}

QString LaneChart::currentSentence() const
{
    int left = m_current;
    for (int lane = 0; left >= 0 && lane < static_cast<int>(m_data.lanes.size()); ++lane) {
        const int spans = static_cast<int>(m_data.lanes[lane].spans.size());
        if (left < spans)
            return sentenceFor({lane, left});
        left -= spans;
    }
    return {};
}

LaneChart::Hit LaneChart::hitAt(const QPoint &point) const
{
    const int lane = (point.y() - topSpace) / laneHeight;
    if (lane < 0 || lane >= m_data.lanes.size())
        return {};
    for (int i = static_cast<int>(m_data.lanes[lane].spans.size()) - 1; i >= 0; --i) {
        if (spanRect(lane, m_data.lanes[lane].spans[i]).contains(point))
            return {lane, i};
    }
    return {};
}

void LaneChart::moveTo(int index)
{
    int count = 0;
    for (const auto &lane : m_data.lanes)
        count += static_cast<int>(lane.spans.size());
    if (count == 0)
        return;
    m_current = std::clamp(index, 0, count - 1);
    setAccessibleDescription(currentSentence());
    setToolTip(currentSentence());
    update();
}

void LaneChart::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Down:
        return moveTo(m_current + 1);
    case Qt::Key_Up:
        return moveTo(m_current - 1);
    case Qt::Key_Right:
        return moveTo(m_current + (mirrored ? -1 : 1));
    case Qt::Key_Left:
        return moveTo(m_current + (mirrored ? 1 : -1));
    default:
        QWidget::keyPressEvent(event);
    }
}

void LaneChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0)
        moveTo(0);
    update();
}

void LaneChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool LaneChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString sentence = sentenceFor(hitAt(help->pos()));
    if (sentence.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), sentence, this);
    return true;
}

} // namespace keyturn

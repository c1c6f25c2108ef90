// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/markedtext.h"

#include <QFontMetrics>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int longestLine = 600; // characters that one line could ever show

TextSpan cut(const TextSpan &span, int begin, int end)
{
    const int from = std::clamp(span.begin, begin, end);
    const int until = std::clamp(span.begin + span.length, begin, end);
    return {from - begin, until - from};
}

QList<TextSpan> moved(const QList<TextSpan> &spans, int begin, int end, int by)
{
    QList<TextSpan> kept;
    for (const auto &span : spans) {
        const TextSpan part = cut(span, begin, end);
        if (part.length > 0)
            kept.append({part.begin + by, part.length});
    }
    return kept;
}

/// Characters to drop in front so that the first hit is in sight.
int dropped(const MarkedText &text, const QFontMetrics &metrics, int width)
{
    if (text.hits.isEmpty())
        return 0;
    const TextSpan first = text.hits.first();
    const int end = std::min<int>(first.begin + first.length, static_cast<int>(text.text.size()));
    if (end < longestLine && metrics.horizontalAdvance(text.text.left(end)) < width - 24)
        return 0;
    const int drop = std::max(0, first.begin - 24);
    const int space = static_cast<int>(text.text.indexOf(QLatin1Char(' '), drop));
    return space >= 0 && space < first.begin ? space + 1 : drop;
}

QTextLayout::FormatRange range(const TextSpan &span, const ToneColors &colors)
{
    QTextLayout::FormatRange made;
    made.start = span.begin;
    made.length = span.length;
    made.format.setBackground(colors.fill);
    made.format.setForeground(colors.ink);
    return made;
}

} // namespace

MarkColors markColors(const Theme &theme, bool onAccent)
{
    MarkColors colors;
    colors.hit = theme.highlight;
    colors.hidden = theme.bad;
    if (onAccent) {
        QColor soft = theme.onAccent;
        soft.setAlpha(60);
        colors.hidden = {theme.onAccent, soft};
    }
    return colors;
}

QList<QTextLayout::FormatRange> formatsOf(const MarkedText &text, const MarkColors &colors)
{
    QList<QTextLayout::FormatRange> formats;
    formats.reserve(text.hits.size() + text.hidden.size());
    for (const auto &span : text.hidden)
        formats.append(range(span, colors.hidden));
    for (const auto &span : text.hits)
        formats.append(range(span, colors.hit));
    return formats;
}

MarkedText elidedAround(const MarkedText &text, const QFontMetrics &metrics, int width)
{
    const int drop = dropped(text, metrics, width);
    const QString front = drop > 0 ? QString(QChar(0x2026)) : QString();
    QString rest = text.text.mid(drop, longestLine);
    rest.replace(QLatin1Char('\n'), QLatin1Char(' '));
    const QString shown = metrics.elidedText(front + rest, Qt::ElideRight, width);
    const bool whole = shown.size() == front.size() + rest.size();
    const int kept = static_cast<int>(shown.size() - front.size()) - (whole ? 0 : 1);
    const int by = static_cast<int>(front.size());
    return {shown, moved(text.hits, drop, drop + std::max(0, kept), by),
            moved(text.hidden, drop, drop + std::max(0, kept), by)};
}

QString forLayout(QString text)
{
    text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    return text;
}

QSizeF layOut(QTextLayout &layout, qreal width, Qt::Alignment alignment)
{
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(layout.text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    qreal y = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {widest, y};
}

} // namespace keyturn

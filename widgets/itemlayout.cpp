// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/itemlayout.h"

#include "widgets/statuspill.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace keyturn {

namespace {

using Shape = ConversationItem::Shape;

constexpr int margin = 24;
constexpr int padX = 12;
constexpr int padY = 9;
constexpr int gap = 10; // between items
constexpr int captionGap = 3;
constexpr int widestBubble = 620;
constexpr int tagHeight = 20;
constexpr int choiceHeight = 26;
constexpr int ruleLength = 60;
constexpr int ruleGap = 12;

} // namespace

ItemLayout::ItemLayout(const ConversationItem &item, int width, const QWidget &widget)
    : m_item(item)
    , m_widget(widget)
    , m_theme(themeOf(widget.palette()))
    , m_mirrored(widget.layoutDirection() == Qt::RightToLeft)
    , m_width(width)
{
    if (item.shape == Shape::Line || item.shape == Shape::Heading)
        layOutLine(width);
    else
        layOutBubble(width);
}

void ItemLayout::layOutCaption(qreal width, Qt::Alignment alignment)
{
    QString words = m_item.caption;
    QList<QTextLayout::FormatRange> formats;
    m_anchorSpans.clear();
    for (const auto &anchor : m_item.anchors) {
        if (!words.isEmpty())
            words += QStringLiteral(" \u00b7 ");
        QTextLayout::FormatRange link;
        link.start = static_cast<int>(words.size());
        link.length = static_cast<int>(anchor.text.size());
        link.format.setFontUnderline(true);
        link.format.setForeground(atEnd() ? m_theme.onAccent : m_theme.accent);
        formats.append(link);
        m_anchorSpans.push_back({link.start, link.length});
        words += anchor.text;
    }
    m_caption.reset();
    m_captionSize = {};
    if (words.isEmpty())
        return;
    m_caption = std::make_unique<QTextLayout>(forLayout(words), smallFont(m_widget.font()));
    m_caption->setFormats(formats);
    m_captionSize = layOut(*m_caption, width, alignment);
}

void ItemLayout::placeLinks(const QPointF &caption)
{
    for (std::size_t i = 0; i < m_anchorSpans.size(); ++i) {
        const TextSpan span = m_anchorSpans[i];
        for (int l = 0; l < m_caption->lineCount(); ++l) {
            const QTextLine line = m_caption->lineAt(l);
            const int from = std::max(span.begin, line.textStart());
            const int until =
                std::min(span.begin + span.length, line.textStart() + line.textLength());
            if (from >= until)
                continue;
            const qreal a = line.cursorToX(from);
            const qreal b = line.cursorToX(until);
            const QRectF spot(std::min(a, b), line.y(), std::abs(b - a), line.height());
            m_links.push_back({spot.translated(caption).adjusted(-3, -3, 3, 3),
                               m_item.anchors[static_cast<int>(i)].id});
        }
    }
}

void ItemLayout::layOutBubble(int width)
{
    const int most = std::clamp((width - 2 * margin) * 3 / 4, 120, widestBubble) - 2 * padX;
    const QString shown = forLayout(m_item.text.text);
    m_text = std::make_unique<QTextLayout>(shown, m_widget.font());
    m_text->setFormats(formatsOf(m_item.text, markColors(m_theme, atEnd())));
    m_textSize = shown.isEmpty() ? QSizeF() : layOut(*m_text, most);
    layOutCaption(most, Qt::AlignLeading);
    const auto inner = static_cast<int>(
        std::ceil(std::max({m_textSize.width(), m_captionSize.width(), qreal(24)})));
    // Short lines were laid out for the whole width: words from right to left would hang there.
    if (shown.isRightToLeft())
        m_textSize = layOut(*m_text, inner + 0.5);
    const int wide = inner + 2 * padX;
    const bool right = atEnd() != m_mirrored;
    const int left = right ? width - margin - wide : margin;
    int top = gap / 2;
    if (!m_item.above.isEmpty()) {
        m_above = QRect(right ? margin : left, top, width - 2 * margin, 18);
        top += 20;
    }
    const bool both = !shown.isEmpty() && m_caption;
    const int high = static_cast<int>(std::ceil(m_textSize.height() + m_captionSize.height())) +
                     (both ? captionGap : 0) + 2 * padY;
    m_bubble = QRect(left, top, wide, high);
    m_textAt = m_bubble.topLeft() + QPoint(padX, padY);
    m_captionAt = m_textAt + QPointF(0, m_textSize.height() + (both ? captionGap : 0));
    if (m_caption)
        placeLinks(m_captionAt);
    m_height = layOutTags(m_bubble.bottom() + 1, width) + gap / 2;
}

int ItemLayout::layOutTags(int top, int width)
{
    const bool right = atEnd() != m_mirrored;
    const int space = width - 2 * margin;
    int x = 0;
    int y = top;
    int high = 0;
    const auto place = [&](Tag tag, int wide, int height) {
        wide = std::min(wide, space);
        if (high == 0 || x + wide > space) {
            y += high == 0 ? 6 : high + 6;
            x = 0;
            high = height;
        }
        tag.rect = right ? QRect(width - margin - x - wide, y, wide, height)
                         : QRect(margin + x, y, wide, height);
        x += wide + 6;
        m_tags.push_back(std::move(tag));
    };
    const QFontMetrics metrics(m_widget.font());
    for (const auto &choice : m_item.choices) {
        const int glyph = choice.taken ? 16 : 0;
        place({{}, choice.text, Tone::Neutral, true, choice.taken},
              metrics.horizontalAdvance(choice.text) + 24 + glyph, choiceHeight);
    }
    if (!m_item.choices.isEmpty() && !m_item.remarks.isEmpty()) {
        y += high;
        high = 0;
        x = 0;
    }
    for (const auto &remark : m_item.remarks)
        place({{}, remark.text, remark.tone, false, false},
              pillSize(m_widget.font(), remark.text).width(), tagHeight);
    return y + high;
}

void ItemLayout::layOutLine(int width)
{
    const int most = std::max(120, width - 2 * (margin + ruleGap + 24));
    const bool heading = m_item.shape == Shape::Heading;
    QFont face = smallFont(m_widget.font());
    if (heading)
        face.setWeight(QFont::Medium);
    const int glyph = m_item.tone == Tone::Neutral ? 0 : 18;
    m_text = std::make_unique<QTextLayout>(forLayout(m_item.text.text), face);
    m_text->setFormats(formatsOf(m_item.text, markColors(m_theme, false)));
    m_textSize = layOut(*m_text, most - glyph, Qt::AlignLeading);
    layOutCaption(most, Qt::AlignLeading);
    const auto wide =
        static_cast<int>(std::ceil(std::max(m_textSize.width() + glyph, m_captionSize.width())));
    const auto textWide = static_cast<int>(std::ceil(m_textSize.width()));
    if (m_text->text().isRightToLeft())
        m_textSize = layOut(*m_text, textWide + 0.5);
    const int top = gap / 2 + 2;
    const int high = static_cast<int>(
        std::ceil(m_textSize.height() + (m_caption ? m_captionSize.height() + 2 : 0)));
    m_bubble = QRect((width - wide) / 2, top, wide, high);
    const int lead = (wide - textWide - glyph) / 2;
    m_textAt = m_bubble.topLeft() + QPoint(lead + (m_mirrored ? 0 : glyph), 0);
    m_captionAt = QPointF((width - m_captionSize.width()) / 2, top + m_textSize.height() + 2);
    if (m_caption)
        placeLinks(m_captionAt);
    m_height = m_bubble.bottom() + 3 + gap / 2;
}

QString ItemLayout::anchorAt(const QPoint &point) const
{
    for (const auto &link : m_links) {
        if (link.rect.contains(point))
            return link.id;
    }
    return {};
}

void ItemLayout::paint(QPainter *painter, const QPoint &at, bool current, bool focused) const
{
    painter->save();
    if (m_item.shape == Shape::Line || m_item.shape == Shape::Heading)
        paintLine(painter, at, current, focused);
    else
        paintBubble(painter, at, current, focused);
    paintTags(painter, at);
    painter->restore();
}

void ItemLayout::paintBubble(QPainter *painter, const QPoint &at, bool current, bool focused) const
{
    const QRectF bubble = QRectF(m_bubble).translated(at).adjusted(0.5, 0.5, -0.5, -0.5);
    if (current) {
        painter->setPen(QPen(focused ? m_theme.accent : m_theme.strongBorder, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(bubble.adjusted(-3, -3, 3, 3), 11, 11);
    }
    painter->setPen(atEnd() ? m_theme.accent : m_theme.border);
    painter->setBrush(atEnd() ? m_theme.accent : m_theme.surface);
    painter->drawRoundedRect(bubble, 8, 8);
    if (!m_item.above.isEmpty()) {
        painter->setFont(smallFont(m_widget.font()));
        painter->setPen(m_theme.muted);
        const bool right = atEnd() != m_mirrored;
        painter->drawText(
            m_above.translated(at),
            static_cast<int>(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)),
            painter->fontMetrics().elidedText(m_item.above, Qt::ElideRight, m_above.width()));
    }
    QColor ink = atEnd() ? m_theme.onAccent : m_theme.text;
    QColor quiet = atEnd() ? m_theme.onAccent : m_theme.muted;
    if (atEnd())
        quiet.setAlpha(220);
    if (m_item.faint)
        ink = quiet;
    painter->setPen(ink);
    m_text->draw(painter, m_textAt + at);
    painter->setPen(quiet);
    if (m_caption)
        m_caption->draw(painter, m_captionAt + at);
}

void ItemLayout::paintLine(QPainter *painter, const QPoint &at, bool current, bool focused) const
{
    const QRect words = m_bubble.translated(at);
    if (current) {
        painter->setPen(QPen(focused ? m_theme.accent : m_theme.strongBorder, 1.5));
        painter->setBrush(m_theme.accentSoft);
        painter->drawRoundedRect(QRectF(words).adjusted(-8, -4, 8, 4), 8, 8);
    }
    const bool toned = m_item.tone != Tone::Neutral;
    const QColor ink = toned ? m_theme.tone(m_item.tone).ink : m_theme.muted;
    painter->setPen(m_theme.strongBorder);
    const int middle = words.top() + static_cast<int>(m_textSize.height() / 2);
    const int from = std::max(at.x() + margin, words.left() - ruleGap - ruleLength);
    const int until = std::min(at.x() + m_width - margin, words.right() + ruleGap + ruleLength);
    painter->drawLine(from, middle, words.left() - ruleGap, middle);
    painter->drawLine(words.right() + ruleGap, middle, until, middle);
    if (toned) {
        const qreal x = m_mirrored ? m_textAt.x() + m_textSize.width() + 8 : m_textAt.x() - 16;
        paintToneGlyph(painter, QRectF(at.x() + x, words.top() + 3.5, 9, 9), m_item.tone, ink);
    }
    painter->setPen(m_item.shape == Shape::Heading ? m_theme.muted : ink);
    m_text->draw(painter, m_textAt + at);
    painter->setPen(m_theme.muted);
    if (m_caption)
        m_caption->draw(painter, m_captionAt + at);
}

void ItemLayout::paintTags(QPainter *painter, const QPoint &at) const
{
    for (const auto &tag : m_tags) {
        const QRect rect = tag.rect.translated(at);
        if (!tag.choice) {
            paintPill(painter, rect, tag.text, tag.tone, &m_widget);
            continue;
        }
        painter->setPen(tag.taken ? m_theme.accent : m_theme.strongBorder);
        painter->setBrush(tag.taken ? m_theme.accentSoft : QColor(Qt::transparent));
        painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 13, 13);
        QRect words = rect.adjusted(12, 0, -12, 0);
        if (tag.taken) {
            const int x = m_mirrored ? words.right() - 9 : words.left();
            paintToneGlyph(painter, QRectF(x, rect.center().y() - 4, 9, 9), Tone::Good,
                           m_theme.accent);
            words = m_mirrored ? words.adjusted(0, 0, -16, 0) : words.adjusted(16, 0, 0, 0);
        }
        painter->setFont(m_widget.font());
        painter->setPen(tag.taken ? m_theme.accent : m_theme.text);
        painter->drawText(
            words, Qt::AlignCenter,
            painter->fontMetrics().elidedText(tag.text, Qt::ElideRight, words.width() + 2));
    }
}

} // namespace keyturn

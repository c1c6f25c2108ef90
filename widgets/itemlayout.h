// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/conversationitem.h"

#include <QRect>
#include <QString>

#include <memory>
#include <vector>

class QPainter;
class QWidget;

namespace keyturn {

/// One item of a conversation laid out for a width: how high it is, where its links are, and how
/// it is painted. Coordinates begin at the item's top left.
class ItemLayout
{
public:
    ItemLayout(const ConversationItem &item, int width, const QWidget &widget);
    [[nodiscard]] int height() const { return m_height; }
    void paint(QPainter *painter, const QPoint &at, bool current, bool focused) const;
    /// The link at @p point; empty when there is none.
    [[nodiscard]] QString anchorAt(const QPoint &point) const;

private:
    struct Link
    {
        QRectF rect;
        QString id;
    };
    struct Tag
    {
        QRect rect;
        QString text;
        Tone tone = Tone::Neutral;
        bool choice = false;
        bool taken = false;
    };
    void layOutBubble(int width);
    void layOutLine(int width);
    void layOutCaption(qreal width, Qt::Alignment alignment);
    int layOutTags(int top, int width);
    void placeLinks(const QPointF &caption);
    [[nodiscard]] bool atEnd() const { return m_item.shape == ConversationItem::Shape::Near; }
    void paintBubble(QPainter *painter, const QPoint &at, bool current, bool focused) const;
    void paintLine(QPainter *painter, const QPoint &at, bool current, bool focused) const;
    void paintTags(QPainter *painter, const QPoint &at) const;

    ConversationItem m_item;
    const QWidget &m_widget;
    const Theme &m_theme;
    bool m_mirrored;
    std::unique_ptr<QTextLayout> m_text;
    std::unique_ptr<QTextLayout> m_caption;
    QRect m_bubble;
    QRect m_above;
    QPointF m_textAt;
    QPointF m_captionAt;
    QSizeF m_textSize;
    QSizeF m_captionSize;
    std::vector<TextSpan> m_anchorSpans;
    std::vector<Link> m_links;
    std::vector<Tag> m_tags;
    int m_width = 0;
    int m_height = 0;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/graphview.h"

#include "widgets/statuspill.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int nodeHeight = 44;
constexpr int rowGap = 12;
constexpr int columnGap = 22;
constexpr int padding = 8;

} // namespace

GraphView::GraphView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("What it depends on"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GraphView::setGraph(const QList<GraphNode> &nodes, const QList<GraphEdge> &edges)
{
    if (m_nodes == nodes && m_edges == edges)
        return;
    m_nodes = nodes;
    m_edges = edges;
    if (!nodeById(m_current))
        m_current.clear();
    setAccessibleDescription(sentences().join(QLatin1Char(' ')));
    updateGeometry();
    update();
}

QStringList GraphView::sentences() const
{
    QStringList lines;
    for (const auto &edge : m_edges) {
        const GraphNode *from = nodeById(edge.from);
        const GraphNode *to = nodeById(edge.to);
        if (from && to)
            lines.append(tr("%1 stands on %2 (%3).").arg(from->title, to->title, to->detail));
    }
    return lines;
}

int GraphView::rowsIn(int column) const
{
    return static_cast<int>(std::count_if(m_nodes.begin(), m_nodes.end(),
                                          [column](const auto &n) { return n.column == column; }));
}

QSize GraphView::sizeHint() const
{
    const int rows = std::max({rowsIn(0), rowsIn(1), rowsIn(2), 1});
    return {340, rows * nodeHeight + (rows - 1) * rowGap + 4};
}

QSize GraphView::minimumSizeHint() const
{
    return {280, sizeHint().height()};
}

QRect GraphView::nodeRect(const GraphNode &node) const
{
    const int columnWidth = (width() - 2 * columnGap - 4) / 3;
    int row = 0;
    for (const auto &other : m_nodes) {
        if (other.id == node.id)
            break;
        row += other.column == node.column ? 1 : 0;
    }
    const int rows = rowsIn(node.column);
    const int used = rows * nodeHeight + (rows - 1) * rowGap;
    const int top = (height() - used) / 2 + row * (nodeHeight + rowGap);
    const QRect box(2 + node.column * (columnWidth + columnGap), top, columnWidth, nodeHeight);
    return QStyle::visualRect(layoutDirection(), rect(), box);
}

const GraphNode *GraphView::nodeById(const QString &id) const
{
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(),
                                    [&id](const auto &node) { return node.id == id; });
    return found == m_nodes.end() ? nullptr : &*found;
}

const GraphNode *GraphView::nodeAt(const QPoint &point) const
{
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(), [&](const auto &node) {
        return nodeRect(node).contains(point);
    });
    return found == m_nodes.end() ? nullptr : &*found;
}

void GraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &edge : m_edges)
        paintEdge(&painter, edge);
    for (const auto &node : m_nodes)
        paintNode(&painter, node);
}

void GraphView::paintEdge(QPainter *painter, const GraphEdge &edge) const
{
    const GraphNode *from = nodeById(edge.from);
    const GraphNode *to = nodeById(edge.to);
    if (!from || !to)
        return;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF a = nodeRect(*from);
    const QRectF b = nodeRect(*to);
    const QPointF start(mirrored ? a.left() : a.right(), a.center().y());
    const QPointF end(mirrored ? b.right() : b.left(), b.center().y());
    const qreal middle = (start.x() + end.x()) / 2;
    QPainterPath path(start);
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end);
    const Theme &theme = themeOf(palette());
    painter->setPen(QPen(theme.faint, 1.3, edge.dashed ? Qt::DashLine : Qt::SolidLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

void GraphView::paintNode(QPainter *painter, const GraphNode &node) const
{
    const Theme &theme = themeOf(palette());
    const QRect box = nodeRect(node);
    const bool current = hasFocus() && node.id == m_current;
    const QColor edge = node.tone == Tone::Neutral ? theme.strongBorder : theme.tone(node.tone).ink;
    painter->setPen(QPen(current ? theme.accent : edge, current ? 2 : 1.2));
    painter->setBrush(theme.surface);
    painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6);
    const QRect words = box.adjusted(padding, 6, -padding, -5);
    const int across = Qt::AlignLeading;
    QFont title = smallFont(font());
    title.setWeight(node.column == 0 ? QFont::DemiBold : QFont::Medium);
    painter->setFont(title);
    painter->setPen(theme.text);
    painter->drawText(words, across | Qt::AlignTop,
                      QFontMetrics(title).elidedText(node.title, Qt::ElideRight, words.width()));
    QFont detail = smallFont(font());
    detail.setPixelSize(11);
    painter->setFont(detail);
    QRect below = words;
    if (node.tone != Tone::Neutral) {
        const QRect spot = QStyle::visualRect(layoutDirection(), words,
                                              QRect(words.left(), words.bottom() - 11, 8, 8));
        paintToneGlyph(painter, spot, node.tone, theme.tone(node.tone).ink);
        below = QStyle::visualRect(layoutDirection(), words, words.adjusted(12, 0, 0, 0));
    }
    painter->setPen(node.tone == Tone::Neutral ? theme.muted : theme.tone(node.tone).ink);
    painter->drawText(below, across | Qt::AlignBottom,
                      QFontMetrics(detail).elidedText(node.detail, Qt::ElideRight, below.width()));
}

void GraphView::choose(const GraphNode *node)
{
    if (!node)
        return;
    m_current = node->id;
    setAccessibleDescription(tr("%1, %2").arg(node->title, node->detail));
    update();
}

void GraphView::step(int columns, int rows)
{
    const GraphNode *node = nodeById(m_current);
    if (!node)
        return choose(m_nodes.isEmpty() ? nullptr : &m_nodes.first());
    QList<const GraphNode *> column;
    for (const auto &other : m_nodes) {
        if (other.column == node->column + columns)
            column.append(&other);
    }
    if (column.isEmpty())
        return;
    const qsizetype at = columns == 0 ? column.indexOf(node) + rows : 0;
    choose(column[std::clamp<qsizetype>(at, 0, column.size() - 1)]);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Right:
        return step(forward, 0);
    case Qt::Key_Left:
        return step(-forward, 0);
    case Qt::Key_Down:
        return step(0, 1);
    case Qt::Key_Up:
        return step(0, -1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!m_current.isEmpty())
            Q_EMIT nodeActivated(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    const GraphNode *node = nodeAt(event->pos());
    choose(node);
    if (node)
        Q_EMIT nodeActivated(node->id);
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current.isEmpty())
        step(0, 0);
    update();
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool GraphView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const GraphNode *node = nodeAt(help->pos()))
        QToolTip::showText(help->globalPos(), node->title + QLatin1Char('\n') + node->detail, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace keyturn

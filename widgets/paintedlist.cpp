// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paintedlist.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int scrollStep = 28;

} // namespace

PaintedList::PaintedList(QWidget *parent)
    : QListView(parent)
{
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setFrameShape(NoFrame);
}

int PaintedList::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int PaintedList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

int PaintedList::firstRow() const
{
    return rows() > 0 ? rowAtHeight(verticalOffset()) : -1;
}

int PaintedList::lastRow() const
{
    return rows() > 0 ? rowAtHeight(verticalOffset() + viewport()->height() - 1) : -1;
}

QRect PaintedList::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rows())
        return {};
    const int y = static_cast<int>(topOf(index.row()) - verticalOffset());
    return {0, y, viewport()->width(), heightOf(index.row())};
}

QModelIndex PaintedList::indexAt(const QPoint &point) const
{
    const qint64 y = point.y() + qint64(verticalOffset());
    if (rows() == 0 || y < 0 || y >= contentHeight())
        return {};
    return model()->index(rowAtHeight(y), 0, rootIndex());
}

void PaintedList::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int height = viewport()->height();
    const qint64 top = topOf(index.row());
    const qint64 bottom = top + heightOf(index.row());
    qint64 to = verticalOffset();
    if (hint == PositionAtTop || (hint == EnsureVisible && top < to))
        to = top;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && bottom > to + height))
        to = std::min(top, bottom - height);
    else if (hint == PositionAtCenter)
        to = (top + bottom - height) / 2;
    verticalScrollBar()->setValue(static_cast<int>(std::max<qint64>(0, to)));
    settle();
}

void PaintedList::doItemsLayout()
{
    // The layout of QListView would visit every row.
    QAbstractItemView::doItemsLayout();
}

void PaintedList::setRange()
{
    const int height = viewport()->height();
    verticalScrollBar()->setSingleStep(scrollStep);
    verticalScrollBar()->setPageStep(height);
    const qint64 most = std::max<qint64>(0, contentHeight() - height);
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<qint64>(most, INT_MAX)));
}

void PaintedList::updateGeometries()
{
    setRange();
    settle();
    QAbstractItemView::updateGeometries();
}

void PaintedList::scrollContentsBy(int, int)
{
    settle();
    viewport()->update();
}

void PaintedList::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void PaintedList::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = rows();
    if (count == 0)
        return;
    const QRect asked = event->rect();
    for (int row = rowAtHeight(verticalOffset() + asked.top()); row < count; ++row) {
        const QRect rect(0, static_cast<int>(topOf(row) - verticalOffset()), viewport()->width(),
                         heightOf(row));
        if (rect.top() > asked.bottom())
            break;
        paintRow(&painter, row, rect);
    }
}

QModelIndex PaintedList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rows() - 1;
    if (last < 0)
        return {};
    const int at = currentIndex().isValid() ? currentIndex().row() : -1;
    const auto byPage = [this, at](int direction) {
        const qint64 from = topOf(std::max(0, at));
        return rowAtHeight(std::max<qint64>(0, from + direction * viewport()->height()));
    };
    int to = at;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        to = at - 1;
        break;
    case MoveDown:
    case MoveNext:
        to = at + 1;
        break;
    case MovePageUp:
        to = byPage(-1);
        break;
    case MovePageDown:
        to = byPage(1);
        break;
    case MoveHome:
        to = 0;
        break;
    case MoveEnd:
        to = last;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return model()->index(std::clamp(to, 0, last), 0, rootIndex());
}

void PaintedList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const int last = rows() - 1;
    if (!selectionModel() || last < 0)
        return;
    const qint64 top = std::max<qint64>(0, rect.top() + qint64(verticalOffset()));
    const qint64 bottom = std::max<qint64>(0, rect.bottom() + qint64(verticalOffset()));
    const QModelIndex from = model()->index(rowAtHeight(top), 0, rootIndex());
    const QModelIndex until = model()->index(rowAtHeight(bottom), 0, rootIndex());
    selectionModel()->select(QItemSelection(from, until), flags);
}

QRegion PaintedList::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const auto &range : selection) {
        const int first = std::max(range.top(), firstRow());
        const int last = std::min(range.bottom(), lastRow());
        if (first > last)
            continue;
        const QRect top = visualRect(model()->index(first, 0, rootIndex()));
        region += top.united(visualRect(model()->index(last, 0, rootIndex())));
    }
    return region;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/conversationview.h"

#include "widgets/icon.h"
#include "widgets/itemlayout.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int layoutsKept = 400;
constexpr int passes = 12; // until what is in sight is measured
constexpr int lineHeight = 16;
constexpr int bubbleFrame = 46;
constexpr int letterWidth = 7;

} // namespace

ConversationView::ConversationView(QWidget *parent)
    : PaintedList(parent)
    , m_layouts(layoutsKept)
{
    setSelectionMode(SingleSelection);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    setProperty("role", QStringLiteral("conversation"));
}

ConversationView::~ConversationView() = default;

void ConversationView::setModel(QAbstractItemModel *model)
{
    PaintedList::setModel(model);
    if (!model)
        return;
    const auto recount = [this] {
        estimate();
        updateGeometries();
        viewport()->update();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, recount);
    connect(model, &QAbstractItemModel::rowsRemoved, this, recount);
    recount();
}

void ConversationView::reset()
{
    PaintedList::reset();
    estimate();
    verticalScrollBar()->setValue(0);
    updateGeometries();
    viewport()->update();
}

void ConversationView::forget()
{
    m_layouts.clear();
    m_measured.assign(m_measured.size(), false);
}

void ConversationView::estimate()
{
    const int count = rows();
    m_width = std::max(200, viewport()->width());
    const int letters = std::max(10, m_width * 3 / 4 / letterWidth);
    std::vector<int> heights(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
        const int length = model()->index(row, 0, rootIndex()).data(LengthRole).toInt();
        heights[static_cast<std::size_t>(row)] = bubbleFrame + length / letters * lineHeight;
    }
    m_heights.reset(std::move(heights));
    m_measured.assign(static_cast<std::size_t>(count), false);
    m_layouts.clear();
}

qint64 ConversationView::topOf(int row) const
{
    return m_heights.top(row);
}

int ConversationView::heightOf(int row) const
{
    return row >= 0 && row < m_heights.count() ? m_heights.height(row) : 0;
}

int ConversationView::rowAtHeight(qint64 y) const
{
    return m_heights.rowAt(y);
}

ConversationItem ConversationView::item(int row) const
{
    return model()->index(row, 0, rootIndex()).data(ItemRole).value<ConversationItem>();
}

const ItemLayout *ConversationView::layoutOf(int row) const
{
    if (const ItemLayout *known = m_layouts.object(row))
        return known;
    auto made = std::make_unique<ItemLayout>(item(row), m_width, *this);
    const ItemLayout *layout = made.get();
    m_layouts.insert(row, made.release());
    return layout;
}

bool ConversationView::measure(int row)
{
    if (m_measured[static_cast<std::size_t>(row)])
        return false;
    m_measured[static_cast<std::size_t>(row)] = true;
    m_heights.set(row, layoutOf(row)->height());
    return true;
}

int ConversationView::measuredRows() const
{
    return static_cast<int>(std::count(m_measured.begin(), m_measured.end(), true));
}

/// The row that stays where it is: the first in sight whose height is known already.
int ConversationView::anchorRow() const
{
    const int first = rowAtHeight(verticalOffset());
    const qint64 bottom = qint64(verticalOffset()) + viewport()->height();
    for (int row = first; row < m_heights.count() && topOf(row) < bottom; ++row) {
        if (m_measured[static_cast<std::size_t>(row)])
            return row;
    }
    return first;
}

void ConversationView::settle()
{
    if (m_settling || m_heights.count() == 0 || m_heights.count() != rows())
        return;
    m_settling = true;
    const int height = viewport()->height();
    const QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() > 0 && bar->value() == bar->maximum();
    const int anchor = anchorRow();
    const qint64 offset = topOf(anchor) - verticalOffset();
    for (int pass = 0; pass < passes; ++pass) {
        const qint64 most = std::max<qint64>(0, contentHeight() - height);
        const qint64 y = atEnd ? most : std::clamp<qint64>(topOf(anchor) - offset, 0, most);
        bool changed = false;
        for (int row = rowAtHeight(y); row < m_heights.count() && topOf(row) < y + height; ++row)
            changed = measure(row) || changed;
        setRange();
        verticalScrollBar()->setValue(static_cast<int>(y));
        if (!changed)
            break;
    }
    m_settling = false;
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    if (viewport()->width() != m_width && rows() > 0) {
        const int anchor = anchorRow();
        const qint64 offset = topOf(anchor) - verticalOffset();
        estimate();
        setRange();
        verticalScrollBar()->setValue(static_cast<int>(topOf(anchor) - offset));
    }
    PaintedList::resizeEvent(event);
}

void ConversationView::changeEvent(QEvent *event)
{
    PaintedList::changeEvent(event);
    const auto type = event->type();
    if (type != QEvent::PaletteChange && type != QEvent::FontChange &&
        type != QEvent::LayoutDirectionChange && type != QEvent::StyleChange)
        return;
    forget();
    if (isVisible())
        updateGeometries();
    viewport()->update();
}

void ConversationView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                   const QList<int> &roles)
{
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        m_layouts.remove(row);
        if (row < m_heights.count())
            m_measured[static_cast<std::size_t>(row)] = false;
    }
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    updateGeometries();
    viewport()->update();
}

void ConversationView::paintRow(QPainter *painter, int row, const QRect &rect)
{
    const bool current =
        currentIndex().row() == row && selectionModel()->isSelected(currentIndex());
    layoutOf(row)->paint(painter, rect.topLeft(), current, hasFocus());
}

void ConversationView::choose(int row)
{
    const QModelIndex index = model()->index(row, 0, rootIndex());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    if (visualRect(index).top() < 0 || visualRect(index).bottom() > viewport()->height())
        scrollTo(index, PositionAtCenter);
    // Heights around it may have changed when they were measured.
    scrollTo(index, EnsureVisible);
}

QString ConversationView::anchorAt(const QPoint &point, int *row) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    *row = index.row();
    return layoutOf(*row)->anchorAt(point - visualRect(index).topLeft());
}

void ConversationView::mouseReleaseEvent(QMouseEvent *event)
{
    PaintedList::mouseReleaseEvent(event);
    int row = -1;
    const QString id = anchorAt(event->position().toPoint(), &row);
    if (event->button() == Qt::LeftButton && !id.isEmpty())
        Q_EMIT anchorActivated(row, id);
}

void ConversationView::mouseMoveEvent(QMouseEvent *event)
{
    PaintedList::mouseMoveEvent(event);
    int row = -1;
    const bool link = !anchorAt(event->position().toPoint(), &row).isEmpty();
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ConversationView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("conversationMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = index.row();
    for (const auto &anchor : item(row).anchors) {
        QAction *action = menu->addAction(anchor.text);
        connect(action, &QAction::triggered, this,
                [this, row, id = anchor.id] { Q_EMIT anchorActivated(row, id); });
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    QAction *copying = menu->addAction(icon(QStringLiteral("copy")), tr("Copy text"));
    connect(copying, &QAction::triggered, this, &ConversationView::copy);
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void ConversationView::copy()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(item(currentIndex().row()).text.text);
}

void ConversationView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_N || event->key() == Qt::Key_P)) {
        Q_EMIT reviewRequested(event->key() == Qt::Key_N ? 1 : -1);
        return;
    }
    if (event->key() == Qt::Key_F3) {
        Q_EMIT findRequested(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return;
    }
    if (plain && event->key() == Qt::Key_Space && currentIndex().isValid()) {
        const auto anchors = item(currentIndex().row()).anchors;
        if (!anchors.isEmpty())
            Q_EMIT anchorActivated(currentIndex().row(), anchors.first().id);
        return;
    }
    PaintedList::keyPressEvent(event);
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace keyturn {

/// A list that paints its own rows and asks only for those in sight, however many there are. What
/// derives from it knows how high each row is.
/// Selection, keyboard and the tree of those who cannot see it are those of every list.
class PaintedList : public QListView
{
    Q_OBJECT
public:
    explicit PaintedList(QWidget *parent = nullptr);

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    /// First and last row in sight; -1 when there is none.
    [[nodiscard]] int firstRow() const;
    [[nodiscard]] int lastRow() const;

protected:
    // While it is made and ended there are no rows; what derives from it says all four.
    [[nodiscard]] int rows() const;
    [[nodiscard]] virtual qint64 topOf(int) const { return 0; }
    [[nodiscard]] virtual int heightOf(int) const { return 0; }
    [[nodiscard]] virtual int rowAtHeight(qint64) const { return -1; }
    virtual void paintRow(QPainter *, int, const QRect &) {}
    /// Rows came into sight: what is needed to paint them can be fetched or measured.
    virtual void settle() {}

    [[nodiscard]] qint64 contentHeight() const { return topOf(rows()); }
    void setRange();
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace keyturn

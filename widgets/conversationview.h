// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/conversationitem.h"
#include "widgets/heightindex.h"
#include "widgets/paintedlist.h"

#include <QCache>

#include <memory>
#include <vector>

namespace keyturn {

class ItemLayout;

/// A conversation from top to bottom: bubbles at two sides, lines between them. Only what is in
/// sight is laid out; what is above it may turn out higher or lower than it was thought to be
/// without moving what a person looks at.
/// The model gives a ConversationItem for ItemRole, and for LengthRole how many characters it has.
class ConversationView : public PaintedList
{
    Q_OBJECT
public:
    enum { ItemRole = Qt::UserRole + 301, LengthRole };

    explicit ConversationView(QWidget *parent = nullptr);
    ~ConversationView() override;
    void setModel(QAbstractItemModel *model) override;
    void reset() override;
    /// Makes @p row the current one and brings it into sight.
    void choose(int row);
    [[nodiscard]] ConversationItem item(int row) const;
    /// The row that is looked at, for keeping the place when the content changes.
    [[nodiscard]] int measuredRows() const;

Q_SIGNALS:
    void anchorActivated(int row, const QString &id);
    /// N and P: the page knows what is worth a review.
    void reviewRequested(int direction);
    void findRequested(int direction);

protected:
    [[nodiscard]] qint64 topOf(int row) const override;
    [[nodiscard]] int heightOf(int row) const override;
    [[nodiscard]] int rowAtHeight(qint64 y) const override;
    void paintRow(QPainter *painter, int row, const QRect &rect) override;
    void settle() override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;

private:
    void estimate();
    void forget();
    [[nodiscard]] const ItemLayout *layoutOf(int row) const;
    bool measure(int row);
    [[nodiscard]] int anchorRow() const;
    [[nodiscard]] QString anchorAt(const QPoint &point, int *row) const;
    void copy();

    HeightIndex m_heights;
    std::vector<bool> m_measured;
    mutable QCache<int, ItemLayout> m_layouts;
    int m_width = 0;
    bool m_settling = false;
};

} // namespace keyturn

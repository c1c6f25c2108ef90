// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markedtext.h"
#include "widgets/paintedlist.h"
#include "widgets/tabletext.h"

#include <QAction>

namespace keyturn {

struct ResultTag
{
    QString text;
    Tone tone = Tone::Neutral;
    bool operator==(const ResultTag &) const = default;
};

/// One result as it is shown: who and when, the text that was found, and tags.
struct ResultLine
{
    QString title;
    bool quietTitle = false;
    QString when;
    QString icon; ///< name of an icon beside the time
    MarkedText text;
    QList<ResultTag> tags;
    bool operator==(const ResultLine &) const = default;
};

/// Results of a search, one below the other; a million of them scroll as ten do.
/// The model gives a ResultLine for LineRole; without one the row is painted as not there yet.
class ResultList : public PaintedList
{
    Q_OBJECT
public:
    enum { LineRole = Qt::UserRole + 201 };
    static constexpr int rowHeight = 78;

    explicit ResultList(QWidget *parent = nullptr);
    /// Entries of the page's own for the context menu.
    void setRowActions(const QList<QAction *> &actions) { m_rowActions = actions; }
    [[nodiscard]] QList<int> selectedRows() const;

Q_SIGNALS:
    void copyRequested(keyturn::TextFormat format);

protected:
    [[nodiscard]] qint64 topOf(int row) const override { return qint64(row) * rowHeight; }
    [[nodiscard]] int heightOf(int) const override { return rowHeight; }
    [[nodiscard]] int rowAtHeight(qint64 y) const override;
    void paintRow(QPainter *painter, int row, const QRect &rect) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void paintGround(QPainter *painter, int row, const QRect &rect) const;
    void paintWords(QPainter *painter, const ResultLine &line, const QRect &rect) const;
    void paintTags(QPainter *painter, const ResultLine &line, const QRect &rect) const;

    QList<QAction *> m_rowActions;
};

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::ResultLine)

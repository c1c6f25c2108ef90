// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tabletext.h"

#include <QTableView>

namespace keyturn {

/// Roles by which a model tells how a cell looks.
struct CellRole
{
    enum {
        Tone = Qt::UserRole + 101, ///< keyturn::Tone: the cell is a pill
        Strong,                    ///< bool: the name of the row
        Muted,                     ///< bool
        Mono,                      ///< bool
        Icon,                      ///< name of an icon in front
        Below,                     ///< a second, quieter line
        Detail                     ///< bool: the row explains the one above it
    };
};

/// A table as every page shows it: quiet lines, pills, sort by header, column chooser, copy as.
class DataTable : public QTableView
{
    Q_OBJECT
public:
    explicit DataTable(QWidget *parent = nullptr);
    void setRowHeight(int pixels);
    /// Copies the selected rows, or all when none is selected, as they are shown.
    void copyAs(TextFormat format);
    [[nodiscard]] QString textOf(TextFormat format) const;
    /// Width and order of the columns, and which are hidden.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);
    void setModel(QAbstractItemModel *model) override;
    /// Shows and hides columns; for a button.
    void fillColumnMenu(QMenu *menu);
    /// True for the column that is shown first.
    [[nodiscard]] bool visualColumnIsFirst(int logical) const;
    /// Entries of the page's own for the context menu.
    void setRowActions(const QList<QAction *> &actions) { m_rowActions = actions; }

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private Q_SLOTS:
    void dressDetails(const QModelIndex &parent, int first, int last);

private:
    void fillCopyMenu(QMenu *menu);
    QList<QAction *> m_rowActions;
};

} // namespace keyturn

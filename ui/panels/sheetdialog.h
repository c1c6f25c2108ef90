// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/models/sheetmodel.h"

#include <QDialog>
#include <QPointer>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace keyturn {

class DataTable;
class Operation;

/// A report beside the window: what was asked, a table of answers, and what can be done with it.
/// Never modal; while it is being made it shows how far it is and can be cancelled.
class SheetDialog : public QDialog
{
    Q_OBJECT
public:
    SheetDialog(const QString &name, const QString &title, const QString &text, QWidget *parent);

    /// Shows how far @p work is until it is finished.
    void watch(Operation *work);
    void setSheet(const QStringList &titles, const QList<SheetRow> &rows, const QList<int> &widths);
    /// A second table below, with a heading.
    void setSecondSheet(const QString &heading, const QStringList &titles,
                        const QList<SheetRow> &rows, const QList<int> &widths);
    void setSummary(const QString &text);
    void showError(const Error &error);
    QPushButton *addButton(const QString &name, const QString &text, const QString &kind);
    /// The part above the table, for fields.
    [[nodiscard]] QVBoxLayout *form() const { return m_form; }
    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] const SheetModel &sheet() const { return m_model; }

Q_SIGNALS:
    void rowActivated(qint64 id, const QString &key);

private:
    void dress(DataTable *table, SheetModel &model, const QList<int> &widths) const;

    SheetModel m_model;
    SheetModel m_secondModel;
    QLabel *m_summary;
    QLabel *m_problem;
    QProgressBar *m_bar;
    DataTable *m_table;
    QLabel *m_secondHeading;
    DataTable *m_second;
    QVBoxLayout *m_form;
    QHBoxLayout *m_buttons;
    QPushButton *m_close;
    QPointer<Operation> m_work;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sheetdialog.h"

#include "app/base/operation.h"
#include "ui/errortext.h"
#include "ui/pieces.h"
#include "widgets/datatable.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace keyturn {

SheetDialog::SheetDialog(const QString &name, const QString &title, const QString &text,
                         QWidget *parent)
    : QDialog(parent)
    , m_summary(newLabel(QStringLiteral("strong"), {}, this))
    , m_problem(newLabel(QStringLiteral("problem"), {}, this))
    , m_bar(new QProgressBar(this))
    , m_table(new DataTable(this))
    , m_secondHeading(newLabel(QStringLiteral("section"), {}, this))
    , m_second(new DataTable(this))
    , m_form(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_close(newButton(QStringLiteral("sheetClose"), tr("Close"), {}, this))
{
    setObjectName(name);
    setWindowTitle(title);
    setAccessibleName(title);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *about = newLabel(QStringLiteral("muted"), text, this);
    about->setWordWrap(true);
    m_summary->setWordWrap(true);
    m_summary->hide();
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_bar->setTextVisible(false);
    m_bar->hide();
    m_table->setObjectName(QStringLiteral("sheetTable"));
    m_table->setAccessibleName(title);
    m_table->setModel(&m_model);
    m_second->setObjectName(QStringLiteral("sheetSecond"));
    m_second->setModel(&m_secondModel);
    m_table->hide();
    m_second->hide();
    m_secondHeading->hide();
    m_form->setSpacing(8);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(newLabel(QStringLiteral("heading"), title, this));
    column->addWidget(about);
    column->addLayout(m_form);
    column->addWidget(m_bar);
    column->addWidget(m_problem);
    column->addWidget(m_summary);
    column->addWidget(m_table, 3);
    column->addWidget(m_secondHeading);
    column->addWidget(m_second, 2);
    column->addLayout(m_buttons);
    resize(900, 560);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_work && !m_work->isFinished())
            m_work->cancel();
        else
            close();
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const SheetRow *row = m_model.rowAt(index.row()))
            Q_EMIT rowActivated(row->id, row->key);
    });
}

void SheetDialog::watch(Operation *work)
{
    m_work = work;
    m_problem->hide();
    m_bar->setRange(0, 0);
    m_bar->setAccessibleName(work->title());
    m_bar->show();
    setButtonText(m_close, tr("Cancel"));
    connect(work, &Operation::progressed, this, [this](int done, int total) {
        m_bar->setRange(0, total);
        m_bar->setValue(done);
        const QLocale locale;
        setSummary(total > 0 ? tr("%1 of %2").arg(locale.toString(done), locale.toString(total))
                             : locale.toString(done));
    });
    connect(work, &Operation::finished, this, [this, work] {
        m_work.clear();
        m_bar->hide();
        setSummary({});
        setButtonText(m_close, tr("Close"));
        if (work->error())
            showError(*work->error());
    });
}

void SheetDialog::dress(DataTable *table, SheetModel &model, const QList<int> &widths) const
{
    bool twoLines = false;
    for (int row = 0; row < model.rowCount() && !twoLines; ++row) {
        for (const auto &cell : model.rowAt(row)->cells)
            twoLines = twoLines || !cell.below.isEmpty();
    }
    table->setRowHeight(twoLines ? 48 : 36);
    for (int column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0)
            table->setColumnWidth(column, widths[column]);
        else
            table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    table->show();
}

void SheetDialog::setSheet(const QStringList &titles, const QList<SheetRow> &rows,
                           const QList<int> &widths)
{
    m_model.setSheet(titles, rows);
    dress(m_table, m_model, widths);
}

void SheetDialog::setSecondSheet(const QString &heading, const QStringList &titles,
                                 const QList<SheetRow> &rows, const QList<int> &widths)
{
    m_secondModel.setSheet(titles, rows);
    m_second->setAccessibleName(heading);
    m_secondHeading->setText(heading);
    m_secondHeading->show();
    dress(m_second, m_secondModel, widths);
}

void SheetDialog::setSummary(const QString &text)
{
    m_summary->setText(text);
    m_summary->setVisible(!text.isEmpty());
}

void SheetDialog::showError(const Error &error)
{
    const ErrorText text = describe(error);
    m_problem->setText(text.sentence + QLatin1Char('\n') + text.nextStep);
    m_problem->show();
}

QPushButton *SheetDialog::addButton(const QString &name, const QString &text, const QString &kind)
{
    auto *button = newButton(name, text, kind, this);
    m_buttons->insertWidget(1, button);
    return button;
}

} // namespace keyturn

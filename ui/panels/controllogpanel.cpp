// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/controllogpanel.h"

#include "app/base/operation.h"
#include "app/store/records.h"
#include "ui/errortext.h"
#include "ui/pieces.h"
#include "widgets/datatable.h"
#include "widgets/emptystate.h"
#include "widgets/filterbar.h"
#include "widgets/icon.h"
#include "widgets/messagebanner.h"
#include "widgets/statuspill.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace keyturn {

ControlLogPanel::ControlLogPanel(Records &records, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_records(records)
    , m_model(records, clock)
    , m_counts(newLabel(QStringLiteral("muted"), {}, this))
    , m_verified(new StatusPill(this))
    , m_filter(new FilterBar(this))
    , m_banner(new MessageBanner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new DataTable(this))
    , m_empty(new EmptyState(this))
    , m_verify(newButton(QStringLiteral("verifyLog"), tr("Verify"), {}, this))
    , m_export(
          newButton(QStringLiteral("exportLog"), tr("Export..."), QStringLiteral("primary"), this))
{
    setObjectName(QStringLiteral("controlLogPanel"));
    build();
    connect(&m_model, &LogModel::loaded, this, &ControlLogPanel::showContent);
    connect(m_filter, &FilterBar::changed, this, [this] { m_model.setSearch(m_filter->text()); });
    connect(m_verify, &QPushButton::clicked, this, &ControlLogPanel::verifyRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_filter->clear(); });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_model.toggle(index.row()); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == LogModel::DateColumn)
            m_model.toggle(index.row());
    });
    auto *space = new QShortcut(QKeySequence(Qt::Key_Space), m_table);
    space->setContext(Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, this,
            [this] { m_model.toggle(m_table->currentIndex().row()); });
    setCheck(nullptr);
    m_model.reload();
}

void ControlLogPanel::build()
{
    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setAccessibleName(tr("Control log"));
    m_table->setModel(&m_model);
    const int widths[]{200, 220, 460, 200};
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(LogModel::ActionColumn, QHeaderView::Stretch);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_verified->setObjectName(QStringLiteral("logState"));
    auto *menu = new QMenu(m_export);
    const std::pair<QString, QString> formats[]{{QStringLiteral("markdown"), tr("Markdown")},
                                                {QStringLiteral("csv"), tr("CSV for tools")},
                                                {QStringLiteral("csv-excel"), tr("CSV for Excel")},
                                                {QStringLiteral("jsonl"), tr("JSON Lines")}};
    for (const auto &[format, title] : formats) {
        QAction *action = menu->addAction(title);
        action->setObjectName(QStringLiteral("export-") + format);
        connect(action, &QAction::triggered, this,
                [this, form = format] { Q_EMIT exportRequested(form); });
    }
    connect(m_export, &QPushButton::clicked, this, [this, menu] {
        menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height() + 4)));
    });
    m_filter->setPlaceholder(tr("Search the log... (Ctrl+F)"));
    m_filter->searchField()->setFixedWidth(300);
    auto *header = newFrame(QStringLiteral("header"), this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 14, 20, 14);
    row->setSpacing(12);
    row->addWidget(newLabel(QStringLiteral("title"), tr("Control log"), header));
    row->addWidget(m_counts);
    row->addWidget(m_verified);
    row->addStretch(1);
    row->addWidget(m_filter->searchField());
    row->addWidget(m_verify);
    row->addWidget(m_export);
    m_filter->hide();
    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(0, 0, 0, 0);
    m_banner->setContentsMargins(12, 8, 12, 8);
    bannerRow->addWidget(m_banner);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(header);
    whole->addLayout(bannerRow);
    whole->addWidget(m_stack, 1);
}

void ControlLogPanel::focusFilter()
{
    m_filter->focusSearch();
}

void ControlLogPanel::reload()
{
    m_model.reload();
}

void ControlLogPanel::toggleEvidence(int row)
{
    m_model.toggle(row);
}

void ControlLogPanel::showContent()
{
    const auto head = m_records.head();
    m_counts->setText(head ? tr("%n entries", nullptr, static_cast<int>(head->count)) : QString());
    const bool any = m_model.rowCount() > 0;
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_empty);
    if (any)
        return;
    if (m_model.error()) {
        const ErrorText text = describe(*m_model.error());
        m_empty->show(QStringLiteral("warning"), text.sentence, text.nextStep);
    } else if (m_filter->isFiltering()) {
        m_empty->show(QStringLiteral("search"), tr("No entry holds these words"),
                      tr("Agent, action, person and evidence are searched."), tr("Clear filter"));
    } else {
        m_empty->show(QStringLiteral("log"), tr("Nothing has been done yet"),
                      tr("Every plan, every change and every decision is written here, each entry "
                         "chained to the one before it."));
    }
}

void ControlLogPanel::setCheck(const LogCheck *check)
{
    if (!check) {
        m_verified->setStatus(tr("not verified yet"), Tone::Neutral);
        return;
    }
    if (check->firstBad > 0) {
        m_verified->setStatus(tr("changed at row %1").arg(check->firstBad), Tone::Bad);
        m_banner->showMessage(
            Tone::Bad, tr("Row %1 of the log cannot be believed.").arg(check->firstBad),
            tr("Keep the file, compare it with your last export, and tell whoever looks after "
               "security."));
    } else if (check->tailCut) {
        m_verified->setStatus(tr("entries are missing at the end"), Tone::Bad);
        m_banner->showMessage(Tone::Bad, tr("The end of the log was cut off."),
                              tr("The keychain or an export remembers more entries than there "
                                 "are."));
    } else if (!check->sealChecked) {
        m_verified->setStatus(tr("chain holds, seal not checked"), Tone::Caution);
    } else {
        m_verified->setStatus(tr("verified"), Tone::Good);
    }
    showAnchor(*check);
}

void ControlLogPanel::showAnchor(const LogCheck &check)
{
    const qint64 loose = check.rows - check.anchored;
    m_verified->setToolTip(
        tr("%1 entries, %2 sealed, %3 anchored by an export. What is not anchored outside this "
           "machine could be rewritten by its administrator: %4 entries.")
            .arg(check.rows)
            .arg(check.sealed)
            .arg(check.anchored)
            .arg(loose));
}

void ControlLogPanel::watch(Operation *work, const QString &doneText)
{
    connect(work, &Operation::finished, this, [this, work, doneText] {
        if (work->error()) {
            const ErrorText text = describe(*work->error());
            m_banner->showMessage(Tone::Bad, text.sentence, text.nextStep);
        } else if (!doneText.isEmpty()) {
            m_banner->showMessage(Tone::Good, doneText);
        }
    });
}

QByteArray ControlLogPanel::state() const
{
    return m_table->columnState();
}

void ControlLogPanel::restore(const QByteArray &state)
{
    m_table->restoreColumnState(state);
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/agentspanel.h"

#include "app/base/operation.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "ui/errortext.h"
#include "ui/panels/agentinspector.h"
#include "ui/pieces.h"
#include "ui/timetext.h"
#include "widgets/datatable.h"
#include "widgets/emptystate.h"
#include "widgets/filterbar.h"
#include "widgets/icon.h"
#include "widgets/messagebanner.h"

#include <QAction>
#include <QDataStream>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace keyturn {

AgentsPanel::AgentsPanel(InventoryStore &inventory, Records &records, const Clock &clock,
                         QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_records(records)
    , m_clock(clock)
    , m_model(inventory, clock)
    , m_counts(newLabel(QStringLiteral("muted"), {}, this))
    , m_progressText(newLabel(QStringLiteral("muted"), {}, this))
    , m_sync(newButton(QStringLiteral("syncAgents"), tr("Read the tenant"), {}, this))
    , m_filter(new FilterBar(this))
    , m_banner(new MessageBanner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new DataTable(this))
    , m_empty(new EmptyState(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_inspector(new AgentInspector(records, clock, this))
{
    build();
    connect(m_filter, &FilterBar::changed, this, &AgentsPanel::applyFilter);
    connect(&m_model, &AgentsModel::loaded, this, &AgentsPanel::showContent);
    connect(&inventory, &InventoryStore::changed, this, &AgentsPanel::showCounts);
    connect(&inventory, &InventoryStore::environmentsChanged, this, &AgentsPanel::showFacets);
    connect(m_sync, &QPushButton::clicked, this, &AgentsPanel::syncRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_filter->isFiltering())
            m_filter->clear();
        else
            Q_EMIT syncRequested();
    });
    connect(m_banner, &MessageBanner::actionTriggered, this, &AgentsPanel::syncRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AgentsPanel::showCurrent);
    connect(m_inspector, &AgentInspector::rotateRequested, this, &AgentsPanel::rotateRequested);
    connect(m_inspector, &AgentInspector::runRequested, this, &AgentsPanel::runRequested);
    showCounts();
    showFacets();
    m_model.sort(AgentsModel::NameColumn, Qt::AscendingOrder);
}

void AgentsPanel::build()
{
    setObjectName(QStringLiteral("agentsPanel"));
    m_table->setObjectName(QStringLiteral("agentsTable"));
    m_table->setAccessibleName(tr("Agents"));
    m_table->setModel(&m_model);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(AgentsModel::NameColumn, Qt::AscendingOrder);
    const int widths[]{196, 168, 108, 112, 142, 110};
    for (int column = 0; column < AgentsModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    auto *rotate = new QAction(icon(QStringLiteral("rotations")), tr("Rotate..."), this);
    connect(rotate, &QAction::triggered, this, [this] { Q_EMIT rotateRequested(m_chosen); });
    m_table->setRowActions({rotate});
    connect(m_table, &QTableView::activated, this, [this] { m_inspector->setFocus(); });
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(0, 0, 0, 0);
    m_banner->setContentsMargins(12, 8, 12, 8);
    bannerRow->addWidget(m_banner);
    column->addLayout(bannerRow);
    column->addWidget(m_stack, 1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_inspector);
    m_splitter->setHandleWidth(1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({842, 400});
    m_inspector->setMinimumWidth(340);
    m_inspector->hide();
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildHeader());
    whole->addWidget(m_splitter, 1);
}

QWidget *AgentsPanel::buildHeader()
{
    auto *header = newFrame(QStringLiteral("header"), this);
    auto *columns = newButton(QStringLiteral("chooseColumns"), tr("Columns"), {}, header);
    auto *menu = new QMenu(columns);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { m_table->fillColumnMenu(menu); });
    connect(columns, &QPushButton::clicked, this, [columns, menu] {
        menu->popup(columns->mapToGlobal(QPoint(0, columns->height() + 4)));
    });
    m_sync->setIcon(icon(QStringLiteral("refresh")));
    m_sync->setToolTip(tr("Read all environments again (F5)"));
    m_filter->setPlaceholder(tr("Filter agents... (Ctrl+F)"));
    m_filter->searchField()->setFixedWidth(300);
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(newLabel(QStringLiteral("title"), tr("Agents"), header));
    first->addWidget(m_counts);
    first->addWidget(m_progressText);
    first->addStretch(1);
    first->addWidget(m_filter->searchField());
    first->addWidget(columns);
    first->addWidget(m_sync);
    auto *rows = new QVBoxLayout(header);
    rows->setContentsMargins(20, 14, 20, 12);
    rows->setSpacing(12);
    rows->addLayout(first);
    rows->addWidget(m_filter);
    return header;
}

void AgentsPanel::focusFilter()
{
    m_filter->focusSearch();
}

void AgentsPanel::applyFilter()
{
    const QString within = m_filter->choice(QStringLiteral("expiry"));
    m_model.setQuery(m_filter->text(), m_filter->choice(QStringLiteral("environment")),
                     within.isEmpty() ? std::nullopt : std::optional(within.toInt()));
}

void AgentsPanel::showFacets()
{
    Facet environments{
        QStringLiteral("environment"), tr("Environment"), {{{}, tr("Any environment")}}};
    if (const auto known = m_inventory.environments()) {
        for (const auto &environment : *known)
            environments.choices.append({environment.id, environment.name});
    }
    const Facet expiry{QStringLiteral("expiry"),
                       tr("Rotation"),
                       {{{}, tr("Any time")},
                        {QStringLiteral("0"), tr("expired")},
                        {QStringLiteral("14"), tr("due within 14 days")},
                        {QStringLiteral("30"), tr("due within 30 days")},
                        {QStringLiteral("90"), tr("due within 90 days")}}};
    m_filter->setFacets({environments, expiry});
}

void AgentsPanel::showCounts()
{
    const auto counts = m_inventory.counts(m_clock.now());
    if (!counts)
        return showError(counts.error());
    m_count = counts->agents;
    m_neverRead = counts->environments == 0 && counts->agents == 0;
    QString text = tr("%1 in %2")
                       .arg(tr("%n agent(s)", nullptr, counts->agents),
                            tr("%n environment(s)", nullptr, counts->environments));
    if (counts->readAt != TimePoint{})
        text = tr("%1 \u00b7 read %2").arg(text, timeText(counts->readAt, m_clock.now()));
    m_counts->setText(m_neverRead ? QString() : text);
    Q_EMIT countChanged();
}

void AgentsPanel::showContent()
{
    const bool any = m_model.rowCount() > 0;
    if (any && m_stack->currentWidget() == m_empty && !m_filter->searchField()->hasFocus())
        m_table->setFocus(Qt::OtherFocusReason);
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_empty);
    if (any) {
        const int row = std::max(0, m_model.rowOf(m_chosen));
        if (m_table->currentIndex().row() != row || m_chosen.isEmpty())
            m_table->setCurrentIndex(m_model.index(row, 0));
        showCurrent();
        return;
    }
    m_inspector->hide();
    if (m_model.error()) {
        const ErrorText text = describe(*m_model.error());
        m_empty->show(QStringLiteral("warning"), text.sentence, text.nextStep, tr("Try again"));
    } else if (m_running) {
        m_empty->showProgress(tr("Reading the tenant"),
                              tr("Environments are read one after another; agents appear as they "
                                 "arrive."),
                              m_running->done(), m_running->total());
    } else if (m_connecting && m_neverRead) {
        m_empty->showProgress(tr("Connecting to the tenant"),
                              tr("Keyturn asks your keychain and signs in. Look for a question of "
                                 "the keychain if this takes long."),
                              0, 0);
    } else if (m_filter->isFiltering()) {
        m_empty->show(QStringLiteral("search"), tr("No agent fits the filter"),
                      tr("Use fewer words or another environment."), tr("Clear filter"));
    } else {
        m_empty->show(QStringLiteral("agents"), tr("No agents yet"),
                      tr("Keyturn shows what it has read before, also without a network. Nothing "
                         "has been read from this tenant so far."),
                      tr("Read the tenant"));
    }
}

void AgentsPanel::showCurrent()
{
    const AgentRow *row = m_model.rowAt(m_table->currentIndex().row());
    if (!row)
        return;
    m_chosen = row->agent.id;
    m_inspector->setAgent(*row);
    m_inspector->show();
}

void AgentsPanel::choose(const QString &agentId)
{
    m_filter->clear();
    int row = m_model.rowOf(agentId);
    for (int pages = 0; row < 0 && m_model.canFetchMore({}) && pages < 1000; ++pages) {
        m_model.fetchMore({});
        row = m_model.rowOf(agentId);
    }
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model.index(row, 0));
    m_table->scrollTo(m_model.index(row, 0));
    m_table->setFocus();
}

void AgentsPanel::watch(Operation *sync)
{
    m_running = sync;
    if (m_sync->hasFocus())
        m_table->setFocus(Qt::OtherFocusReason);
    m_sync->setEnabled(false);
    m_banner->hide();
    const auto show = [this](int done, int total) {
        m_progressText->setText(total > 0 ? tr("reading %1 of %2").arg(done).arg(total)
                                          : tr("reading"));
        if (m_model.rowCount() == 0)
            showContent();
    };
    show(0, 0);
    connect(sync, &Operation::progressed, this, show);
    connect(sync, &Operation::finished, this, [this, sync] {
        m_running.clear();
        m_sync->setEnabled(true);
        m_progressText->clear();
        if (sync->error())
            showError(*sync->error());
        showCounts();
        showFacets();
        showContent();
    });
}

void AgentsPanel::reload()
{
    m_model.reload();
    showCounts();
    showFacets();
}

void AgentsPanel::setConnecting(bool connecting)
{
    m_connecting = connecting;
    showContent();
}

void AgentsPanel::showError(const Error &error)
{
    const ErrorText text = describe(error);
    m_banner->showMessage(error.isTransient() ? Tone::Caution : Tone::Bad, text.sentence,
                          text.details.isEmpty() ? text.nextStep
                                                 : text.nextStep + QLatin1Char('\n') + text.details,
                          tr("Try again"));
}

QByteArray AgentsPanel::state() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << m_table->columnState() << m_splitter->saveState() << m_chosen;
    return bytes;
}

void AgentsPanel::restore(const QByteArray &state)
{
    QByteArray columns;
    QByteArray splitter;
    QDataStream stream(state);
    stream >> columns >> splitter >> m_chosen;
    m_table->restoreColumnState(columns);
    if (!splitter.isEmpty())
        m_splitter->restoreState(splitter);
    showContent();
}

} // namespace keyturn

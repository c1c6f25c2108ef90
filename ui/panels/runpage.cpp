// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/runpage.h"

#include "ui/errortext.h"
#include "ui/nowtext.h"
#include "ui/panels/nowcard.h"
#include "ui/pieces.h"
#include "ui/runpicture.h"
#include "ui/runwords.h"
#include "ui/timetext.h"
#include "widgets/datatable.h"
#include "widgets/icon.h"
#include "widgets/lanechart.h"
#include "widgets/messagebanner.h"
#include "widgets/statuspill.h"
#include "widgets/stepview.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace keyturn {

RunPage::RunPage(const Clock &clock, QString portalUrl, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_portalUrl(std::move(portalUrl))
    , m_back(new QToolButton(this))
    , m_title(newLabel(QStringLiteral("title"), {}, this))
    , m_about(newLabel(QStringLiteral("muted"), {}, this))
    , m_state(new StatusPill(this))
    , m_production(new StatusPill(this))
    , m_pause(newButton(QStringLiteral("pauseRun"), tr("Pause"), {}, this))
    , m_undo(newButton(QStringLiteral("undoRun"), tr("Undo..."), QStringLiteral("danger"), this))
    , m_banner(new MessageBanner(this))
    , m_steps(new StepView(this))
    , m_now(new NowCard(this))
    , m_lanes(new LaneChart(this))
    , m_refusals(new StatusPill(this))
    , m_laneModel(new LaneTableModel(this))
    , m_laneTable(new DataTable(this))
    , m_laneStack(new QStackedWidget(this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("runPage"));
    m_state->setObjectName(QStringLiteral("runState"));
    m_steps->setObjectName(QStringLiteral("runSteps"));
    m_lanes->setObjectName(QStringLiteral("runLanes"));
    auto *left = newFrame(QStringLiteral("card"), this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(8, 8, 8, 8);
    leftColumn->addWidget(m_steps);
    left->setFixedWidth(344);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_now, 1);
    right->addWidget(buildLanes());
    auto *body = new QHBoxLayout;
    body->setSpacing(16);
    body->addWidget(left);
    body->addLayout(right, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 14, 20, 12);
    whole->setSpacing(12);
    whole->addWidget(buildHeader());
    whole->addWidget(m_banner);
    whole->addLayout(body, 1);
    connect(m_now, &NowCard::decided, this, &RunPage::commanded);
    connect(m_timer, &QTimer::timeout, this, &RunPage::tick);
    connect(&clock, &Clock::jumped, this, &RunPage::tick);
    connect(m_banner, &MessageBanner::actionTriggered, this, &RunPage::driveRequested);
    m_timer->start(std::chrono::seconds(1));
}

QWidget *RunPage::buildHeader()
{
    auto *header = new QWidget(this);
    m_back->setObjectName(QStringLiteral("backToRuns"));
    m_back->setIcon(
        icon(isRightToLeft() ? QStringLiteral("chevron-right") : QStringLiteral("chevron-left")));
    m_back->setToolTip(tr("All runs (Esc)"));
    m_back->setAccessibleName(m_back->toolTip());
    m_production->setStatus(tr("production"), Tone::Caution);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(m_title);
    first->addWidget(m_production);
    first->addStretch(1);
    words->addLayout(first);
    words->addWidget(m_about);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_back);
    row->addLayout(words, 1);
    row->addWidget(m_state);
    row->addWidget(m_pause);
    row->addWidget(m_undo);
    connect(m_back, &QToolButton::clicked, this, &RunPage::back);
    connect(m_undo, &QPushButton::clicked, this,
            [this] { Q_EMIT commanded(QStringLiteral("undo")); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        Q_EMIT commanded(m_run.view.paused ? QStringLiteral("resume") : QStringLiteral("pause"));
    });
    return header;
}

QWidget *RunPage::buildLanes()
{
    auto *card = newFrame(QStringLiteral("card"), this);
    auto *asTable = new QToolButton(card);
    asTable->setObjectName(QStringLiteral("lanesAsTable"));
    asTable->setIcon(icon(QStringLiteral("list")));
    asTable->setCheckable(true);
    asTable->setToolTip(tr("Show as a table"));
    asTable->setAccessibleName(asTable->toolTip());
    m_laneTable->setObjectName(QStringLiteral("laneTable"));
    m_laneTable->setAccessibleName(tr("Credentials over time, as a table"));
    m_laneTable->setModel(m_laneModel);
    m_laneTable->setRowHeight(28);
    // The chart alone says how high the card is.
    m_laneTable->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_laneTable->setMinimumHeight(0);
    m_laneTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto *scroll = new QWidget(card);
    auto *inner = new QVBoxLayout(scroll);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_lanes);
    inner->addStretch(1);
    m_laneStack->addWidget(scroll);
    m_laneStack->addWidget(m_laneTable);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(newLabel(QStringLiteral("strong"), tr("Credentials"), card));
    head->addWidget(new LaneLegend(card));
    head->addStretch(1);
    head->addWidget(m_refusals);
    head->addWidget(asTable);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 10, 12, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_laneStack);
    connect(asTable, &QToolButton::toggled, m_laneStack,
            [this](bool table) { m_laneStack->setCurrentIndex(table ? 1 : 0); });
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return card;
}

void RunPage::setRun(const rotation::RunSnapshot &run)
{
    m_run = run;
    const TimePoint now = m_clock.now();
    m_steps->setPhases(stepsOf(run.plan, run.view, now));
    m_steps->setActiveStep(QString::fromStdString(run.view.activeStep));
    m_now->setText(describeNow(run.plan, run.view, {m_portalUrl, hintOf(run.journal), now}));
    const TimePoint complete = completeUntil(run.plan, run.view);
    m_refusals->setStatus(complete == TimePoint{}
                              ? QString()
                              : tr("no refusal seen until %1").arg(timeText(complete, now)),
                          Tone::Good);
    showHeader();
    showHolder();
    tick();
}

void RunPage::showHeader()
{
    const auto &plan = m_run.plan;
    const auto &view = m_run.view;
    const TimePoint now = m_clock.now();
    m_title->setText(tr("Rotate \u201c%1\u201d").arg(QString::fromStdString(plan.agentName)));
    QStringList about{QString::fromStdString(plan.environmentName),
                      reasonText(QString::fromLatin1(nameOf(plan.reason))),
                      tr("run %1").arg(QString::fromStdString(plan.run))};
    if (view.startedAt != TimePoint{})
        about.append(
            tr("started %1 by %2")
                .arg(timeText(view.startedAt, now), QString::fromStdString(view.startedBy)));
    m_about->setText(about.join(QStringLiteral(" \u00b7 ")));
    m_production->setVisible(plan.production);
    const ToneText state = stateText(view.state);
    m_state->setStatus(state.text, state.tone);
    const bool open = !isOver(view.state);
    m_pause->setVisible(open);
    setButtonText(m_pause, view.paused ? tr("Go on") : tr("Pause"));
    m_pause->setEnabled(view.state != RunState::Stuck);
    m_undo->setVisible(open && !view.undoing && view.state != RunState::Stuck);
    m_undo->setToolTip(reversibilityText(plan, view));
}

void RunPage::showHolder()
{
    // A stuck run is driven by nobody: it waits for the decision beside it.
    if (isOver(m_run.view.state) || m_run.view.state == RunState::Stuck || m_run.mine) {
        m_banner->hide();
    } else if (m_run.holder.isEmpty()) {
        m_banner->showMessage(Tone::Caution, tr("Nobody drives this run at the moment."),
                              tr("It stands where it is; nothing is lost. Take it over to go on "
                                 "from here."),
                              tr("Drive it from here"));
    } else {
        m_banner->showMessage(Tone::Accent,
                              tr("Another console drives this run: %1.").arg(m_run.holder),
                              tr("You watch it here, and your commands reach it."));
    }
}

void RunPage::tick()
{
    const TimePoint now = m_clock.now();
    const LaneData lanes = lanesOf(m_run.plan, m_run.view, hintOf(m_run.journal), now);
    m_lanes->setData(lanes);
    if (m_laneStack->currentIndex() == 1 || m_laneModel->rowCount() == 0)
        m_laneModel->setLanes(lanes);
    const auto &step = m_run.view.step(m_run.view.activeStep);
    // While a person is to act the end of the watch is no promise to show.
    const bool person = m_run.view.why == "watching-for-save" || m_run.view.why == "hand-over";
    const bool holding =
        !person && (m_run.view.state == RunState::Holding || m_run.view.state == RunState::Undoing);
    m_now->setHold(step.startedAt, holding ? m_run.view.until : TimePoint{}, now);
    if (!m_run.journal.empty())
        m_now->setLastLook(tr("last entry %1 ago").arg(spanText(now - m_run.journal.back().at)));
}

SecretField *RunPage::secretField() const
{
    return m_now->secretField();
}

void RunPage::showProblem(const Error &error)
{
    const ErrorText text = describe(error);
    m_banner->showMessage(Tone::Bad, text.sentence, text.nextStep);
}

} // namespace keyturn

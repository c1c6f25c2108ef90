// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/plandialog.h"

#include "app/base/operation.h"
#include "ui/errortext.h"
#include "ui/models/frozenmodel.h"
#include "ui/pieces.h"
#include "ui/runwords.h"
#include "ui/timetext.h"
#include "widgets/datatable.h"
#include "widgets/emptystate.h"
#include "widgets/messagebanner.h"
#include "widgets/statuspill.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace keyturn {

namespace {

using rotation::Reason;

constexpr std::array reasons{Reason::Scheduled,    Reason::Expiring,    Reason::ByHand,
                             Reason::OwnerLeft,    Reason::ScopeChange, Reason::LeakFast,
                             Reason::LeakRevokeNow};

QComboBox *newCombo(const QString &name, const QString &label, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->setAccessibleName(label);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return combo;
}

/// One line about a step: what it does to the world and how it is taken back.
QString effectText(const rotation::PlannedStep &step)
{
    if (step.undo == rotation::Undo::Nothing)
        return {};
    return undoText(step.undo);
}

} // namespace

PlanDialog::PlanDialog(const Agent &agent, QWidget *parent)
    : QDialog(parent)
    , m_agent(agent)
    , m_reason(newCombo(QStringLiteral("planReason"), tr("Reason"), this))
    , m_delivery(newCombo(QStringLiteral("planDelivery"), tr("Delivery"), this))
    , m_retire(newCombo(QStringLiteral("planRetire"), tr("Secret to replace"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_steps(new StepView(this))
    , m_frozen(new FrozenModel(this))
    , m_note(newLabel(QStringLiteral("muted"), {}, this))
    , m_start(newButton(QStringLiteral("startRun"), tr("Start the rotation"),
                        QStringLiteral("primary"), this))
{
    setObjectName(QStringLiteral("planDialog"));
    setWindowTitle(tr("Plan a rotation"));
    setAccessibleName(windowTitle());
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    m_steps->setObjectName(QStringLiteral("planSteps"));
    m_steps->setAccessibleName(tr("Steps of the plan"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildPlan());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(m_stack, 1);
    column->addWidget(buildFooter());
    resize(1060, 720);
    updateStart();
}

QWidget *PlanDialog::buildHeader()
{
    auto *header = newFrame(QStringLiteral("header"), this);
    for (const auto reason : reasons)
        m_reason->addItem(reasonText(QString::fromLatin1(nameOf(reason))),
                          QString::fromLatin1(nameOf(reason)));
    m_delivery->addItem(tr("as each consumer allows"), QString());
    for (const auto delivery : {Delivery::KeyVault, Delivery::Portal})
        m_delivery->addItem(wordFor(delivery), static_cast<int>(delivery));
    m_retire->addItem(tr("the one in use"), QString());
    for (const auto &credential : m_agent.credentials) {
        if (credential.kind == CredentialKind::ClientSecret && !credential.bystander)
            m_retire->addItem(tr("%1, %2").arg(credential.hint, credential.name), credential.id);
    }
    auto *titles = new QHBoxLayout;
    titles->setSpacing(10);
    titles->addWidget(
        newLabel(QStringLiteral("title"), tr("Rotate \u201c%1\u201d").arg(m_agent.name), header));
    if (m_agent.production) {
        auto *pill = new StatusPill(header);
        pill->setStatus(tr("production"), Tone::Caution);
        titles->addWidget(pill);
    }
    titles->addStretch(1);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    const std::pair<QString, QComboBox *> fields[]{
        {tr("Reason"), m_reason}, {tr("Replace"), m_retire}, {tr("Deliver"), m_delivery}};
    for (const auto &[label, combo] : fields) {
        choices->addWidget(newLabel(QStringLiteral("muted"), label, header));
        choices->addWidget(combo);
        choices->addSpacing(12);
        connect(combo, &QComboBox::activated, this, &PlanDialog::planRequested);
    }
    choices->addStretch(1);
    auto *rows = new QVBoxLayout(header);
    rows->setContentsMargins(24, 16, 24, 14);
    rows->setSpacing(12);
    rows->addLayout(titles);
    rows->addLayout(choices);
    return header;
}

QWidget *PlanDialog::buildPlan()
{
    auto *page = new QWidget(this);
    auto *left = newFrame(QStringLiteral("card"), page);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(8, 8, 8, 8);
    leftColumn->addWidget(m_steps);
    left->setFixedWidth(380);
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    m_side = new QVBoxLayout(content);
    m_side->setContentsMargins(0, 0, 8, 0);
    m_side->setSpacing(8);
    auto *scroll = new QScrollArea(page);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(24, 16, 24, 16);
    row->setSpacing(20);
    row->addWidget(left);
    row->addWidget(scroll, 1);
    return page;
}

QWidget *PlanDialog::buildFooter()
{
    auto *footer = newFrame(QStringLiteral("footer"), this);
    auto *cancel = newButton(QStringLiteral("cancelPlan"), tr("Cancel"), {}, footer);
    m_note->setWordWrap(true);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(24, 12, 24, 12);
    row->setSpacing(8);
    row->addWidget(m_note, 1);
    row->addWidget(cancel);
    row->addWidget(m_start);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &PlanDialog::startRequested);
    return footer;
}

rotation::PlanOptions PlanDialog::options() const
{
    rotation::PlanOptions options;
    options.agentId = m_agent.id;
    options.reason = rotation::reasonFrom(m_reason->currentData().toString().toStdString())
                         .value_or(Reason::ByHand);
    const QString retire = m_retire->currentData().toString();
    if (!retire.isEmpty())
        options.retire.append(retire);
    if (m_delivery->currentIndex() > 0)
        options.deliver = static_cast<Delivery>(m_delivery->currentData().toInt());
    return options;
}

void PlanDialog::watch(Operation *planning)
{
    m_planning = planning;
    m_failed = false;
    m_plan.reset();
    const auto show = [this](int done, int total) {
        m_empty->showProgress(tr("Reading what is there"),
                              tr("The plan is made from what the services say now. Nothing is "
                                 "written."),
                              done, total);
    };
    show(0, 0);
    m_stack->setCurrentWidget(m_empty);
    connect(planning, &Operation::progressed, this, show);
    updateStart();
}

void PlanDialog::showError(const Error &error)
{
    m_failed = true;
    const ErrorText text = describe(error);
    m_empty->show(QStringLiteral("warning"), text.sentence,
                  text.details.isEmpty() ? text.nextStep
                                         : text.nextStep + QLatin1Char('\n') + text.details,
                  tr("Try again"));
    connect(m_empty, &EmptyState::actionTriggered, this, &PlanDialog::planRequested,
            Qt::UniqueConnection);
    m_stack->setCurrentWidget(m_empty);
    updateStart();
}

void PlanDialog::showPlan(const rotation::Plan &plan)
{
    m_plan = plan;
    showSteps();
    showSide();
    m_stack->setCurrentIndex(1);
    updateStart();
}

void PlanDialog::showSteps()
{
    QList<StepPhase> phases;
    for (const auto &step : m_plan->steps) {
        const QString phase = phaseText(step.phase);
        if (phases.isEmpty() || phases.last().title != phase)
            phases.append({phase, {}});
        phases.last().steps.append(
            {QString::fromStdString(step.id), stepTitle(step), effectText(step), StepMark::Ahead});
    }
    m_steps->setPhases(phases);
}

void PlanDialog::addHeading(const QString &text)
{
    if (m_side->count() > 0)
        m_side->addSpacing(8);
    m_side->addWidget(newLabel(QStringLiteral("section"), text, this));
}

void PlanDialog::addText(const QString &text, const QString &role)
{
    auto *label = newLabel(role, text, this);
    label->setWordWrap(true);
    m_side->addWidget(label);
}

void PlanDialog::addFrozen()
{
    addHeading(tr("What is there, and what becomes of it"));
    m_frozen->setPlan(*m_plan);
    auto *table = new DataTable(this);
    table->setObjectName(QStringLiteral("frozenTable"));
    table->setAccessibleName(tr("Credentials of the application"));
    table->setModel(m_frozen);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(FrozenModel::NameColumn, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(FrozenModel::CredentialColumn,
                                                    QHeaderView::Interactive);
    table->setColumnWidth(FrozenModel::CredentialColumn, 156);
    table->horizontalHeader()->setStretchLastSection(false);
    table->setFixedHeight(33 + 35 * m_frozen->rowCount());
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->addWidget(table);
    addText(tr("Nothing else may change during the run. Any other change stops it and is shown."),
            QStringLiteral("muted"));
}

void PlanDialog::addRefusals()
{
    if (m_plan->refusals.empty())
        return;
    if (!rotation::RotationService::turnedBy(*m_plan).isEmpty()) {
        auto *banner = new MessageBanner(this);
        m_side->addWidget(banner);
        banner->showMessage(Tone::Good, refusalText(m_plan->refusals.front()), {},
                            tr("Record it for this agent"));
        connect(banner, &MessageBanner::actionTriggered, this, &PlanDialog::recordRequested);
        return;
    }
    for (const auto &refusal : m_plan->refusals) {
        auto *banner = new MessageBanner(this);
        m_side->addWidget(banner);
        banner->showMessage(Tone::Bad, tr("This plan cannot be carried out."),
                            refusalText(refusal));
    }
}

void PlanDialog::addAccepts()
{
    m_accepts.clear();
    if (m_plan->accepts.empty())
        return;
    addHeading(tr("You accept by name"));
    int number = 0;
    for (const auto &accept : m_plan->accepts) {
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(4);
        auto *box = new QCheckBox(row);
        box->setObjectName(QStringLiteral("accept-%1").arg(number++));
        box->setProperty("bare", true);
        box->setProperty("accept", QString::fromStdString(accept));
        box->setAccessibleName(acceptText(accept));
        auto *label = newLabel({}, acceptText(accept), row);
        label->setWordWrap(true);
        label->setBuddy(box);
        layout->addWidget(box, 0, Qt::AlignTop);
        layout->addWidget(label, 1);
        m_side->addWidget(row);
        m_accepts.append(box);
        connect(box, &QCheckBox::toggled, this, &PlanDialog::updateStart);
    }
}

void PlanDialog::showSide()
{
    while (QLayoutItem *item = m_side->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    addRefusals();
    addFrozen();
    addHeading(tr("What can be proven"));
    addText(ceilingText(m_plan->ceiling), {});
    if (m_plan->deadline != TimePoint{})
        addText(tr("Until %1 the run can turn back; past that it only goes forward.")
                    .arg(dateText(m_plan->deadline)),
                QStringLiteral("muted"));
    if (!m_plan->notTurned.empty()) {
        addHeading(tr("Not turned by this Keyturn"));
        for (const auto &kind : m_plan->notTurned)
            addText(notTurnedText(kind), {});
    }
    if (m_plan->agents.size() > 1)
        addText(tr("%n other agent(s) stand on the same credential and go along.", nullptr,
                   static_cast<int>(m_plan->agents.size()) - 1),
                {});
    addAccepts();
    m_side->addStretch(1);
}

QStringList PlanDialog::accepted() const
{
    QStringList list;
    for (const QCheckBox *box : m_accepts) {
        if (box->isChecked())
            list.append(box->property("accept").toString());
    }
    return list;
}

void PlanDialog::updateStart()
{
    const bool refused = m_plan && !m_plan->refusals.empty();
    const auto open = m_accepts.size() - accepted().size();
    m_start->setEnabled(m_plan && !refused && open == 0);
    if (!m_plan)
        m_note->clear();
    else if (refused)
        m_note->setText(tr("Nothing was written. Mend what stands in the way, then plan again."));
    else if (open > 0)
        m_note->setText(tr("Tick what you accept, then start."));
    else
        m_note->setText(tr("Nothing is written before you start."));
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rotationspanel.h"

#include "app/base/operation.h"
#include "app/store/records.h"
#include "ui/confirmdialog.h"
#include "ui/errortext.h"
#include "ui/nowtext.h"
#include "ui/panels/plandialog.h"
#include "ui/panels/runpage.h"
#include "ui/pieces.h"
#include "ui/stucktext.h"
#include "widgets/datatable.h"
#include "widgets/emptystate.h"
#include "widgets/messagebanner.h"
#include "widgets/secretfield.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace keyturn {

RotationsPanel::RotationsPanel(rotation::RotationService &service, Records &records,
                               const Clock &clock, const QString &portalUrl, QWidget *parent)
    : QWidget(parent)
    , m_service(service)
    , m_records(records)
    , m_model(records, clock)
    , m_stack(new QStackedWidget(this))
    , m_list(new QWidget(this))
    , m_counts(newLabel(QStringLiteral("muted"), {}, this))
    , m_banner(new MessageBanner(this))
    , m_content(new QStackedWidget(this))
    , m_table(new DataTable(this))
    , m_empty(new EmptyState(this))
    , m_page(new RunPage(clock, portalUrl, this))
{
    setObjectName(QStringLiteral("rotationsPanel"));
    m_banner->setObjectName(QStringLiteral("rotationsBanner"));
    build();
    connect(&m_model, &RunsModel::loaded, this, &RotationsPanel::showList);
    connect(&service, &rotation::RotationService::runChanged, this, &RotationsPanel::runChanged);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { openRun(m_model.runAt(index.row())); });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex &index) { openRun(m_model.runAt(index.row())); });
    connect(m_empty, &EmptyState::actionTriggered, this, &RotationsPanel::agentsWanted);
    connect(m_page, &RunPage::back, this, &RotationsPanel::goBack);
    connect(m_page, &RunPage::commanded, this, &RotationsPanel::ask);
    connect(m_page, &RunPage::driveRequested, this, [this] { drive(m_run); });
    m_page->secretField()->setFetch(
        [this](SecretField::Receive receive) { handOver(std::move(receive)); });
    m_model.reload();
}

void RotationsPanel::build()
{
    m_table->setObjectName(QStringLiteral("runsTable"));
    m_table->setAccessibleName(tr("Rotations"));
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    const int widths[]{230, 170, 320, 140, 140, 220};
    for (int column = 0; column < RunsModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto *header = newFrame(QStringLiteral("header"), m_list);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 14, 20, 14);
    row->setSpacing(12);
    row->addWidget(newLabel(QStringLiteral("title"), tr("Rotations"), header));
    row->addWidget(m_counts);
    row->addStretch(1);
    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(0, 0, 0, 0);
    m_banner->setContentsMargins(12, 8, 12, 8);
    bannerRow->addWidget(m_banner);
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addLayout(bannerRow);
    column->addWidget(m_content, 1);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

void RotationsPanel::plan(const Agent &agent)
{
    auto *dialog = new PlanDialog(agent, window());
    connect(dialog, &PlanDialog::planRequested, this, [this, dialog] { makePlan(dialog); });
    connect(dialog, &PlanDialog::startRequested, this, [this, dialog] { start(dialog); });
    connect(dialog, &PlanDialog::recordRequested, this, [this, dialog] {
        const auto recorded = m_service.recordTurned(*dialog->plan());
        if (!recorded)
            return dialog->showError(recorded.error());
        dialog->accept();
    });
    dialog->open();
    makePlan(dialog);
}

void RotationsPanel::makePlan(PlanDialog *dialog)
{
    Operation *planning = m_service.makePlan(dialog->options());
    dialog->watch(planning);
    connect(dialog, &QDialog::rejected, planning, &Operation::cancel);
    connect(planning, &Operation::finished, dialog, [this, dialog, planning] {
        if (planning->error())
            dialog->showError(*planning->error());
        else if (m_service.lastPlan())
            dialog->showPlan(*m_service.lastPlan());
    });
}

void RotationsPanel::start(PlanDialog *dialog)
{
    const auto run = m_service.start(*dialog->plan(), dialog->accepted());
    if (!run)
        return dialog->showError(run.error());
    dialog->accept();
    drive(*run);
    openRun(*run);
    Q_EMIT shown();
}

void RotationsPanel::drive(const QString &run)
{
    if (m_service.isDriving(run))
        return;
    Operation *driving = m_service.drive(run, rotation::Drive::KeepWatching);
    connect(driving, &Operation::finished, this, [this, driving, run] {
        if (driving->error() && driving->error()->kind != ErrorKind::Cancelled)
            showProblem(*driving->error());
        runChanged(run);
        const auto row = m_records.run(run);
        if (row && isOver(row->status.state))
            Q_EMIT runEnded();
    });
    runChanged(run);
}

void RotationsPanel::openRun(const QString &run)
{
    if (run.isEmpty())
        return;
    m_run = run;
    showRun();
    m_stack->setCurrentWidget(m_page);
}

bool RotationsPanel::goBack()
{
    if (m_stack->currentWidget() == m_list)
        return false;
    m_stack->setCurrentWidget(m_list);
    m_table->setFocus();
    return true;
}

void RotationsPanel::runChanged(const QString &run)
{
    m_model.reload();
    if (run == m_run)
        showRun();
}

void RotationsPanel::showRun()
{
    auto snapshot = m_service.snapshot(m_run);
    if (!snapshot)
        return showProblem(snapshot.error());
    m_page->setRun(*snapshot);
}

void RotationsPanel::showList()
{
    const bool any = m_model.rowCount() > 0;
    m_content->setCurrentWidget(any ? static_cast<QWidget *>(m_table) : m_empty);
    m_counts->setText(any ? tr("%n run(s) open", nullptr, m_model.openRuns()) : QString());
    if (m_model.error()) {
        const ErrorText text = describe(*m_model.error());
        m_empty->show(QStringLiteral("warning"), text.sentence, text.nextStep);
    } else if (!any) {
        m_empty->show(QStringLiteral("rotations"), tr("No rotation yet"),
                      tr("Choose an agent and press Rotate. The plan is shown before anything is "
                         "written."),
                      tr("Choose an agent"));
    }
    const auto stopped = m_records.writesStopped();
    if (stopped && *stopped)
        m_banner->showMessage(Tone::Bad, tr("All writes are stopped."),
                              tr("No run adds, delivers or removes anything until writes are "
                                 "allowed again: Ctrl+K, Allow writes."));
    else if (m_banner->sentence() == tr("All writes are stopped."))
        m_banner->hide();
    Q_EMIT countChanged();
}

void RotationsPanel::ask(const QString &command)
{
    if (command == QLatin1String("show-log")) {
        Q_EMIT logWanted();
        return;
    }
    const auto &run = m_page->run();
    const QString agent = QString::fromStdString(run.plan.agentName);
    const bool approves = command == QLatin1String("approve");
    const bool weighs =
        approves || command == QLatin1String("undo") || command == QLatin1String("leave-both");
    if (!weighs)
        return send(command);
    ConfirmDialog::Question question;
    question.typed = run.plan.production ? agent : QString();
    question.destructive = true;
    if (approves) {
        question.title = tr("Remove the old secret of %1?").arg(agent);
        question.text = tr("The evidence shows that every consumer uses the new secret and nobody "
                           "the old one.");
        question.consequence = tr("After the removal the old value is gone for good: there is no "
                                  "way back.");
        question.action = tr("Approve the removal");
    } else {
        const bool undo = command == QLatin1String("undo");
        question.title = undo ? tr("Undo the rotation of %1?").arg(agent)
                              : tr("Leave both secrets of %1 alive?").arg(agent);
        question.text = consequenceText(command);
        question.consequence = reversibilityText(run.plan, run.view);
        question.action = undo ? tr("Undo") : tr("Leave both alive");
    }
    auto *dialog = new ConfirmDialog(question, window());
    connect(dialog, &QDialog::accepted, this, [this, command] { send(command); });
    dialog->open();
}

void RotationsPanel::send(const QString &command, std::map<std::string, std::string> arguments)
{
    const auto &run = m_page->run();
    if (command == QLatin1String("attest")) {
        arguments["step"] = run.view.activeStep;
        arguments["note"] = tr("Updated by hand, said in the window.").toStdString();
    }
    if (run.holder.isEmpty() && !isOver(run.view.state))
        drive(m_run);
    Operation *sent = m_service.command(m_run, command, std::move(arguments));
    connect(sent, &Operation::finished, this, [this, sent] {
        if (sent->error())
            showProblem(*sent->error());
    });
}

void RotationsPanel::handOver(std::function<void(QByteArray &&)> receive)
{
    const QString step = rotation::RotationService::stepToHandOver(m_page->run());
    const QString run = m_run;
    const auto fetch = [this, run, receive] {
        m_service.fetchValue(run, [this, receive](Result<Secret> value) {
            if (!value)
                return showProblem(value.error());
            const std::string_view bytes = value->view();
            receive(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
        });
    };
    const bool recorded =
        step.isEmpty() || m_page->run().view.step(step.toStdString()).handedOverAt != TimePoint{};
    if (recorded)
        return fetch();
    if (m_page->run().holder.isEmpty())
        drive(run);
    Operation *sent =
        m_service.command(run, QStringLiteral("hand-over"), {{"step", step.toStdString()}});
    connect(sent, &Operation::finished, this, [this, sent, fetch] {
        if (sent->error())
            showProblem(*sent->error());
        else
            fetch();
    });
}

void RotationsPanel::showProblem(const Error &error)
{
    if (m_stack->currentWidget() == m_page)
        return m_page->showProblem(error);
    const ErrorText text = describe(error);
    m_banner->showMessage(Tone::Bad, text.sentence, text.nextStep);
}

QStringList RotationsPanel::driven()
{
    QStringList runs;
    if (const auto open = m_records.runs(RunFilter::Open)) {
        for (const auto &run : *open) {
            if (m_service.isDriving(run.id))
                runs.append(run.id);
        }
    }
    return runs;
}

void RotationsPanel::setClipboardTime(std::chrono::seconds time)
{
    m_page->secretField()->setClipboardTime(time);
}

void RotationsPanel::reload()
{
    m_model.reload();
    if (!m_run.isEmpty())
        showRun();
}

QByteArray RotationsPanel::state() const
{
    return m_table->columnState();
}

void RotationsPanel::restore(const QByteArray &state)
{
    m_table->restoreColumnState(state);
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/walk.h"

#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "ui/nowtext.h"
#include "ui/panels/agentspanel.h"
#include "ui/panels/plandialog.h"
#include "ui/panels/rotationspanel.h"
#include "ui/runwords.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QLineEdit>
#include <QTest>

#include <cstdio>

namespace keyturn {

namespace {

constexpr int patienceMs = 60000;
constexpr int runPatienceMs = 600000;

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

} // namespace

Walk::Walk(MainWindow &window, TenantSession &session, TenantSide &tenant, Camera &camera)
    : m_window(window)
    , m_session(session)
    , m_tenant(tenant)
    , m_camera(camera)
{
    m_sinceAdvance.start();
}

QWidget *Walk::find(const QString &name) const
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        for (QWidget *found : top->findChildren<QWidget *>(name)) {
            if (found->isVisible())
                return found;
        }
    }
    return nullptr;
}

bool Walk::click(const QString &name)
{
    auto *button = qobject_cast<QAbstractButton *>(find(name));
    if (!button || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

/// A key with Ctrl; only the active window hears it.
void Walk::press(Qt::Key key)
{
    m_window.activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(&m_window));
    QTest::keyClick(&m_window, key, Qt::ControlModifier);
}

bool Walk::readAgents()
{
    m_camera.take(&m_window, QStringLiteral("opening"));
    const auto isRead = [this] {
        auto *sync = qobject_cast<QAbstractButton *>(find(QStringLiteral("syncAgents")));
        return m_window.agents()->count() > 0 && sync && sync->isEnabled() &&
               m_session.status().signIn != SignInState::Trying;
    };
    if (!QTest::qWaitFor(isRead, 2 * patienceMs)) {
        m_camera.take(&m_window, QStringLiteral("not-read"));
        say(QStringLiteral("The agents could not be read."));
        return false;
    }
    say(QStringLiteral("Read %1 agents.").arg(m_window.agents()->count()));
    m_camera.take(&m_window, QStringLiteral("agents"));
    return true;
}

bool Walk::start(const QStringList &agents)
{
    for (const QString &agent : agents) {
        if (plan(agent))
            return true;
    }
    say(QStringLiteral("No agent could be planned."));
    return false;
}

bool Walk::plan(const QString &wanted)
{
    const auto row = m_session.inventory().findAgent(wanted);
    if (!row)
        return false;
    const QString agent = row->agent.name;
    press(Qt::Key_F);
    auto *words = qobject_cast<QLineEdit *>(find(QStringLiteral("filterText")));
    if (!words)
        return false;
    words->clear();
    QTest::keyClicks(words, agent);
    auto *table = qobject_cast<QAbstractItemView *>(find(QStringLiteral("agentsTable")));
    const bool shown = QTest::qWaitFor(
        [table, &agent] {
            return table && table->model()->rowCount() > 0 &&
                   table->currentIndex().siblingAtColumn(0).data().toString() == agent;
        },
        patienceMs);
    if (!shown) {
        say(QStringLiteral("%1 is not in the list.").arg(agent));
        return false;
    }
    m_camera.take(&m_window, QStringLiteral("agent-chosen"));
    if (!click(QStringLiteral("rotateAgent")))
        return false;
    auto *dialog = qobject_cast<PlanDialog *>(find(QStringLiteral("startRun"))->window());
    static_cast<void>(
        QTest::qWaitFor([dialog] { return dialog->plan() || dialog->hasFailed(); }, patienceMs));
    if (!dialog->plan() || !dialog->plan()->refusals.empty()) {
        m_camera.take(dialog, QStringLiteral("plan-refused"));
        say(QStringLiteral("%1 cannot be planned%2.")
                .arg(agent, dialog->plan() ? QStringLiteral(": ") +
                                                 refusalText(dialog->plan()->refusals.front())
                                           : QString()));
        static_cast<void>(click(QStringLiteral("cancelPlan")));
        return false;
    }
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>())
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(10, box->height() / 2));
    m_camera.take(dialog, QStringLiteral("plan"));
    m_agent = row->agent.id;
    m_name = agent;
    m_run = QString::fromStdString(dialog->plan()->run);
    say(QStringLiteral("Planned %1: %2 steps.").arg(agent).arg(dialog->plan()->steps.size()));
    if (!click(QStringLiteral("startRun")))
        return false;
    return QTest::qWaitFor([this] { return find(QStringLiteral("runPage")) != nullptr; },
                           patienceMs);
}

void Walk::tell(const rotation::RunSnapshot &run)
{
    const QString line =
        QStringLiteral("%1 %2 %3")
            .arg(QString::fromStdString(run.view.activeStep),
                 QString::fromLatin1(nameOf(run.view.state)), QString::fromStdString(run.view.why));
    if (line == m_lastTold)
        return;
    m_lastTold = line;
    say(QStringLiteral("  %1  %2").arg(toIso(m_session.clock().now()).mid(5, 14), line));
    const QString state = QString::fromLatin1(nameOf(run.view.state));
    const std::string row = run.view.activeStep.substr(0, run.view.activeStep.find(':'));
    m_camera.take(&m_window, QStringLiteral("run-%1-%2").arg(QString::fromStdString(row), state));
}

bool Walk::follow()
{
    QElapsedTimer whole;
    whole.start();
    while (whole.elapsed() < runPatienceMs) {
        const auto run = m_session.rotation().snapshot(m_run);
        if (!run)
            return false;
        if (isOver(run->view.state)) {
            QTest::qWait(300);
            m_camera.take(&m_window, QStringLiteral("run-over"));
            say(QStringLiteral("The run is %1.").arg(QString::fromLatin1(nameOf(run->view.state))));
            return run->view.state == m_wanted;
        }
        tell(*run);
        if (!act(*run))
            return false;
        QTest::qWait(60);
    }
    say(QStringLiteral("The run did not end in time."));
    return false;
}

bool Walk::act(const rotation::RunSnapshot &run)
{
    if (run.view.state == RunState::Stuck) {
        m_camera.take(&m_window, QStringLiteral("stuck"));
        say(QStringLiteral("The run is stuck: %1.").arg(QString::fromStdString(run.view.why)));
        return false;
    }
    if (!m_undoAt.isEmpty() && run.view.activeStep == m_undoAt.toStdString())
        return undo();
    if (run.view.state == RunState::WaitingForPerson) {
        if (run.view.why == "approval")
            return approve();
        if (run.view.why == "hand-over" && !m_pasted.contains(m_lastTold))
            return handOver(run);
    }
    passTime(run);
    return true;
}

bool Walk::handOver(const rotation::RunSnapshot &run)
{
    m_pasted.append(m_lastTold);
    const NowText now = describeNow(run.plan, run.view,
                                    {m_session.status().portalUrl, {}, m_session.clock().now()});
    if (!now.secret) {
        const auto *consumer = run.plan.consumerById(run.view.activeStep.substr(5));
        const QString name = consumer ? QString::fromStdString(consumer->name) : QString();
        say(QStringLiteral("  the person saves %1 again").arg(name));
        if (!m_tenant.saveAgain(name))
            say(QStringLiteral("  the portal did not take it"));
        return true;
    }
    QApplication::clipboard()->clear();
    if (!click(QStringLiteral("copySecret")))
        return false;
    const bool copied =
        QTest::qWaitFor([] { return !QApplication::clipboard()->text().isEmpty(); }, patienceMs);
    m_camera.take(&m_window, QStringLiteral("value-on-the-clipboard"));
    if (!copied) {
        say(QStringLiteral("The value could not be copied."));
        return false;
    }
    say(QStringLiteral("  the person pastes the value into the portal"));
    return m_tenant.paste(now.link, QApplication::clipboard()->text());
}

bool Walk::undo()
{
    m_undoAt.clear();
    m_wanted = RunState::Undone;
    say(QStringLiteral("  the person undoes the run"));
    return click(QStringLiteral("undoRun")) && find(QStringLiteral("confirmAction")) && confirm();
}

bool Walk::confirm()
{
    auto *action = find(QStringLiteral("confirmAction"));
    if (auto *name = qobject_cast<QLineEdit *>(find(QStringLiteral("confirmName"))))
        QTest::keyClicks(name, m_name);
    m_camera.take(action->window(), QStringLiteral("confirm"));
    return click(QStringLiteral("confirmAction"));
}

bool Walk::approve()
{
    if (!click(QStringLiteral("decide-approve")))
        return true;
    say(QStringLiteral("  the person approves the removal"));
    if (!find(QStringLiteral("confirmAction")) || !confirm())
        return false;
    return QTest::qWaitFor(
        [this] {
            const auto now = m_session.rotation().snapshot(m_run);
            return !now || !now->view.approvedHash.empty();
        },
        patienceMs);
}

void Walk::passTime(const rotation::RunSnapshot &run)
{
    // Time is moved only where the run waits for it, in steps that let it look in between.
    const bool waits = run.view.state == RunState::Holding || run.view.state == RunState::Undoing ||
                       run.view.state == RunState::WaitingForPerson;
    if (!waits || m_sinceAdvance.elapsed() < 400)
        return;
    const TimePoint now = m_session.clock().now();
    const auto left =
        std::chrono::duration_cast<std::chrono::seconds>(run.view.until - now).count();
    const bool quick = run.view.why == "probing" || run.view.why == "reading-back" ||
                       run.view.why == "waiting-for-rivals" || left <= 0;
    m_tenant.advance(quick ? 45 : std::max<qint64>(300, left / 8));
    m_sinceAdvance.restart();
}

bool Walk::exportLog(const QString &folder)
{
    press(Qt::Key_4);
    static_cast<void>(click(QStringLiteral("verifyLog")));
    static_cast<void>(QTest::qWaitFor([this] { return m_session.lastLogCheck(); }, patienceMs));
    auto *table = qobject_cast<QAbstractItemView *>(find(QStringLiteral("logTable")));
    if (!table) {
        m_camera.take(&m_window, QStringLiteral("no-log"));
        say(QStringLiteral("The control log is not shown."));
        return false;
    }
    table->setCurrentIndex(table->model()->index(2, 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    QTest::qWait(200);
    m_camera.take(&m_window, QStringLiteral("control-log"));
    const QStringList names{QStringLiteral("markdown"), QStringLiteral("csv"),
                            QStringLiteral("jsonl")};
    const QStringList files{QStringLiteral("control-log.md"), QStringLiteral("control-log.csv"),
                            QStringLiteral("control-log.jsonl")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        auto *action = m_window.findChild<QAction *>(QStringLiteral("export-") + names[i]);
        if (!action) {
            say(QStringLiteral("There is no export as %1.").arg(names[i]));
            return false;
        }
        action->trigger();
        const QString file = QDir(folder).filePath(files[i]);
        if (!QTest::qWaitFor([&file] { return QFile::exists(file); }, patienceMs)) {
            say(QStringLiteral("%1 was not written.").arg(files[i]));
            return false;
        }
        say(QStringLiteral("  exported %1").arg(files[i]));
    }
    return true;
}

bool Walk::reviewTranscripts()
{
    press(Qt::Key_3);
    auto *results = qobject_cast<QAbstractItemView *>(find(QStringLiteral("transcriptResults")));
    QTest::qWait(200);
    m_camera.take(&m_window, QStringLiteral("transcripts-empty"));
    // An archive that holds nothing offers the same in its middle.
    if (!click(QStringLiteral("syncTranscripts")) && !click(QStringLiteral("emptyStateAction"))) {
        say(QStringLiteral("The transcripts cannot be read."));
        return false;
    }
    const auto isRead = [this, &results] {
        results = qobject_cast<QAbstractItemView *>(find(QStringLiteral("transcriptResults")));
        const auto *sync = find(QStringLiteral("syncTranscripts"));
        return results && results->model()->rowCount() > 0 && sync && sync->isEnabled();
    };
    if (!QTest::qWaitFor(isRead, 2 * patienceMs)) {
        m_camera.take(&m_window, QStringLiteral("transcripts-not-read"));
        say(QStringLiteral("The transcripts were not read."));
        return false;
    }
    say(QStringLiteral("Read %1 conversations.").arg(results->model()->rowCount()));
    m_camera.take(&m_window, QStringLiteral("transcripts"));
    auto *words = qobject_cast<QLineEdit *>(find(QStringLiteral("filterText")));
    QTest::keyClicks(words, QStringLiteral("has:finding"));
    QTest::qWait(800);
    results->setFocus();
    results->setCurrentIndex(results->model()->index(0, 0));
    QTest::qWait(400);
    if (auto *conversation = find(QStringLiteral("conversation"))) {
        conversation->setFocus();
        QTest::keyClick(conversation, Qt::Key_N);
        QTest::qWait(200);
    }
    m_camera.take(&m_window, QStringLiteral("transcripts-finding"));
    words->clear();
    return true;
}

void Walk::showDark()
{
    press(Qt::Key_K);
    auto *words = find(QStringLiteral("commandWords"));
    if (!words)
        return;
    QTest::keyClicks(words, QStringLiteral("dark"));
    m_camera.take(&m_window, QStringLiteral("commands"));
    QTest::keyClick(words, Qt::Key_Return);
    press(Qt::Key_2);
    QTest::qWait(200);
    m_camera.take(&m_window, QStringLiteral("run-dark"));
    press(Qt::Key_1);
    static_cast<void>(QTest::qWaitFor(
        [this] {
            auto *sync = find(QStringLiteral("syncAgents"));
            return sync && sync->isEnabled();
        },
        patienceMs));
    QTest::qWait(200);
    m_camera.take(&m_window, QStringLiteral("agents-dark"));
}

} // namespace keyturn

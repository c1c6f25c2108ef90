// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows of the session, what it keeps between two starts, and how it closes.
#include "app/base/operation.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "ui/appearance.h"
#include "ui/closedialog.h"
#include "ui/mainwindow.h"
#include "ui/navigation.h"
#include "ui/panels/agentspanel.h"
#include "ui/panels/controllogpanel.h"
#include "ui/panels/rotationspanel.h"
#include "ui/panels/transcriptspanel.h"
#include "ui/statusfooter.h"

#include <QCloseEvent>
#include <QSettings>

namespace keyturn {

void MainWindow::showStatus()
{
    const SessionStatus &status = m_session.status();
    const TimePoint now = m_session.clock().now();
    const auto counts = m_session.inventory().counts(now);
    m_footer->setStatus(status, counts ? counts->environments : 0, now);
    const QString tenant = status.tenantId.isEmpty() ? tr("No tenant") : status.tenantId;
    m_navigation->setTenant(status.simulated ? tr("Simulated tenant") : tenant,
                            status.simulated ? tenant.left(23) : status.actor);
    setWindowTitle(tr("%1 \u2014 Keyturn").arg(status.simulated ? tr("Simulated tenant") : tenant));
}

void MainWindow::showLog()
{
    const auto head = m_session.records().head();
    m_footer->setLog(m_session.lastLogCheck(), head ? head->count : 0);
    m_log->setCheck(m_session.lastLogCheck());
}

void MainWindow::showBadges()
{
    const int agents = m_agents->count();
    m_navigation->setBadge(QStringLiteral("agents"),
                           agents > 0 ? QString::number(agents) : QString(), Tone::Neutral);
    const int waiting = m_rotations->waiting();
    m_navigation->setBadge(QStringLiteral("rotations"),
                           waiting > 0 ? tr("%n waiting", nullptr, waiting) : QString(),
                           Tone::Caution);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    const QStringList runs = m_rotations->driven();
    if (m_mayClose || runs.isEmpty()) {
        event->accept();
        return;
    }
    event->ignore();
    askBeforeClose(runs);
}

void MainWindow::askBeforeClose(const QStringList &runs)
{
    auto *dialog = new CloseDialog(static_cast<int>(runs.size()), this);
    connect(dialog, &CloseDialog::goOnChosen, this, [this, runs] { goOnAndClose(runs); });
    connect(dialog, &CloseDialog::pauseChosen, this, [this, runs] { pauseAndClose(runs); });
    dialog->open();
}

void MainWindow::goOnAndClose(const QStringList &runs)
{
    for (const QString &run : runs) {
        m_session.rotation().letGo(run);
        static_cast<void>(m_prompts.goOnWithoutWindow(run));
    }
    m_mayClose = true;
    close();
}

void MainWindow::pauseAndClose(const QStringList &runs)
{
    for (const QString &run : runs) {
        Operation *pausing = m_session.rotation().command(run, QStringLiteral("pause"));
        connect(pausing, &Operation::finished, this, [this, run] {
            m_session.rotation().letGo(run);
            if (!m_rotations->driven().isEmpty())
                return;
            m_mayClose = true;
            close();
        });
    }
}

void MainWindow::saveState()
{
    QSettings settings(m_stateFile, QSettings::IniFormat);
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/agents"), m_agents->state());
    settings.setValue(QStringLiteral("window/rotations"), m_rotations->state());
    settings.setValue(QStringLiteral("window/transcripts"), m_transcripts->state());
    settings.setValue(QStringLiteral("window/log"), m_log->state());
    settings.setValue(QStringLiteral("window/scheme"), static_cast<int>(m_appearance.scheme()));
}

void MainWindow::restoreState()
{
    const QSettings settings(m_stateFile, QSettings::IniFormat);
    if (!settings.contains(QStringLiteral("window/geometry")))
        return;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_agents->restore(settings.value(QStringLiteral("window/agents")).toByteArray());
    m_rotations->restore(settings.value(QStringLiteral("window/rotations")).toByteArray());
    m_transcripts->restore(settings.value(QStringLiteral("window/transcripts")).toByteArray());
    m_log->restore(settings.value(QStringLiteral("window/log")).toByteArray());
    m_appearance.setScheme(
        static_cast<ColorScheme>(settings.value(QStringLiteral("window/scheme")).toInt()));
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/rotationservice.h"
#include "app/session/tenantsession.h"
#include "tests/demo/camera.h"
#include "tests/demo/tenantside.h"
#include "ui/mainwindow.h"

#include <QElapsedTimer>
#include <QStringList>

class QAbstractButton;

namespace keyturn {

/// Walks the window through one rotation by its widgets' names, as a person with keyboard and
/// mouse, and plays that person in the tenant's portal.
class Walk
{
public:
    Walk(MainWindow &window, TenantSession &session, TenantSide &tenant, Camera &camera);

    /// Waits until the agents were read.
    [[nodiscard]] bool readAgents();
    /// Plans for one of @p agents after another until a plan can be carried out, and starts it.
    [[nodiscard]] bool start(const QStringList &agents);
    /// Follows the run to its end.
    [[nodiscard]] bool follow();
    /// The control log: verified and exported in every format.
    [[nodiscard]] bool exportLog(const QString &folder);
    /// Reads the conversations of the tenant and looks at one with a finding.
    [[nodiscard]] bool reviewTranscripts();
    void showDark();

    /// Undoes the run from the window once it has come to @p step.
    void setUndoAt(const QString &step) { m_undoAt = step; }

    [[nodiscard]] QString agent() const { return m_agent; }
    [[nodiscard]] QString run() const { return m_run; }

private:
    [[nodiscard]] bool plan(const QString &wanted);
    [[nodiscard]] bool click(const QString &name);
    void press(Qt::Key key);
    [[nodiscard]] QWidget *find(const QString &name) const;
    [[nodiscard]] bool act(const rotation::RunSnapshot &run);
    [[nodiscard]] bool handOver(const rotation::RunSnapshot &run);
    [[nodiscard]] bool approve();
    [[nodiscard]] bool confirm();
    [[nodiscard]] bool undo();
    void passTime(const rotation::RunSnapshot &run);
    void tell(const rotation::RunSnapshot &run);

    MainWindow &m_window;
    TenantSession &m_session;
    TenantSide &m_tenant;
    Camera &m_camera;
    QString m_agent;
    QString m_name;
    QString m_run;
    QString m_lastTold;
    QString m_undoAt;
    RunState m_wanted = RunState::Completed;
    QStringList m_pasted;
    QElapsedTimer m_sinceAdvance;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/rotation/rotationservice.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace keyturn {

class DataTable;
class LaneChart;
class LaneTableModel;
class MessageBanner;
class NowCard;
class SecretField;
class StatusPill;
class StepView;

/// The screen of one run, drawn from a snapshot; it changes nothing by itself.
class RunPage : public QWidget
{
    Q_OBJECT
public:
    RunPage(const Clock &clock, QString portalUrl, QWidget *parent = nullptr);
    void setRun(const rotation::RunSnapshot &run);
    [[nodiscard]] const rotation::RunSnapshot &run() const { return m_run; }
    [[nodiscard]] QString runId() const { return QString::fromStdString(m_run.plan.run); }
    [[nodiscard]] SecretField *secretField() const;
    void showProblem(const Error &error);

Q_SIGNALS:
    void back();
    /// A command of the store: "pause", "resume", "undo", "approve", ...
    void commanded(const QString &command);
    /// Nobody drives the run: this window should.
    void driveRequested();

private:
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildLanes();
    void showHeader();
    void showHolder();
    void tick();

    const Clock &m_clock;
    QString m_portalUrl;
    rotation::RunSnapshot m_run;
    QToolButton *m_back;
    QLabel *m_title;
    QLabel *m_about;
    StatusPill *m_state;
    StatusPill *m_production;
    QPushButton *m_pause;
    QPushButton *m_undo;
    MessageBanner *m_banner;
    StepView *m_steps;
    NowCard *m_now;
    LaneChart *m_lanes;
    StatusPill *m_refusals;
    LaneTableModel *m_laneModel;
    DataTable *m_laneTable;
    QStackedWidget *m_laneStack;
    QTimer *m_timer;
};

} // namespace keyturn

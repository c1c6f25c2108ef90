// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/rotation/rotationservice.h"
#include "app/tenant/agent.h"
#include "ui/models/runsmodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace keyturn {

class DataTable;
class EmptyState;
class MessageBanner;
class PlanDialog;
class Records;
class RunPage;

/// All runs of this home, and the chosen one as a page. Plans, starts and commands runs through
/// the service; runs of other processes are watched and commanded alike.
class RotationsPanel : public QWidget
{
    Q_OBJECT
public:
    RotationsPanel(rotation::RotationService &service, Records &records, const Clock &clock,
                   const QString &portalUrl, QWidget *parent = nullptr);

    /// Opens the plan of a rotation of @p agent.
    void plan(const Agent &agent);
    void openRun(const QString &run);
    /// Back to the list; false when it is shown already.
    bool goBack();
    [[nodiscard]] int waiting() const { return m_model.waitingRuns(); }
    /// Runs that this window drives and that are not over.
    [[nodiscard]] QStringList driven();
    void setClipboardTime(std::chrono::seconds time);
    void reload();
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);

Q_SIGNALS:
    void countChanged();
    void agentsWanted();
    void logWanted();
    void shown();
    /// A run that this window drove is over: the tenant looks different now.
    void runEnded();

private:
    void build();
    void makePlan(PlanDialog *dialog);
    void start(PlanDialog *dialog);
    void drive(const QString &run);
    void runChanged(const QString &run);
    void showRun();
    void showList();
    void ask(const QString &command);
    void send(const QString &command, std::map<std::string, std::string> arguments = {});
    void handOver(std::function<void(QByteArray &&)> receive);
    void showProblem(const Error &error);

    rotation::RotationService &m_service;
    Records &m_records;
    RunsModel m_model;
    QStackedWidget *m_stack;
    QWidget *m_list;
    QLabel *m_counts;
    MessageBanner *m_banner;
    QStackedWidget *m_content;
    DataTable *m_table;
    EmptyState *m_empty;
    RunPage *m_page;
    QString m_run;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/rotation/rotationservice.h"
#include "app/tenant/agent.h"
#include "widgets/stepview.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace keyturn {

class DataTable;
class EmptyState;
class FrozenModel;
class MessageBanner;

/// The plan before its first write: what will be done step by step, what is added and removed,
/// what can be proven, and what the operator accepts by name. Nothing is written until Start.
class PlanDialog : public QDialog
{
    Q_OBJECT
public:
    PlanDialog(const Agent &agent, QWidget *parent);

    [[nodiscard]] rotation::PlanOptions options() const;
    /// A plan is being made.
    void watch(Operation *planning);
    void showPlan(const rotation::Plan &plan);
    void showError(const Error &error);
    [[nodiscard]] const std::optional<rotation::Plan> &plan() const { return m_plan; }
    /// No plan could be made.
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    /// What the operator has ticked, as the plan spells it.
    [[nodiscard]] QStringList accepted() const;

Q_SIGNALS:
    /// The options changed: make another plan.
    void planRequested();
    void startRequested();
    /// The credential was turned already: write down that it serves this agent too.
    void recordRequested();

private:
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildPlan();
    [[nodiscard]] QWidget *buildFooter();
    void showSteps();
    void showSide();
    void addHeading(const QString &text);
    void addText(const QString &text, const QString &role);
    void addFrozen();
    void addAccepts();
    void addRefusals();
    void updateStart();

    Agent m_agent;
    std::optional<rotation::Plan> m_plan;
    QPointer<Operation> m_planning;
    bool m_failed = false;
    QComboBox *m_reason;
    QComboBox *m_delivery;
    QComboBox *m_retire;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    StepView *m_steps;
    QVBoxLayout *m_side = nullptr;
    FrozenModel *m_frozen;
    QList<QCheckBox *> m_accepts;
    QLabel *m_note;
    QPushButton *m_start;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/steps.h"

#include <QListView>

namespace keyturn {

/// Shows phases with their steps: a glyph for the state, the title, and a line of evidence and
/// time. The current step can be chosen by keyboard.
class StepView : public QListView
{
    Q_OBJECT
public:
    explicit StepView(QWidget *parent = nullptr);
    void setPhases(const QList<StepPhase> &phases);
    /// Marks @p stepId as the one that happens now and scrolls to it.
    void setActiveStep(const QString &stepId);
    [[nodiscard]] QString activeStep() const { return m_active; }
    [[nodiscard]] QString selectedStep() const;

Q_SIGNALS:
    void stepSelected(const QString &stepId);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    StepModel m_model;
    QString m_active;
};

/// Paints the glyph of @p mark into a circle.
void paintStepMark(QPainter *painter, const QRectF &circle, StepMark mark, const QWidget *widget);

} // namespace keyturn

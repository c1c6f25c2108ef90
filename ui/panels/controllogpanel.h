// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/logrow.h"
#include "ui/models/logmodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace keyturn {

class DataTable;
class EmptyState;
class FilterBar;
class MessageBanner;
class Operation;
class Records;
class StatusPill;

/// The control log: who did what to which agent, with its evidence, and whether it holds.
class ControlLogPanel : public QWidget
{
    Q_OBJECT
public:
    ControlLogPanel(Records &records, const Clock &clock, QWidget *parent = nullptr);
    void focusFilter();
    void reload();
    /// Opens or closes the evidence of a row.
    void toggleEvidence(int row);
    /// What the last check found; nullptr = not checked yet.
    void setCheck(const LogCheck *check);
    void watch(Operation *work, const QString &doneText);
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);

Q_SIGNALS:
    void verifyRequested();
    /// "markdown", "csv", "csv-excel", "jsonl"
    void exportRequested(const QString &format);

private:
    void build();
    void showContent();
    void showAnchor(const LogCheck &check);

    Records &m_records;
    LogModel m_model;
    QLabel *m_counts;
    StatusPill *m_verified;
    FilterBar *m_filter;
    MessageBanner *m_banner;
    QStackedWidget *m_stack;
    DataTable *m_table;
    EmptyState *m_empty;
    QPushButton *m_verify;
    QPushButton *m_export;
};

} // namespace keyturn

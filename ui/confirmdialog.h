// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace keyturn {

/// Asks before something that cannot be taken back, or not wholly. Names the object and what is
/// lost; where @p typed is given, its name must be typed first. Opened, never executed.
class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    struct Question
    {
        QString title;
        QString text;
        QString consequence; ///< what will be lost
        QString action;      ///< the button's text: a verb
        QString typed;       ///< to be typed; empty = one click
        bool destructive = false;
    };
    ConfirmDialog(const Question &question, QWidget *parent);

private:
    QLineEdit *m_name = nullptr;
    QPushButton *m_action;
};

} // namespace keyturn

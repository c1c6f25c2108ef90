// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace keyturn {

/// Asks for a reason before something that is written into the control log. The window stays usable
/// beside it. Opened, never executed.
class ReasonDialog : public QDialog
{
    Q_OBJECT
public:
    struct Question
    {
        QString title;
        QString text;
        QString label;       ///< of the field: "Purpose"
        QString placeholder; ///< an example
        QString action;      ///< the button's text: a verb
    };
    ReasonDialog(const Question &question, QWidget *parent);
    /// It could not be done; the dialog stays.
    void showError(const QString &sentence, const QString &nextStep);

Q_SIGNALS:
    void given(const QString &reason);

private:
    QLineEdit *m_reason;
    QLabel *m_error;
    QPushButton *m_action;
};

} // namespace keyturn

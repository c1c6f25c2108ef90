// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirmdialog.h"

#include "ui/pieces.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace keyturn {

ConfirmDialog::ConfirmDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_action(newButton(
          QStringLiteral("confirmAction"), question.action,
          question.destructive ? QStringLiteral("danger") : QStringLiteral("primary"), this))
{
    setObjectName(QStringLiteral("confirmDialog"));
    setWindowTitle(question.title);
    setAccessibleName(question.title);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(newLabel(QStringLiteral("heading"), question.title, this));
    for (const QString &text : {question.text, question.consequence}) {
        if (text.isEmpty())
            continue;
        auto *label = newLabel({}, text, this);
        label->setWordWrap(true);
        label->setMinimumWidth(420);
        column->addWidget(label);
    }
    if (!question.typed.isEmpty()) {
        auto *label =
            newLabel(QStringLiteral("muted"), tr("Type %1 to go on.").arg(question.typed), this);
        m_name = new QLineEdit(this);
        m_name->setObjectName(QStringLiteral("confirmName"));
        m_name->setAccessibleName(label->text());
        column->addWidget(label);
        column->addWidget(m_name);
        m_action->setEnabled(false);
        connect(m_name, &QLineEdit::textChanged, this, [this, typed = question.typed](auto text) {
            m_action->setEnabled(text.trimmed() == typed);
        });
    }
    auto *cancel = newButton(QStringLiteral("confirmCancel"), tr("Cancel"), {}, this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_action);
    column->addSpacing(4);
    column->addLayout(buttons);
    m_action->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace keyturn

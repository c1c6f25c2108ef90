// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/reasondialog.h"

#include "ui/pieces.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace keyturn {

ReasonDialog::ReasonDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_reason(new QLineEdit(this))
    , m_error(newLabel(QStringLiteral("problem"), {}, this))
    , m_action(newButton(QStringLiteral("reasonAction"), question.action, QStringLiteral("primary"),
                         this))
{
    setObjectName(QStringLiteral("reasonDialog"));
    setWindowTitle(question.title);
    setAccessibleName(question.title);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    m_reason->setObjectName(QStringLiteral("reasonText"));
    m_reason->setAccessibleName(question.label);
    m_reason->setPlaceholderText(question.placeholder);
    m_reason->setMaxLength(500);
    m_error->setWordWrap(true);
    m_error->hide();
    auto *text = newLabel({}, question.text, this);
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    auto *cancel = newButton(QStringLiteral("reasonCancel"), tr("Cancel"), {}, this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_action);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(newLabel(QStringLiteral("heading"), question.title, this));
    column->addWidget(text);
    column->addWidget(newLabel(QStringLiteral("muted"), question.label, this));
    column->addWidget(m_reason);
    column->addWidget(m_error);
    column->addSpacing(4);
    column->addLayout(buttons);
    m_action->setDefault(true);
    m_action->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, this,
            [this](const QString &words) { m_action->setEnabled(!words.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this,
            [this] { Q_EMIT given(m_reason->text().trimmed()); });
    m_reason->setFocus();
}

void ReasonDialog::showError(const QString &sentence, const QString &nextStep)
{
    m_error->setText(nextStep.isEmpty() ? sentence : sentence + QLatin1Char('\n') + nextStep);
    m_error->show();
}

} // namespace keyturn

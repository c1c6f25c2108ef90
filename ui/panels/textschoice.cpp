// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/textschoice.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace keyturn {

TextsChoice::TextsChoice(QWidget *parent)
    : QWidget(parent)
    , m_redacted(new QRadioButton(
          tr("Redacted: findings and people become stand-ins such as [card-1]"), this))
    , m_asStored(new QRadioButton(tr("As it is stored, with everything in it"), this))
    , m_purpose(new QLineEdit(this))
{
    m_redacted->setObjectName(QStringLiteral("textsRedacted"));
    m_redacted->setAccessibleName(m_redacted->text());
    m_asStored->setObjectName(QStringLiteral("textsAsStored"));
    m_asStored->setAccessibleName(m_asStored->text());
    m_purpose->setObjectName(QStringLiteral("textsPurpose"));
    m_purpose->setAccessibleName(tr("Purpose"));
    m_purpose->setPlaceholderText(tr("Purpose, for the control log"));
    m_redacted->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_redacted);
    column->addWidget(m_asStored);
    column->addWidget(m_purpose);
    connect(m_redacted, &QRadioButton::toggled, this, &TextsChoice::show);
    connect(m_purpose, &QLineEdit::textChanged, this, &TextsChoice::changed);
    m_purpose->hide();
}

ExportTexts TextsChoice::texts() const
{
    return m_asStored->isChecked() ? ExportTexts::AsStored : ExportTexts::Redacted;
}

QString TextsChoice::purpose() const
{
    return texts() == ExportTexts::AsStored ? m_purpose->text().trimmed() : QString();
}

bool TextsChoice::isComplete() const
{
    return texts() == ExportTexts::Redacted || !purpose().isEmpty();
}

void TextsChoice::setRedactable(bool redactable)
{
    m_redacted->setEnabled(redactable);
    if (!redactable)
        m_asStored->setChecked(true);
    show();
}

void TextsChoice::show()
{
    m_purpose->setVisible(m_asStored->isChecked());
    Q_EMIT changed();
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pieces.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace keyturn {

QLabel *newLabel(const QString &role, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QPushButton *newButton(const QString &name, const QString &text, const QString &kind,
                       QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    if (!kind.isEmpty())
        button->setProperty("kind", kind);
    button->setAutoDefault(false);
    setButtonText(button, text);
    return button;
}

QFrame *newFrame(const QString &role, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("role", role);
    return frame;
}

void setButtonText(QPushButton *button, const QString &text)
{
    button->setText(text);
    button->setAccessibleName(text);
}

} // namespace keyturn

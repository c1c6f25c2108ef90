// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/closedialog.h"

#include "ui/pieces.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace keyturn {

CloseDialog::CloseDialog(int runs, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("closeDialog"));
    setWindowTitle(tr("Close Keyturn"));
    setAccessibleName(windowTitle());
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *text = newLabel({},
                          tr("A run can go on without a window, driven in the background, or "
                             "pause where both secrets are valid. Either way it is here again "
                             "when you come back."),
                          this);
    text->setWordWrap(true);
    text->setMinimumWidth(440);
    auto *stay = newButton(QStringLiteral("closeStay"), tr("Stay"), {}, this);
    auto *pause = newButton(QStringLiteral("closePause"), tr("Pause and close"), {}, this);
    auto *goOn = newButton(QStringLiteral("closeGoOn"), tr("Go on without a window"),
                           QStringLiteral("primary"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton *button : {stay, pause, goOn})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(
        newLabel(QStringLiteral("heading"), tr("%n rotation(s) under way", nullptr, runs), this));
    column->addWidget(text);
    column->addSpacing(4);
    column->addLayout(buttons);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(pause, &QPushButton::clicked, this, &CloseDialog::pauseChosen);
    connect(pause, &QPushButton::clicked, this, &QDialog::accept);
    connect(goOn, &QPushButton::clicked, this, &CloseDialog::goOnChosen);
    connect(goOn, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace keyturn

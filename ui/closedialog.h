// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace keyturn {

/// Asks what becomes of the runs that this window drives when it closes.
class CloseDialog : public QDialog
{
    Q_OBJECT
public:
    CloseDialog(int runs, QWidget *parent);

Q_SIGNALS:
    void goOnChosen();
    void pauseChosen();
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcriptfacts.h"

#include <QWidget>

class QGridLayout;

namespace keyturn {

/// Names and values one below the other; values can be selected and copied.
class FactGrid : public QWidget
{
    Q_OBJECT
public:
    explicit FactGrid(QWidget *parent = nullptr);
    void setFacts(const QList<NamedText> &facts);

private:
    QGridLayout *m_grid;
};

} // namespace keyturn

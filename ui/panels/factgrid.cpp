// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/factgrid.h"

#include "ui/pieces.h"

#include <QGridLayout>
#include <QLabel>

namespace keyturn {

namespace {

constexpr int mostFacts = 80;
constexpr int nameWidth = 92;

} // namespace

FactGrid::FactGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::setFacts(const QList<NamedText> &facts)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto &fact : facts.first(std::min<qsizetype>(facts.size(), mostFacts))) {
        auto *name = newLabel(QStringLiteral("muted"), fact.name, this);
        name->setWordWrap(true);
        auto *text = newLabel({}, fact.text, this);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAccessibleName(fact.name + QStringLiteral(": ") + fact.text);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(text, row++, 1, Qt::AlignTop);
    }
}

} // namespace keyturn

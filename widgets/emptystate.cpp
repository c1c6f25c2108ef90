// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/icon.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace keyturn {

namespace {

constexpr int textWidth = 440;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    m_title->setProperty("role", QStringLiteral("heading"));
    m_text->setProperty("role", QStringLiteral("muted"));
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setFixedWidth(textWidth);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(280);
    m_button->setObjectName(QStringLiteral("emptyStateAction"));
    m_button->hide();
    m_button->setProperty("kind", QStringLiteral("primary"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addWidget(m_bar, 0, Qt::AlignHCenter);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::show(const QString &iconName, const QString &title, const QString &text,
                      const QString &action)
{
    m_icon->setPixmap(icon(iconName).pixmap(QSize(32, 32), devicePixelRatioF()));
    m_icon->show();
    m_title->setText(title);
    m_text->setText(text);
    // An aligned label is given its hint, which does not know how the words wrap.
    m_text->setFixedHeight(m_text->heightForWidth(m_text->minimumWidth()));
    m_bar->hide();
    m_button->setText(action);
    m_button->setAccessibleName(action);
    m_button->setVisible(!action.isEmpty());
    QWidget::show();
}

void EmptyState::showProgress(const QString &title, const QString &text, int done, int total,
                              const QString &action)
{
    show(QStringLiteral("refresh"), title, text, action);
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    m_bar->setAccessibleName(title);
    m_bar->show();
}

void EmptyState::setTextWidth(int pixels)
{
    m_text->setFixedWidth(pixels);
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace keyturn

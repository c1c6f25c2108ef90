// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagebanner.h"

#include "widgets/icon.h"
#include "widgets/statuspill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace keyturn {

MessageBanner::MessageBanner(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_action->hide();
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setIcon(icon(QStringLiteral("cross")));
    m_close->setAccessibleName(tr("Dismiss this message"));
    m_close->setToolTip(m_close->accessibleName());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(isRightToLeft() ? 8 : 36, 8, isRightToLeft() ? 36 : 8, 8);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_action, &QPushButton::clicked, this, &MessageBanner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &MessageBanner::dismissed);
    hide();
}

void MessageBanner::showMessage(Tone tone, const QString &sentence, const QString &nextStep,
                                const QString &action)
{
    m_tone = tone;
    m_sentence = sentence;
    m_text->setText(nextStep.isEmpty() ? sentence : sentence + QLatin1Char('\n') + nextStep);
    setAccessibleName(sentence);
    setAccessibleDescription(nextStep);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    show();
    update();
}

void MessageBanner::paintEvent(QPaintEvent *)
{
    const ToneColors colors = themeOf(palette()).tone(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    const QRect ground = contentsRect();
    painter.drawRoundedRect(ground, 8, 8);
    const QRect spot(ground.left() + 14, ground.top() + 13, 12, 12);
    paintToneGlyph(&painter, QStyle::visualRect(layoutDirection(), ground, spot), m_tone,
                   colors.ink);
}

} // namespace keyturn

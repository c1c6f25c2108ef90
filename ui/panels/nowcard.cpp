// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/nowcard.h"

#include "ui/pieces.h"
#include "ui/timetext.h"
#include "widgets/icon.h"
#include "widgets/statuspill.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace keyturn {

NowCard::NowCard(QWidget *parent)
    : QFrame(parent)
    , m_title(newLabel(QStringLiteral("heading"), {}, this))
    , m_body(newLabel(QStringLiteral("muted"), {}, this))
    , m_until(newLabel(QStringLiteral("strong"), {}, this))
    , m_bar(new QProgressBar(this))
    , m_steps(new QWidget(this))
    , m_link(newButton(QStringLiteral("openPortal"), {}, QStringLiteral("link"), this))
    , m_secret(new SecretField(this))
    , m_watch(newFrame(QStringLiteral("card"), this))
    , m_watches(newLabel(QStringLiteral("muted"), {}, m_watch))
    , m_looked(newLabel(QStringLiteral("muted"), {}, m_watch))
    , m_curl(newButton(QStringLiteral("copyCurl"), tr("Copy as curl"), QStringLiteral("link"),
                       m_watch))
    , m_actions(new QHBoxLayout)
    , m_reversibility(newLabel(QStringLiteral("muted"), {}, this))
{
    setProperty("role", QStringLiteral("card"));
    setObjectName(QStringLiteral("nowCard"));
    m_title->setObjectName(QStringLiteral("nowTitle"));
    for (QLabel *label : {m_title, m_body, m_reversibility})
        label->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How much of the hold has passed"));
    buildSteps();
    buildWatch();
    m_actions->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_body);
    column->addWidget(m_until);
    column->addWidget(m_bar);
    column->addWidget(m_steps);
    column->addWidget(m_watch);
    column->addLayout(m_actions);
    column->addWidget(m_reversibility);
    column->addStretch(1);
    setHold({}, {}, {});
}

void NowCard::buildSteps()
{
    auto *grid = new QGridLayout(m_steps);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (int step = 0; step < mostSteps; ++step) {
        m_numbers[step] = newLabel(QStringLiteral("number"), QString::number(step + 1), m_steps);
        m_lines[step] = newLabel({}, {}, m_steps);
        m_lines[step]->setWordWrap(true);
        grid->addWidget(m_numbers[step], row, 0, Qt::AlignTop);
        grid->addWidget(m_lines[step], row++, 1, 1, 2);
        if (step == 0)
            grid->addWidget(m_link, row++, 1, 1, 2, Qt::AlignLeading);
        if (step == 1)
            grid->addWidget(m_secret, row++, 1, 1, 2);
    }
    m_link->setIcon(icon(QStringLiteral("external"), Tone::Accent));
    m_link->setLayoutDirection(Qt::LeftToRight);
    connect(m_link, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl(m_text.link)); });
}

void NowCard::buildWatch()
{
    auto *pill = new StatusPill(m_watch);
    pill->setStatus(tr("watching"), Tone::Accent);
    auto *row = new QHBoxLayout(m_watch);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(10);
    row->addWidget(pill);
    row->addWidget(m_watches, 1);
    row->addWidget(m_looked);
    row->addWidget(m_curl);
    m_watches->setObjectName(QStringLiteral("watchLine"));
    connect(m_curl, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text.curl); });
}

void NowCard::setText(const NowText &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_title->setText(text.title);
    m_body->setText(text.body);
    m_body->setVisible(!text.body.isEmpty());
    m_watches->setText(text.watches);
    m_watch->setVisible(!text.watches.isEmpty());
    m_curl->setVisible(!text.curl.isEmpty());
    m_curl->setToolTip(tr("The same question for a shell; it takes the token from $TOKEN and holds "
                          "no secret."));
    m_reversibility->setText(text.reversibility);
    m_secret->setHint(text.hint);
    setAccessibleName(text.title);
    setAccessibleDescription(text.body);
    showSteps();
    showActions();
}

void NowCard::showSteps()
{
    m_steps->setVisible(!m_text.steps.isEmpty());
    for (int step = 0; step < mostSteps; ++step) {
        const bool shown = step < m_text.steps.size();
        m_numbers[step]->setVisible(shown);
        m_lines[step]->setVisible(shown);
        m_lines[step]->setText(m_text.steps.value(step));
    }
    setButtonText(m_link, m_text.linkText);
    m_link->setVisible(!m_text.link.isEmpty());
    m_link->setToolTip(m_text.link);
    m_secret->setVisible(m_text.secret);
}

void NowCard::showActions()
{
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    for (const auto &action : m_text.actions) {
        const QString kind = action.primary       ? QStringLiteral("primary")
                             : action.destructive ? QStringLiteral("danger")
                                                  : QString();
        auto *button =
            newButton(QStringLiteral("decide-") + action.command, action.label, kind, this);
        connect(button, &QPushButton::clicked, this,
                [this, command = action.command] { Q_EMIT decided(command); });
        m_actions->addWidget(button);
    }
    m_actions->addStretch(1);
}

void NowCard::setHold(TimePoint since, TimePoint until, TimePoint now)
{
    const bool holding = until > now;
    m_until->setVisible(holding);
    m_bar->setVisible(holding);
    if (!holding)
        return;
    m_until->setText(
        tr("Until %1 at the latest, %2 to go").arg(timeText(until, now), spanText(until - now)));
    const auto whole = std::max<qint64>(1, (until - since).count());
    m_bar->setRange(0, 1000);
    m_bar->setValue(static_cast<int>(1000 * (now - since).count() / whole));
}

void NowCard::setLastLook(const QString &text)
{
    m_looked->setText(text);
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusfooter.h"

#include "ui/errortext.h"
#include "ui/pieces.h"
#include "ui/timetext.h"
#include "widgets/statuspill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace keyturn {

StatusFooter::StatusFooter(QWidget *parent)
    : QFrame(parent)
    , m_connection(newLabel(QStringLiteral("small"), {}, this))
    , m_sync(newLabel(QStringLiteral("small"), {}, this))
    , m_keychain(newLabel(QStringLiteral("small"), {}, this))
    , m_log(newLabel(QStringLiteral("small"), {}, this))
{
    setProperty("role", QStringLiteral("footer"));
    setObjectName(QStringLiteral("statusFooter"));
    m_connection->setObjectName(QStringLiteral("statusConnection"));
    m_sync->setObjectName(QStringLiteral("statusSync"));
    m_keychain->setObjectName(QStringLiteral("statusKeychain"));
    m_log->setObjectName(QStringLiteral("statusLog"));
    setFixedHeight(27);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(30, 0, 30, 0);
    row->setSpacing(20);
    row->addWidget(m_connection);
    row->addWidget(m_sync);
    row->addWidget(m_keychain);
    row->addStretch(1);
    row->addWidget(m_log);
    row->addWidget(newLabel(QStringLiteral("small"), tr("Ctrl+K for commands"), this));
}

void StatusFooter::setStatus(const SessionStatus &status, int environments, TimePoint now)
{
    const QString seen = tr("%n environment(s)", nullptr, environments);
    QString details;
    switch (status.signIn) {
    case SignInState::NotTried:
        m_connection->setText(tr("Not connected"));
        m_tone = static_cast<int>(Tone::Neutral);
        break;
    case SignInState::Trying:
        m_connection->setText(tr("Connecting"));
        m_tone = static_cast<int>(Tone::Accent);
        break;
    case SignInState::SignedIn:
        m_connection->setText(tr("Connected \u00b7 %1").arg(seen));
        m_tone = static_cast<int>(Tone::Good);
        break;
    case SignInState::Failed:
        m_connection->setText(tr("Offline: what was read before is shown"));
        m_tone = static_cast<int>(Tone::Bad);
        if (status.signInError)
            details = describe(*status.signInError).sentence;
        break;
    }
    m_connection->setToolTip(details);
    m_sync->setText(status.syncedAt == TimePoint{}
                        ? tr("Never read")
                        : tr("Last read %1").arg(timeText(status.syncedAt, now)));
    const QString words[]{tr("Keychain not asked yet"), tr("Keychain waits for you"),
                          tr("Keychain open"),          tr("No keychain"),
                          tr("Keychain locked"),        tr("Keychain failed")};
    m_keychain->setText(words[static_cast<int>(status.keychain)]);
    m_keychain->setToolTip(status.keychainError ? describe(*status.keychainError).nextStep
                                                : QString());
    update();
}

void StatusFooter::setLog(const LogCheck *check, qint64 entries)
{
    const QString count = tr("%n entries", nullptr, static_cast<int>(entries));
    if (!check)
        m_log->setText(tr("Control log not verified yet \u00b7 %1").arg(count));
    else if (!check->holds())
        m_log->setText(tr("Control log was changed \u00b7 %1").arg(count));
    else if (!check->sealChecked)
        m_log->setText(tr("Control log: chain holds, seal not checked \u00b7 %1").arg(count));
    else
        m_log->setText(tr("Control log verified \u00b7 %1").arg(count));
}

void StatusFooter::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const auto tone = static_cast<Tone>(m_tone);
    const QRect spot =
        QStyle::visualRect(layoutDirection(), rect(), QRect(14, (height() - 8) / 2 + 1, 8, 8));
    paintToneGlyph(&painter, spot, tone, themeOf(palette()).tone(tone).ink);
}

} // namespace keyturn

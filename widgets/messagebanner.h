// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace keyturn {

/// A sentence that stays until it is dismissed or no longer true, with one thing to do about it.
class MessageBanner : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBanner(QWidget *parent = nullptr);
    void showMessage(Tone tone, const QString &sentence, const QString &nextStep = {},
                     const QString &action = {});
    [[nodiscard]] QString sentence() const { return m_sentence; }

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sentence;
    Tone m_tone = Tone::Neutral;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace keyturn

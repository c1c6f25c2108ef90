// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "ui/nowtext.h"
#include "widgets/secretfield.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace keyturn {

class StatusPill;

/// The one thing to do now: words, numbered steps, the hidden value, what is watched, and one
/// button per decision.
class NowCard : public QFrame
{
    Q_OBJECT
public:
    explicit NowCard(QWidget *parent = nullptr);
    void setText(const NowText &text);
    /// The hold, if any, as of @p now: the line and the bar move without anything else changing.
    void setHold(TimePoint since, TimePoint until, TimePoint now);
    void setLastLook(const QString &text);
    [[nodiscard]] SecretField *secretField() const { return m_secret; }
    [[nodiscard]] const NowText &text() const { return m_text; }

Q_SIGNALS:
    void decided(const QString &command);

private:
    static constexpr int mostSteps = 4;
    void buildSteps();
    void buildWatch();
    void showSteps();
    void showActions();

    NowText m_text;
    QLabel *m_title;
    QLabel *m_body;
    QLabel *m_until;
    QProgressBar *m_bar;
    QWidget *m_steps;
    QLabel *m_numbers[mostSteps] = {};
    QLabel *m_lines[mostSteps] = {};
    QPushButton *m_link;
    SecretField *m_secret;
    QFrame *m_watch;
    QLabel *m_watches;
    QLabel *m_looked;
    QPushButton *m_curl;
    QHBoxLayout *m_actions;
    QLabel *m_reversibility;
};

} // namespace keyturn

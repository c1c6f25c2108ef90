// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tenantsession.h"
#include "app/store/logrow.h"

#include <QFrame>

class QLabel;

namespace keyturn {

/// The line at the bottom: connection, last sync, keychain, control log; every figure is asked
/// from the session and its stores.
class StatusFooter : public QFrame
{
    Q_OBJECT
public:
    explicit StatusFooter(QWidget *parent = nullptr);
    void setStatus(const SessionStatus &status, int environments, TimePoint now);
    void setLog(const LogCheck *check, qint64 entries);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_connection;
    QLabel *m_sync;
    QLabel *m_keychain;
    QLabel *m_log;
    int m_tone = 0;
};

} // namespace keyturn

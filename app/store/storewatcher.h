// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QObject>
#include <QTimer>

namespace keyturn {

/// Tells when another connection, usually of another process, committed to the database.
class StoreWatcher : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds pollEvery{300};

    /// @p database must outlive the watcher.
    explicit StoreWatcher(Database &database, QObject *parent = nullptr);
    /// Asks now instead of at the next tick.
    void poll();

Q_SIGNALS:
    void changed();

private:
    Database &m_database;
    QTimer m_timer;
    qint64 m_version = 0;
};

} // namespace keyturn

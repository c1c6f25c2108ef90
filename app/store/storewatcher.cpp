// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/storewatcher.h"

namespace keyturn {

StoreWatcher::StoreWatcher(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_version(database.dataVersion())
{
    connect(&m_timer, &QTimer::timeout, this, &StoreWatcher::poll);
    m_timer.start(pollEvery);
}

void StoreWatcher::poll()
{
    const qint64 version = m_database.dataVersion();
    if (version == m_version)
        return;
    m_version = version;
    Q_EMIT changed();
}

} // namespace keyturn

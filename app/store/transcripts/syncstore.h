// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcriptsync.h"

namespace keyturn {

class TranscriptArchive;

/// What syncs have reached, and what may be lost.
class SyncStore
{
public:
    explicit SyncStore(TranscriptArchive &archive);

    /// A default state where the environment was never synced.
    [[nodiscard]] Result<SyncState> state(const QString &environmentId);
    [[nodiscard]] Result<QList<SyncState>> states();
    [[nodiscard]] Result<void> save(const SyncState &state);
    /// Replaces what the server said of the agents of one environment.
    [[nodiscard]] Result<void> saveServerCounts(const QString &environmentId,
                                                const QList<ServerCount> &counts);
    /// One line for each agent of each environment that has rows here or on the server.
    [[nodiscard]] Result<QList<LossRow>> loss(qint64 nowMs);

private:
    TranscriptArchive &m_archive;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace keyturn {

/// Names one process so that neither a reused pid nor another container is mistaken for it.
struct ProcessIdentity
{
    QString token; ///< random, made once per process and store
    qint64 pid = 0;
    qint64 startedTicks = 0; ///< since boot; 0 = unknown
    QString place;           ///< boot and pid namespace; empty = unknown

    [[nodiscard]] static ProcessIdentity ofThisProcess();
    /// True only when it is sure: same place, and no such process runs any more.
    [[nodiscard]] bool isGone() const;
    bool operator==(const ProcessIdentity &) const = default;
};

} // namespace keyturn

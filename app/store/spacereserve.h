// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace keyturn {

/// Disk space held back for runs under way: one file of real blocks per run beside the database.
/// A full disk takes from it piece by piece, so that it never stops a run half way.
class SpaceReserve
{
public:
    explicit SpaceReserve(QString folder);

    /// Error: StoreFull when the disk has not that much left; nothing is kept then.
    [[nodiscard]] Result<void> hold(const QString &run, qint64 bytes);
    /// Frees a piece. False when nothing is left of it.
    [[nodiscard]] bool giveBack(const QString &run);
    void release(const QString &run);
    [[nodiscard]] qint64 held(const QString &run) const;

private:
    [[nodiscard]] QString fileOf(const QString &run) const;
    QString m_folder;
};

} // namespace keyturn

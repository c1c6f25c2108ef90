// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QString>
#include <QStringList>

namespace keyturn {

/// Disk space held back for runs under way: one file of real blocks per run beside the database.
/// A full disk takes from it piece by piece, so that it never stops a run half way.
class SpaceReserve
{
public:
    static constexpr qint64 pieceBytes = 256 * 1024;

    explicit SpaceReserve(QString folder);

    /// Error: StoreFull when the disk has not that much left; nothing more is kept then.
    [[nodiscard]] Result<void> hold(const QString &run, qint64 bytes);
    /// Frees a piece. False when nothing is left of it.
    [[nodiscard]] bool giveBack(const QString &run);
    void release(const QString &run);
    [[nodiscard]] qint64 held(const QString &run) const;
    [[nodiscard]] QStringList runs() const;

    /// As database.write(body), and again with a piece of the run's reserve while the disk is full.
    template<typename Body>
    std::invoke_result_t<Body> write(Database &database, const QString &run, Body body)
    {
        auto result = database.write(body);
        while (!result && result.error().kind == ErrorKind::StoreFull && giveBack(run))
            result = database.write(body);
        return result;
    }

private:
    [[nodiscard]] QString fileOf(const QString &run) const;
    QString m_folder;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace keyturn {

/// Where the databases of a home lie: a folder of our own, so that its mode may be narrowed.
[[nodiscard]] QString storeFolder(const QString &home);

/// Makes the folder (mode 0700) and the file (0600), or narrows what is there.
[[nodiscard]] Result<void> prepareStoreFile(const QString &file);

/// What the last failed call of the operating system means for a store.
[[nodiscard]] Error storeErrorFromErrno(int number, const QString &file);

/// Held while a database is opened, so that two processes do not switch a new file to WAL at once.
class OpeningLock
{
public:
    explicit OpeningLock(const QString &folder);
    ~OpeningLock();
    OpeningLock(const OpeningLock &) = delete;
    OpeningLock &operator=(const OpeningLock &) = delete;

private:
    int m_folder = -1;
};

} // namespace keyturn

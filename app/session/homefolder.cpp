// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/homefolder.h"

#include "app/base/logging.h"

#include <QDir>
#include <QFile>

namespace keyturn {

Result<void> makeHome(const QString &home)
{
    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!home.isEmpty() && QDir().mkpath(home) && QFile::setPermissions(home, ownerOnly))
        return {};
    return std::unexpected(
        Error::of(ErrorKind::StoreFailed, QStringLiteral("home"), QStringLiteral("unwritable"))
            .about(home)
            .whileDoing(QStringLiteral("make the home folder")));
}

Result<void> startLogging(const QString &home, const QString &program)
{
    const QDir folder(QDir(home).filePath(QStringLiteral("logs")));
    if (const Result<void> made = makeHome(home); !made)
        return made;
    if (const Result<void> made = makeHome(folder.path()); !made)
        return made;
    installLogging(folder.filePath(program + QStringLiteral(".log")));
    return {};
}

} // namespace keyturn

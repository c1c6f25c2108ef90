// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace keyturn {

namespace {

constexpr mode_t folderMode = 0700;
constexpr mode_t fileMode = 0600;

} // namespace

QString storeFolder(const QString &home)
{
    return QDir(home).filePath(QStringLiteral("store"));
}

Error storeErrorFromErrno(int number, const QString &file)
{
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        return Error::of(ErrorKind::StoreFull, QStringLiteral("store")).about(file);
    const bool denied = number == EACCES || number == EPERM || number == EROFS;
    return Error::of(ErrorKind::StoreFailed, QStringLiteral("store"),
                     denied ? QStringLiteral("read-only") : QStringLiteral("io"))
        .about(file);
}

Result<void> prepareStoreFile(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    const QByteArray folderPath = QFile::encodeName(folder);
    if (!QDir().mkpath(QFileInfo(folder).absolutePath()))
        return std::unexpected(storeErrorFromErrno(errno, folder));
    if (::mkdir(folderPath.constData(), folderMode) != 0 && errno != EEXIST)
        return std::unexpected(storeErrorFromErrno(errno, folder));
    if (::chmod(folderPath.constData(), folderMode) != 0)
        return std::unexpected(storeErrorFromErrno(errno, folder));

    // SQLite gives the -wal and -shm files the mode of the database. A file that is there is never
    // opened here: closing any descriptor of it would drop the locks of this process's connections
    // (POSIX), and another process would take the log away from under them.
    const QByteArray path = QFile::encodeName(file);
    const int descriptor =
        ::open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, fileMode);
    if (descriptor < 0 && errno != EEXIST)
        return std::unexpected(storeErrorFromErrno(errno, file));
    if (descriptor >= 0)
        ::close(descriptor);
    if (::chmod(path.constData(), fileMode) != 0)
        return std::unexpected(storeErrorFromErrno(errno, file));
    return {};
}

OpeningLock::OpeningLock(const QString &folder)
    : m_folder(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (m_folder >= 0)
        ::flock(m_folder, LOCK_EX);
}

OpeningLock::~OpeningLock()
{
    if (m_folder >= 0)
        ::close(m_folder);
}

} // namespace keyturn

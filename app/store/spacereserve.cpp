// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/spacereserve.h"

#include "app/store/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace keyturn {

namespace {

constexpr auto suffix = ".reserve";

} // namespace

SpaceReserve::SpaceReserve(QString folder)
    : m_folder(std::move(folder))
{}

QString SpaceReserve::fileOf(const QString &run) const
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(run));
    return QDir(m_folder).filePath(name + QLatin1String(suffix));
}

Result<void> SpaceReserve::hold(const QString &run, qint64 bytes)
{
    const QString file = fileOf(run);
    const int descriptor =
        ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return std::unexpected(storeErrorFromErrno(errno, file));
    const qint64 before = held(run);
    const int failure = ::posix_fallocate(descriptor, 0, bytes);
    if (failure != 0)
        static_cast<void>(::ftruncate(descriptor, before));
    ::close(descriptor);
    if (failure == 0)
        return {};
    if (before == 0)
        release(run);
    return std::unexpected(storeErrorFromErrno(failure, file)
                               .whileDoing(QStringLiteral("hold back space for the run")));
}

bool SpaceReserve::giveBack(const QString &run)
{
    const qint64 left = held(run);
    if (left == 0)
        return false;
    return QFile::resize(fileOf(run), std::max(left - pieceBytes, qint64{0}));
}

void SpaceReserve::release(const QString &run)
{
    QFile::remove(fileOf(run));
}

qint64 SpaceReserve::held(const QString &run) const
{
    return QFileInfo(fileOf(run)).size();
}

QStringList SpaceReserve::runs() const
{
    QStringList ids;
    const QStringList files =
        QDir(m_folder).entryList({QLatin1Char('*') + QLatin1String(suffix)}, QDir::Files);
    for (const QString &file : files) {
        const QByteArray name = file.chopped(QLatin1String(suffix).size()).toLatin1();
        ids << QUrl::fromPercentEncoding(name);
    }
    return ids;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/outputfile.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace keyturn::transcripts {

namespace {

Error failure(const QString &file)
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return Error::of(isFull ? ErrorKind::StoreFull : ErrorKind::StoreFailed,
                     QStringLiteral("export"), isFull ? QString() : QStringLiteral("io"))
        .about(file);
}

QByteArray freshName(const QString &target)
{
    const QFileInfo info(target);
    const QString name = QStringLiteral("%1/.%2.%3.part")
                             .arg(info.absolutePath(), info.fileName())
                             .arg(QRandomGenerator::system()->generate64(), 16, 36);
    return QFile::encodeName(name);
}

QByteArray descriptorPath(int descriptor)
{
    return "/proc/self/fd/" + QByteArray::number(descriptor);
}

} // namespace

OutputFile::OutputFile(const QString &target, int descriptor, QByteArray name)
    : m_target(target)
    , m_descriptor(descriptor)
    , m_name(std::move(name))
{}

Result<std::unique_ptr<OutputFile>> OutputFile::open(const QString &target)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(target).absolutePath());
    QByteArray name;
    int descriptor = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    const bool cannot = errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT;
    if (descriptor < 0 && cannot) {
        // Network and foreign file systems have no files without a name.
        name = freshName(target);
        descriptor = ::open(name.constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    }
    if (descriptor < 0)
        return std::unexpected(failure(target));
    std::unique_ptr<OutputFile> file(new OutputFile(target, descriptor, name));
    if (!file->m_file.open(descriptor, QIODevice::ReadWrite))
        return std::unexpected(failure(target));
    return file;
}

OutputFile::~OutputFile()
{
    m_file.close();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_name.isEmpty())
        ::unlink(m_name.constData());
}

QByteArray OutputFile::path() const
{
    return m_name.isEmpty() ? descriptorPath(m_descriptor) : m_name;
}

Result<void> OutputFile::commit()
{
    if (!m_file.flush() || ::fsync(m_descriptor) != 0)
        return std::unexpected(failure(m_target));
    if (m_name.isEmpty()) {
        const QByteArray name = freshName(m_target);
        if (::linkat(AT_FDCWD, descriptorPath(m_descriptor).constData(), AT_FDCWD, name.constData(),
                     AT_SYMLINK_FOLLOW) != 0)
            return std::unexpected(failure(m_target));
        m_name = name;
    }
    if (::rename(m_name.constData(), QFile::encodeName(m_target).constData()) != 0)
        return std::unexpected(failure(m_target));
    m_name.clear();
    return {};
}

Result<FileDigest> digestOf(QIODevice &in)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    FileDigest digest;
    if (!in.seek(0))
        return std::unexpected(failure({}));
    QByteArray part;
    while (!(part = in.read(1 << 16)).isEmpty()) {
        hash.addData(part);
        digest.bytes += part.size();
    }
    digest.sha256 = hash.result();
    return digest;
}

} // namespace keyturn::transcripts

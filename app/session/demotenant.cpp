// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/demotenant.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace keyturn {

namespace {

constexpr int longestStartMs = 20'000;
constexpr int lookAgainMs = 20;
constexpr int longestEndMs = 3'000;

QString simulator()
{
    const QString beside = QCoreApplication::applicationDirPath();
    const QString found =
        QStandardPaths::findExecutable(QStringLiteral("keyturn-tenant"), {beside});
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("keyturn-tenant"))
                           : found;
}

/// The line holds a secret: it is looked at from outside only.
bool isWhole(const QString &file)
{
    QFile line(file);
    return line.size() > 0 && line.open(QIODevice::ReadOnly | QIODevice::Unbuffered) &&
           line.seek(line.size() - 1) && line.read(1) == "\n";
}

} // namespace

Result<std::unique_ptr<DemoTenant>> DemoTenant::start(const QStringList &options)
{
    const QString program = simulator();
    if (program.isEmpty())
        return std::unexpected(
            Error::invalid(QStringLiteral("keyturn-tenant"), QStringLiteral("no-simulator")));
    std::unique_ptr<DemoTenant> tenant(new DemoTenant);
    if (const Result<void> serves = tenant->serve(program, options); !serves)
        return std::unexpected(serves.error());
    return tenant;
}

Result<void> DemoTenant::serve(const QString &program, const QStringList &options)
{
    if (!m_place.isValid() || !QDir(m_place.path()).mkdir(QStringLiteral("home")))
        return std::unexpected(Error::of(ErrorKind::StoreFailed, {}, QStringLiteral("unwritable")));
    QFile line(tenantFile());
    if (!line.open(QIODevice::WriteOnly) ||
        !line.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return std::unexpected(Error::of(ErrorKind::StoreFailed, {}, QStringLiteral("unwritable")));
    line.close();
    const QStringList defaults{QStringLiteral("--port"),           QStringLiteral("0"),
                               QStringLiteral("--agents"),         QStringLiteral("20"),
                               QStringLiteral("--seed"),           QStringLiteral("7"),
                               QStringLiteral("--speed"),          QStringLiteral("120"),
                               QStringLiteral("--conversations"),  QStringLiteral("2000"),
                               QStringLiteral("--die-with-parent")};
    m_process.setStandardOutputFile(tenantFile(), QIODevice::Truncate);
    m_process.start(program, defaults + options);
    const QDeadlineTimer deadline(longestStartMs);
    while (!isWhole(tenantFile())) {
        const bool ended =
            m_process.waitForFinished(lookAgainMs) || m_process.state() == QProcess::NotRunning;
        if (ended || deadline.hasExpired())
            return std::unexpected(
                Error::invalid(QString::fromUtf8(m_process.readAllStandardError()).trimmed(),
                               QStringLiteral("no-start")));
    }
    return {};
}

DemoTenant::~DemoTenant()
{
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(longestEndMs))
        m_process.kill();
}

QString DemoTenant::home() const
{
    return m_place.filePath(QStringLiteral("home"));
}

QString DemoTenant::tenantFile() const
{
    return m_place.filePath(QStringLiteral("tenant.json"));
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/processidentity.h"

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QUuid>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace keyturn {

namespace {

struct ProcessStat
{
    char state = '?';
    qint64 startedTicks = 0;
};

/// proc(5), /proc/pid/stat: the name may hold blanks and brackets, so count from its last bracket.
ProcessStat statOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype startTime = 19;
    if (fields.size() <= startTime || fields.first().isEmpty())
        return {};
    return {fields.first().at(0), fields.at(startTime).toLongLong()};
}

QString placeOfThisProcess()
{
    QFile boot(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    const QString pids = QFile::symLinkTarget(QStringLiteral("/proc/self/ns/pid"));
    if (!boot.open(QIODevice::ReadOnly) || pids.isEmpty())
        return {};
    const QString space = pids.section(QLatin1Char('/'), -1);
    return QString::fromLatin1(boot.readAll().trimmed()) + QLatin1Char('/') + space;
}

} // namespace

ProcessIdentity ProcessIdentity::ofThisProcess()
{
    ProcessIdentity self;
    self.token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    self.pid = ::getpid();
    self.startedTicks = statOf(self.pid).startedTicks;
    self.place = placeOfThisProcess();
    return self;
}

bool ProcessIdentity::isGone() const
{
    if (pid <= 0 || startedTicks == 0 || place.isEmpty() || place != placeOfThisProcess())
        return false;
    if (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH)
        return true;
    const ProcessStat now = statOf(pid);
    if (now.startedTicks == 0)
        return false;
    const bool isDead = now.state == 'Z' || now.state == 'X';
    return isDead || now.startedTicks != startedTicks;
}

} // namespace keyturn

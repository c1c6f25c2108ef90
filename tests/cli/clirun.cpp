// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirun.h"

#include <QProcess>
#include <QSettings>

namespace keyturn::test {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

QByteArray CliResult::told() const
{
    return "exit " + QByteArray::number(code) + ", stdout: " + out.left(400) + ", stderr: " + err;
}

CliHome::CliHome(const TenantProcess &tenant)
{
    m_folder.write(QStringLiteral("tenant.json"), tenant.line().toJson());
}

void CliHome::rewrite(const QByteArray &from, const QByteArray &to) const
{
    QByteArray line = m_folder.contents(QStringLiteral("tenant.json"));
    Q_ASSERT(line.contains(from));
    line.replace(from, to);
    m_folder.write(QStringLiteral("tenant.json"), line);
}

CliResult CliHome::run(const QStringList &arguments) const
{
    return runCli(commandLine(arguments));
}

QStringList CliHome::commandLine(const QStringList &arguments) const
{
    return QStringList{QStringLiteral("--home"), home(), QStringLiteral("--tenant-file"),
                       m_folder.file(QStringLiteral("tenant.json"))} +
           arguments;
}

QString CliHome::program()
{
    return QString::fromLocal8Bit(qgetenv("KEYTURN_BIN_DIR")) + QStringLiteral("/keyturn-cli");
}

void CliHome::set(const QString &key, const QVariant &value) const
{
    QSettings settings(home() + QStringLiteral("/settings.ini"), QSettings::IniFormat);
    settings.setValue(key, value);
}

CliResult runCli(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(CliHome::program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    CliResult result;
    if (process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit)
        result.code = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace keyturn::test

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/json.h"
#include "tests/support/temporaryhome.h"
#include "tests/support/tenantprocess.h"

#include <QStringList>
#include <QVariant>

namespace keyturn::test {

/// What one run of the real keyturn-cli came to.
struct CliResult
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] Json json() const { return Json::parse(out.toStdString()).value_or(Json()); }
    /// The whole outcome on one line, for a failing test.
    [[nodiscard]] QByteArray told() const;
};

/// A home of its own, with the tenant's line beside it, for keyturn-cli from KEYTURN_BIN_DIR.
class CliHome
{
public:
    explicit CliHome(const TenantProcess &tenant);

    /// The tenant's line with one member replaced.
    void rewrite(const QByteArray &from, const QByteArray &to) const;
    /// keyturn-cli with --home and --tenant-file before @p arguments.
    [[nodiscard]] CliResult run(const QStringList &arguments) const;
    /// The same as a whole command line, for a process that the test keeps in its hands.
    [[nodiscard]] QStringList commandLine(const QStringList &arguments) const;
    [[nodiscard]] static QString program();
    /// Writes a setting into the home, as a person would into its file.
    void set(const QString &key, const QVariant &value) const;
    [[nodiscard]] QString home() const { return m_folder.file(QStringLiteral("home")); }
    [[nodiscard]] const TemporaryHome &folder() const { return m_folder; }

private:
    TemporaryHome m_folder;
};

/// @p input is what the program reads on its standard input.
[[nodiscard]] CliResult runCli(const QStringList &arguments, const QByteArray &input = {});

} // namespace keyturn::test

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/operation.h"
#include "app/session/tenantsession.h"
#include "tests/support/await.h"
#include "tests/support/temporaryhome.h"
#include "tests/support/tenantprocess.h"

#include <optional>

namespace keyturn::test {

/// A home with the file of a running tenant beside it.
class DemoHome
{
public:
    explicit DemoHome(const TenantProcess &tenant)
        : m_tenantFile(m_folder.write(QStringLiteral("tenant.json"), tenant.line().toJson()))
    {}

    [[nodiscard]] QString home() const { return m_folder.file(QStringLiteral("home")); }
    [[nodiscard]] QString tenantFile() const { return m_tenantFile; }
    [[nodiscard]] const TemporaryHome &folder() const { return m_folder; }

    [[nodiscard]] Result<std::unique_ptr<TenantSession>> open() const
    {
        OpenOptions options;
        options.home = home();
        options.tenantFile = m_tenantFile;
        options.actor = QStringLiteral("anna@contoso.com");
        return TenantSession::open(options);
    }

private:
    TemporaryHome m_folder;
    QString m_tenantFile;
};

/// The error an operation ends with; TimedOut of "test" when it does not end.
inline std::optional<Error> errorOf(Operation *operation)
{
    const auto ended = std::make_shared<std::optional<std::optional<Error>>>();
    QObject::connect(operation, &Operation::finished, operation,
                     [operation, ended] { ended->emplace(operation->error()); });
    if (!spinUntil([&] { return ended->has_value(); }, std::chrono::seconds(40)))
        return Error::of(ErrorKind::TimedOut, QStringLiteral("test"));
    return **ended;
}

} // namespace keyturn::test

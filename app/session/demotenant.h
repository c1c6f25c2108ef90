// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace keyturn {

/// A simulated tenant of this program's own: what Keyturn opens on while it knows no other.
/// Invariant: the tenant, its home and everything in it end with this object, also when the
/// program is killed (the tenant watches its parent; the folder then stays until the next boot).
class DemoTenant
{
public:
    /// Starts keyturn-tenant, which lies beside this program or on the path, and waits until it
    /// serves; 0.1 s, at most 20. @p options go to it after the defaults.
    /// Errors: Invalid, code "no-simulator" when it is missing, "no-start" when it ended or did not
    /// serve in time (subject: its own words); StoreFailed without room for a home.
    static Result<std::unique_ptr<DemoTenant>> start(const QStringList &options = {});
    ~DemoTenant();
    DemoTenant(const DemoTenant &) = delete;
    DemoTenant &operator=(const DemoTenant &) = delete;

    /// A home that nobody used before.
    [[nodiscard]] QString home() const;
    /// For OpenOptions::tenantFile; mode 0600.
    [[nodiscard]] QString tenantFile() const;

private:
    DemoTenant() = default;
    [[nodiscard]] Result<void> serve(const QString &program, const QStringList &options);

    QTemporaryDir m_place;
    QProcess m_process;
};

} // namespace keyturn

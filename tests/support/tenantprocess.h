// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/http/trustsettings.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>

namespace keyturn::test {

/// A keyturn-tenant of this test's own, from KEYTURN_BIN_DIR.
class TenantProcess
{
public:
    explicit TenantProcess(const QStringList &flags = {});
    ~TenantProcess();
    TenantProcess(const TenantProcess &) = delete;
    TenantProcess &operator=(const TenantProcess &) = delete;

    /// Why it does not run; empty when it does.
    [[nodiscard]] QString failure() const { return m_failure; }
    /// The line that it printed.
    [[nodiscard]] const Json &line() const { return m_line; }
    [[nodiscard]] TrustSettings trust() const;
    /// GET /_tenant/@p name
    [[nodiscard]] Json get(const QString &name) const;
    [[nodiscard]] QByteArray getText(const QString &name) const;
    Json post(const QString &name, const QByteArray &body) const;
    /// Orders one fault, counted from now.
    void fault(const QString &operation, const QString &kind, int occurrence = 1,
               const QByteArray &more = {}) const;
    /// Forgets every fault that was ordered.
    void forgetFaults() const;

private:
    QProcess m_process;
    Json m_line;
    QString m_failure;
};

/// The tenant's time at speed 1, moved together with the tenant.
class TenantTime final : public Clock
{
public:
    explicit TenantTime(const TenantProcess &tenant);
    [[nodiscard]] TimePoint now() const override;
    [[nodiscard]] Millis wallUntil(TimePoint when) const override;
    void advance(std::chrono::seconds by);

private:
    void read();
    const TenantProcess &m_tenant;
    TimePoint m_base{};
    QElapsedTimer m_since;
};

} // namespace keyturn::test

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temporaryhome.h"

#include <QProcess>
#include <QString>

namespace keyturn::test {

/// A D-Bus session and a gnome-keyring of this test's own. Create it once, before anything speaks
/// to D-Bus: it points the process's environment at them, and a process knows one session only.
class PrivateKeyring
{
public:
    enum class Service { Running, Missing };
    explicit PrivateKeyring(Service service = Service::Running);
    ~PrivateKeyring();
    PrivateKeyring(const PrivateKeyring &) = delete;
    PrivateKeyring &operator=(const PrivateKeyring &) = delete;

    /// Why it does not run; empty when it does.
    [[nodiscard]] QString failure() const { return m_failure; }
    void startService();
    void stopService();
    void lock();
    /// How many items lie under this service name and key.
    [[nodiscard]] int itemCount(const QString &service, const QString &key) const;
    /// Stops the daemon where it stands (SIGSTOP): it neither answers nor goes away.
    void freeze();
    void thaw();

private:
    TemporaryHome m_home;
    QProcess m_bus;
    QProcess m_daemon;
    QString m_failure;
};

} // namespace keyturn::test

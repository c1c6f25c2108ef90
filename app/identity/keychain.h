// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/base/task.h"

#include <QString>

#include <chrono>

namespace keyturn {

enum class KeychainState {
    Ready,
    Absent, ///< no Secret Service answers
    Locked, ///< it is there and waits for a person
    Unknown ///< it did not say in time
};

/// Where secrets rest between runs of the program. Errors: KeychainAbsent, KeychainLocked,
/// KeychainDenied, KeychainSlow; read() of what is not there is KeychainNoItem, and only where the
/// keychain was seen unlocked.
class Keychain
{
public:
    Keychain() = default;
    Keychain(const Keychain &) = delete;
    Keychain &operator=(const Keychain &) = delete;
    virtual ~Keychain() = default;

    virtual Task<Secret> read(QString id) = 0;
    /// Values up to 2,500 bytes.
    virtual Task<void> write(QString id, Secret value) = 0;
    /// Removing what is not there succeeds.
    virtual Task<void> remove(QString id) = 0;
    virtual Task<KeychainState> state() = 0;
};

/// The desktop's own, over QtKeychain. Never falls back to plain text.
class SystemKeychain final : public Keychain
{
public:
    /// Items lie under the service name "keyturn-<homeId>"; names are visible to every program of
    /// this desktop, so ids reveal no tenant.
    explicit SystemKeychain(const QString &homeId,
                            std::chrono::milliseconds patience = std::chrono::seconds(20));

    Task<Secret> read(QString id) override;
    Task<void> write(QString id, Secret value) override;
    Task<void> remove(QString id) override;
    Task<KeychainState> state() override;

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/store/logrow.h"

#include <QObject>

#include <memory>
#include <optional>

namespace keyturn {

class Keychain;
class Records;

/// The control log's witness outside its database: the key of its seals and its newest head, both
/// in the keychain. Invariant: a key is made once in the life of a home. When the keychain lost
/// it, rows stay unsealed and say so; no second key hides that.
class Sealing : public QObject
{
    Q_OBJECT
public:
    /// All outlive the object. @p home holds the lock that keeps two consoles from making two keys.
    Sealing(Keychain *keychain, Records *records, QString home);
    /// Held while the keychain writes a head, so that what it touches outlives the answer.
    void keepAlive(std::weak_ptr<void> owner) { m_owner = std::move(owner); }

    /// Gives the records their key. Errors: the keychain's.
    Task<void> prepare();
    [[nodiscard]] bool isPrepared() const { return m_prepared; }
    /// Holds the log against whatever the keychain says; without it chain and anchors must do.
    Task<LogCheck> verify();
    /// True when the keychain holds the newest head.
    [[nodiscard]] bool isSettled() const { return !m_writing && !m_again; }

Q_SIGNALS:
    void settled();

private:
    Task<Secret> makeKey();
    Task<void> keepHead();
    void headChanged();

    Keychain *m_keychain;
    Records *m_records;
    QString m_home;
    std::weak_ptr<void> m_owner;
    bool m_prepared = false;
    bool m_writing = false;
    bool m_again = false;
};

/// "12 <64 hex digits>" and back; empty when it is no head.
[[nodiscard]] QByteArray toText(const LogHead &head);
[[nodiscard]] std::optional<LogHead> headFrom(std::string_view text);

} // namespace keyturn

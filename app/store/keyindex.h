// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/database.h"
#include "app/store/spacereserve.h"

#include <QList>

#include <optional>

namespace keyturn {

/// One item that Keyturn put into the keychain.
struct KeyItem
{
    QString id;      ///< the keychain's key: random, tells nothing of the tenant
    QString run;     ///< empty for items of the home itself
    QString purpose; ///< "sign-in", "seal", "head", "sentinel", "fresh:<attempt>"
    TimePoint createdAt{};
};

/// The ids of our keychain items: a keychain cannot be asked what it holds.
/// An id is written here before its item, and removed after it.
class KeyIndex
{
public:
    /// @p database and @p reserve must outlive this.
    KeyIndex(Database &database, SpaceReserve &reserve);

    [[nodiscard]] Result<void> add(const KeyItem &item);
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] Result<QList<KeyItem>> all();
    [[nodiscard]] Result<QList<KeyItem>> ofRun(const QString &run);
    /// The newest one; empty when there is none.
    [[nodiscard]] Result<std::optional<KeyItem>> find(const QString &run, const QString &purpose);

private:
    Database &m_database;
    SpaceReserve &m_reserve;
};

} // namespace keyturn

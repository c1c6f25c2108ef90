// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <initializer_list>
#include <vector>

namespace keyturn {

class Database;

/// One step of a schema's history. Step n brings version n - 1 to version n, in a transaction of
/// its own. A step that was released is never changed.
using Migration = Result<void> (*)(Database &database);
using Migrations = std::vector<Migration>;

[[nodiscard]] const Migrations &recordsMigrations();
[[nodiscard]] const Migrations &inventoryMigrations();

/// Runs @p statements one after the other.
[[nodiscard]] Result<void> runAll(Database &database,
                                  std::initializer_list<const char *> statements);

/// Brings @p database to the newest version. Error: StoreNewer when it is past that.
[[nodiscard]] Result<void> migrate(Database &database, const Migrations &migrations);

} // namespace keyturn

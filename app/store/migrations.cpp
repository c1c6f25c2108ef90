// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"

#include "app/store/database.h"

namespace keyturn {

Result<void> runAll(Database &database, std::initializer_list<const char *> statements)
{
    for (const char *statement : statements) {
        const auto done = database.run(QString::fromUtf8(statement));
        if (!done)
            return std::unexpected(done.error());
    }
    return {};
}

} // namespace keyturn

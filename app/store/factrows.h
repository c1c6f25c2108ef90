// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/tenant/journal.h"

#include <optional>

namespace keyturn {

/// How facts lie in the tables: shared by the files that implement Records.
inline const QString factColumns =
    QStringLiteral("seq, run, agent, step, attempt, kind, at, actor, data");
constexpr int factColumnCount = 9;

/// Reads a fact from the columns of factColumns; empty when the row is damaged.
[[nodiscard]] std::optional<Fact> factFrom(const Rows &rows);
[[nodiscard]] Error damagedFact(const QString &file, qint64 seq);
[[nodiscard]] Error headMissing(const QString &file);

[[nodiscard]] inline qint64 millisOf(TimePoint when)
{
    return when.time_since_epoch().count();
}
/// For statements without rows.
[[nodiscard]] inline Result<void> done(const Result<Rows> &rows)
{
    return rows ? Result<void>() : std::unexpected(rows.error());
}

} // namespace keyturn

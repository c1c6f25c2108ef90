// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/rotation/services.h"
#include "app/rotation/world.h"

#include <QSet>
#include <QString>

#include <stop_token>
#include <string>
#include <vector>

namespace keyturn::rotation {

/// One question to the sign-in records of an application.
struct EvidenceQuery
{
    QString workspaceId;
    QString appId;
    TimePoint since{};
    bool delegated = false; ///< also the tables of users' sign-ins
    bool appOnly = true;
    QSet<QString> ownCorrelations; ///< rows to leave out: invariant 11
    Millis ingestionMargin{};
};

/// Who used which credential of the application since then, by the service's own rows. Rows that
/// this or another console's probes caused are left out; rows that may be ours are counted as
/// indistinct. A table that was never written counts as empty only when @p query does not need it.
/// Errors: Incomplete (a partial answer), and those of the client.
/// Source: contracts, azure 4.1 and 4.5.
Task<SignInReading> readSignIns(Services services, EvidenceQuery query, TimePoint now,
                                std::stop_token stop);

/// Every source of the look-back, newest use first.
[[nodiscard]] std::vector<Source> sourcesOf(const SignInReading &reading);

} // namespace keyturn::rotation

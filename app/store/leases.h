// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/database.h"
#include "app/store/processidentity.h"
#include "app/store/spacereserve.h"

#include <optional>

namespace keyturn {

/// Which process drives a run.
struct Lease
{
    QString run;
    QString owner; ///< for people: "anna@contoso.com, keyturn-cli on host"
    ProcessIdentity process;
    TimePoint heartbeat{}; ///< wall time
    bool mine = false;
};

/// A run belongs to the process that holds its lease; everyone else watches and sends commands.
/// A lease ends by release(), when its process is gone from this machine, or when its heartbeat is
/// older than staleAfter. All times are wall times.
class Leases
{
public:
    static constexpr std::chrono::seconds staleAfter{30};
    static constexpr std::chrono::seconds renewEvery{5};

    /// @p database and @p reserve must outlive this.
    Leases(Database &database, SpaceReserve &reserve, ProcessIdentity self);

    /// Takes the lease, or renews it. Error: HeldElsewhere with the holder as subject.
    [[nodiscard]] Result<void> acquire(const QString &run, const QString &owner, TimePoint wallNow);
    /// Error: HeldElsewhere when another console took it meanwhile: stop driving the run at once.
    [[nodiscard]] Result<void> renew(const QString &run, TimePoint wallNow);
    [[nodiscard]] Result<void> release(const QString &run);
    /// The live holder of @p run; empty when nobody drives it.
    [[nodiscard]] Result<std::optional<Lease>> holder(const QString &run, TimePoint wallNow);
    /// Error: HeldElsewhere when a row names another process, stale or not: facts of a run are
    /// written by its holder only.
    [[nodiscard]] Result<void> mayWrite(const QString &run);

private:
    [[nodiscard]] Result<std::optional<Lease>> find(const QString &run);

    Database &m_database;
    SpaceReserve &m_reserve;
    ProcessIdentity m_self;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/leases.h"

#include <utility>

namespace keyturn {

namespace {

Error heldBy(const QString &owner)
{
    return Error::of(ErrorKind::HeldElsewhere, QStringLiteral("store")).about(owner);
}

bool isLive(const Lease &lease, TimePoint wallNow)
{
    if (lease.process.isGone())
        return false;
    // A heartbeat from the future stems from a clock that was set back.
    const Millis age = wallNow - lease.heartbeat;
    return age <= Leases::staleAfter && age >= -Leases::staleAfter;
}

} // namespace

Leases::Leases(Database &database, SpaceReserve &reserve, ProcessIdentity self)
    : m_database(database)
    , m_reserve(reserve)
    , m_self(std::move(self))
{}

Result<std::optional<Lease>> Leases::find(const QString &run)
{
    auto rows = m_database.run(QStringLiteral("SELECT owner, token, pid, started_ticks, place, "
                                              "heartbeat FROM leases WHERE run = ?"),
                               {run});
    if (!rows)
        return std::unexpected(rows.error());
    std::optional<Lease> lease;
    if (rows->next()) {
        lease = Lease{.run = run, .owner = rows->text(0), .process = {}};
        lease->process = {rows->text(1), rows->integer(2), rows->integer(3), rows->text(4)};
        lease->heartbeat = TimePoint(Millis(rows->integer(5)));
        lease->mine = lease->process.token == m_self.token;
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return lease;
}

Result<void> Leases::acquire(const QString &run, const QString &owner, TimePoint wallNow)
{
    return m_reserve.write(m_database, run, [&]() -> Result<void> {
        const auto lease = find(run);
        if (!lease)
            return std::unexpected(lease.error());
        if (*lease && !(*lease)->mine && isLive(**lease, wallNow))
            return std::unexpected(heldBy((*lease)->owner));
        const auto taken = m_database.run(
            QStringLiteral("INSERT OR REPLACE INTO leases (run, owner, token, pid, started_ticks, "
                           "place, heartbeat) VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {run, owner, m_self.token, m_self.pid, m_self.startedTicks, m_self.place,
             static_cast<qint64>(wallNow.time_since_epoch().count())});
        return taken ? Result<void>() : std::unexpected(taken.error());
    });
}

Result<void> Leases::renew(const QString &run, TimePoint wallNow)
{
    return m_reserve.write(m_database, run, [&]() -> Result<void> {
        const auto lease = find(run);
        if (!lease)
            return std::unexpected(lease.error());
        if (!*lease || !(*lease)->mine)
            return std::unexpected(heldBy(*lease ? (*lease)->owner : QString()));
        const auto renewed =
            m_database.run(QStringLiteral("UPDATE leases SET heartbeat = ? WHERE run = ?"),
                           {static_cast<qint64>(wallNow.time_since_epoch().count()), run});
        return renewed ? Result<void>() : std::unexpected(renewed.error());
    });
}

Result<void> Leases::release(const QString &run)
{
    return m_reserve.write(m_database, run, [&]() -> Result<void> {
        const auto gone = m_database.run(
            QStringLiteral("DELETE FROM leases WHERE run = ? AND token = ?"), {run, m_self.token});
        return gone ? Result<void>() : std::unexpected(gone.error());
    });
}

Result<std::optional<Lease>> Leases::holder(const QString &run, TimePoint wallNow)
{
    auto lease = find(run);
    if (lease && *lease && !isLive(**lease, wallNow))
        return std::optional<Lease>();
    return lease;
}

Result<void> Leases::mayWrite(const QString &run)
{
    const auto lease = find(run);
    if (!lease)
        return std::unexpected(lease.error());
    if (*lease && !(*lease)->mine)
        return std::unexpected(heldBy((*lease)->owner));
    return {};
}

} // namespace keyturn

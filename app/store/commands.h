// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/database.h"
#include "app/store/spacereserve.h"

#include <QList>

#include <map>
#include <string>

namespace keyturn {

/// What a window or a CLI asks of the process that drives a run.
struct Command
{
    qint64 id = 0;
    QString run;
    QString verb; ///< "pause", "resume", "undo", "approve", "attest", "stop", ...
    std::map<std::string, std::string> arguments;
    QString actor;
    TimePoint sentAt{};
    bool done = false;
    QString outcome; ///< "done", or the code of a refusal
};

/// Commands reach a run through the store. The holder of the lease takes them in the order in
/// which they were sent and closes each in the transaction of the facts it led to
/// (Records::append), so that none is lost or acted on twice.
class Commands
{
public:
    /// @p database and @p reserve must outlive this.
    Commands(Database &database, SpaceReserve &reserve);

    [[nodiscard]] Result<qint64> send(const Command &command);
    [[nodiscard]] Result<QList<Command>> pending(const QString &run);
    [[nodiscard]] Result<Command> byId(qint64 id);
    /// Closes a command that leads to no fact.
    [[nodiscard]] Result<void> close(qint64 id, const QString &outcome);
    /// The same within a transaction that the caller has begun.
    [[nodiscard]] Result<void> closeWithin(qint64 id, const QString &outcome);

private:
    Database &m_database;
    SpaceReserve &m_reserve;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands.h"

#include "app/store/canonical.h"
#include "app/store/factrows.h"

namespace keyturn {

namespace {

const QString columns =
    QStringLiteral("SELECT id, run, verb, arguments, actor, sent_at, outcome FROM commands ");

Command commandFrom(const Rows &rows)
{
    Command command;
    command.id = rows.integer(0);
    command.run = rows.text(1);
    command.verb = rows.text(2);
    command.arguments = mapFromJson(rows.text(3).toStdString()).value_or(command.arguments);
    command.actor = rows.text(4);
    command.sentAt = TimePoint(Millis(rows.integer(5)));
    command.outcome = rows.text(6);
    command.done = !command.outcome.isEmpty();
    return command;
}

} // namespace

Commands::Commands(Database &database, SpaceReserve &reserve)
    : m_database(database)
    , m_reserve(reserve)
{}

Result<qint64> Commands::send(const Command &command)
{
    return m_reserve.write(m_database, command.run, [&]() -> Result<qint64> {
        const auto sent = m_database.run(
            QStringLiteral("INSERT INTO commands (run, verb, arguments, actor, sent_at) "
                           "VALUES (?, ?, ?, ?, ?)"),
            {command.run, command.verb, QString::fromStdString(canonicalMap(command.arguments)),
             command.actor, static_cast<qint64>(command.sentAt.time_since_epoch().count())});
        if (!sent)
            return std::unexpected(sent.error());
        return m_database.number(QStringLiteral("SELECT last_insert_rowid()"));
    });
}

Result<QList<Command>> Commands::pending(const QString &run)
{
    auto rows = m_database.run(
        columns + QStringLiteral("WHERE run = ? AND outcome = '' ORDER BY id"), {run});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Command> commands;
    while (rows->next())
        commands << commandFrom(*rows);
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return commands;
}

Result<Command> Commands::byId(qint64 id)
{
    auto rows = m_database.run(columns + QStringLiteral("WHERE id = ?"), {id});
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->next())
        return commandFrom(*rows);
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return std::unexpected(
        Error::of(ErrorKind::NotFound, QStringLiteral("store")).about(QString::number(id)));
}

Result<void> Commands::close(qint64 id, const QString &outcome)
{
    const auto command = byId(id);
    if (!command)
        return std::unexpected(command.error());
    return m_reserve.write(m_database, command->run, [&] { return closeWithin(id, outcome); });
}

Result<void> Commands::closeWithin(qint64 id, const QString &outcome)
{
    return done(m_database.run(QStringLiteral("UPDATE commands SET outcome = ? WHERE id = ?"),
                               {outcome, id}));
}

} // namespace keyturn

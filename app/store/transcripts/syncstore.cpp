// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/syncstore.h"

#include "app/store/database.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/transcriptarchive.h"

#include <map>

namespace keyturn {

namespace {

constexpr const char *stateOf =
    "SELECT environment_id, environment_name, watermark, last_sync, resume_link, problem "
    "FROM sync_states WHERE environment_id = ?";
constexpr const char *allStates =
    "SELECT environment_id, environment_name, watermark, last_sync, resume_link, problem "
    "FROM sync_states ORDER BY environment_name, environment_id";

SyncState stateAt(const Statement &read)
{
    return {read.string(0),          read.string(1), read.optionalInteger(2),
            read.optionalInteger(3), read.string(4), read.string(5)};
}

QVariant orNull(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QDate dateOf(std::int64_t day)
{
    return {static_cast<int>(day / 10'000), static_cast<int>(day / 100 % 100),
            static_cast<int>(day % 100)};
}

using AgentKey = std::pair<QString, QString>; ///< environment id, bot id

void addDay(LossRow &row, QDate day, qint64 rows)
{
    row.rowsHere += rows;
    if (!row.firstDay.isValid())
        row.firstDay = day;
    for (QDate missing = row.lastDay.isValid() ? row.lastDay.addDays(1) : day; missing < day;
         missing = missing.addDays(1))
        row.gaps.append(missing);
    row.lastDay = day;
}

Result<void> takeDays(StatementCache &statements, std::map<AgentKey, LossRow> &loss)
{
    Statement read = statements.of(R"(
        SELECT s.source_id, a.bot_id, max(a.name), max(a.environment_name), d.day, sum(d.rows)
        FROM agent_days d JOIN agents a ON a.id = d.agent JOIN sources s ON s.id = a.source
        WHERE s.kind = 0 GROUP BY s.source_id, a.bot_id, d.day ORDER BY 1, 2, d.day)");
    while (read.next()) {
        LossRow &row = loss[{read.string(0), read.string(1)}];
        row.environmentId = read.string(0);
        row.agentBotId = read.string(1);
        row.agentName = read.string(2);
        row.environmentName = read.string(3);
        addDay(row, dateOf(read.integer(4)), read.integer(5));
    }
    return read.ended();
}

Result<void> takeServerCounts(StatementCache &statements, std::map<AgentKey, LossRow> &loss)
{
    Statement read = statements.of(
        "SELECT environment_id, agent_bot_id, rows, oldest, unseen, asked FROM server_counts");
    while (read.next()) {
        LossRow &row = loss[{read.string(0), read.string(1)}];
        row.environmentId = read.string(0);
        row.agentBotId = read.string(1);
        row.rowsOnServer = read.integer(2);
        row.oldestOnServerMs = read.optionalInteger(3);
        row.soonDeletedUnseen = read.integer(4);
        row.askedMs = read.integer(5);
    }
    return read.ended();
}

} // namespace

SyncStore::SyncStore(TranscriptArchive &archive)
    : m_archive(archive)
{}

Result<SyncState> SyncStore::state(const QString &environmentId)
{
    const std::string id = environmentId.toStdString();
    Statement read = m_archive.statements().of(stateOf);
    SyncState state;
    state.environmentId = environmentId;
    if (read.bindText(id).next())
        state = stateAt(read);
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return state;
}

Result<QList<SyncState>> SyncStore::states()
{
    QList<SyncState> states;
    Statement read = m_archive.statements().of(allStates);
    while (read.next())
        states.append(stateAt(read));
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return states;
}

Result<void> SyncStore::save(const SyncState &state)
{
    const auto saved = m_archive.database().run(
        QStringLiteral("INSERT OR REPLACE INTO sync_states VALUES (?, ?, ?, ?, ?, ?)"),
        {state.environmentId, state.environmentName, orNull(state.watermarkMs),
         orNull(state.lastSyncMs), state.resumeLink, state.problem});
    return saved ? Result<void>() : std::unexpected(saved.error());
}

Result<void> SyncStore::saveServerCounts(const QString &environmentId,
                                         const QList<ServerCount> &counts)
{
    Database &database = m_archive.database();
    return database.write([&]() -> Result<void> {
        const auto cleared = database.run(
            QStringLiteral("DELETE FROM server_counts WHERE environment_id = ?"), {environmentId});
        if (!cleared)
            return std::unexpected(cleared.error());
        for (const ServerCount &count : counts) {
            const auto added = database.run(
                QStringLiteral("INSERT OR REPLACE INTO server_counts VALUES (?, ?, ?, ?, ?, ?)"),
                {environmentId, count.agentBotId, count.rows, orNull(count.oldestMs),
                 count.soonDeletedUnseen, count.askedMs});
            if (!added)
                return std::unexpected(added.error());
        }
        return {};
    });
}

Result<QList<LossRow>> SyncStore::loss(qint64 nowMs)
{
    StatementCache &statements = m_archive.statements();
    return statements.read([&]() -> Result<QList<LossRow>> {
        std::map<AgentKey, LossRow> loss;
        for (const auto take : {takeDays, takeServerCounts}) {
            if (const auto taken = take(statements, loss); !taken)
                return std::unexpected(taken.error());
        }
        const auto states = this->states();
        if (!states)
            return std::unexpected(states.error());
        QList<LossRow> rows;
        for (auto &[key, row] : loss) {
            for (const SyncState &state : *states) {
                if (state.environmentId != row.environmentId)
                    continue;
                row.environmentName = state.environmentName;
                row.watermarkMs = state.watermarkMs;
                if (state.watermarkMs)
                    row.lagMs = nowMs - *state.watermarkMs;
            }
            rows.append(row);
        }
        return rows;
    });
}

} // namespace keyturn

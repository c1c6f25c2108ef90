// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/canonical.h"
#include "app/store/factrows.h"
#include "app/store/records.h"

namespace keyturn {

namespace {

const QString runColumns =
    QStringLiteral("SELECT id, agent_id, agent_name, plan, plan_hash, reason, state, step, why, "
                   "started_at, ended_at, until, undoing, evidence, changed_at FROM runs ");

TimePoint timeOf(const Rows &rows, int column)
{
    return TimePoint(Millis(rows.integer(column)));
}

RunRow runFrom(const Rows &rows)
{
    RunRow run;
    run.id = rows.text(0);
    run.agentId = rows.text(1);
    run.agentName = rows.text(2);
    run.plan = rows.blob(3);
    run.planHash = rows.text(4);
    run.reason = rows.text(5);
    // A state that a newer Keyturn wrote shows as planned; the journal is what counts.
    static_cast<void>(runStateFrom(rows.text(6).toStdString(), run.status.state));
    run.status.step = rows.text(7).toStdString();
    run.status.why = rows.text(8).toStdString();
    run.status.startedAt = timeOf(rows, 9);
    run.status.endedAt = timeOf(rows, 10);
    run.status.until = timeOf(rows, 11);
    run.status.undoing = rows.integer(12) != 0;
    run.status.evidence = mapFromJson(rows.text(13).toStdString()).value_or(run.status.evidence);
    run.changedAt = timeOf(rows, 14);
    return run;
}

Result<QList<RunRow>> runsFrom(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    QList<RunRow> runs;
    while (rows->next())
        runs << runFrom(*rows);
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return runs;
}

Error runError(ErrorKind kind, const QString &code, const QString &run)
{
    return Error::of(kind, QStringLiteral("store"), code).about(run);
}

} // namespace

Result<void> Records::insertRun(const PlannedRun &run)
{
    const auto inserted = m_database->run(
        QStringLiteral(
            "INSERT INTO runs (id, agent_id, agent_name, plan, plan_hash, reason, state, "
            "step, why, started_at, ended_at, until, undoing, evidence, changed_at) "
            "VALUES (?, ?, ?, ?, ?, ?, 'planned', '', '', 0, 0, 0, 0, '{}', 0)"),
        {run.id, run.agentId, run.agentName, run.plan, run.planHash, run.reason});
    if (!inserted)
        return std::unexpected(inserted.error());
    for (const QString &credential : run.credentials) {
        const auto noted = done(m_database->run(
            QStringLiteral("INSERT OR IGNORE INTO run_credentials (run, credential) VALUES (?, ?)"),
            {run.id, credential}));
        if (!noted)
            return noted;
    }
    return {};
}

Result<void> Records::updateRun(const Fact &fact, const AppendOptions &options)
{
    if (fact.run.empty())
        return {};
    const QString id = QString::fromStdString(fact.run);
    const auto found = run(id);
    // Facts of a run that was never planned here are kept, and make no row.
    if (!found)
        return found.error().kind == ErrorKind::NotFound ? Result<void>()
                                                         : std::unexpected(found.error());
    if (fact.kind == FactKind::Started || fact.kind == FactKind::Reopened) {
        if (const auto claimed = claimCredentials(id); !claimed)
            return claimed;
    }
    RunStatus status = found->status;
    project(status, fact);
    if (options.status)
        status = *options.status;
    if (isOver(status.state)) {
        const auto freed =
            done(m_database->run(QStringLiteral("DELETE FROM claims WHERE run = ?"), {id}));
        if (!freed)
            return freed;
    }
    return done(m_database->run(
        QStringLiteral("UPDATE runs SET state = ?, step = ?, why = ?, started_at = ?, "
                       "ended_at = ?, until = ?, undoing = ?, evidence = ?, changed_at = ? "
                       "WHERE id = ?"),
        {QLatin1String(nameOf(status.state)), QString::fromStdString(status.step),
         QString::fromStdString(status.why), millisOf(status.startedAt), millisOf(status.endedAt),
         millisOf(status.until), status.undoing,
         QString::fromStdString(canonicalMap(status.evidence)), millisOf(fact.at), id}));
}

Result<void> Records::claimCredentials(const QString &run)
{
    auto rows = m_database->run(
        QStringLiteral("SELECT claims.run FROM claims JOIN run_credentials USING (credential) "
                       "WHERE run_credentials.run = ? AND claims.run <> ? LIMIT 1"),
        {run, run});
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->next())
        return std::unexpected(
            runError(ErrorKind::Conflict, QStringLiteral("credential-in-use"), rows->text(0)));
    if (const auto ended = rows->ended(); !ended)
        return ended;
    return done(
        m_database->run(QStringLiteral("INSERT OR IGNORE INTO claims (credential, run) "
                                       "SELECT credential, run FROM run_credentials WHERE run = ?"),
                        {run}));
}

Result<QList<RunRow>> Records::runs(RunFilter filter)
{
    const QString where =
        filter == RunFilter::Open
            ? QStringLiteral("WHERE state NOT IN ('completed', 'undone', 'abandoned') ")
            : QString();
    return runsFrom(m_database->run(runColumns + where + QStringLiteral("ORDER BY id DESC")));
}

Result<RunRow> Records::run(const QString &id)
{
    const auto runs = runsFrom(m_database->run(runColumns + QStringLiteral("WHERE id = ?"), {id}));
    if (!runs)
        return std::unexpected(runs.error());
    if (runs->isEmpty())
        return std::unexpected(runError(ErrorKind::NotFound, {}, id));
    return runs->first();
}

Result<RunRow> Records::findRun(const QString &prefix)
{
    if (const auto exact = run(prefix); exact || exact.error().kind != ErrorKind::NotFound)
        return exact;
    const auto runs = runsFrom(
        m_database->run(runColumns + QStringLiteral("WHERE instr(id, ?) = 1 LIMIT 2"), {prefix}));
    if (!runs)
        return std::unexpected(runs.error());
    if (runs->isEmpty() || prefix.isEmpty())
        return std::unexpected(runError(ErrorKind::NotFound, {}, prefix));
    if (runs->size() > 1)
        return std::unexpected(runError(ErrorKind::Invalid, QStringLiteral("ambiguous"), prefix));
    return runs->first();
}

Result<QString> Records::openRunOf(const QString &credential)
{
    auto rows = m_database->run(QStringLiteral("SELECT run FROM claims WHERE credential = ?"),
                                {credential});
    if (!rows)
        return std::unexpected(rows.error());
    const QString run = rows->next() ? rows->text(0) : QString();
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return run;
}

Result<Appended> Records::setWritesStopped(bool stopped, const QString &actor, TimePoint at)
{
    Fact note;
    note.kind = FactKind::Note;
    note.actor = actor.toStdString();
    note.at = at;
    note.data["action"] = stopped ? "stop-writes" : "allow-writes";
    const auto appended = m_database->write([&]() -> Result<Appended> {
        const auto set = m_database->run(
            QStringLiteral("INSERT OR REPLACE INTO flags (name, value) VALUES ('writes', ?)"),
            {stopped ? QStringLiteral("stopped") : QStringLiteral("allowed")});
        if (!set)
            return std::unexpected(set.error());
        return insert({note}, {});
    });
    if (appended)
        Q_EMIT this->appended({});
    return appended;
}

Result<bool> Records::writesStopped()
{
    const auto count = m_database->number(
        QStringLiteral("SELECT count(*) FROM flags WHERE name = 'writes' AND value = 'stopped'"));
    if (!count)
        return std::unexpected(count.error());
    return *count > 0;
}

} // namespace keyturn

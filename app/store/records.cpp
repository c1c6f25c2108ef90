// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/records.h"

#include "app/store/canonical.h"
#include "app/store/factrows.h"
#include "app/store/logchain.h"
#include "app/store/storefile.h"

#include <QDir>
#include <QSet>

#include <utility>

namespace keyturn {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QStringList runsOf(const std::vector<Fact> &facts)
{
    QSet<QString> runs;
    for (const Fact &fact : facts) {
        if (!fact.run.empty())
            runs << text(fact.run);
    }
    return {runs.begin(), runs.end()};
}

/// The ends of both chains.
struct Ends
{
    LogHead log;
    qint64 facts = 0;
    QByteArray chain;
};

Result<Ends> readEnds(Database &database)
{
    auto rows = database.run(QStringLiteral("SELECT rows, hash, facts, chain FROM head"));
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::unexpected(headMissing(database.file()));
    return Ends{{rows->integer(0), rows->blob(1)}, rows->integer(2), rows->blob(3)};
}

Result<void> writeEnds(Database &database, const Ends &ends)
{
    return done(
        database.run(QStringLiteral("UPDATE head SET rows = ?, hash = ?, facts = ?, chain = ?"),
                     {ends.log.count, ends.log.hash, ends.facts, ends.chain}));
}

Result<void> insertFact(Database &database, Ends &ends, const Fact &fact)
{
    ends.facts = fact.seq;
    ends.chain = chained(ends.chain, fact);
    return done(database.run(
        QStringLiteral("INSERT INTO journal (seq, run, agent, step, attempt, kind, at, actor, "
                       "data, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {static_cast<qint64>(fact.seq), text(fact.run), text(fact.agent), text(fact.step),
         fact.attempt, QLatin1String(nameOf(fact.kind)), millisOf(fact.at), text(fact.actor),
         text(canonicalMap(fact.data)), ends.chain}));
}

Result<void> insertRow(Database &database, Ends &ends, const Fact &fact, const Secret &sealKey)
{
    LogRow row;
    row.row = ends.log.count + 1;
    row.fact = fact;
    row.facts = ends.chain;
    row.prev = ends.log.hash;
    row.hash = hashOf(row);
    row.seal = sealOf(row.hash, sealKey);
    ends.log = {row.row, row.hash};
    return done(database.run(
        QStringLiteral("INSERT INTO log (row, fact, prev, hash, seal) VALUES (?, ?, ?, ?, ?)"),
        {row.row, static_cast<qint64>(fact.seq), row.prev, row.hash, row.seal}));
}

} // namespace

Records::Records(std::unique_ptr<Database> database, const QString &home, ProcessIdentity self)
    : m_database(std::move(database))
    , m_reserve(storeFolder(home))
    , m_leases(*m_database, m_reserve, std::move(self))
    , m_commands(*m_database, m_reserve)
    , m_keyIndex(*m_database, m_reserve)
{}

Result<std::unique_ptr<Records>> Records::open(const QString &home, ProcessIdentity self)
{
    const QString file = QDir(storeFolder(home)).filePath(QStringLiteral("records.db"));
    auto database = Database::open(file, recordsMigrations(), Durability::EveryCommit);
    if (!database)
        return std::unexpected(database.error());
    std::unique_ptr<Records> records(new Records(std::move(*database), home, std::move(self)));
    if (const auto freed = records->freeReservesOfEndedRuns(); !freed)
        return std::unexpected(freed.error());
    return records;
}

Result<void> Records::reserve(const QString &run, qint64 bytes)
{
    return m_reserve.hold(run, bytes);
}

Result<void> Records::freeReservesOfEndedRuns()
{
    for (const QString &id : m_reserve.runs()) {
        const auto found = run(id);
        if (!found && found.error().kind != ErrorKind::NotFound)
            return std::unexpected(found.error());
        if (found && isOver(found->status.state))
            m_reserve.release(id);
    }
    return {};
}

Result<Appended> Records::plan(const PlannedRun &run, const std::vector<Fact> &facts)
{
    return write(facts, {}, &run);
}

Result<Appended> Records::append(const std::vector<Fact> &facts, const AppendOptions &options)
{
    return write(facts, options, nullptr);
}

Result<Appended> Records::write(const std::vector<Fact> &facts, const AppendOptions &options,
                                const PlannedRun *planned)
{
    const QStringList runs = runsOf(facts);
    const auto appended = m_reserve.write(*m_database, runs.value(0), [&]() -> Result<Appended> {
        for (const QString &run : runs) {
            if (const auto mine = m_leases.mayWrite(run); !mine)
                return std::unexpected(mine.error());
        }
        if (planned != nullptr) {
            if (const auto inserted = insertRun(*planned); !inserted)
                return std::unexpected(inserted.error());
        }
        return insert(facts, options);
    });
    if (!appended)
        return std::unexpected(appended.error().whileDoing(QStringLiteral("write the journal")));
    for (const Fact &fact : facts) {
        if (fact.kind == FactKind::Ended)
            m_reserve.release(text(fact.run));
    }
    Q_EMIT this->appended(runs);
    return appended;
}

Result<Appended> Records::insert(const std::vector<Fact> &facts, const AppendOptions &options)
{
    auto ends = readEnds(*m_database);
    if (!ends)
        return std::unexpected(ends.error());
    for (const Fact &given : facts) {
        Fact fact = storable(given);
        fact.seq = ends->facts + 1;
        if (const auto inserted = insertFact(*m_database, *ends, fact); !inserted)
            return std::unexpected(inserted.error());
        if (isLogged(fact.kind)) {
            const auto logged = insertRow(*m_database, *ends, fact, m_sealKey);
            if (!logged)
                return std::unexpected(logged.error());
        }
        if (const auto updated = updateRun(fact, options); !updated)
            return std::unexpected(updated.error());
    }
    if (options.closesCommand != 0) {
        const auto closed = m_commands.closeWithin(options.closesCommand, options.commandOutcome);
        if (!closed)
            return std::unexpected(closed.error());
    }
    if (const auto written = writeEnds(*m_database, *ends); !written)
        return std::unexpected(written.error());
    return Appended{ends->facts, ends->log};
}

Result<Journal> Records::journal(const QString &run, qint64 afterSeq)
{
    auto rows =
        m_database->run(QStringLiteral("SELECT ") + factColumns +
                            QStringLiteral(" FROM journal WHERE run = ? AND seq > ? ORDER BY seq"),
                        {run, afterSeq});
    if (!rows)
        return std::unexpected(rows.error());
    Journal facts;
    while (rows->next()) {
        auto fact = factFrom(*rows);
        if (!fact)
            return std::unexpected(damagedFact(m_database->file(), rows->integer(0)));
        facts.push_back(std::move(*fact));
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return facts;
}

} // namespace keyturn

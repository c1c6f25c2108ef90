// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/factrows.h"
#include "app/store/logchain.h"
#include "app/store/logverifier.h"
#include "app/store/records.h"

namespace keyturn {

namespace {

/// A row of the log with its fact, from factColumns followed by chain, row, prev, hash, seal.
std::optional<LogRow> logRowFrom(const Rows &rows)
{
    auto fact = factFrom(rows);
    if (!fact)
        return std::nullopt;
    LogRow row;
    row.fact = std::move(*fact);
    row.facts = rows.blob(factColumnCount);
    row.row = rows.integer(factColumnCount + 1);
    row.prev = rows.blob(factColumnCount + 2);
    row.hash = rows.blob(factColumnCount + 3);
    row.seal = rows.blob(factColumnCount + 4);
    return row;
}

const QString rowColumns =
    QStringLiteral("SELECT ") + factColumns + QStringLiteral(", chain, row, prev, hash, seal ");
const QString rowsWithFacts =
    rowColumns + QStringLiteral("FROM log JOIN journal ON journal.seq = log.fact ");
const QString factsWithRows =
    rowColumns + QStringLiteral("FROM journal LEFT JOIN log ON log.fact = journal.seq "
                                "ORDER BY seq");

/// Walks the journal and tells the verifier of each log row and of what is wrong with the facts
/// since the row before.
class JournalWalk
{
public:
    explicit JournalWalk(LogVerifier &verifier)
        : m_verifier(verifier)
        , m_chain(chainStart())
    {}

    void take(const Rows &rows)
    {
        ++m_count;
        const auto row = logRowFrom(rows);
        if (m_fault.isEmpty() && (!row || !fits(*row)))
            m_fault = QStringLiteral("journal");
        m_chain = rows.blob(factColumnCount);
        if (!rows.isNull(factColumnCount + 1)) {
            m_verifier.add(row.value_or(LogRow()), m_fault);
            m_fault.clear();
        }
    }

    void finish(const LogHead &head, qint64 facts, const QByteArray &chain)
    {
        const bool isComplete = m_count == facts && m_chain == chain;
        m_verifier.expect(head);
        if (m_count < facts)
            m_verifier.setTailCut();
        if (!m_fault.isEmpty() || !isComplete)
            m_verifier.breakOff(m_count < facts ? QStringLiteral("tail")
                                                : QStringLiteral("journal"));
    }

private:
    [[nodiscard]] bool fits(const LogRow &row) const
    {
        return row.fact.seq == m_count && row.facts == chained(m_chain, row.fact);
    }

    LogVerifier &m_verifier;
    QByteArray m_chain;
    QString m_fault;
    qint64 m_count = 0;
};

bool isDamage(const Error &error)
{
    return error.kind == ErrorKind::StoreFailed && error.code == QLatin1String("corrupt");
}

} // namespace

Result<LogHead> Records::head()
{
    auto rows = m_database->run(QStringLiteral("SELECT rows, hash FROM head"));
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::unexpected(headMissing(m_database->file()));
    return LogHead{rows->integer(0), rows->blob(1)};
}

Result<LogHead> Records::readLog(const LogVisitor &visit, int passes)
{
    return m_database->read([&]() -> Result<LogHead> {
        for (int pass = 0; pass < passes; ++pass) {
            auto rows = m_database->run(rowsWithFacts + QStringLiteral("ORDER BY row"));
            if (!rows)
                return std::unexpected(rows.error());
            while (rows->next()) {
                const auto row = logRowFrom(*rows);
                if (!row)
                    return std::unexpected(damagedFact(m_database->file(), rows->integer(0)));
                if (const auto visited = visit(*row); !visited)
                    return std::unexpected(visited.error());
            }
            if (const auto ended = rows->ended(); !ended)
                return std::unexpected(ended.error());
        }
        return head();
    });
}

Result<QList<LogRow>> Records::logPage(qint64 beforeRow, int limit, const QString &text)
{
    const qint64 below = beforeRow == 0 ? std::numeric_limits<qint64>::max() : beforeRow;
    auto rows = m_database->run(
        rowsWithFacts +
            QStringLiteral("WHERE row < ? AND (? = '' OR instr(lower(agent || ' ' || actor || ' ' "
                           "|| run || ' ' || step || ' ' || kind || ' ' || data), lower(?)) > 0) "
                           "ORDER BY row DESC LIMIT ?"),
        {below, text, text, limit});
    if (!rows)
        return std::unexpected(rows.error());
    QList<LogRow> page;
    while (rows->next()) {
        auto row = logRowFrom(*rows);
        if (!row)
            return std::unexpected(damagedFact(m_database->file(), rows->integer(0)));
        page << std::move(*row);
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return page;
}

Result<LogCheck> Records::verify(const LogWitness &witness)
{
    return m_database->read([&] { return check(witness); });
}

Result<LogCheck> Records::check(const LogWitness &witness)
{
    LogWitness all = witness;
    auto remembered = anchors();
    if (!remembered && !isDamage(remembered.error()))
        return std::unexpected(remembered.error());
    if (remembered)
        all.anchors.insert(all.anchors.end(), remembered->begin(), remembered->end());

    LogVerifier verifier(all);
    JournalWalk walk(verifier);
    auto rows = m_database->run(factsWithRows);
    while (rows && rows->next())
        walk.take(*rows);
    const auto ended = rows ? rows->ended() : std::unexpected(rows.error());
    if (!ended && !isDamage(ended.error()))
        return std::unexpected(ended.error());
    if (!ended || !remembered) {
        verifier.breakOff(QStringLiteral("file"));
        return verifier.finish();
    }
    auto ends = m_database->run(QStringLiteral("SELECT rows, hash, facts, chain FROM head"));
    if (!ends)
        return std::unexpected(ends.error());
    if (ends->next())
        walk.finish({ends->integer(0), ends->blob(1)}, ends->integer(2), ends->blob(3));
    else
        verifier.breakOff(QStringLiteral("head"));
    return verifier.finish();
}

Result<void> Records::noteAnchor(const LogHead &head, const QString &where, TimePoint at)
{
    return m_database->write([&] {
        return done(m_database->run(
            QStringLiteral("INSERT INTO anchors (rows, hash, place, at) VALUES (?, ?, ?, ?)"),
            {head.count, head.hash, where, millisOf(at)}));
    });
}

Result<std::vector<LogHead>> Records::anchors()
{
    auto rows = m_database->run(QStringLiteral("SELECT rows, hash FROM anchors ORDER BY id"));
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<LogHead> heads;
    while (rows->next())
        heads.push_back({rows->integer(0), rows->blob(1)});
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return heads;
}

} // namespace keyturn

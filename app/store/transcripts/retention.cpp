// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/retention.h"

#include "app/store/database.h"
#include "app/store/transcripts/archiveschema.h"
#include "app/store/transcripts/countedconversation.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/transcriptarchive.h"
#include "app/tenant/transcriptquery.h"

#include <algorithm>
#include <sqlite3.h>
#include <vector>

namespace keyturn {

namespace {

constexpr auto heldFlag = static_cast<std::uint32_t>(ConversationFlag::Held);
constexpr int conversationsAtOnce = 200;
/// As Database waits for another writer.
constexpr int usualPatienceMs = 10'000;

Result<void> removeTexts(StatementCache &statements, std::int64_t first, std::int64_t last)
{
    Statement read =
        statements.of("SELECT id, field, text FROM fragments WHERE id BETWEEN ? AND ? ORDER BY id");
    read.bind(first).bind(last);
    // The index takes words out only when it is told which.
    Statement index = statements.of("INSERT INTO texts (texts, rowid, said, bot, tool, var) "
                                    "VALUES ('delete', ?, ?, ?, ?, ?)");
    while (read.next()) {
        index.again();
        index.bind(read.integer(0));
        for (std::int64_t field = 0; field < 4; ++field) {
            if (field == read.integer(1))
                index.bindText(read.text(2));
            else
                index.bindNull();
        }
        if (const auto removed = index.run(); !removed)
            return removed;
    }
    if (const auto ended = read.ended(); !ended)
        return ended;
    for (const char *sql : {"DELETE FROM findings WHERE fragment BETWEEN ? AND ?",
                            "DELETE FROM fragments WHERE id BETWEEN ? AND ?"}) {
        if (const auto removed = statements.of(sql).bind(first).bind(last).run(); !removed)
            return removed;
    }
    return {};
}

/// One purge of some conversations, within its transaction.
class Purging
{
public:
    explicit Purging(TranscriptArchive &archive)
        : m_archive(archive)
        , m_statements(archive.statements())
        , m_counting(m_statements, archive.groups())
    {}

    Result<PurgeCounts> run(std::int64_t beforeMs, int limit)
    {
        if (const auto fresh = m_archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        m_before = textnumber::firstOf(beforeMs);
        m_limit = limit;
        if (const auto chosen = choose(beforeMs, limit); !chosen)
            return std::unexpected(chosen.error());
        for (const auto step : {&Purging::removeRows, &Purging::removeConversations}) {
            if (const auto done = (this->*step)(); !done)
                return std::unexpected(done.error());
        }
        if (const auto flushed = m_counting.tallies().flush(); !flushed)
            return std::unexpected(flushed.error());
        return m_counts;
    }

private:
    Result<void> choose(std::int64_t beforeMs, int limit)
    {
        Statement read =
            m_statements.of("SELECT id, grp FROM conversations INDEXED BY conversation_order "
                            "WHERE newest < ? ORDER BY newest, id");
        read.bind(beforeMs);
        m_counts.atEnd = true;
        while (read.next()) {
            if ((m_archive.groups().group(read.integer(1)).flags & heldFlag) != 0) {
                ++m_counts.heldBack;
                continue;
            }
            if (m_chosen.size() == static_cast<std::size_t>(limit)) {
                m_counts.atEnd = false;
                break;
            }
            m_chosen.push_back(read.integer(0));
        }
        return read.ended();
    }

    Result<void> removeRows()
    {
        std::vector<std::pair<std::int64_t, std::int64_t>> rows;
        Statement read = m_statements.of("SELECT r.id, r.last, r.parse, x.size FROM rows r "
                                         "JOIN received x ON x.row = r.id "
                                         "WHERE r.conversation = ? AND r.id < ? LIMIT ?");
        Tallies &tallies = m_counting.tallies();
        // 0 stands for rows that were not understood: they have only their own time.
        std::vector<std::int64_t> conversations = m_chosen;
        conversations.push_back(0);
        for (const std::int64_t conversation : conversations) {
            read.again();
            read.bind(conversation).bind(conversation == 0 ? m_before : INT64_MAX);
            read.bind(conversation == 0 ? m_limit : std::int64_t{-1});
            std::int64_t count = 0;
            while (read.next()) {
                rows.emplace_back(read.integer(0), read.integer(1));
                ++count;
                tallies.counter("rows", -1);
                tallies.counter("raw bytes", -read.integer(3));
                if (read.integer(2) != 0)
                    tallies.counter(read.integer(2) == 1 ? "truncated" : "unrecognised", -1);
            }
            if (const auto ended = read.ended(); !ended)
                return ended;
            if (conversation == 0 && count == m_limit)
                m_counts.atEnd = false;
        }
        m_counts.rows = static_cast<qint64>(rows.size());
        std::ranges::sort(rows);
        for (const auto &[first, last] : rows) {
            if (const auto removed = removeRow(first, last); !removed)
                return removed;
        }
        return {};
    }

    Result<void> removeRow(std::int64_t first, std::int64_t last)
    {
        Statement texts =
            m_statements.of("SELECT count(*) FROM fragments WHERE id BETWEEN ? AND ?");
        const std::int64_t count = texts.bind(first).bind(last).next() ? texts.integer(0) : 0;
        if (const auto ended = texts.ended(); !ended)
            return ended;
        m_counts.texts += count;
        m_counting.tallies().counter("texts", -count);
        if (const auto removed = removeTexts(m_statements, first, last); !removed)
            return removed;
        for (const char *sql :
             {"DELETE FROM received WHERE row = ?", "DELETE FROM rows WHERE id = ?"}) {
            if (const auto removed = m_statements.of(sql).bind(first).run(); !removed)
                return removed;
        }
        return {};
    }

    Result<void> removeConversations()
    {
        for (const std::int64_t conversation : m_chosen) {
            const auto counted = m_counting.read(conversation);
            if (!counted)
                return std::unexpected(counted.error());
            m_counting.leave(*counted);
            for (const CountedConversation::Rule &rule : counted->rules)
                m_counts.findings += rule.open + rule.suppressed;
            for (const char *sql : {"DELETE FROM conversation_rules WHERE conversation = ?",
                                    "DELETE FROM arrivals WHERE conversation = ?",
                                    "DELETE FROM conversations WHERE id = ?"}) {
                if (const auto removed = m_statements.of(sql).bind(conversation).run(); !removed)
                    return removed;
            }
        }
        m_counts.conversations = static_cast<qint64>(m_chosen.size());
        return {};
    }

    TranscriptArchive &m_archive;
    StatementCache &m_statements;
    ConversationCounting m_counting;
    std::int64_t m_before = 0; ///< number of the first row that is too young
    std::int64_t m_limit = 0;
    std::vector<std::int64_t> m_chosen;
    PurgeCounts m_counts;
};

/// Moves a conversation to the group with or without the flag Held.
Result<void> setHeld(TranscriptArchive &archive, qint64 conversation, std::uint32_t held)
{
    ConversationCounting counting(archive.statements(), archive.groups());
    if (const auto fresh = archive.groups().refresh(); !fresh)
        return fresh;
    auto counted = counting.read(conversation);
    if (!counted)
        return std::unexpected(counted.error());
    counting.leave(*counted);
    const std::uint32_t flags = archive.groups().group(counted->group).flags & ~heldFlag;
    if (const auto moved = counting.regroup(*counted, flags | held); !moved)
        return moved;
    counting.enter(*counted);
    return counting.tallies().flush();
}

} // namespace

Retention::Retention(TranscriptArchive &archive)
    : m_archive(archive)
{}

Result<RetentionRule> Retention::rule()
{
    const auto days = m_archive.database().number(
        QStringLiteral("SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'retention'"));
    if (!days)
        return std::unexpected(days.error());
    return RetentionRule{static_cast<int>(*days)};
}

Result<void> Retention::setRule(const RetentionRule &rule)
{
    const auto set =
        m_archive.database().run(QStringLiteral("INSERT INTO settings VALUES ('retention', ?) "
                                                "ON CONFLICT DO UPDATE SET value = excluded.value"),
                                 {QString::number(rule.days)});
    return set ? Result<void>() : std::unexpected(set.error());
}

Result<void> Retention::hold(qint64 conversation, const QString &reason, const QString &who,
                             qint64 nowMs)
{
    const auto held = m_archive.database().write([&]() -> Result<void> {
        const auto noted = m_archive.database().run(
            QStringLiteral("INSERT OR REPLACE INTO holds VALUES (?, ?, ?, ?)"),
            {conversation, reason, who, nowMs});
        if (!noted)
            return std::unexpected(noted.error());
        return setHeld(m_archive, conversation, heldFlag);
    });
    if (!held)
        m_archive.groups().forget();
    return held;
}

Result<void> Retention::release(qint64 conversation)
{
    const auto released = m_archive.database().write([&]() -> Result<void> {
        const auto noted = m_archive.database().run(
            QStringLiteral("DELETE FROM holds WHERE conversation = ?"), {conversation});
        if (!noted)
            return std::unexpected(noted.error());
        return setHeld(m_archive, conversation, 0);
    });
    if (!released)
        m_archive.groups().forget();
    return released;
}

Result<std::optional<LegalHold>> Retention::holdOf(qint64 conversation)
{
    Statement read = m_archive.statements().of(
        "SELECT reason, held_by, held_at FROM holds WHERE conversation = ?");
    std::optional<LegalHold> hold;
    if (read.bind(std::int64_t{conversation}).next())
        hold = LegalHold{read.string(0), read.string(1), read.integer(2)};
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return hold;
}

Result<PurgeCounts> Retention::purgeSome(qint64 beforeMs, int limit)
{
    Purging purging(m_archive);
    auto purged = m_archive.database().write([&] { return purging.run(beforeMs, limit); });
    if (!purged)
        m_archive.groups().forget();
    return purged;
}

Result<bool> Retention::scrubSome()
{
    StatementCache &statements = m_archive.statements();
    const auto before = sqlite3_total_changes(statements.handle());
    // Words of removed texts go when the parts of the index that hold them become one. A negative
    // number makes all parts take part, https://www.sqlite.org/fts5.html#the_merge_command
    const auto merged = statements.run("INSERT INTO texts (texts, rank) VALUES ('merge', -512)");
    if (!merged)
        return std::unexpected(merged.error());
    if (sqlite3_total_changes(statements.handle()) - before >= 2)
        return false;
    // A reader of the old state may stay for long: then this is for a later time.
    sqlite3_busy_timeout(statements.handle(), 0);
    Statement checkpoint = statements.of("PRAGMA wal_checkpoint(TRUNCATE)");
    const bool busy = checkpoint.next() && checkpoint.integer(0) != 0;
    sqlite3_busy_timeout(statements.handle(), usualPatienceMs);
    if (const auto ended = checkpoint.ended(); !ended)
        return std::unexpected(ended.error());
    if (busy)
        return std::unexpected(
            Error::of(ErrorKind::Conflict, QStringLiteral("store"), QStringLiteral("busy"))
                .about(m_archive.file()));
    return true;
}

Result<PurgeCounts> Retention::purge(qint64 beforeMs)
{
    PurgeCounts sum;
    while (!sum.atEnd) {
        const auto some = purgeSome(beforeMs, conversationsAtOnce);
        if (!some)
            return some;
        sum.conversations += some->conversations;
        sum.rows += some->rows;
        sum.texts += some->texts;
        sum.findings += some->findings;
        sum.heldBack = some->heldBack;
        sum.atEnd = some->atEnd;
    }
    while (true) {
        const auto scrubbed = scrubSome();
        if (!scrubbed && scrubbed.error().kind != ErrorKind::Conflict)
            return std::unexpected(scrubbed.error());
        sum.scrubbed = scrubbed.has_value();
        if (!scrubbed || *scrubbed)
            return sum;
    }
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/transcriptstore.h"

#include "app/store/transcripts/marks.h"
#include "app/store/transcripts/searchstream.h"
#include "app/store/transcripts/storedrows.h"
#include "app/store/transcripts/transcriptarchive.h"

#include <unordered_set>

namespace keyturn {

namespace {

constexpr SnippetSize firstSaidSize{0, 200};
constexpr int idsAtOnce = 1'000;

Error notFound(const QString &what)
{
    return Error::of(ErrorKind::NotFound, QStringLiteral("store")).about(what);
}

// The columns of headAt(), in its order.
constexpr const char *headColumns = R"(
    SELECT id, key, display_id, source, grp, started, last, reason, session_type, person_id,
        person_name, first_said, rows, activities, user_messages, bot_messages, turns, greetings,
        unanswered, multi_reply, redelivered, empty_user_messages, same_text_twice
    FROM conversations WHERE id = ?)";

ListedConversation headAt(const Statement &read, const ConversationGroups &groups)
{
    ListedConversation head;
    head.id = read.integer(0);
    head.key = read.string(1);
    head.displayId = read.string(2);
    const auto source = static_cast<std::size_t>(read.integer(3) - 1);
    head.sourceId = QString::fromStdString(groups.sources().at(source).source.id);
    const ConversationGroup &group = groups.group(read.integer(4));
    const TranscriptAgent &agent = groups.agent(group.agent).agent;
    head.agentBotId = QString::fromStdString(agent.botId);
    head.agentSchemaName = QString::fromStdString(agent.schemaName);
    head.agentName = QString::fromStdString(agent.name);
    head.environmentId = QString::fromStdString(agent.environmentId);
    head.environmentName = QString::fromStdString(agent.environmentName);
    head.channel = QString::fromStdString(group.channel);
    head.outcome = QString::fromStdString(group.outcome);
    head.kind = group.kind;
    head.flags = ConversationFlags::fromInt(group.flags);
    head.startedMs = read.optionalInteger(5);
    head.lastMs = read.optionalInteger(6);
    head.outcomeReason = read.string(7);
    head.sessionType = read.string(8);
    head.personId = read.string(9);
    head.personName = read.string(10);
    int column = 12;
    for (int *count : {&head.rows, &head.activities, &head.userMessages, &head.botMessages,
                       &head.turns, &head.greetings, &head.unanswered, &head.multiReply,
                       &head.redelivered, &head.emptyUserMessages, &head.sameTextTwice})
        *count = static_cast<int>(read.integer(column++));
    return head;
}

Result<void> addRules(TranscriptArchive &archive, ListedConversation &listed)
{
    Statement rules = archive.statements().of(
        "SELECT rule, severity, open, suppressed FROM conversation_rules "
        "WHERE conversation = ? ORDER BY open = 0, severity DESC, open DESC");
    rules.bind(listed.id);
    while (rules.next()) {
        listed.findings.append({QString::fromStdString(archive.groups().rule(rules.integer(0))),
                                static_cast<int>(rules.integer(1)),
                                static_cast<int>(rules.integer(2)),
                                static_cast<int>(rules.integer(3))});
    }
    return rules.ended();
}

Result<std::optional<ListedConversation>> listedOf(TranscriptArchive &archive, qint64 id)
{
    Statement read = archive.statements().of(headColumns);
    if (!read.bind(id).next()) {
        if (const auto ended = read.ended(); !ended)
            return std::unexpected(ended.error());
        return std::nullopt;
    }
    ListedConversation listed = headAt(read, archive.groups());
    if (const auto said = read.optionalInteger(11)) {
        const auto text = fragmentOf(archive, *said);
        const auto marks = marksOf(archive, *said);
        if (!text || !marks)
            return std::unexpected(text ? marks.error() : text.error());
        if (*text)
            listed.firstSaid = snippetOf((*text)->text, {}, *marks, firstSaidSize);
    }
    if (const auto added = addRules(archive, listed); !added)
        return std::unexpected(added.error());
    return listed;
}

/// The ids behind @p from that pass, newest first.
Result<IdChunk> chunkOf(TranscriptArchive &archive, const SearchQuery &query,
                        const ListCursor &from, int limit)
{
    StatementCache &statements = archive.statements();
    const GroupFilter groups(query, archive.groups());
    const RuleFilter rules = ruleFilterOf(query, archive.groups());
    Statement read = statements.of(R"(
        SELECT newest, id, grp FROM conversations INDEXED BY conversation_order
        WHERE newest >= ? AND newest < ? AND (newest, id) < (?, ?)
        ORDER BY newest DESC, id DESC)");
    read.bind(query.afterMs.value_or(0)).bind(query.beforeMs.value_or(INT64_MAX));
    read.bind(from.newest.value_or(INT64_MAX)).bind(from.newest ? from.id : INT64_MAX);
    IdChunk chunk;
    chunk.next = from;
    while (chunk.ids.size() < limit && !groups.passesNone() && read.next()) {
        const std::int64_t id = read.integer(1);
        chunk.next = {read.integer(0), id};
        if (!groups.passes(read.integer(2)))
            continue;
        const auto passed = passesRules(statements, rules, id);
        if (!passed)
            return std::unexpected(passed.error());
        if (*passed)
            chunk.ids.append(id);
    }
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    chunk.atEnd = chunk.ids.size() < limit;
    return chunk;
}

/// The ids that @p sql finds for @p text, at most two: one more than an answer needs.
Result<std::vector<std::int64_t>> idsFor(StatementCache &statements, const char *sql,
                                         const std::string &text)
{
    std::vector<std::int64_t> ids;
    Statement read = statements.of(sql);
    read.bindText(text);
    while (read.next())
        ids.push_back(read.integer(0));
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return ids;
}

/// The next conversations with a matching row before @p before that were not taken yet.
Result<std::vector<std::int64_t>> nextMatches(TranscriptArchive &archive, const SearchQuery &query,
                                              std::optional<std::int64_t> &before,
                                              std::unordered_set<std::int64_t> &taken)
{
    return archive.statements().read([&]() -> Result<std::vector<std::int64_t>> {
        if (const auto fresh = archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        std::vector<std::int64_t> ids;
        SearchStream stream(archive, query, before, Places::Unwanted);
        while (ids.size() < idsAtOnce) {
            const auto row = stream.next();
            if (!row)
                break;
            before = row->row;
            if (taken.insert(row->conversation).second)
                ids.push_back(row->conversation);
        }
        if (const auto ended = stream.ended(); !ended)
            return std::unexpected(ended.error());
        return ids;
    });
}

Result<void> streamMatches(TranscriptArchive &archive, const SearchQuery &query,
                           const std::function<bool(qint64)> &take)
{
    std::unordered_set<std::int64_t> taken;
    std::optional<std::int64_t> before;
    while (true) {
        const auto ids = nextMatches(archive, query, before, taken);
        if (!ids)
            return std::unexpected(ids.error());
        for (const std::int64_t id : *ids) {
            if (!take(id))
                return {};
        }
        if (ids->size() < idsAtOnce)
            return {};
    }
}

} // namespace

TranscriptStore::TranscriptStore(TranscriptArchive &archive)
    : m_archive(archive)
{}

Result<IdChunk> TranscriptStore::ids(const SearchQuery &query, const ListCursor &from, int limit)
{
    return m_archive.statements().read([&]() -> Result<IdChunk> {
        if (const auto fresh = m_archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        return chunkOf(m_archive, query, from, limit);
    });
}

Result<QList<ListedConversation>> TranscriptStore::conversations(const QList<qint64> &ids)
{
    return m_archive.statements().read([&]() -> Result<QList<ListedConversation>> {
        if (const auto fresh = m_archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        QList<ListedConversation> listed;
        for (const qint64 id : ids) {
            auto one = listedOf(m_archive, id);
            if (!one)
                return std::unexpected(one.error());
            if (*one)
                listed.append(std::move(**one));
        }
        return listed;
    });
}

Result<ArchiveCounts> TranscriptStore::counts()
{
    ArchiveCounts counts;
    Statement read = m_archive.statements().of("SELECT name, value FROM counters");
    while (read.next()) {
        const std::string_view name = read.text(0);
        for (const auto &[known, value] :
             {std::pair<std::string_view, qint64 *>{"conversations", &counts.conversations},
              {"rows", &counts.rows},
              {"unrecognised", &counts.unrecognisedRows},
              {"truncated", &counts.truncatedRows},
              {"texts", &counts.texts},
              {"messages", &counts.messages},
              {"raw bytes", &counts.rawBytes},
              {"open findings", &counts.openFindings}}) {
            if (name == known)
                *value = read.integer(1);
        }
    }
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return counts;
}

Result<void> TranscriptStore::streamIds(const SearchQuery &query,
                                        const std::function<bool(qint64)> &take)
{
    if (query.hasText())
        return streamMatches(m_archive, query, take);
    ListCursor cursor;
    while (true) {
        const auto chunk = ids(query, cursor, idsAtOnce);
        if (!chunk)
            return std::unexpected(chunk.error());
        for (const qint64 id : chunk->ids) {
            if (!take(id))
                return {};
        }
        if (chunk->atEnd)
            return {};
        cursor = chunk->next;
    }
}

Result<qint64> TranscriptStore::find(const QString &idOrName)
{
    StatementCache &statements = m_archive.statements();
    const std::string text = idOrName.toStdString();
    for (const char *sql : {"SELECT id FROM conversations WHERE key = ? LIMIT 2",
                            "SELECT id FROM conversations WHERE id = CAST(?1 AS INTEGER) "
                            "AND ?1 = CAST(id AS TEXT)",
                            "SELECT id FROM conversations WHERE display_id = ? LIMIT 2"}) {
        const auto ids = idsFor(statements, sql, text);
        if (!ids)
            return std::unexpected(ids.error());
        if (ids->size() > 1)
            return std::unexpected(
                Error::of(ErrorKind::Conflict, QStringLiteral("store")).about(idOrName));
        if (ids->size() == 1)
            return ids->front();
    }
    return std::unexpected(notFound(idOrName));
}

Result<std::vector<StoredRow>> TranscriptStore::rows(qint64 conversation)
{
    auto rows = rowsOf(m_archive.statements(), conversation);
    if (rows && rows->empty())
        return std::unexpected(notFound(QString::number(conversation)));
    return rows;
}

Result<std::vector<StoredRow>> TranscriptStore::problemRows(int limit)
{
    return rowsWithProblem(m_archive.statements(), limit);
}

Result<void> TranscriptStore::streamRows(const std::function<bool(const StoredRow &)> &take)
{
    return eachRow(m_archive.statements(), take);
}

Result<QList<qint64>> TranscriptStore::near(qint64 conversation, qint64 withinMs)
{
    Statement read = m_archive.statements().of(R"(
        SELECT o.id FROM conversations c
        JOIN conversations o ON o.person_id = c.person_id AND o.person_id <> ''
            AND o.started BETWEEN c.started - ?2 AND ifnull(c.last, c.started) + ?2
        JOIN groups cg ON cg.id = c.grp JOIN groups og ON og.id = o.grp
        WHERE c.id = ?1 AND o.id <> c.id AND og.agent <> cg.agent ORDER BY o.started)");
    read.bind(conversation).bind(withinMs);
    QList<qint64> ids;
    while (read.next())
        ids.append(read.integer(0));
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return ids;
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/transcripts/archivefixture.h"

#include "app/store/database.h"

#include <QMap>

#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>

namespace keyturn::test {

namespace {

[[noreturn]] void failed(const Error &error)
{
    std::fprintf(stderr, "archive: %s\n", qPrintable(error.facts()));
    std::abort();
}

template<typename T>
T good(Result<T> result)
{
    if (!result)
        failed(result.error());
    return std::move(*result);
}

} // namespace

std::int64_t minute(std::int64_t minutes)
{
    return 1'795'183'200'000 + minutes * 60'000;
}

TranscriptSource someSource()
{
    return {SourceKind::Environment, "env-1", "Contoso"};
}

SearchQuery parsed(const QString &query)
{
    const auto result = parseQuery(query);
    if (!result)
        std::fprintf(stderr, "query: %s\n", qPrintable(result.error().why()));
    return result.value_or(SearchQuery());
}

MadeRow row(const std::string &conversation)
{
    return MadeRow(conversation);
}

MadeRow::MadeRow(const std::string &conversation)
{
    static int number = 0;
    row.conversation = conversation;
    row.transcriptId = "row-" + std::to_string(++number);
    row.summary.displayId = conversation;
    row.summary.channel = "msteams";
    row.agent = {"bot-1", "agent_one", "Helpdesk", "env-1", "Contoso"};
    raw("{\"content\":\"" + row.transcriptId + "\"}");
    at(0);
}

MadeRow &MadeRow::id(const std::string &transcriptId)
{
    row.transcriptId = transcriptId;
    return *this;
}

MadeRow &MadeRow::at(std::int64_t minutes)
{
    row.summary.startedMs = row.startedMs = minute(minutes) - 30'000;
    row.summary.lastMs = minute(minutes);
    row.createdMs = minute(minutes + 1);
    return *this;
}

MadeRow &MadeRow::text(TextField field, const std::string &text)
{
    const auto activity = static_cast<std::uint32_t>(row.fragments.size());
    row.fragments.push_back({activity, field, "text", text, row.summary.lastMs});
    ++row.summary.activities;
    return *this;
}

MadeRow &MadeRow::said(const std::string &text)
{
    ++row.summary.userMessages;
    return this->text(TextField::Said, text);
}

MadeRow &MadeRow::bot(const std::string &text)
{
    ++row.summary.botMessages;
    return this->text(TextField::Bot, text);
}

MadeRow &MadeRow::tool(const std::string &text)
{
    return this->text(TextField::Tool, text);
}

MadeRow &MadeRow::variable(const std::string &text)
{
    return this->text(TextField::Variable, text);
}

MadeRow &MadeRow::finding(const std::string &rule, const std::string &word, int severity)
{
    const auto begin = static_cast<std::uint32_t>(row.fragments.back().text.find(word));
    row.findings.push_back({static_cast<std::uint32_t>(row.fragments.size() - 1), rule, begin,
                            static_cast<std::uint32_t>(word.size()), severity, 90});
    return *this;
}

MadeRow &MadeRow::agent(const std::string &botId, const std::string &name,
                        const std::string &environment)
{
    row.agent = {botId, name + "_schema", name, environment, environment + " name"};
    return *this;
}

MadeRow &MadeRow::channel(const std::string &channel)
{
    row.summary.channel = channel;
    return *this;
}

MadeRow &MadeRow::outcome(const std::string &outcome)
{
    row.summary.outcome = outcome;
    return *this;
}

MadeRow &MadeRow::raw(const std::string &bytes)
{
    row.raw = compressedRow(bytes);
    row.rawSize = bytes.size();
    row.sha256.fill(static_cast<std::uint8_t>(std::hash<std::string>()(bytes)));
    return *this;
}

ConversationSummary summarised(std::span<const StoredRow> rows)
{
    ConversationSummary summary;
    summary.displayId = rows.front().name;
    summary.channel = "msteams";
    summary.startedMs = rows.front().startedMs;
    summary.rows = static_cast<std::uint32_t>(rows.size());
    for (const StoredRow &row : rows) {
        summary.lastMs = std::max(summary.lastMs, row.createdMs);
        summary.activities += static_cast<std::uint32_t>(row.bytes.size());
        summary.userMessages += 1;
    }
    return summary;
}

ArchiveHome::ArchiveHome()
{
    m_writer = good(TranscriptWriter::open(file(), summarised));
    m_archive = good(TranscriptArchive::open(file()));
    m_store = std::make_unique<TranscriptStore>(*m_archive);
}

WrittenBatch ArchiveHome::write(std::vector<MadeRow> rows)
{
    return write(someSource(), std::move(rows));
}

WrittenBatch ArchiveHome::write(const TranscriptSource &source, std::vector<MadeRow> rows)
{
    std::vector<PreparedRow> prepared;
    for (MadeRow &made : rows)
        prepared.push_back(std::move(made.row));
    return good(m_writer->write(source, prepared));
}

QStringList ArchiveHome::keys(const QString &query)
{
    QStringList keys;
    const SearchQuery asked = parsed(query);
    QList<qint64> ids;
    if (asked.hasText()) {
        for (const Hit &hit : good(m_store->search(asked, {})).hits)
            ids << hit.conversation;
    } else {
        ids = good(m_store->ids(asked, {}, 1'000)).ids;
    }
    for (const ListedConversation &one : good(m_store->conversations(ids)))
        keys << one.key;
    return keys;
}

SearchPage ArchiveHome::search(const QString &query)
{
    return good(m_store->search(parsed(query), {}));
}

qint64 ArchiveHome::idOf(const QString &key)
{
    return good(m_store->find(key));
}

ListedConversation ArchiveHome::listed(const QString &key)
{
    return good(m_store->conversations({idOf(key)})).value(0);
}

qint64 ArchiveHome::ask(const QString &sql)
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open_v2(file().toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_prepare_v2(handle, sql.toUtf8().constData(), -1, &statement, nullptr);
    const qint64 answer =
        sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return answer;
}

void ArchiveHome::close()
{
    m_store.reset();
    m_archive.reset();
    m_writer.reset();
}

QString drawn(const Snippet &snippet)
{
    QMap<int, QString> signs;
    for (const TextRange &range : snippet.highlights) {
        signs[range.begin] += u'[';
        signs[range.begin + range.length].prepend(u']');
    }
    for (const FindingMark &mark : snippet.findings) {
        signs[mark.range.begin] += u'{';
        signs[mark.range.begin + mark.range.length].prepend(u'}');
    }
    QString text = snippet.text;
    for (auto sign = signs.cend(); sign != signs.cbegin();) {
        --sign;
        text.insert(sign.key(), sign.value());
    }
    return text;
}

} // namespace keyturn::test

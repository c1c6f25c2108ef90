// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"
#include "app/store/transcripts/transcriptwriter.h"
#include "tests/support/temporaryhome.h"

#include <QStringList>

#include <memory>

namespace keyturn::test {

/// 2026-11-20T14:00:00Z and @p minutes, in epoch milliseconds.
[[nodiscard]] std::int64_t minute(std::int64_t minutes);

/// A row made word by word: row("c1").at(3).said("hello").bot("good day").
class MadeRow
{
public:
    explicit MadeRow(const std::string &conversation);
    MadeRow &id(const std::string &transcriptId);
    MadeRow &at(std::int64_t minutes); ///< of its last activity; created a minute later
    MadeRow &said(const std::string &text);
    MadeRow &bot(const std::string &text);
    MadeRow &tool(const std::string &text);
    MadeRow &variable(const std::string &text);
    /// A finding of @p rule at @p word of the text that was added last.
    MadeRow &finding(const std::string &rule, const std::string &word, int severity = 1);
    MadeRow &agent(const std::string &botId, const std::string &name,
                   const std::string &environment = "env-1");
    MadeRow &channel(const std::string &channel);
    MadeRow &outcome(const std::string &outcome);
    MadeRow &raw(const std::string &bytes);
    PreparedRow row;

private:
    MadeRow &text(TextField field, const std::string &text);
};
[[nodiscard]] MadeRow row(const std::string &conversation);

/// An archive in a home of its own, with a writer and a reader.
class ArchiveHome
{
public:
    ArchiveHome();
    [[nodiscard]] QString file() const { return m_home.file(QStringLiteral("store/archive.db")); }
    [[nodiscard]] QString folder() const { return m_home.file(QStringLiteral("store")); }
    [[nodiscard]] TranscriptWriter &writer() { return *m_writer; }
    [[nodiscard]] TranscriptArchive &archive() { return *m_archive; }
    [[nodiscard]] TranscriptStore &store() { return *m_store; }
    WrittenBatch write(std::vector<MadeRow> rows);
    WrittenBatch write(const TranscriptSource &source, std::vector<MadeRow> rows);
    /// The keys of the conversations that pass @p query, in the order of the answer.
    [[nodiscard]] QStringList keys(const QString &query);
    [[nodiscard]] SearchPage search(const QString &query);
    [[nodiscard]] qint64 idOf(const QString &key);
    [[nodiscard]] ListedConversation listed(const QString &key);
    /// The first column of the first row, as another program reads it.
    [[nodiscard]] qint64 ask(const QString &sql);
    void close();

private:
    TemporaryHome m_home;
    std::unique_ptr<TranscriptWriter> m_writer;
    std::unique_ptr<TranscriptArchive> m_archive;
    std::unique_ptr<TranscriptStore> m_store;
};

[[nodiscard]] TranscriptSource someSource();
[[nodiscard]] SearchQuery parsed(const QString &query);
/// Adds counts and takes times from the first and last row: what a reader would do.
[[nodiscard]] ConversationSummary summarised(std::span<const StoredRow> rows);
/// The snippet with [highlights] and {findings} written into it.
[[nodiscard]] QString drawn(const Snippet &snippet);

} // namespace keyturn::test

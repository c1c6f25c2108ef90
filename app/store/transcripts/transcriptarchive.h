// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace keyturn {

class Database;
class ConversationGroups;
class StatementCache;
class WordCutter;

/// One connection to archive.db, for the thread that opened it. Readers and the one writer have
/// connections of their own.
/// Errors: those of Database (StoreFull, StoreNewer, StoreFailed).
/// Invariant: the file has mode 0600; deleted content is overwritten (secure_delete).
class TranscriptArchive
{
public:
    [[nodiscard]] static Result<std::unique_ptr<TranscriptArchive>> open(const QString &file);
    /// The place of the file in a home: <home>/store/archive.db.
    [[nodiscard]] static QString fileIn(const QString &storeFolder);
    ~TranscriptArchive();
    TranscriptArchive(const TranscriptArchive &) = delete;
    TranscriptArchive &operator=(const TranscriptArchive &) = delete;

    [[nodiscard]] QString file() const;
    /// Changes whenever another connection committed; costs microseconds.
    [[nodiscard]] qint64 dataVersion();

    // For the classes of this folder.
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] StatementCache &statements() { return *m_statements; }
    [[nodiscard]] ConversationGroups &groups() { return *m_groups; }
    [[nodiscard]] const WordCutter &words() const { return *m_words; }

private:
    explicit TranscriptArchive(std::unique_ptr<Database> database, sqlite3 *handle);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<StatementCache> m_statements;
    std::unique_ptr<ConversationGroups> m_groups;
    std::unique_ptr<WordCutter> m_words;
};

} // namespace keyturn

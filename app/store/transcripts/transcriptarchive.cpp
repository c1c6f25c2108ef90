// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/transcriptarchive.h"

#include "app/store/database.h"
#include "app/store/transcripts/archiveschema.h"
#include "app/store/transcripts/conversationgroups.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/textindex.h"

namespace keyturn {

namespace {

// secure_delete: a purge is a promise about the bytes of the file. The cache serves the upper pages
// of an index of gigabytes. The words of the index are a table of this connection alone.
constexpr const char *wordsTable =
    "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, 'texts', 'instance')";
constexpr const char *settings[] = {"PRAGMA secure_delete=ON", "PRAGMA cache_size=-16384",
                                    "PRAGMA wal_autocheckpoint=1000", wordsTable};

} // namespace

Result<std::unique_ptr<TranscriptArchive>> TranscriptArchive::open(const QString &file)
{
    auto database = Database::open(file, archiveMigrations(), Durability::Eventually);
    if (!database)
        return std::unexpected(database.error());
    for (const char *setting : settings) {
        if (const auto set = (*database)->run(QString::fromUtf8(setting)); !set)
            return std::unexpected(set.error());
    }
    sqlite3 *handle = (*database)->handle();
    if (handle == nullptr || !registerTextFunctions(handle))
        return std::unexpected(
            Error::of(ErrorKind::StoreFailed, QStringLiteral("store"), QStringLiteral("sql"))
                .about(file));
    return std::unique_ptr<TranscriptArchive>(new TranscriptArchive(std::move(*database), handle));
}

QString TranscriptArchive::fileIn(const QString &storeFolder)
{
    return storeFolder + QStringLiteral("/archive.db");
}

TranscriptArchive::TranscriptArchive(std::unique_ptr<Database> database, sqlite3 *handle)
    : m_database(std::move(database))
    , m_statements(std::make_unique<StatementCache>(handle, m_database->file()))
    , m_groups(std::make_unique<ConversationGroups>(*m_statements))
    , m_words(std::make_unique<WordCutter>(handle))
{}

TranscriptArchive::~TranscriptArchive() = default;

QString TranscriptArchive::file() const
{
    return m_database->file();
}

qint64 TranscriptArchive::dataVersion()
{
    return m_database->dataVersion();
}

} // namespace keyturn

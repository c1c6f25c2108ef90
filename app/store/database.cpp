// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"

#include "app/base/enforce.h"
#include "app/base/logging.h"
#include "app/store/storefile.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QStorageInfo>
#include <QThread>

#include <atomic>
#include <utility>

namespace keyturn {

namespace {

// Result codes of SQLite, https://www.sqlite.org/rescode.html
constexpr int busy = 5;
constexpr int locked = 6;
constexpr int readOnly = 8;
constexpr int ioError = 10;
constexpr int corrupt = 11;
constexpr int full = 13;
constexpr int cannotOpen = 14;
constexpr int constraint = 19;
constexpr int notADatabase = 26;
constexpr int sharedMemorySize = 4874;

constexpr qint64 roomForOneCommit = 64 * 1024;

bool diskIsFull(int code, const QString &file)
{
    if ((code & 0xff) == full || code == sharedMemorySize)
        return true;
    // A quota reports a plain write error.
    return (code & 0xff) == ioError &&
           QStorageInfo(QFileInfo(file).path()).bytesAvailable() < roomForOneCommit;
}

QString codeOf(int code)
{
    switch (code & 0xff) {
    case busy:
    case locked:
        return QStringLiteral("busy");
    case readOnly:
        return QStringLiteral("read-only");
    case ioError:
    case cannotOpen:
        return QStringLiteral("io");
    case corrupt:
    case notADatabase:
        return QStringLiteral("corrupt");
    case constraint:
        return QStringLiteral("constraint");
    default:
        return QStringLiteral("sql");
    }
}

Error errorOf(const QSqlError &error, const QString &file)
{
    const int code = error.nativeErrorCode().toInt();
    qCWarning(lcStore) << QFileInfo(file).fileName() << code << error.databaseText();
    return storeErrorOf(code, file);
}

/// Our columns are NOT NULL, and a default-made QString binds as NULL.
QVariant withoutNull(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString)
        return value.toString().isNull() ? QVariant(QStringLiteral("")) : value;
    if (value.typeId() == QMetaType::QByteArray)
        return value.toByteArray().isNull() ? QVariant(QByteArray("")) : value;
    return value;
}

QString nextConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("keyturn-%1").arg(++count);
}

Error newerError(const QString &file, qint64 version)
{
    return Error::of(ErrorKind::StoreNewer, QStringLiteral("store"), QString::number(version))
        .about(file);
}

} // namespace

Error storeErrorOf(int code, const QString &file)
{
    if (diskIsFull(code, file))
        return Error::of(ErrorKind::StoreFull, QStringLiteral("store")).about(file);
    return Error::of(ErrorKind::StoreFailed, QStringLiteral("store"), codeOf(code)).about(file);
}

Rows::Rows(QSqlQuery query, QString file)
    : m_query(std::move(query))
    , m_file(std::move(file))
{}

bool Rows::next()
{
    return m_query.next();
}

Result<void> Rows::ended() const
{
    if (m_query.lastError().type() != QSqlError::NoError)
        return std::unexpected(errorOf(m_query.lastError(), m_file));
    return {};
}

Database::Database(QString file, QString connection)
    : m_file(std::move(file))
    , m_connection(std::move(connection))
    , m_thread(QThread::currentThreadId())
{}

Database::~Database()
{
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, const Migrations &migrations,
                                                 Durability durability)
{
    if (const auto prepared = prepareStoreFile(file); !prepared)
        return std::unexpected(prepared.error().whileDoing(QStringLiteral("open the store")));
    const OpeningLock lock(QFileInfo(file).absolutePath());

    std::unique_ptr<Database> database(new Database(file, nextConnectionName()));
    {
        QSqlDatabase connection =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connection);
        connection.setDatabaseName(file);
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
        if (!connection.open())
            return std::unexpected(errorOf(connection.lastError(), file));
    }
    // Asked before anything is written: a newer file is left as it is.
    const auto version = database->number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return std::unexpected(version.error().whileDoing(QStringLiteral("open the store")));
    if (*version > static_cast<qint64>(migrations.size()))
        return std::unexpected(newerError(file, *version));
    if (const auto configured = database->configure(durability); !configured)
        return std::unexpected(configured.error().whileDoing(QStringLiteral("open the store")));
    if (const auto migrated = migrate(*database, migrations); !migrated)
        return std::unexpected(migrated.error().whileDoing(QStringLiteral("update the store")));
    return database;
}

Result<void> Database::configure(Durability durability)
{
    const QString synchronous = durability == Durability::EveryCommit
                                    ? QStringLiteral("PRAGMA synchronous=FULL")
                                    : QStringLiteral("PRAGMA synchronous=NORMAL");
    const QStringList pragmas{
        QStringLiteral("PRAGMA journal_mode=WAL"), synchronous,
        QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA trusted_schema=OFF"),
        QStringLiteral("PRAGMA cell_size_check=ON"), QStringLiteral("PRAGMA temp_store=MEMORY"),
        // A short log bounds what a run needs on a full disk.
        QStringLiteral("PRAGMA wal_autocheckpoint=256")};
    for (const QString &pragma : pragmas) {
        if (const auto done = execute(pragma); !done)
            return done;
    }
    return {};
}

Result<void> Database::execute(const QString &sql)
{
    const auto rows = run(sql);
    if (!rows)
        return std::unexpected(rows.error());
    return {};
}

Result<Rows> Database::run(const QString &sql, const QVariantList &values)
{
    ENFORCE(m_thread == QThread::currentThreadId(), "a database stays in its thread");
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return std::unexpected(errorOf(query.lastError(), m_file));
    for (const QVariant &value : values)
        query.addBindValue(withoutNull(value));
    if (!query.exec())
        return std::unexpected(errorOf(query.lastError(), m_file));
    return Rows(std::move(query), m_file);
}

Result<qint64> Database::number(const QString &sql, const QVariantList &values)
{
    auto rows = run(sql, values);
    if (!rows)
        return std::unexpected(rows.error());
    const qint64 value = rows->next() ? rows->integer(0) : 0;
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return value;
}

qint64 Database::dataVersion()
{
    return number(QStringLiteral("PRAGMA data_version")).value_or(0);
}

sqlite3 *Database::handle() const
{
    const QVariant handle = QSqlDatabase::database(m_connection, false).driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

void Database::rollBack()
{
    // SQLite takes some failed transactions back by itself: then there is none to take back.
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.exec(QStringLiteral("ROLLBACK"));
}

Result<void> migrate(Database &database, const Migrations &migrations)
{
    const qint64 newest = static_cast<qint64>(migrations.size());
    // Each round applies one step; another process may have applied some meanwhile.
    for (qint64 round = 0; round <= newest; ++round) {
        const auto current = database.number(QStringLiteral("PRAGMA user_version"));
        if (!current)
            return std::unexpected(current.error());
        if (*current > newest)
            return std::unexpected(newerError(database.file(), *current));
        if (*current == newest)
            return {};
        const auto stepped = database.write([&]() -> Result<void> {
            const auto version = database.number(QStringLiteral("PRAGMA user_version"));
            if (!version || *version != *current)
                return version ? Result<void>() : std::unexpected(version.error());
            const auto done = migrations[static_cast<std::size_t>(*version)](database);
            if (!done)
                return done;
            const auto noted =
                database.run(QStringLiteral("PRAGMA user_version=%1").arg(*version + 1));
            return noted ? Result<void>() : std::unexpected(noted.error());
        });
        if (!stepped)
            return stepped;
    }
    return {};
}

} // namespace keyturn

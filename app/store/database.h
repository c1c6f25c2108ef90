// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/migrations.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <type_traits>

struct sqlite3;

namespace keyturn {

/// What a result code of SQLite means here: StoreFull, or StoreFailed with its code.
[[nodiscard]] Error storeErrorOf(int code, const QString &file);

enum class Durability {
    EveryCommit, ///< synchronous=FULL: a commit survives a power cut
    Eventually   ///< synchronous=NORMAL: what can be read again from the tenant
};

/// The rows of one statement, read forward once. Ask ended() after the loop: a damaged file ends
/// a loop early.
class Rows
{
public:
    Rows(QSqlQuery query, QString file);
    [[nodiscard]] bool next();
    [[nodiscard]] Result<void> ended() const;
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] QByteArray blob(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.value(column).isNull(); }
    [[nodiscard]] int affected() const { return m_query.numRowsAffected(); }

private:
    QSqlQuery m_query;
    QString m_file;
};

/// One connection to one SQLite file, for the thread that opened it.
/// Errors: StoreFull (no space), StoreNewer (written by a newer Keyturn), StoreFailed with the code
/// "corrupt", "busy", "read-only", "io", "constraint" or "sql"; subject is the file.
/// Invariant: the file has mode 0600 and lies in a folder of mode 0700.
class Database
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    open(const QString &file, const Migrations &migrations, Durability durability);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row, or 0.
    [[nodiscard]] Result<qint64> number(const QString &sql, const QVariantList &values = {});

    /// Runs @p body between BEGIN IMMEDIATE and COMMIT; an error of either takes everything back.
    template<typename Body>
    std::invoke_result_t<Body> write(Body body)
    {
        return transact(QStringLiteral("BEGIN IMMEDIATE"), body);
    }
    /// Runs @p body on one unchanging state of the file.
    template<typename Body>
    std::invoke_result_t<Body> read(Body body)
    {
        return transact(QStringLiteral("BEGIN"), body);
    }
    /// Changes whenever another connection committed; costs microseconds.
    [[nodiscard]] qint64 dataVersion();
    /// The connection itself, for bulk work with SQLite's own interface; null when Qt brought
    /// another copy of SQLite along.
    [[nodiscard]] sqlite3 *handle() const;

private:
    Database(QString file, QString connection);
    [[nodiscard]] Result<void> configure(Durability durability);
    [[nodiscard]] Result<void> execute(const QString &sql);
    void rollBack();

    template<typename Body>
    std::invoke_result_t<Body> transact(const QString &begin, Body &body)
    {
        if (const auto begun = execute(begin); !begun)
            return std::unexpected(begun.error());
        auto result = body();
        if (!result) {
            rollBack();
            return result;
        }
        if (const auto committed = execute(QStringLiteral("COMMIT")); !committed) {
            rollBack();
            return std::unexpected(committed.error());
        }
        return result;
    }

    QString m_file;
    QString m_connection;
    Qt::HANDLE m_thread;
};

} // namespace keyturn

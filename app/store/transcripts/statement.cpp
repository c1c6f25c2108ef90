// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/statement.h"

#include "app/base/logging.h"
#include "app/store/database.h"

#include <sqlite3.h>
#include <utility>

namespace keyturn {

Statement::Statement(sqlite3_stmt *statement, const QString &file, bool owned, int code)
    : m_statement(statement)
    , m_file(file)
    , m_owned(owned)
    , m_code(code)
{}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_file(other.m_file)
    , m_owned(other.m_owned)
    , m_code(other.m_code)
    , m_bound(other.m_bound)
{}

Statement::~Statement()
{
    if (m_owned)
        sqlite3_finalize(m_statement);
    else if (m_statement != nullptr)
        sqlite3_reset(m_statement);
}

Statement &Statement::bind(std::int64_t value)
{
    sqlite3_bind_int64(m_statement, ++m_bound, value);
    return *this;
}

Statement &Statement::bind(const std::optional<std::int64_t> &value)
{
    return value ? bind(*value) : bindNull();
}

Statement &Statement::bindReal(double value)
{
    sqlite3_bind_double(m_statement, ++m_bound, value);
    return *this;
}

Statement &Statement::bindText(std::string_view value)
{
    const char *text = value.data() == nullptr ? "" : value.data();
    sqlite3_bind_text64(m_statement, ++m_bound, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(std::string_view value)
{
    const char *bytes = value.data() == nullptr ? "" : value.data();
    sqlite3_bind_blob64(m_statement, ++m_bound, bytes, value.size(), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindNull()
{
    sqlite3_bind_null(m_statement, ++m_bound);
    return *this;
}

bool Statement::next()
{
    if (m_code != SQLITE_OK && m_code != SQLITE_ROW)
        return false;
    m_code = sqlite3_step(m_statement);
    return m_code == SQLITE_ROW;
}

Result<void> Statement::run()
{
    while (next()) {
    }
    return ended();
}

Result<void> Statement::ended() const
{
    if (m_code == SQLITE_OK || m_code == SQLITE_ROW || m_code == SQLITE_DONE)
        return {};
    qCWarning(lcStore) << "archive" << m_code << sqlite3_errstr(m_code);
    return std::unexpected(storeErrorOf(m_code, m_file));
}

void Statement::again()
{
    if (m_statement == nullptr)
        return;
    sqlite3_reset(m_statement);
    m_code = SQLITE_OK;
    m_bound = 0;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    if (sqlite3_column_type(m_statement, column) == SQLITE_NULL)
        return std::nullopt;
    return integer(column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return {static_cast<const char *>(bytes),
            bytes == nullptr ? 0 : static_cast<std::size_t>(size)};
}

QString Statement::string(int column) const
{
    const std::string_view bytes = text(column);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

StatementCache::StatementCache(sqlite3 *handle, QString file)
    : m_handle(handle)
    , m_file(std::move(file))
{}

StatementCache::~StatementCache()
{
    for (const auto &[sql, statement] : m_prepared)
        sqlite3_finalize(statement);
}

Statement StatementCache::of(const char *sql)
{
    const auto found = m_prepared.find(sql);
    if (found != m_prepared.end() && sqlite3_stmt_busy(found->second) == 0)
        return {found->second, m_file, false, SQLITE_OK};
    sqlite3_stmt *statement = nullptr;
    const int code =
        sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return {nullptr, m_file, true, code};
    // One that is in use already gets a twin for this use.
    if (found != m_prepared.end())
        return {statement, m_file, true, SQLITE_OK};
    m_prepared.emplace(sql, statement);
    return {statement, m_file, false, SQLITE_OK};
}

Statement StatementCache::once(const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr);
    return {statement, m_file, true, code};
}

Result<std::int64_t> StatementCache::number(const char *sql)
{
    Statement statement = of(sql);
    const std::int64_t value = statement.next() ? statement.integer(0) : 0;
    if (const auto ended = statement.ended(); !ended)
        return std::unexpected(ended.error());
    return value;
}

bool StatementCache::isReading() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

Result<void> StatementCache::run(const char *sql)
{
    return of(sql).run();
}

} // namespace keyturn

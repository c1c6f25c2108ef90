// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace keyturn {

/// One use of a prepared statement: bind, step, read. What is bound must outlive the steps.
class Statement
{
public:
    Statement(sqlite3_stmt *statement, const QString &file, bool owned, int code);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    Statement &bind(std::int64_t value);
    Statement &bind(const std::optional<std::int64_t> &value);
    Statement &bindReal(double value);
    Statement &bindText(std::string_view value);
    Statement &bindBlob(std::string_view value);
    Statement &bindNull();

    /// Steps to the next row; false at the end and after an error: ask ended().
    [[nodiscard]] bool next();
    /// Steps to the end.
    [[nodiscard]] Result<void> run();
    [[nodiscard]] Result<void> ended() const;
    /// Ready to be bound and stepped again.
    void again();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const; ///< until the next step
    [[nodiscard]] QString string(int column) const;

private:
    sqlite3_stmt *m_statement;
    const QString &m_file;
    bool m_owned;
    int m_code;
    int m_bound = 0;
};

/// The prepared statements of one connection. Statements are known by the address of their text.
class StatementCache
{
public:
    StatementCache(sqlite3 *handle, QString file);
    ~StatementCache();
    StatementCache(const StatementCache &) = delete;
    StatementCache &operator=(const StatementCache &) = delete;

    /// @p sql must be a literal: it is prepared once.
    [[nodiscard]] Statement of(const char *sql);
    /// Prepared for one use.
    [[nodiscard]] Statement once(const std::string &sql);
    /// The first column of the first row, or 0.
    [[nodiscard]] Result<std::int64_t> number(const char *sql);
    [[nodiscard]] Result<void> run(const char *sql);

    /// Runs @p body on one unchanging state of the file; within another read on that one's.
    template<typename Body>
    std::invoke_result_t<Body> read(Body body)
    {
        if (isReading())
            return body();
        if (auto begun = run(beginRead); !begun)
            return std::unexpected(begun.error());
        auto result = body();
        const auto ended = run(endRead);
        if (result && !ended)
            return std::unexpected(ended.error());
        return result;
    }

    [[nodiscard]] bool isReading() const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const QString &file() const { return m_file; }

private:
    static constexpr const char *beginRead = "BEGIN";
    static constexpr const char *endRead = "COMMIT";

    sqlite3 *m_handle;
    QString m_file;
    std::unordered_map<const char *, sqlite3_stmt *> m_prepared;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/storedrows.h"

#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/transcriptwriter.h"

#include <algorithm>

namespace keyturn {

namespace {

/// How many rows are read at a time, so that no reader holds an old state of the file for long.
constexpr int rowsAtOnce = 64;

// The columns of rowAt(), in its order.
constexpr const char *ofConversation = R"(
    SELECT r.id, r.conversation, x.transcript_id, ifnull(c.key, x.name), x.source_name, r.started, r.created,
        r.batch, x.shape, r.parse, x.problem, x.sha256, x.size, x.bytes
    FROM rows r JOIN received x ON x.row = r.id LEFT JOIN conversations c ON c.id = r.conversation
    WHERE r.conversation = ? ORDER BY r.started, r.batch, r.created, r.id)";
constexpr const char *withProblem = R"(
    SELECT r.id, r.conversation, x.transcript_id, ifnull(c.key, x.name), x.source_name, r.started, r.created,
        r.batch, x.shape, r.parse, x.problem, x.sha256, x.size
    FROM rows r JOIN received x ON x.row = r.id LEFT JOIN conversations c ON c.id = r.conversation
    WHERE r.parse <> 0 ORDER BY r.id DESC LIMIT ?)";
constexpr const char *inOrder = R"(
    SELECT r.id, r.conversation, x.transcript_id, ifnull(c.key, x.name), x.source_name, r.started, r.created,
        r.batch, x.shape, r.parse, x.problem, x.sha256, x.size, x.bytes
    FROM rows r JOIN received x ON x.row = r.id LEFT JOIN conversations c ON c.id = r.conversation
    WHERE r.id > ? ORDER BY r.id LIMIT ?)";

Result<StoredRow> rowAt(const Statement &read, RowBytes bytes)
{
    StoredRow row;
    row.id = read.integer(0);
    row.conversation = read.integer(1);
    row.transcriptId = read.text(2);
    row.name = read.text(3);
    row.sourceName = read.text(4);
    row.startedMs = read.optionalInteger(5);
    row.createdMs = read.optionalInteger(6);
    row.batch = read.optionalInteger(7);
    row.shape = static_cast<std::uint8_t>(read.integer(8));
    row.parse = static_cast<RowParse>(read.integer(9));
    row.problem = read.text(10);
    const std::string_view hash = read.text(11);
    std::copy_n(hash.begin(), std::min(hash.size(), row.sha256.size()), row.sha256.begin());
    if (bytes == RowBytes::Without)
        return row;
    auto raw = decompressedRow(read.text(13), static_cast<std::uint64_t>(read.integer(12)));
    if (!raw)
        return std::unexpected(raw.error());
    row.bytes = std::move(*raw);
    return row;
}

Result<std::vector<StoredRow>> all(Statement &read, RowBytes bytes)
{
    std::vector<StoredRow> rows;
    while (read.next()) {
        auto row = rowAt(read, bytes);
        if (!row)
            return std::unexpected(row.error());
        rows.push_back(std::move(*row));
    }
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    return rows;
}

} // namespace

Result<std::vector<StoredRow>> rowsOf(StatementCache &statements, std::int64_t conversation)
{
    Statement read = statements.of(ofConversation);
    read.bind(conversation);
    return all(read, RowBytes::With);
}

Result<std::vector<StoredRow>> rowsWithProblem(StatementCache &statements, int limit)
{
    Statement read = statements.of(withProblem);
    read.bind(std::int64_t{limit});
    return all(read, RowBytes::Without);
}

Result<void> eachRow(StatementCache &statements, const std::function<bool(const StoredRow &)> &take)
{
    std::int64_t last = -1;
    while (true) {
        Statement read = statements.of(inOrder);
        read.bind(last).bind(std::int64_t{rowsAtOnce});
        const auto rows = all(read, RowBytes::With);
        if (!rows)
            return std::unexpected(rows.error());
        for (const StoredRow &row : *rows) {
            if (!take(row))
                return {};
        }
        if (rows->size() < rowsAtOnce)
            return {};
        last = rows->back().id;
    }
}

} // namespace keyturn

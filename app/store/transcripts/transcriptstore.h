// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcriptlist.h"
#include "app/tenant/transcriptquery.h"

#include <functional>

namespace keyturn {

class TranscriptArchive;

/// The query language: words, "phrases", prefix*, -not, said: bot: tool: var: agent: env: channel:
/// outcome: class: before: after: has: finding:. Dates are ISO days or times in UTC; `before:` ends
/// before the named day begins, `after:` begins with it.
[[nodiscard]] std::expected<SearchQuery, QueryProblem> parseQuery(const QString &text);
/// The query as a person would type it.
[[nodiscard]] QString textOf(const SearchQuery &query);

/// Reads the archive: lists, searches, facets, and one conversation. Every call is bounded by what
/// it is asked for, not by the size of the archive, unless it says otherwise.
class TranscriptStore
{
public:
    explicit TranscriptStore(TranscriptArchive &archive);

    /// The next @p limit ids of the conversations that pass @p query, newest first (by last
    /// activity). A query with terms is answered by search() and streamIds().
    [[nodiscard]] Result<IdChunk> ids(const SearchQuery &query, const ListCursor &from, int limit);
    /// What the list shows of @p ids, in their order; an id that is gone is left out.
    [[nodiscard]] Result<QList<ListedConversation>> conversations(const QList<qint64> &ids);
    /// Conversations that match, at their newest matching text, newest first.
    [[nodiscard]] Result<SearchPage> search(const SearchQuery &query, const SearchCursor &from,
                                            int limit = 100);
    /// Counts of what passes @p query. Of a search at most @p cap rows are counted.
    [[nodiscard]] Result<Facets> facets(const SearchQuery &query, int cap = 10'000);
    [[nodiscard]] Result<ArchiveCounts> counts();

    /// Hands every conversation that passes @p query to @p take, newest first, until it returns
    /// false. Costs as much as the archive holds of them.
    [[nodiscard]] Result<void> streamIds(const SearchQuery &query,
                                         const std::function<bool(qint64)> &take);

    /// The conversation with this id, name or display id; NotFound, or Conflict when several have
    /// that name.
    [[nodiscard]] Result<qint64> find(const QString &idOrName);
    /// The rows of a conversation as they were received, oldest first.
    [[nodiscard]] Result<std::vector<StoredRow>> rows(qint64 conversation);
    /// The rows whose shape was not understood or was truncated, newest first, without their bytes.
    [[nodiscard]] Result<std::vector<StoredRow>> problemRows(int limit);
    /// Hands every stored row to @p take, oldest first, until it returns false (parse coverage).
    [[nodiscard]] Result<void> streamRows(const std::function<bool(const StoredRow &)> &take);

    /// The matching texts of one conversation, oldest first, at most @p limit (find inside it).
    [[nodiscard]] Result<QList<Hit>> hitsIn(qint64 conversation, const SearchQuery &query,
                                            int limit = 1'000);
    /// Conversations whose agent, person or time suggest that they continue @p conversation: the
    /// same person, started within @p withinMs of it, in another agent.
    [[nodiscard]] Result<QList<qint64>> near(qint64 conversation, qint64 withinMs = 600'000);

private:
    TranscriptArchive &m_archive;
};

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/marks.h"
#include "app/store/transcripts/searchstream.h"
#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"

namespace keyturn {

namespace {

Result<std::optional<Hit>> hitOf(TranscriptArchive &archive, const MatchedRow &row)
{
    const auto fragment = fragmentOf(archive, row.fragment);
    if (!fragment)
        return std::unexpected(fragment.error());
    if (!*fragment)
        return std::nullopt;
    const auto marks = marksOf(archive, row.fragment);
    if (!marks)
        return std::unexpected(marks.error());
    const StoredFragment &text = **fragment;
    Hit hit;
    hit.conversation = row.conversation;
    hit.row = row.row;
    hit.fragment = row.fragment;
    hit.activity = text.activity;
    hit.field = text.field;
    hit.what = QString::fromStdString(text.what);
    hit.atMs = text.atMs;
    hit.more = row.more;
    hit.snippet = snippetOf(text.text, archive.words().rangesOf(text.text, row.places), *marks);
    return hit;
}

std::string joinedMatch(const MatchPlan &plan)
{
    std::string match = '(' + plan.match + ')';
    for (const std::string &also : plan.also)
        match += " OR (" + also + ')';
    return match;
}

/// The matching texts of one row, oldest first.
Result<void> hitsInRow(TranscriptArchive &archive, const MatchPlan &plan, MatchedRow row,
                       std::int64_t last, int limit, QList<Hit> &hits)
{
    Statement find =
        archive.statements().of("SELECT rowid, hit_places(texts) FROM texts "
                                "WHERE texts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid");
    const std::string match = joinedMatch(plan);
    find.bindText(match).bind(row.row).bind(last);
    while (hits.size() < limit && find.next()) {
        row.fragment = find.integer(0);
        row.places = placesIn(find.text(1));
        auto hit = hitOf(archive, row);
        if (!hit)
            return std::unexpected(hit.error());
        if (*hit)
            hits.append(std::move(**hit));
    }
    return find.ended();
}

} // namespace

Result<SearchPage> TranscriptStore::search(const SearchQuery &query, const SearchCursor &from,
                                           int limit)
{
    if (!query.hasText())
        return std::unexpected(Error::invalid(QStringLiteral("query"), QStringLiteral("no words")));
    return m_archive.statements().read([&]() -> Result<SearchPage> {
        if (const auto fresh = m_archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        SearchPage page;
        page.next = from;
        SearchStream stream(m_archive, query, from.beforeFragment, Places::Wanted);
        while (page.hits.size() < limit) {
            const auto row = stream.next();
            if (!row)
                break;
            page.next.beforeFragment = row->row;
            if (page.next.shown.contains(row->conversation))
                continue;
            auto hit = hitOf(m_archive, *row);
            if (!hit)
                return std::unexpected(hit.error());
            if (!*hit)
                continue;
            page.next.shown.insert(row->conversation);
            page.hits.append(std::move(**hit));
        }
        if (const auto ended = stream.ended(); !ended)
            return std::unexpected(ended.error());
        page.atEnd = page.hits.size() < limit;
        return page;
    });
}

Result<QList<Hit>> TranscriptStore::hitsIn(qint64 conversation, const SearchQuery &query, int limit)
{
    if (!query.hasText())
        return QList<Hit>();
    return m_archive.statements().read([&]() -> Result<QList<Hit>> {
        if (const auto fresh = m_archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        const auto plan = planFor(m_archive, query);
        if (!plan)
            return std::unexpected(plan.error());
        QList<Hit> hits;
        Statement rows = m_archive.statements().of(
            "SELECT id, last, grp FROM rows WHERE conversation = ? ORDER BY id");
        rows.bind(conversation);
        while (hits.size() < limit && rows.next()) {
            MatchedRow row;
            row.row = rows.integer(0);
            row.conversation = conversation;
            row.group = rows.integer(2);
            const auto found = hitsInRow(m_archive, *plan, row, rows.integer(1), limit, hits);
            if (!found)
                return std::unexpected(found.error());
        }
        if (const auto ended = rows.ended(); !ended)
            return std::unexpected(ended.error());
        return hits;
    });
}

} // namespace keyturn

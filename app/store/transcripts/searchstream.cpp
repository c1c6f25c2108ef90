// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/searchstream.h"

#include "app/store/transcripts/transcriptarchive.h"

#include <algorithm>

namespace keyturn {

namespace {

constexpr const char *withPlaces =
    "SELECT rowid, hit_places(texts) FROM texts "
    "WHERE texts MATCH ?1 AND rowid < ?2 AND rowid >= ?3 ORDER BY rowid DESC";
constexpr const char *withoutPlaces =
    "SELECT rowid FROM texts "
    "WHERE texts MATCH ?1 AND rowid < ?2 AND rowid >= ?3 ORDER BY rowid DESC";

Statement hitsOf(StatementCache &statements, const MatchPlan &plan, const std::string &match,
                 std::optional<std::int64_t> before, Places places)
{
    Statement hits = statements.of(places == Places::Wanted ? withPlaces : withoutPlaces);
    hits.bindText(match).bind(std::min(plan.beyond, before.value_or(plan.beyond)));
    hits.bind(plan.least);
    return hits;
}

} // namespace

SearchStream::SearchStream(TranscriptArchive &archive, const SearchQuery &query,
                           std::optional<std::int64_t> before, Places places)
    : m_archive(archive)
    , m_planned(planFor(archive, query))
    , m_plan(m_planned.value_or(MatchPlan()))
    , m_groups(query, archive.groups())
    , m_rules(ruleFilterOf(query, archive.groups()))
    , m_hits(hitsOf(archive.statements(), m_plan, m_plan.match, before, places))
{
    const auto add = [&](const std::vector<std::string> &matches, bool wanted) {
        for (const std::string &match : matches) {
            m_sides.push_back(
                {hitsOf(archive.statements(), m_plan, match, before, Places::Unwanted), wanted});
        }
    };
    add(m_plan.also, true);
    add(m_plan.never, false);
}

Result<void> SearchStream::ended() const
{
    if (!m_planned)
        return std::unexpected(m_planned.error());
    return m_ended ? m_hits.ended() : m_ended;
}

bool SearchStream::note(const Result<void> &result)
{
    if (!result)
        m_ended = result;
    return result.has_value();
}

bool SearchStream::step()
{
    m_fragment.reset();
    if (m_hits.next())
        m_fragment = m_hits.integer(0);
    return m_fragment.has_value();
}

std::optional<MatchedRow> SearchStream::next()
{
    while (m_planned && m_ended && !m_groups.passesNone() && (m_fragment || step())) {
        auto row = readRow();
        if (row)
            return row;
    }
    return std::nullopt;
}

/// The row of the text that was stepped to, with all of its matching texts; nothing when it does
/// not pass.
std::optional<MatchedRow> SearchStream::readRow()
{
    MatchedRow row;
    row.fragment = *m_fragment;
    row.places = placesIn(m_hits.text(1));
    Statement place = m_archive.statements().of(
        "SELECT id, last, conversation, grp FROM rows WHERE id <= ? ORDER BY id DESC LIMIT 1");
    const bool found = place.bind(row.fragment).next();
    if (!note(place.ended()))
        return std::nullopt;
    row.row = found ? place.integer(0) : row.fragment;
    const std::int64_t last = found ? place.integer(1) : row.fragment;
    row.conversation = found ? place.integer(2) : 0;
    row.group = found ? place.integer(3) : 0;
    ++m_lookedAt;
    while (step() && *m_fragment >= row.row)
        ++row.more;
    if (!found || row.fragment > last || !passes(row, last))
        return std::nullopt;
    return row;
}

bool SearchStream::passes(const MatchedRow &row, std::int64_t last)
{
    if (!m_groups.passes(row.group))
        return false;
    if (!m_rules.isOpen()) {
        const auto passed = passesRules(m_archive.statements(), m_rules, row.conversation);
        if (!passed) {
            m_ended = std::unexpected(passed.error());
            return false;
        }
        if (!*passed)
            return false;
    }
    return std::ranges::all_of(m_sides, [&](Side &side) { return agrees(side, row.row, last); }) &&
           m_ended;
}

bool SearchStream::agrees(Side &side, std::int64_t first, std::int64_t last)
{
    while (side.fragment > last && side.hits.next())
        side.fragment = side.hits.integer(0);
    if (!note(side.hits.ended()))
        return false;
    const bool isThere = side.fragment >= first && side.fragment <= last;
    return isThere == side.wanted;
}

Result<bool> passesRules(StatementCache &statements, const RuleFilter &rules,
                         std::int64_t conversation)
{
    if (rules.isOpen())
        return true;
    Statement find =
        statements.of("SELECT rule FROM conversation_rules WHERE conversation = ? AND open > 0");
    find.bind(conversation);
    bool wanted = rules.any.empty();
    bool refused = false;
    while (find.next()) {
        wanted = wanted || std::ranges::count(rules.any, find.integer(0)) > 0;
        refused = refused || std::ranges::count(rules.none, find.integer(0)) > 0;
    }
    if (const auto ended = find.ended(); !ended)
        return std::unexpected(ended.error());
    return wanted && !refused;
}

} // namespace keyturn

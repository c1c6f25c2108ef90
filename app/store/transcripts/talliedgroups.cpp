// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/talliedgroups.h"

#include "app/store/transcripts/searchstream.h"
#include "app/store/transcripts/tallies.h"
#include "app/store/transcripts/transcriptarchive.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>

namespace keyturn {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t dayMs = 86'400'000;
// 2300-01-01: behind everything that a conversation's place in time can be.
constexpr std::int64_t endOfTimeMs = 10'413'792'000'000;

sys_days dayAt(std::int64_t ms)
{
    return sys_days(days(ms / dayMs));
}

sys_days monthStart(sys_days day)
{
    const year_month_day date(day);
    return sys_days(date.year() / date.month() / 1);
}

sys_days nextMonthStart(sys_days day)
{
    const year_month_day date(day);
    return sys_days((date.year() / date.month() / 1) + std::chrono::months(1));
}

std::int64_t periodOf(sys_days day)
{
    return dayOf(day.time_since_epoch().count() * dayMs);
}

class Counting
{
public:
    explicit Counting(TranscriptArchive &archive)
        : m_archive(archive)
        , m_statements(archive.statements())
    {}

    /// Periods from @p first to @p last, both of one kind.
    [[nodiscard]] Result<void> takePeriods(std::int64_t first, std::int64_t last)
    {
        Statement groups = m_statements.of("SELECT grp, conversations FROM tallies "
                                           "WHERE period BETWEEN ? AND ? AND conversations <> 0");
        groups.bind(first).bind(last);
        while (groups.next())
            m_tallied.groups[groups.integer(0)] += groups.integer(1);
        if (const auto ended = groups.ended(); !ended)
            return ended;
        Statement rules = m_statements.of("SELECT rule, grp, conversations FROM rule_tallies "
                                          "WHERE period BETWEEN ? AND ? AND conversations <> 0");
        rules.bind(first).bind(last);
        while (rules.next())
            m_tallied.rules[{rules.integer(0), rules.integer(1)}] += rules.integer(2);
        return rules.ended();
    }

    /// Days from @p first to before @p end, in whole months where there are some.
    [[nodiscard]] Result<void> takeDays(sys_days first, sys_days end)
    {
        if (first >= end)
            return {};
        const sys_days firstMonth = monthStart(first) == first ? first : nextMonthStart(first);
        const sys_days endMonth = monthStart(end);
        if (firstMonth >= endMonth)
            return takePeriods(periodOf(first), periodOf(end - days(1)));
        const auto months =
            takePeriods(periodOf(firstMonth) / 100, periodOf(endMonth - days(1)) / 100);
        if (!months)
            return months;
        for (const auto &[begin, stop] : {std::pair{first, firstMonth}, {endMonth, end}}) {
            if (begin >= stop)
                continue;
            if (const auto taken = takePeriods(periodOf(begin), periodOf(stop - days(1))); !taken)
                return taken;
        }
        return {};
    }

    /// Conversations one by one.
    [[nodiscard]] Result<void> takeEach(std::int64_t afterMs, std::int64_t beforeMs)
    {
        if (afterMs >= beforeMs)
            return {};
        Statement each =
            m_statements.of("SELECT id, grp FROM conversations INDEXED BY conversation_order "
                            "WHERE newest >= ? AND newest < ?");
        each.bind(afterMs).bind(beforeMs);
        while (each.next()) {
            if (const auto taken = take(each.integer(0), each.integer(1)); !taken)
                return taken;
        }
        return each.ended();
    }

    [[nodiscard]] Result<void> take(std::int64_t conversation, std::int64_t group)
    {
        ++m_tallied.groups[group];
        const std::uint32_t flags = m_archive.groups().group(group).flags;
        if ((flags & static_cast<std::uint32_t>(ConversationFlag::Finding)) == 0)
            return {};
        Statement rules = m_statements.of(
            "SELECT rule FROM conversation_rules WHERE conversation = ? AND open > 0");
        rules.bind(conversation);
        while (rules.next())
            ++m_tallied.rules[{rules.integer(0), group}];
        return rules.ended();
    }

    [[nodiscard]] TalliedGroups &tallied() { return m_tallied; }

private:
    TranscriptArchive &m_archive;
    StatementCache &m_statements;
    TalliedGroups m_tallied;
};

} // namespace

Result<TalliedGroups> talliesBetween(TranscriptArchive &archive,
                                     std::optional<std::int64_t> afterMs,
                                     std::optional<std::int64_t> beforeMs)
{
    Counting counting(archive);
    if (!afterMs && !beforeMs) {
        if (const auto taken = counting.takePeriods(0, 0); !taken)
            return std::unexpected(taken.error());
        return std::move(counting.tallied());
    }
    const std::int64_t after = std::clamp<std::int64_t>(afterMs.value_or(0), 0, endOfTimeMs);
    const std::int64_t before =
        std::clamp<std::int64_t>(beforeMs.value_or(endOfTimeMs), 0, endOfTimeMs);
    const std::int64_t firstDayMs = (after + dayMs - 1) / dayMs * dayMs;
    const std::int64_t endDayMs = before / dayMs * dayMs;
    Result<void> taken;
    if (firstDayMs >= endDayMs) {
        taken = counting.takeEach(after, before);
    } else {
        taken = counting.takeEach(after, firstDayMs);
        if (taken)
            taken = counting.takeDays(dayAt(firstDayMs), dayAt(endDayMs));
        if (taken)
            taken = counting.takeEach(endDayMs, before);
    }
    if (!taken)
        return std::unexpected(taken.error());
    return std::move(counting.tallied());
}

Result<TalliedGroups> talliesOfMatches(TranscriptArchive &archive, const SearchQuery &query,
                                       int cap)
{
    SearchQuery words;
    words.terms = query.terms;
    words.rules = query.rules;
    words.afterMs = query.afterMs;
    words.beforeMs = query.beforeMs;
    Counting counting(archive);
    std::unordered_set<std::int64_t> counted;
    SearchStream stream(archive, words, std::nullopt, Places::Unwanted);
    while (const auto row = stream.next()) {
        if (counted.insert(row->conversation).second) {
            if (const auto taken = counting.take(row->conversation, row->group); !taken)
                return std::unexpected(taken.error());
        }
        if (stream.lookedAt() >= cap) {
            counting.tallied().atLeast = true;
            break;
        }
    }
    if (const auto ended = stream.ended(); !ended)
        return std::unexpected(ended.error());
    return std::move(counting.tallied());
}

} // namespace keyturn

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/tallies.h"

#include "app/store/transcripts/statement.h"

#include <chrono>

namespace keyturn {

namespace {

std::chrono::year_month_day dateOf(std::int64_t ms)
{
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(ms)));
}

} // namespace

std::array<std::int64_t, 3> periodsOf(std::int64_t newestMs)
{
    const std::int64_t day = dayOf(newestMs);
    return {0, day / 100, day};
}

std::int64_t dayOf(std::int64_t ms)
{
    const std::chrono::year_month_day date = dateOf(ms);
    return std::int64_t{int{date.year()}} * 10'000 + unsigned{date.month()} * 100 +
           unsigned{date.day()};
}

Tallies::Tallies(StatementCache &statements)
    : m_statements(statements)
{}

void Tallies::conversation(std::int64_t newestMs, std::int64_t group, int change)
{
    for (const std::int64_t period : periodsOf(newestMs))
        m_conversations[{period, group}] += change;
    counter("conversations", change);
}

void Tallies::rule(std::int64_t newestMs, std::int64_t rule, std::int64_t group, int change)
{
    for (const std::int64_t period : periodsOf(newestMs))
        m_rules[{period, rule, group}] += change;
}

void Tallies::counter(const char *name, std::int64_t change)
{
    m_counters[name] += change;
}

void Tallies::agentDay(std::int64_t agent, std::int64_t day, int change)
{
    m_agentDays[{agent, day}] += change;
}

Result<void> Tallies::flush()
{
    Statement tally = m_statements.of(R"(INSERT INTO tallies VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET conversations = conversations + excluded.conversations)");
    for (const auto &[key, change] : m_conversations) {
        tally.again();
        if (change == 0)
            continue;
        if (const auto done = tally.bind(key.first).bind(key.second).bind(change).run(); !done)
            return done;
    }
    Statement day = m_statements.of(R"(INSERT INTO agent_days VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET rows = rows + excluded.rows)");
    for (const auto &[key, change] : m_agentDays) {
        day.again();
        if (const auto done = day.bind(key.first).bind(key.second).bind(change).run(); !done)
            return done;
    }
    if (const auto done = flushRules(); !done)
        return done;
    if (const auto done = flushCounters(); !done)
        return done;
    forget();
    return {};
}

Result<void> Tallies::flushRules()
{
    Statement tally = m_statements.of(R"(INSERT INTO rule_tallies VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET conversations = conversations + excluded.conversations)");
    for (const auto &[key, change] : m_rules) {
        const auto &[period, rule, group] = key;
        tally.again();
        if (change == 0)
            continue;
        tally.bind(period).bind(rule).bind(group).bind(change);
        if (const auto done = tally.run(); !done)
            return done;
    }
    return {};
}

Result<void> Tallies::flushCounters()
{
    Statement counter = m_statements.of(R"(INSERT INTO counters VALUES (?, ?)
        ON CONFLICT DO UPDATE SET value = value + excluded.value)");
    for (const auto &[name, change] : m_counters) {
        counter.again();
        if (change == 0)
            continue;
        if (const auto done = counter.bindText(name).bind(change).run(); !done)
            return done;
    }
    return {};
}

void Tallies::forget()
{
    m_conversations.clear();
    m_rules.clear();
    m_counters.clear();
    m_agentDays.clear();
}

} // namespace keyturn

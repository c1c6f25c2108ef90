// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>

namespace keyturn {

class StatementCache;

/// The periods a conversation is counted in: all time, its month and its day (UTC).
[[nodiscard]] std::array<std::int64_t, 3> periodsOf(std::int64_t newestMs);
/// The day of a time as 20261120.
[[nodiscard]] std::int64_t dayOf(std::int64_t ms);

/// Changes of the counts that spare a COUNT(*), gathered over a transaction.
class Tallies
{
public:
    explicit Tallies(StatementCache &statements);

    void conversation(std::int64_t newestMs, std::int64_t group, int change);
    void rule(std::int64_t newestMs, std::int64_t rule, std::int64_t group, int change);
    void counter(const char *name, std::int64_t change);
    void agentDay(std::int64_t agent, std::int64_t day, int change);
    /// Writes the changes; within the transaction that made them.
    [[nodiscard]] Result<void> flush();
    void forget();

private:
    [[nodiscard]] Result<void> flushRules();
    [[nodiscard]] Result<void> flushCounters();

    using Period = std::int64_t;
    StatementCache &m_statements;
    std::map<std::pair<Period, std::int64_t>, std::int64_t> m_conversations;
    std::map<std::tuple<Period, std::int64_t, std::int64_t>, std::int64_t> m_rules;
    std::map<std::string, std::int64_t> m_counters;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> m_agentDays;
};

} // namespace keyturn

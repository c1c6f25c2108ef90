// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/logs.h"

#include <algorithm>

namespace sim {

void Logs::append(const std::string &name, TenantMs time, Json fields)
{
    Table &table = m_tables[name];
    const TenantMs batch = time / (5 * minuteMs);
    if (batch != table.batch) {
        table.batch = batch;
        table.batchLag = m_lagging ? m_random.between(2 * minuteMs, 20 * minuteMs) : 0;
    }
    table.newestVisible = std::max(table.newestVisible, time + table.batchLag);
    table.rows.push_back({time, table.newestVisible, std::move(fields)});
}

void Logs::setHistory(const std::string &name, History history)
{
    m_tables[name].histories.push_back(std::move(history));
}

void Logs::readHistory(Table &table)
{
    if (table.histories.empty())
        return;
    std::vector<LogRow> old;
    for (const History &history : table.histories) {
        std::vector<LogRow> rows = history();
        std::ranges::move(rows, std::back_inserter(old));
    }
    table.histories.clear();
    std::ranges::sort(old, {}, &LogRow::time);
    table.rows.insert(table.rows.begin(), std::make_move_iterator(old.begin()),
                      std::make_move_iterator(old.end()));
}

std::vector<const LogRow *> Logs::visible(const std::string &name, TenantMs at)
{
    const auto found = m_tables.find(name);
    if (found == m_tables.end())
        return {};
    readHistory(found->second);
    const std::vector<LogRow> &rows = found->second.rows;
    const auto end = std::ranges::upper_bound(rows, at, {}, &LogRow::visibleAt);
    std::vector<const LogRow *> result;
    result.reserve(static_cast<std::size_t>(end - rows.begin()));
    for (auto row = rows.begin(); row != end; ++row)
        result.push_back(&*row);
    return result;
}

bool Logs::has(const std::string &name) const
{
    return m_tables.contains(name);
}

TenantMs Logs::completeUpTo(const std::string &name, TenantMs at)
{
    TenantMs newest = 0;
    for (const LogRow *row : visible(name, at))
        newest = std::max(newest, row->time);
    return newest;
}

} // namespace sim

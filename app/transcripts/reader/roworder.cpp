// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/roworder.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace keyturn::transcripts {

namespace {

constexpr std::int64_t MostMissing = 1000;

void markWindows(std::vector<RowInOrder> &order, std::span<const RowTime> rows,
                 std::span<const std::int64_t> starts)
{
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto before = order[i - 1].given;
        const auto here = order[i].given;
        order[i].continues = starts[before] == starts[here];
        const auto &one = rows[before].batchId;
        const auto &next = rows[here].batchId;
        if (!order[i].continues || !one || !next || *next - *one > MostMissing)
            continue;
        for (std::int64_t batch = *one + 1; batch < *next; ++batch)
            order[i].missing.push_back(batch);
    }
}

} // namespace

RowTime timeOf(const ReadRow &row)
{
    RowTime time{row.startedMs, row.meta.batchId};
    if (!time.startedMs && row.session && row.session->startedAt)
        time.startedMs = row.session->startedAt->ms;
    for (std::size_t i = 0; !time.startedMs && i < row.activities.size(); ++i) {
        if (row.activities[i].at)
            time.startedMs = row.activities[i].at->ms;
    }
    return time;
}

std::vector<RowInOrder> inOrder(std::span<const RowTime> rows)
{
    std::vector<std::int64_t> starts(rows.size());
    std::int64_t last = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        last = rows[i].startedMs.value_or(last);
        starts[i] = last;
    }
    std::vector<RowInOrder> order(rows.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i].given = i;
    std::ranges::sort(order, [&](const RowInOrder &one, const RowInOrder &other) {
        if (starts[one.given] != starts[other.given])
            return starts[one.given] < starts[other.given];
        const auto batch = rows[one.given].batchId.value_or(0);
        const auto otherBatch = rows[other.given].batchId.value_or(0);
        return batch != otherBatch ? batch < otherBatch : one.given < other.given;
    });
    markWindows(order, rows, starts);
    return order;
}

std::vector<RowInOrder> inOrder(std::span<const ReadRow> rows)
{
    std::map<std::string, std::uint32_t, std::less<>> byId;
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        if (rows[i].transcriptId.empty()) {
            kept.push_back(i);
            continue;
        }
        const auto [known, isNew] =
            byId.try_emplace(rows[i].transcriptId, static_cast<std::uint32_t>(kept.size()));
        if (isNew)
            kept.push_back(i);
        else if (rows[kept[known->second]].activities.size() < rows[i].activities.size())
            kept[known->second] = i;
    }
    std::vector<RowTime> times;
    times.reserve(kept.size());
    for (const auto i : kept)
        times.push_back(timeOf(rows[i]));
    auto order = inOrder(times);
    for (auto &row : order)
        row.given = kept[row.given];
    return order;
}

} // namespace keyturn::transcripts

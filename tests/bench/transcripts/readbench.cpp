// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// keyturn-readbench FILE...: how long each stage of reading takes per row, on one core.
#include "app/transcripts/importer/importfile.h"
#include "app/transcripts/reader/fragment.h"
#include "app/transcripts/reader/tokenmask.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

using namespace keyturn::transcripts;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// A line of /proc/self/status, in KiB.
std::string peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM"))
            return line;
    }
    return {};
}

struct Totals
{
    std::uint64_t fragments = 0, textBytes = 0, masked = 0;
};

} // namespace

int main(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        Totals totals;
        const auto start = std::chrono::steady_clock::now();
        const auto outcome = importFile(arguments[i], [&](RawRow &&raw, ReadRow &&row) {
            totals.masked += mayHoldTokens(raw.bytes) ? 1 : 0;
            for (const auto &fragment : fragmentsOf(row))
                totals.textBytes += fragment.text.size();
            totals.fragments += row.activities.size();
            (void)summaryOf(row);
        });
        const double seconds = secondsSince(start);
        const double rows = static_cast<double>(outcome.rows);
        std::printf("%s: %u rows, %llu conversations, %u activities, %u user, %u bot, %u turns, "
                    "%u greetings, %u unanswered, %u several, %u redelivered, %u empty, %u folded, "
                    "%llu unknown, %llu duplicate\n",
                    arguments[i], outcome.rows,
                    static_cast<unsigned long long>(outcome.conversations), outcome.activities,
                    outcome.userMessages, outcome.botMessages, outcome.turns, outcome.greetings,
                    outcome.unanswered, outcome.multiReply, outcome.redelivered,
                    outcome.emptyUserMessages, outcome.sameTextTwice,
                    static_cast<unsigned long long>(outcome.unknownShapes),
                    static_cast<unsigned long long>(outcome.duplicateRows));
        for (const auto &problem : outcome.problems)
            std::printf("  %s: %s %s\n", problem.where.c_str(), problem.code.c_str(),
                        problem.detail.c_str());
        for (const auto &[what, met] : outcome.coverage.strange)
            std::printf("  %s %s: %llu  %s\n", std::string(nameOf(what.what)).c_str(),
                        what.word.c_str(), static_cast<unsigned long long>(met.count),
                        met.sample.c_str());
        std::printf("  %.3f s, %.1f us per row, %.0f MB/s, %llu text bytes, %s\n", seconds,
                    seconds * 1e6 / (rows > 0 ? rows : 1),
                    static_cast<double>(outcome.bytes) / 1e6 / seconds,
                    static_cast<unsigned long long>(totals.textBytes), peakMemory().c_str());
    }
    return 0;
}

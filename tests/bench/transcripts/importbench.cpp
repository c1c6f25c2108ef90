// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// keyturn-importbench ARCHIVE FOLDER [--scan]: imports the pages of a folder and prints one line of
// JSON: what was written, how long it took and the greatest memory.
#include "app/transcripts/archiving.h"
#include "app/transcripts/importer/importfile.h"
#include "app/transcripts/rowscan.h"
#include "app/transcripts/scan/ruleset.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <sys/resource.h>

using namespace keyturn;

namespace {

std::string peakKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return line.substr(line.find_first_of("0123456789"),
                               line.find(" kB") - line.find_first_of("0123456789"));
    }
    return "0";
}

/// Processor time of the process or of the calling thread.
double processorSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

int main(int count, char **arguments)
{
    if (count < 3)
        return 2;
    const bool scans = count > 3 && std::strcmp(arguments[3], "--scan") == 0;
    const auto begin = std::chrono::steady_clock::now();
    std::optional<transcripts::Scanner> scanner;
    ArchivingHooks hooks;
    if (scans) {
        const auto rules = transcripts::RuleSet::load();
        if (!rules)
            return 1;
        scanner.emplace(*rules);
        hooks.scan = [&](std::span<const transcripts::Fragment> fragments,
                         std::vector<StoredFinding> &found) {
            scanRow(*scanner, fragments, found);
        };
    }
    Archiving archiving(QString::fromLocal8Bit(arguments[1]),
                        {SourceKind::Import, "bench", "bench"}, std::move(hooks));
    for (const auto &file : transcripts::filesBelow(arguments[2]).files) {
        const auto outcome = transcripts::importFile(
            file, [&](transcripts::RawRow &&raw, transcripts::ReadRow &&read) {
                archiving.take(std::move(raw), std::move(read));
            });
        if (outcome.unknownShapes != 0 || outcome.rows == 0)
            return 1;
    }
    const auto written = archiving.finish();
    if (!written) {
        std::fprintf(stderr, "%s\n", qPrintable(written.error().facts()));
        return 1;
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("{\"rows\": %lld, \"texts\": %lld, \"findings\": %lld, \"merged\": %lld, "
                "\"seconds\": %.3f, \"processor\": %.3f, \"preparing\": %.3f, \"peakKb\": %s}\n",
                written->added, written->texts, written->findings, written->merged, seconds,
                processorSeconds(RUSAGE_SELF), processorSeconds(RUSAGE_THREAD),
                peakKilobytes().c_str());
    return 0;
}

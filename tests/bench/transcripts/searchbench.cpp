// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// keyturn-searchbench ARCHIVE open|search|texts: what a person waits for, as one line of JSON.
//   open           from nothing to the content of the lines that a first list shows
//   search QUERY...  first 100 hits with snippets, and facets, of each query: 95th percentiles in
//   ms texts          every text of the archive, one a line, for other tools to search
#include "app/store/transcripts/findingstore.h"
#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace keyturn;

namespace {

constexpr int rounds = 40;
constexpr int lines = 100;
constexpr int linesOfAScreen = 30;

/// By the clock on the wall, and by what the thread used of a processor: on a busy machine only
/// the second says something of the program.
struct Times
{
    double wall = 0;
    double processor = 0;
};

Times now()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return {std::chrono::duration<double, std::milli>(
                std::chrono::steady_clock::now().time_since_epoch())
                .count(),
            static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6};
}

Times operator-(const Times &end, const Times &begin)
{
    return {end.wall - begin.wall, end.processor - begin.processor};
}

int open(const QString &file)
{
    const Times begin = now();
    auto archive = TranscriptArchive::open(file);
    if (!archive)
        return 1;
    TranscriptStore store(**archive);
    const auto ids = store.ids({}, {}, linesOfAScreen);
    if (!ids)
        return 1;
    const auto listed = store.conversations(ids->ids);
    if (!listed)
        return 1;
    const Times times = now() - begin;
    std::printf("{\"lines\": %d, \"ms\": %.3f, \"processorMs\": %.3f}\n",
                static_cast<int>(listed->size()), times.wall, times.processor);
    return 0;
}

struct Measured
{
    std::vector<Times> times;
    [[nodiscard]] std::string json(double part) const
    {
        std::vector<double> wall;
        std::vector<double> processor;
        for (const Times &one : times) {
            wall.push_back(one.wall);
            processor.push_back(one.processor);
        }
        std::ranges::sort(wall);
        std::ranges::sort(processor);
        const auto at = static_cast<std::size_t>(part * static_cast<double>(times.size() - 1));
        return "{\"ms\": " + std::to_string(wall[at]) +
               ", \"processorMs\": " + std::to_string(processor[at]) + "}";
    }
    void take(const Measured &other)
    {
        times.insert(times.end(), other.times.begin(), other.times.end());
    }
};

int search(TranscriptStore &store, const std::vector<SearchQuery> &queries,
           const std::vector<std::string> &names)
{
    Measured all;
    Measured allWithFacets;
    std::string each;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        Measured one;
        Measured withFacets;
        qsizetype hits = 0;
        for (int round = 0; round < rounds; ++round) {
            const Times begin = now();
            const auto page = store.search(queries[i], {}, lines);
            one.times.push_back(now() - begin);
            const auto facets = store.facets(queries[i]);
            withFacets.times.push_back(now() - begin);
            if (!page || !facets)
                return 1;
            hits = page->hits.size();
        }
        all.take(one);
        allWithFacets.take(withFacets);
        each += (each.empty() ? "" : ", ") + std::string("{\"query\": ") + names[i] +
                ", \"hits\": " + std::to_string(hits) + ", \"p50\": " + one.json(0.5) +
                ", \"p95\": " + one.json(0.95) + ", \"withFacets\": " + withFacets.json(0.95) + "}";
    }
    std::printf("{\"p50\": %s, \"p95\": %s, \"withFacets\": %s, \"each\": [%s]}\n",
                all.json(0.5).c_str(), all.json(0.95).c_str(), allWithFacets.json(0.95).c_str(),
                each.c_str());
    return 0;
}

int texts(TranscriptArchive &archive)
{
    FindingStore store(archive);
    const auto last = store.streamTexts(-1, [](const ArchivedFragment &fragment) {
        std::string line = fragment.text.text;
        std::ranges::replace(line, '\n', ' ');
        std::printf("%lld\t%s\n", fragment.id, line.c_str());
        return true;
    });
    return last ? 0 : 1;
}

} // namespace

int main(int count, char **arguments)
{
    if (count < 3)
        return 2;
    const QString file = QString::fromLocal8Bit(arguments[1]);
    const std::string what = arguments[2];
    if (what == "open")
        return open(file);
    auto archive = TranscriptArchive::open(file);
    if (!archive)
        return 1;
    if (what == "texts")
        return texts(**archive);
    TranscriptStore store(**archive);
    std::vector<SearchQuery> queries;
    std::vector<std::string> names;
    for (int i = 3; i < count; ++i) {
        const auto query = parseQuery(QString::fromLocal8Bit(arguments[i]));
        if (!query)
            return 2;
        queries.push_back(*query);
        std::string name = arguments[i];
        std::ranges::replace(name, '"', '\'');
        names.push_back('"' + name + '"');
    }
    return search(store, queries, names);
}

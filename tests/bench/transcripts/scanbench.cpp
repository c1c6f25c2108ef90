// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// scanbench [--megabytes N] [--rounds N] [--rules N]: how fast the scan reads ordinary texts of
// conversations on one core. Prints the best round of each, beside the time that reading the bytes
// once takes and beside RE2 run pattern by pattern without a prefilter.
#include "app/transcripts/scan/expressions.h"
#include "app/transcripts/scan/scanner.h"
#include "tests/transcripts/scan/cleantexts.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>
#include <numeric>
#include <re2/re2.h>
#include <string>
#include <vector>

using namespace keyturn::transcripts;

namespace {

struct Corpus
{
    std::vector<std::string> texts;
    double megabytes = 0;
};

/// One text in `nearMissEvery` is a near miss, the others are prose.
Corpus corpusOf(double megabytes, std::uint64_t nearMissEvery)
{
    keyturn::tests::CleanTexts clean(2026);
    Corpus corpus;
    std::size_t bytes = 0;
    while (static_cast<double>(bytes) < megabytes * 1e6) {
        corpus.texts.push_back(clean.below(nearMissEvery) == 0 ? clean.nearMiss() : clean.prose());
        bytes += corpus.texts.back().size();
    }
    corpus.megabytes = static_cast<double>(bytes) / 1e6;
    return corpus;
}

/// Of this thread, so that a busy machine does not count.
double processorSeconds()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double bestSeconds(int rounds, const std::function<void()> &work)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        const double begin = processorSeconds();
        work();
        best = std::min(best, processorSeconds() - begin);
    }
    return best;
}

double scanSpeed(const Scanner &scanner, const Corpus &corpus, int rounds)
{
    std::vector<Finding> found;
    const double seconds = bestSeconds(rounds, [&] {
        found.clear();
        for (const std::string &text : corpus.texts)
            scanner.scan(text, {}, found);
    });
    return corpus.megabytes / seconds;
}

double onePatternAtATime(const RuleSet &rules, const Scanner &scanner, const Corpus &corpus)
{
    std::vector<std::unique_ptr<re2::RE2>> expressions;
    for (const Rule &rule : rules.rules()) {
        for (const std::string &pattern : rule.patterns) {
            if (scanner.rule(rule.id))
                expressions.push_back(std::make_unique<re2::RE2>(pattern, optionsFor(pattern)));
        }
    }
    std::size_t hits = 0;
    const double seconds = bestSeconds(1, [&] {
        for (const std::string &text : corpus.texts) {
            for (const auto &expression : expressions)
                hits += re2::RE2::PartialMatch(text, *expression) ? 1 : 0;
        }
    });
    std::fprintf(stderr, "(%zu patterns, %zu hits)\n", expressions.size(), hits);
    return corpus.megabytes / seconds;
}

double readSpeed(const Corpus &corpus, int rounds)
{
    std::uint64_t sum = 0;
    const double seconds = bestSeconds(rounds, [&] {
        for (const std::string &text : corpus.texts)
            sum = std::accumulate(text.begin(), text.end(), sum);
    });
    std::fprintf(stderr, "(sum %llu)\n", static_cast<unsigned long long>(sum));
    return corpus.megabytes / seconds;
}

/// The whole set less some rules at its end, so that the number that takes part is as asked.
RuleChoice choiceOf(const RuleSet &rules, std::size_t wanted)
{
    RuleChoice choice;
    std::size_t taken = 0;
    for (const Rule &rule : rules.rules())
        taken += rule.onByDefault;
    for (const Rule &rule : rules.rules()) {
        if (!rule.onByDefault && taken < wanted) {
            choice.on.push_back(rule.id);
            ++taken;
        }
    }
    return choice;
}

int argument(int argc, char **argv, const char *name, int otherwise)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], name) == 0)
            return std::atoi(argv[i + 1]);
    }
    return otherwise;
}

} // namespace

int main(int argc, char **argv)
{
    const auto rules = RuleSet::load();
    if (!rules)
        return 1;
    const int rounds = argument(argc, argv, "--rounds", 5);
    const double megabytes = argument(argc, argv, "--megabytes", 20);
    const Corpus ordinary = corpusOf(megabytes, 20);
    const Corpus tricky = corpusOf(megabytes, 2);
    RuleChoice everything;
    everything.everything = true;
    const Scanner scanner(*rules, choiceOf(*rules, 50));
    const Scanner all(*rules, everything);

    std::printf("texts: %zu, %.0f bytes each\n", ordinary.texts.size(),
                ordinary.megabytes * 1e6 / static_cast<double>(ordinary.texts.size()));
    const double speed = scanSpeed(scanner, ordinary, rounds);
    std::printf("%zu rules, ordinary texts        %7.0f MB/s\n", scanner.ruleIds().size(), speed);
    std::printf("%zu rules, ordinary texts        %7.0f MB/s\n", all.ruleIds().size(),
                scanSpeed(all, ordinary, rounds));
    std::printf("%zu rules, half near misses      %7.0f MB/s\n", scanner.ruleIds().size(),
                scanSpeed(scanner, tricky, rounds));
    std::printf("reading the bytes                %7.0f MB/s\n", readSpeed(ordinary, rounds));
    const double plain = onePatternAtATime(*rules, scanner, ordinary);
    std::printf("RE2, one pattern at a time       %7.0f MB/s; the scan is %.1f times as fast\n",
                plain, speed / plain);
    return 0;
}

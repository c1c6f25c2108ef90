// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the engine through every crash point, fault and pair of faults that the model knows, and
// judges each history from outside. Prints counts, the first bad histories, and a closing line.
//   explore [--histories N] [--threads T] [--only CLASS] [--quiet]
#include "tests/rotation/history.h"
#include "tests/rotation/scenarios.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <thread>

using namespace keyturn;
using namespace keyturn::rotation;
using namespace keyturn::rotation::model;

namespace {

struct Case
{
    int scenario = 0;
    const char *group = "";
    History history;
};

constexpr FaultKind singles[]{FaultKind::LostReply,      FaultKind::LostRequest,
                              FaultKind::Unavailable,    FaultKind::Throttled,
                              FaultKind::WrongJson,      FaultKind::Forbidden,
                              FaultKind::StaleRead,      FaultKind::PartialLog,
                              FaultKind::LockedKeychain, FaultKind::DiskFull};
constexpr FaultKind paired[]{FaultKind::LostReply, FaultKind::StaleRead, FaultKind::LockedKeychain,
                             FaultKind::DiskFull};
constexpr CrashPhase phases[]{CrashPhase::BeforeCommit, CrashPhase::AfterCommit,
                              CrashPhase::BeforeFacts};

bool applies(FaultKind kind, Verb verb)
{
    if (kind == FaultKind::StaleRead)
        return verb == Verb::ReadSet;
    if (kind == FaultKind::PartialLog)
        return verb == Verb::QuerySignIns;
    const bool local = verb == Verb::ReadKeychain || verb == Verb::WriteSentinel ||
                       verb == Verb::DiscardValue || verb == Verb::Probe || verb == Verb::AskCanary;
    return !local || kind == FaultKind::LockedKeychain || kind == FaultKind::DiskFull;
}

std::vector<Fault> faultsOf(const Ending &calm, const FaultKind *kinds, std::size_t count)
{
    std::vector<Fault> faults;
    for (const auto &[verb, calls] : calm.calls) {
        for (int occurrence = 1; occurrence <= calls; ++occurrence) {
            for (std::size_t kind = 0; kind < count; ++kind) {
                if (applies(kinds[kind], verb))
                    faults.push_back({verb, occurrence, kinds[kind]});
            }
        }
    }
    return faults;
}

/// Every case of every class; the classes with products are long.
std::vector<Case> casesOf(int index)
{
    std::vector<Case> cases;
    const Ending calm = play(scenarios().at(static_cast<std::size_t>(index)), {});
    const auto faults = faultsOf(calm, singles, std::size(singles));
    const auto pairs = faultsOf(calm, paired, std::size(paired));
    std::vector<Crash> crashes;
    for (int action = 0; action < calm.actions; ++action) {
        for (const CrashPhase phase : phases)
            crashes.push_back({action, phase});
    }
    const auto add = [&](const char *group, History history) {
        cases.push_back({index, group, std::move(history)});
    };
    for (const Fault &fault : faults)
        add("single", {.faults = {fault}});
    for (const Crash &crash : crashes) {
        add("crash", {.crashes = {crash}});
        for (const Fault &fault : faults)
            add("crash-fault", {.crashes = {crash}, .faults = {fault}});
        for (const Crash &again : crashes)
            add("crash-crash", {.crashes = {crash, again}});
    }
    for (std::size_t first = 0; first < pairs.size(); ++first) {
        for (std::size_t second = first + 1; second < pairs.size(); ++second)
            add("pair", {.faults = {pairs[first], pairs[second]}});
    }
    for (int action = 0; action < calm.actions; ++action) {
        add("undo", {.undoAt = action});
        add("pause", {.pauseAt = action});
        add("full", {.fullAt = action});
        for (int full = 0; full < calm.actions; ++full)
            add("undo-full", {.undoAt = action, .fullAt = full});
        for (const Fault &fault : faults)
            add("undo-fault", {.faults = {fault}, .undoAt = action});
        for (const Crash &crash : crashes)
            add("undo-crash", {.crashes = {crash}, .undoAt = action});
    }
    return cases;
}

bool isWhole(const char *group)
{
    return std::strchr(group, '-') == nullptr && std::strcmp(group, "pair") != 0;
}

/// An even share of @p cases.
std::vector<Case> thinned(const std::vector<Case> &cases, std::size_t wanted)
{
    if (cases.size() <= wanted)
        return cases;
    std::vector<Case> chosen;
    for (std::size_t taken = 0; taken < wanted; ++taken)
        chosen.push_back(cases[taken * cases.size() / wanted]);
    return chosen;
}

/// All short classes, and an even share of the long ones up to @p wanted.
std::vector<Case> select(std::vector<Case> all, std::size_t wanted)
{
    std::vector<Case> whole;
    std::vector<Case> rest;
    for (Case &item : all)
        (isWhole(item.group) ? whole : rest).push_back(std::move(item));
    std::vector<Case> chosen = thinned(whole, wanted);
    const std::vector<Case> more = thinned(rest, wanted - chosen.size());
    chosen.insert(chosen.end(), more.begin(), more.end());
    return chosen;
}

bool isGood(const Case &item, const Ending &ending)
{
    if (!ending.wrongs.empty())
        return false;
    const bool undo = item.history.undoAt >= 0;
    return ending.state == RunState::Completed || (undo && ending.state == RunState::Undone);
}

struct Tally
{
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> bad = 0;
    std::atomic<std::size_t> completed = 0;
    std::atomic<std::size_t> undone = 0;
    std::atomic<std::size_t> fired = 0;
    std::mutex mutex;
    int told = 0;
};

void tell(const Case &item, const Ending &ending, Tally &tally)
{
    const std::lock_guard lock(tally.mutex);
    if (++tally.told > 25)
        return;
    std::printf("BAD %s [%s]%s -> %s %s\n", item.group,
                scenarios().at(static_cast<std::size_t>(item.scenario)).name.c_str(),
                item.history.describe().c_str(), nameOf(ending.state), ending.why.c_str());
    for (const std::string &wrong : ending.wrongs)
        std::printf("    %s\n", wrong.c_str());
}

void work(const std::vector<Case> &cases, Tally &tally, bool quiet)
{
    for (std::size_t at = tally.next++; at < cases.size(); at = tally.next++) {
        const Case &item = cases[at];
        const Ending ending =
            play(scenarios().at(static_cast<std::size_t>(item.scenario)), item.history);
        if (ending.faultsFired + ending.crashesFired > 0 || item.history.undoAt >= 0)
            ++tally.fired;
        tally.completed += ending.state == RunState::Completed ? 1 : 0;
        tally.undone += ending.state == RunState::Undone ? 1 : 0;
        if (isGood(item, ending))
            continue;
        ++tally.bad;
        if (!quiet)
            tell(item, ending, tally);
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::size_t wanted = 100'000;
    unsigned threads = 2;
    bool quiet = false;
    for (int index = 1; index < argc; ++index) {
        if (std::strcmp(argv[index], "--histories") == 0 && index + 1 < argc)
            wanted = static_cast<std::size_t>(std::atoll(argv[++index]));
        else if (std::strcmp(argv[index], "--threads") == 0 && index + 1 < argc)
            threads = static_cast<unsigned>(std::atoi(argv[++index]));
        else if (std::strcmp(argv[index], "--quiet") == 0)
            quiet = true;
    }
    std::vector<Case> cases;
    const std::size_t share = wanted / scenarios().size() + 1;
    for (int index = 0; index < static_cast<int>(scenarios().size()); ++index) {
        std::vector<Case> chosen = select(casesOf(index), share);
        cases.insert(cases.end(), std::make_move_iterator(chosen.begin()),
                     std::make_move_iterator(chosen.end()));
    }
    const auto begun = std::chrono::steady_clock::now();
    Tally tally;
    std::vector<std::thread> pool;
    for (unsigned index = 0; index < threads; ++index)
        pool.emplace_back([&] { work(cases, tally, quiet); });
    for (std::thread &thread : pool)
        thread.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    std::printf(
        "%zu histories in %.1f s: %zu completed, %zu undone, %zu with a fault, crash or undo "
        "that came true\n",
        cases.size(), took.count(), tally.completed.load(), tally.undone.load(),
        tally.fired.load());
    std::printf("%zu passed, %zu failed\n", cases.size() - tally.bad, tally.bad.load());
    return tally.bad == 0 ? 0 : 1;
}

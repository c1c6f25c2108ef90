// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rotation/history.h"

#include "app/rotation/commandfacts.h"
#include "app/rotation/engine.h"
#include "app/rotation/guard.h"

#include <algorithm>

namespace keyturn::rotation::model {

namespace {

constexpr int mostActions = 1200;
constexpr int diskFullAppends = 3;
constexpr int resumesAllowed = 6;
/// Polls of a console that finds the disk full until somebody frees it.
constexpr int fullPolls = 40;

/// One life after another of the program, with one durable journal.
class Player
{
public:
    Player(const Scenario &scenario, const History &history)
        : m_tenant(scenario)
        , m_history(history)
    {
        Fact started;
        started.kind = FactKind::Started;
        started.run = m_tenant.plan().run;
        started.at = m_tenant.now();
        started.actor = "a.novak";
        m_journal.push_back(started);
    }

    Ending run()
    {
        while (m_ending.actions < mostActions && !m_over)
            turn();
        if (!m_over)
            m_ending.wrongs.push_back("the run never came to an end");
        finish();
        return m_ending;
    }

private:
    const Plan &plan() const { return m_tenant.plan(); }

    void crashNow()
    {
        m_journal.resize(m_journal.size() - m_world.unwritten);
        m_world = World();
        m_undoKept = false;
        ++m_ending.crashesFired;
    }

    bool crashes(CrashPhase phase) const
    {
        return std::ranges::any_of(m_history.crashes, [&](const Crash &crash) {
            return crash.action == m_ending.actions && crash.phase == phase;
        });
    }

    std::vector<Fact> ordered(const std::string &verb,
                              std::map<std::string, std::string> arguments = {}) const
    {
        std::string refusal;
        return factsOf(plan(), m_journal, {verb, std::move(arguments), "a.novak"}, m_tenant.now(),
                       refusal);
    }

    /// Orders other than undo come when the disk has room: without, none can be sent.
    void order(const std::string &verb, std::map<std::string, std::string> arguments = {})
    {
        if (m_isFull)
            return;
        insert(ordered(verb, std::move(arguments)));
    }

    /// An undo that reached the store before the disk was full.
    void orderUndo()
    {
        if (m_undoKept)
            return;
        const std::vector<Fact> facts = ordered("undo");
        if (append(facts)) {
            m_undoDue = false;
        } else {
            keep(facts);
            m_undoKept = true;
            m_pollsAtUndo = m_polls;
        }
    }

    void insert(const std::vector<Fact> &facts)
    {
        m_journal.insert(m_journal.end(), facts.begin(), facts.end());
        committed(m_world, facts);
    }

    void keep(const std::vector<Fact> &facts)
    {
        insert(facts);
        m_world.unwritten += facts.size();
    }

    bool diskRefuses()
    {
        if (m_isFull)
            return true;
        return m_fullFor > 0 && m_fullFor-- > 0;
    }

    bool append(const std::vector<Fact> &facts)
    {
        if (m_world.unwritten > 0 || diskRefuses())
            return false;
        insert(facts);
        return true;
    }

    void settle()
    {
        if (m_world.unwritten == 0 || diskRefuses())
            return;
        m_world.unwritten = 0;
        m_undoDue = m_undoDue && !m_undoKept;
        m_undoKept = false;
    }

    Journal durable() const
    {
        return {m_journal.begin(),
                m_journal.end() - static_cast<std::ptrdiff_t>(m_world.unwritten)};
    }

    /// A person frees the disk at last. By then an undo has put the old value back.
    void pollFull()
    {
        if (!m_isFull || ++m_polls < fullPolls)
            return;
        m_isFull = false;
        const RunView run = view(plan(), m_journal);
        const bool pastReturn =
            !run.retired.empty() || std::ranges::any_of(m_journal, [](const Fact &fact) {
                return fact.kind == FactKind::HandedOver || fact.value("undo") == "none";
            });
        const bool hadTime = m_polls - m_pollsAtUndo > fullPolls / 2;
        if (run.undoing && !pastReturn && hadTime && m_tenant.inVault() != "old")
            m_ending.wrongs.push_back("the old value was not put back while the disk was full");
    }

    void turn()
    {
        if (m_ending.actions == m_history.fullAt)
            m_isFull = true;
        settle();
        m_undoDue = m_undoDue || m_ending.actions == m_history.undoAt;
        if (m_undoDue)
            orderUndo();
        if (m_ending.actions == m_history.pauseAt)
            order("pause");
        pasteIfDue();
        m_world.now = m_tenant.now();
        const Action action = next(plan(), m_journal, m_world);
        if (const auto *record = std::get_if<Record>(&action))
            write(*record);
        else if (const auto *perform = std::get_if<Perform>(&action))
            call(perform->call);
        else if (const auto *wait = std::get_if<WaitUntil>(&action))
            pause(*wait);
        else
            halt(std::get<Halt>(action));
        ++m_ending.actions;
    }

    void write(const Record &record)
    {
        m_tenant.advance(m_tenant.now() + Millis(20));
        if (crashes(CrashPhase::BeforeCommit)) {
            crashNow();
            return;
        }
        if (!append(record.facts)) {
            if (record.mayWait)
                keep(record.facts);
            else
                m_tenant.advance(m_tenant.now() + plan().policy.pollInterval);
            pollFull();
        }
        if (crashes(CrashPhase::AfterCommit))
            crashNow();
    }

    std::optional<FaultKind> faultFor(Verb verb)
    {
        const int occurrence = ++m_ending.calls[verb];
        for (const Fault &fault : m_history.faults) {
            const bool due = fault.occurrence == 0 || fault.occurrence == occurrence;
            if (fault.verb != verb || !due)
                continue;
            ++m_ending.faultsFired;
            if (fault.kind == FaultKind::DiskFull) {
                m_fullFor = diskFullAppends;
                return std::nullopt;
            }
            return fault.kind;
        }
        return std::nullopt;
    }

    void call(const Call &call)
    {
        if (const auto breach = breachOf(plan(), m_journal, m_world, call)) {
            m_ending.wrongs.push_back("the guard had to step in: " + *breach);
            m_over = true;
            return;
        }
        if (crashes(CrashPhase::BeforeCommit)) {
            crashNow();
            return;
        }
        const RunView run = view(plan(), m_journal);
        const Outcome outcome = m_tenant.perform(call, run, durable(), faultFor(call.verb));
        m_tenant.advance(m_tenant.now() + Millis(200));
        if (crashes(CrashPhase::BeforeFacts)) {
            crashNow();
            return;
        }
        m_world.now = m_tenant.now();
        const std::vector<Fact> facts = factsFor(plan(), m_world, call, outcome);
        absorb(m_world, plan(), call, outcome);
        if (!facts.empty() && !append(facts))
            keep(facts);
        if (crashes(CrashPhase::AfterCommit))
            crashNow();
    }

    /// The person at the console: comes when asked, a while later.
    void pause(const WaitUntil &wait)
    {
        m_tenant.advance(std::max(wait.until, m_tenant.now() + Millis(1000)));
        pollFull();
        if (!wait.person)
            return;
        if (wait.why == "keychain-locked" || wait.why == "keychain-absent")
            m_tenant.unlockKeychain();
        else if (wait.why == "paused")
            order("resume");
        else if (wait.why == "approval")
            order("approve");
        else if (wait.why == "hand-over" || wait.why == "tell-again")
            handOver(wait);
    }

    void handOver(const WaitUntil &wait)
    {
        // A hand-over that cannot be recorded gives nothing away.
        if (m_isFull)
            return;
        for (const PlannedStep &step : plan().steps) {
            if (wait.why == "tell-again" && step.row == "tell")
                m_tenant.saveAgain(step.target);
            if (step.id != wait.step || wait.why == "tell-again")
                continue;
            if (step.row == "tell") {
                if (m_history.attests)
                    order("attest", {{"step", step.id}, {"note", "done"}});
                if (m_history.pastes)
                    m_tenant.saveAgain(step.target);
            } else if (view(plan(), m_journal).step(step.id).handedOverAt == TimePoint{}) {
                order("hand-over", {{"step", step.id}});
                if (m_history.attests)
                    order("attest", {{"step", step.id}, {"note", "done"}});
                if (!m_history.pastes)
                    return;
                m_pasteAt = m_tenant.now() + std::chrono::minutes(2);
                m_pasteInto = step.target;
            }
        }
    }

    void pasteIfDue()
    {
        if (m_pasteInto.empty() || m_tenant.now() < m_pasteAt)
            return;
        m_tenant.paste(m_pasteInto, view(plan(), m_journal).addAttempt);
        m_pasteInto.clear();
    }

    void halt(const Halt &halt)
    {
        m_ending.state = halt.state;
        const RunView run = view(plan(), m_journal);
        m_ending.why = run.why;
        if (m_isFull) {
            // No command can be sent now: the person tries again.
            m_tenant.advance(m_tenant.now() + plan().policy.pollInterval);
            pollFull();
            return;
        }
        const bool stays = !m_history.resumes || ++m_resumes > resumesAllowed;
        if (halt.state != RunState::Stuck || stays) {
            m_over = true;
            return;
        }
        m_tenant.advance(m_tenant.now() + std::chrono::minutes(1));
        const bool pastReturn = run.why == "handed-over" || run.why == "past-point-of-no-return";
        order(pastReturn ? "go-on" : "resume");
    }

    void finish()
    {
        m_ending.journal = m_journal;
        m_ending.alive = m_tenant.alive();
        m_ending.state = view(plan(), m_journal).state;
        for (const std::string &wrong : m_tenant.wrongs())
            m_ending.wrongs.push_back(wrong);
        std::set<std::string> alive = m_tenant.alive();
        std::set<std::string> expected = m_tenant.frozen();
        if (m_ending.state == RunState::Completed) {
            for (const std::string &id : m_tenant.retired())
                expected.erase(id);
            expected.insert(view(plan(), m_journal).newKeyId());
            if (!m_tenant.everyConsumerHoldsOurs())
                m_ending.wrongs.push_back("completed, but a consumer does not hold the new one");
        } else if (m_ending.state == RunState::Undone) {
            if (!m_tenant.everyConsumerHoldsFrozen())
                m_ending.wrongs.push_back("undone, but a consumer does not hold the old one");
        } else {
            return;
        }
        if (alive != expected)
            m_ending.wrongs.push_back("the set at the end is not what was promised");
    }

    ModelTenant m_tenant;
    History m_history;
    World m_world;
    Journal m_journal;
    Ending m_ending;
    int m_fullFor = 0;
    int m_polls = 0;
    int m_pollsAtUndo = 0;
    bool m_isFull = false;
    bool m_undoDue = false;
    bool m_undoKept = false;
    int m_resumes = 0;
    TimePoint m_pasteAt{};
    std::string m_pasteInto;
    bool m_over = false;
};

} // namespace

std::string History::describe() const
{
    std::string text;
    for (const Crash &crash : crashes)
        text += " crash@" + std::to_string(crash.action) + '/' +
                std::to_string(static_cast<int>(crash.phase));
    for (const Fault &fault : faults)
        text += std::string(" fault ") + nameOf(fault.verb) + '#' +
                std::to_string(fault.occurrence) + '=' +
                std::to_string(static_cast<int>(fault.kind));
    if (undoAt >= 0)
        text += " undo@" + std::to_string(undoAt);
    if (fullAt >= 0)
        text += " full@" + std::to_string(fullAt);
    if (pauseAt >= 0)
        text += " pause@" + std::to_string(pauseAt);
    return text;
}

Ending play(const Scenario &scenario, const History &history)
{
    return Player(scenario, history).run();
}

} // namespace keyturn::rotation::model

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/runview.h"

#include "app/rotation/world.h"

#include <QCryptographicHash>

#include <algorithm>
#include <sstream>

namespace keyturn::rotation {

namespace {

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        if (!part.empty())
            parts.push_back(part);
    }
    return parts;
}

TimePoint timeOf(const Fact &fact, const std::string &key)
{
    const std::string value = fact.value(key);
    return value.empty() ? TimePoint{} : fromIso(QString::fromStdString(value));
}

int countOf(const Fact &fact, const std::string &key)
{
    const std::string value = fact.value(key);
    return value.empty() ? 0 : std::atoi(value.c_str());
}

/// Applies facts one after another; each function handles one kind.
class Fold
{
public:
    Fold(const Plan &plan, RunView &run)
        : m_plan(plan)
        , m_run(run)
    {}

    void apply(const Fact &fact)
    {
        switch (fact.kind) {
        case FactKind::Started:
            m_run.state = RunState::Running;
            m_run.startedAt = fact.at;
            m_run.startedBy = fact.actor;
            break;
        case FactKind::Accepted:
            m_run.accepted.push_back(fact.value("what"));
            break;
        case FactKind::Intended:
            intended(fact);
            break;
        case FactKind::ValueLeft:
            m_run.valueLeft = true;
            break;
        case FactKind::Answered:
            answered(fact);
            break;
        case FactKind::Probed:
            probed(fact);
            break;
        case FactKind::Observed:
            observed(fact);
            break;
        case FactKind::Verified:
            verified(fact);
            break;
        case FactKind::Skipped:
            m_run.steps[fact.step].state = StepState::Skipped;
            m_run.steps[fact.step].evidence = fact.value("why");
            break;
        case FactKind::Holding:
        case FactKind::Waiting:
            waits(fact);
            break;
        case FactKind::Attested:
            m_run.steps[fact.step].attestedAt = fact.at;
            break;
        case FactKind::Approved:
            m_run.approvedHash = fact.value("hash");
            m_run.approvedBy = fact.actor;
            break;
        case FactKind::Commanded:
            commanded(fact);
            break;
        case FactKind::HandedOver:
            m_run.steps[fact.step].handedOverAt = fact.at;
            break;
        case FactKind::Stuck:
            stuck(fact);
            break;
        case FactKind::Ended:
            ended(fact);
            break;
        case FactKind::Reopened:
            reopened(fact);
            break;
        case FactKind::Planned:
        case FactKind::Note:
            break;
        }
    }

private:
    StepView &touch(const Fact &fact)
    {
        StepView &step = m_run.steps[fact.step];
        if (step.startedAt == TimePoint{})
            step.startedAt = fact.at;
        if (!step.isDone())
            step.state = StepState::Active;
        m_run.activeStep = fact.step;
        // An answer that comes after a pause does not end it.
        const bool stays = m_run.state == RunState::Stuck || isOver(m_run.state) || m_run.paused;
        if (!stays) {
            m_run.state = m_run.undoing ? RunState::Undoing : RunState::Running;
            // The word for a hold or a wait ends with it.
            m_run.why.clear();
            m_run.until = {};
        }
        return step;
    }

    void intended(const Fact &fact)
    {
        StepView &step = touch(fact);
        const std::string verb = fact.value("verb");
        if (verb == nameOf(Verb::Probe) || verb == nameOf(Verb::AskCanary)) {
            for (std::string &id : split(fact.value("correlations"), ','))
                m_run.ownCorrelations.push_back(std::move(id));
            ++step.probeBatches;
            if (step.probesSince == TimePoint{})
                step.probesSince = fact.at;
            return;
        }
        Attempt attempt;
        attempt.number = fact.attempt;
        attempt.verb = verb;
        attempt.mark = fact.value("mark");
        attempt.keyId = fact.value("keyId");
        attempt.intendedAt = fact.at;
        attempt.compensation = fact.value("compensation") == "yes";
        if (attempt.verb == nameOf(Verb::RemoveSecret) && m_plan.frozenById(attempt.keyId))
            m_run.retired.push_back(attempt.keyId);
        step.attempts.push_back(attempt);
    }

    Attempt *find(const Fact &fact)
    {
        auto &attempts = m_run.steps[fact.step].attempts;
        const auto found = std::ranges::find(attempts, fact.attempt, &Attempt::number);
        return found == attempts.end() ? nullptr : &*found;
    }

    void answered(const Fact &fact)
    {
        touch(fact);
        Attempt *attempt = find(fact);
        if (!attempt)
            return;
        attempt->answered = true;
        attempt->answeredAt = fact.at;
        attempt->outcome = fact.value("outcome");
        attempt->error = fact.value("error");
        attempt->permanent = fact.value("permanent") == "yes";
        if (!fact.value("version").empty())
            attempt->version = fact.value("version");
        if (!fact.value("keyId").empty())
            attempt->keyId = fact.value("keyId");
        if (attempt->verb == nameOf(Verb::AddSecret) && !attempt->keyId.empty())
            m_run.ours[attempt->number] = attempt->keyId;
    }

    /// The world was looked at: an attempt turned out to have happened, or not.
    void observed(const Fact &fact)
    {
        if (fact.value("finding").starts_with("suspect"))
            return suspected(fact);
        Attempt *attempt = find(fact);
        if (!attempt)
            return;
        const std::string finding = fact.value("finding");
        if (finding == "absent") {
            if (!attempt->answered)
                attempt->answeredAt = fact.at;
            attempt->answered = true;
            attempt->outcome = "absent";
        } else if (finding == "present") {
            attempt->keyId = fact.value("keyId");
            m_run.ours[attempt->number] = attempt->keyId;
        }
    }

    void suspected(const Fact &fact)
    {
        SuspectReading &reading = m_run.suspects;
        if (fact.value("finding") == "suspect") {
            reading.found.push_back({fact.value("what"), fact.value("id"), fact.value("name"),
                                     fact.value("by"), timeOf(fact, "at")});
            return;
        }
        reading.at = fact.at;
        reading.notRead = split(fact.value("not-read"), ',');
    }

    void probed(const Fact &fact)
    {
        StepView &step = touch(fact);
        step.probedAt = fact.at;
        const int refused = countOf(fact, "refused") + countOf(fact, "unclear");
        step.probesRefused += countOf(fact, "refused");
        if (refused > 0) {
            step.probesAccepted = 0;
            step.probesSince = fact.at;
        } else {
            step.probesAccepted += countOf(fact, "accepted");
        }
    }

    void verified(const Fact &fact)
    {
        StepView &step = touch(fact);
        step.state = fact.value("finding") == "taken-back" ? StepState::TakenBack : StepState::Done;
        step.doneAt = fact.at;
        step.grade = fact.value("grade");
        step.evidence = fact.value("evidence");
        step.done = fact.data;
        step.why.clear();
        if (fact.step == "add")
            m_run.addAttempt = countOf(fact, "attempt");
    }

    void waits(const Fact &fact)
    {
        const std::string before = m_run.why;
        StepView &step = touch(fact);
        const bool person = fact.kind == FactKind::Waiting;
        step.state = person ? StepState::Waiting : StepState::Holding;
        step.until = timeOf(fact, "until");
        step.why = fact.value("why");
        if (step.waitingSince == TimePoint{} || step.why != before)
            step.waitingSince = fact.at;
        if (!fact.value("saved").empty())
            step.savedBefore = timeOf(fact, "saved");
        m_run.why = step.why;
        m_run.until = step.until;
        m_run.state = person          ? RunState::WaitingForPerson
                      : m_run.undoing ? RunState::Undoing
                                      : RunState::Holding;
    }

    void commanded(const Fact &fact)
    {
        const std::string command = fact.value("command");
        m_run.why.clear();
        if (command == "pause") {
            m_run.paused = true;
            m_run.state = RunState::WaitingForPerson;
            m_run.why = "paused";
            return;
        }
        m_run.paused = false;
        m_run.reopened = false;
        m_run.decisions.clear();
        if (command == "undo")
            m_run.undoing = true;
        else if (command == "go-on")
            m_run.undoing = false;
        else if (command == "leave-both")
            m_run.leaveBoth = true;
        if (m_run.state == RunState::Stuck)
            m_run.steps[m_run.activeStep].state = StepState::Active;
        m_run.state = m_run.undoing ? RunState::Undoing : RunState::Running;
        forgive();
    }

    /// After a person's word what was refused for good may be tried again.
    void forgive()
    {
        for (auto &[id, step] : m_run.steps) {
            for (Attempt &attempt : step.attempts)
                attempt.permanent = false;
            step.forgiven = static_cast<int>(step.attempts.size());
            step.probesRefused = 0;
            step.probesForgiven = step.probeBatches;
            step.waitingSince = TimePoint{};
        }
    }

    void stuck(const Fact &fact)
    {
        touch(fact).state = StepState::Stuck;
        m_run.state = RunState::Stuck;
        m_run.why = fact.value("why");
        m_run.decisions = split(fact.value("decisions"), ',');
    }

    void reopened(const Fact &fact)
    {
        m_run.reopened = true;
        m_run.state = RunState::WaitingForPerson;
        m_run.why = fact.value("why");
        m_run.activeStep = fact.step;
        m_run.endedAt = {};
    }

    void ended(const Fact &fact)
    {
        if (!runStateFrom(fact.value("state"), m_run.state))
            m_run.state = RunState::Stuck;
        m_run.endedAt = fact.at;
        m_run.why = fact.value("why");
        m_run.activeStep.clear();
    }

    const Plan &m_plan;
    RunView &m_run;
};

} // namespace

const StepView &RunView::step(const std::string &id) const
{
    static const StepView untouched;
    const auto found = steps.find(id);
    return found == steps.end() ? untouched : found->second;
}

std::string RunView::newKeyId() const
{
    const auto found = ours.find(addAttempt);
    return addAttempt == 0 || found == ours.end() ? std::string() : found->second;
}

RunView view(const Plan &plan, const Journal &journal)
{
    RunView run;
    for (const PlannedStep &step : plan.steps)
        run.steps[step.id].id = step.id;
    Fold fold(plan, run);
    for (const Fact &fact : journal)
        fold.apply(fact);
    return run;
}

std::pair<TimePoint, TimePoint> tokensLiveUntil(const Plan &plan, const RunView &run)
{
    TimePoint removed{};
    for (const PlannedStep &step : plan.steps) {
        if (step.effect != Effect::RetiresCredential)
            continue;
        if (!run.step(step.id).isDone())
            return {};
        removed = std::max(removed, run.step(step.id).doneAt);
    }
    if (!plan.leak || removed == TimePoint{})
        return {};
    const TimePoint refused = removed + plan.policy.propagationCeiling;
    return {refused + plan.policy.tokenLifetime, refused + plan.leak->longestToken};
}

std::string evidenceHash(const Plan &plan, const RunView &run)
{
    std::string text = hashOf(plan);
    for (const PlannedStep &step : plan.steps) {
        if (step.phase != Phase::Prove)
            continue;
        const StepView &done = run.step(step.id);
        text += '\n' + step.id + ' ' + done.grade + ' ' + done.evidence;
    }
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

} // namespace keyturn::rotation

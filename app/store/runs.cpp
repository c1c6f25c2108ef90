// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/runs.h"

namespace keyturn {

namespace {

/// Milliseconds or ISO 8601; epoch when it is neither.
TimePoint timeIn(const Fact &fact, const std::string &name)
{
    const QString text = QString::fromStdString(fact.value(name));
    bool isNumber = false;
    const qint64 millis = text.toLongLong(&isNumber);
    return isNumber ? TimePoint(Millis(millis)) : fromIso(text);
}

void setState(RunStatus &status, RunState state, const Fact &fact)
{
    status.state = state;
    status.why = fact.value("why");
    status.until = timeIn(fact, "until");
    if (!fact.step.empty())
        status.step = fact.step;
}

void goOn(RunStatus &status, const Fact &fact)
{
    setState(status, status.undoing ? RunState::Undoing : RunState::Running, fact);
}

void command(RunStatus &status, const Fact &fact)
{
    const std::string command = fact.value("command");
    if (command == "undo")
        status.undoing = true;
    if (command == "go-on")
        status.undoing = false;
    if (command == "undo" || command == "go-on" || command == "resume")
        goOn(status, fact);
    if (command == "pause")
        setState(status, RunState::WaitingForPerson, fact);
}

void end(RunStatus &status, const Fact &fact)
{
    RunState state = status.undoing ? RunState::Undone : RunState::Completed;
    // A name that is none leaves what the run itself says.
    static_cast<void>(runStateFrom(fact.value("state"), state));
    setState(status, state, fact);
    status.until = {};
    status.endedAt = fact.at;
}

std::string evidenceOf(const Fact &fact)
{
    const std::string grade = fact.value("grade");
    const std::string evidence = fact.value("evidence");
    return grade.empty() || evidence.empty() ? grade + evidence : grade + ": " + evidence;
}

} // namespace

void project(RunStatus &status, const Fact &fact)
{
    if (isOver(status.state) && fact.kind != FactKind::Reopened)
        return;
    switch (fact.kind) {
    case FactKind::Planned:
        setState(status, RunState::Planned, fact);
        return;
    case FactKind::Started:
        status.startedAt = fact.at;
        goOn(status, fact);
        return;
    case FactKind::Verified:
        if (const std::string evidence = evidenceOf(fact); !evidence.empty())
            status.evidence[fact.step] = evidence;
        goOn(status, fact);
        return;
    case FactKind::Intended:
    case FactKind::Answered:
    case FactKind::Skipped:
        goOn(status, fact);
        return;
    case FactKind::Holding:
        setState(status, RunState::Holding, fact);
        return;
    case FactKind::Waiting:
        setState(status, RunState::WaitingForPerson, fact);
        return;
    case FactKind::Commanded:
        command(status, fact);
        return;
    case FactKind::Stuck:
        setState(status, RunState::Stuck, fact);
        return;
    case FactKind::Ended:
        end(status, fact);
        return;
    case FactKind::Reopened:
        status.endedAt = {};
        setState(status, RunState::WaitingForPerson, fact);
        return;
    // What is read or said while the run holds or waits does not end the hold or the wait.
    case FactKind::Accepted:
    case FactKind::ValueLeft:
    case FactKind::Probed:
    case FactKind::Observed:
    case FactKind::Attested:
    case FactKind::Approved:
    case FactKind::HandedOver:
    case FactKind::Note:
        return;
    }
}

} // namespace keyturn

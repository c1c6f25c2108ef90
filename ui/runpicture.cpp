// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runpicture.h"

#include "ui/runwords.h"
#include "ui/timetext.h"

#include <QCoreApplication>
#include <QStringList>

namespace keyturn {

namespace {

using rotation::Plan;
using rotation::PlannedStep;
using rotation::RunView;
using rotation::StepState;
using rotation::StepView;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::RunPicture)
};

StepMark markOf(StepState state)
{
    switch (state) {
    case StepState::Ahead:
        return StepMark::Ahead;
    case StepState::Active:
        return StepMark::Active;
    case StepState::Holding:
        return StepMark::Holding;
    case StepState::Waiting:
        return StepMark::Waiting;
    case StepState::Done:
        return StepMark::Done;
    case StepState::Skipped:
        return StepMark::Skipped;
    case StepState::TakenBack:
        return StepMark::TakenBack;
    case StepState::Stuck:
        return StepMark::Stuck;
    }
    Q_UNREACHABLE();
}

QString progressText(const Plan &plan, const PlannedStep &step, const StepView &view, TimePoint now)
{
    QStringList parts;
    if (step.row == "accept" && view.probesAccepted > 0)
        parts.append(Words::tr("%1 of %2 accepted")
                         .arg(view.probesAccepted)
                         .arg(plan.policy.acceptanceProbes));
    if (view.state == StepState::Holding && view.until > now)
        parts.append(Words::tr("until %1").arg(timeText(view.until, now)));
    else if (view.state == StepState::Holding || view.state == StepState::Active)
        parts.append(Words::tr("at work"));
    return parts.join(QStringLiteral(" \u00b7 "));
}

QString detailOf(const Plan &plan, const PlannedStep &step, const StepView &view, TimePoint now)
{
    switch (view.state) {
    case StepState::Ahead:
        return step.undo == rotation::Undo::None ? undoText(step.undo) : QString();
    case StepState::Waiting:
        return Words::tr("waiting for you");
    case StepState::Stuck:
        return Words::tr("needs your decision");
    case StepState::Active:
    case StepState::Holding:
        return progressText(plan, step, view, now);
    case StepState::TakenBack:
        return Words::tr("taken back");
    case StepState::Done:
    case StepState::Skipped:
        break;
    }
    QStringList parts;
    for (const QString &part : {gradeText(view.grade), evidenceText(view.evidence)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    if (view.startedAt != TimePoint{} && view.doneAt - view.startedAt > Millis(500))
        parts.append(spanText(view.doneAt - view.startedAt));
    return parts.join(QStringLiteral(" \u00b7 "));
}

LaneSpan span(TimePoint from, TimePoint to, LaneFill fill, const QString &note = {})
{
    return {localTime(from), localTime(to), fill, note};
}

/// The window of time that the lanes show.
std::pair<TimePoint, TimePoint> windowOf(const RunView &run, TimePoint now)
{
    const TimePoint start = run.startedAt == TimePoint{} ? now : run.startedAt;
    const TimePoint last = isOver(run.state) && run.endedAt != TimePoint{} ? run.endedAt : now;
    const Millis elapsed = std::max<Millis>(last - start, std::chrono::minutes(10));
    TimePoint to = last + elapsed / 4;
    if (!isOver(run.state) && run.until > now)
        to = std::max(to, run.until + (run.until - start) / 12);
    return {start - elapsed / 8, to};
}

TimePoint lastSeen(const Plan &plan, const std::string &keyId)
{
    TimePoint last{};
    for (const auto &source : plan.sources) {
        if (source.keyId == keyId)
            last = std::max(last, source.last);
    }
    return last;
}

std::string evidenceValue(const StepView &step, const std::string &key)
{
    const auto at = step.evidence.find(key + "=");
    if (at == std::string::npos)
        return {};
    const auto begin = at + key.size() + 1;
    return step.evidence.substr(begin, step.evidence.find(';', begin) - begin);
}

TimePoint timeIn(const StepView &step, const std::string &key)
{
    const std::string value = evidenceValue(step, key);
    return value.empty() ? TimePoint{} : fromIso(QString::fromStdString(value));
}

QString laneLabel(const rotation::FrozenCredential &frozen)
{
    const std::string known = frozen.hint.empty() ? frozen.name : frozen.hint;
    return Words::tr("Entra secret %1").arg(QString::fromStdString(known));
}

Lane frozenLane(const Plan &plan, const RunView &run, const rotation::FrozenCredential &frozen,
                std::pair<TimePoint, TimePoint> window, TimePoint now)
{
    Lane lane{laneLabel(frozen), {}};
    TimePoint removed{};
    for (const auto &step : plan.steps) {
        if (step.effect == rotation::Effect::RetiresCredential && step.target == frozen.keyId &&
            run.step(step.id).isDone())
            removed = run.step(step.id).doneAt;
    }
    const TimePoint begin = std::max(frozen.start, window.first);
    const TimePoint end = removed != TimePoint{} ? removed : std::min(now, frozen.end);
    const TimePoint horizon = std::min(frozen.end, window.second);
    lane.spans.append(span(begin, end, LaneFill::Valid,
                           frozen.retire ? QString() : Words::tr("This one stays.")));
    if (removed == TimePoint{} && horizon > end)
        lane.spans.append(span(end, horizon, LaneFill::Planned));
    TimePoint used = lastSeen(plan, frozen.keyId);
    const StepView &disuse = run.step("disuse");
    if (frozen.retire && disuse.isDone())
        used = std::max(used, timeIn(disuse, "unused-since"));
    if (used > window.first)
        lane.spans.append(span(begin, std::min(used, end), LaneFill::Seen));
    return lane;
}

TimePoint firstDelivery(const Plan &plan, const RunView &run)
{
    TimePoint first{};
    for (const auto &step : plan.steps) {
        if (step.phase != rotation::Phase::Deliver)
            continue;
        const StepView &view = run.step(step.id);
        const TimePoint at = view.handedOverAt != TimePoint{} ? view.handedOverAt : view.doneAt;
        if (at != TimePoint{} && (first == TimePoint{} || at < first))
            first = at;
    }
    return first;
}

std::optional<Lane> ourLane(const Plan &plan, const RunView &run, const QString &hint,
                            std::pair<TimePoint, TimePoint> window, TimePoint now)
{
    const StepView &add = run.step("add");
    if (add.attempts.empty())
        return std::nullopt;
    const bool takenBack = add.state == StepState::TakenBack;
    const rotation::Attempt &attempt = add.attempts.front();
    const TimePoint begin =
        attempt.answeredAt != TimePoint{} ? attempt.answeredAt : attempt.intendedAt;
    const TimePoint end = takenBack ? add.doneAt : now;
    Lane lane{hint.isEmpty() ? Words::tr("Entra secret, new")
                             : Words::tr("Entra secret %1, new").arg(hint),
              {}};
    lane.spans.append(span(begin, end, LaneFill::Valid));
    const TimePoint delivered = firstDelivery(plan, run);
    if (delivered != TimePoint{})
        lane.spans.append(span(delivered, end, LaneFill::Delivered));
    const StepView &seen = run.step("seen");
    if (const auto at = seen.done.find("resolvedAt"); at != seen.done.end()) {
        const TimePoint known = std::max(completeUntil(plan, run), seen.doneAt);
        lane.spans.append(span(fromIso(QString::fromStdString(at->second)), std::min(known, end),
                               LaneFill::Seen));
    }
    if (!takenBack && window.second > end)
        lane.spans.append(span(end, std::min(window.second, plan.newEnd), LaneFill::Planned));
    return lane;
}

} // namespace

QList<StepPhase> stepsOf(const Plan &plan, const RunView &run, TimePoint now)
{
    QList<StepPhase> phases;
    for (const auto &step : plan.steps) {
        const QString phase = phaseText(step.phase);
        if (phases.isEmpty() || phases.last().title != phase)
            phases.append({phase, {}});
        StepView view = run.step(step.id);
        const bool leftOff = view.state == StepState::Active || view.state == StepState::Holding ||
                             view.state == StepState::Waiting;
        if (leftOff && step.id != run.activeStep && (run.undoing || isOver(run.state))) {
            view.state = StepState::Skipped;
            view.grade.clear();
            view.evidence.clear();
            view.startedAt = TimePoint{};
        }
        phases.last().steps.append({QString::fromStdString(step.id), stepTitle(step),
                                    detailOf(plan, step, view, now), markOf(view.state)});
    }
    return phases;
}

TimePoint completeUntil(const Plan &plan, const RunView &run)
{
    TimePoint until{};
    for (const auto &step : plan.steps) {
        const StepView &view = run.step(step.id);
        until = std::max(until, timeIn(view, "complete-until"));
        if (step.row == "seen" && view.isDone())
            until = std::max(until, timeIn(view, "last"));
    }
    return until;
}

QString hintOf(const Journal &journal)
{
    QString hint;
    for (const Fact &fact : journal) {
        if (fact.kind == FactKind::Answered && !fact.value("hint").empty())
            hint = QString::fromStdString(fact.value("hint"));
    }
    return hint;
}

LaneData lanesOf(const Plan &plan, const RunView &run, const QString &hint, TimePoint now)
{
    const TimePoint at = isOver(run.state) && run.endedAt != TimePoint{} ? run.endedAt : now;
    const auto window = windowOf(run, now);
    LaneData data;
    data.from = localTime(window.first);
    data.to = localTime(window.second);
    data.now = localTime(at);
    const TimePoint complete = completeUntil(plan, run);
    if (complete != TimePoint{})
        data.completeUntil = localTime(complete);
    for (const auto &frozen : plan.frozen) {
        if (frozen.kind == "client-secret")
            data.lanes.append(frozenLane(plan, run, frozen, window, at));
    }
    if (auto lane = ourLane(plan, run, hint, window, at))
        data.lanes.append(*lane);
    return data;
}

} // namespace keyturn

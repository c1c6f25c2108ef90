// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/operation.h"
#include "app/base/secret.h"
#include "app/rotation/plan.h"
#include "app/rotation/runview.h"
#include "app/tenant/credential.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace keyturn {
class Records;
}

namespace keyturn::rotation {

struct Services;
class Driver;

struct PlanOptions
{
    QString agentId;
    QStringList retire; ///< keyIds; empty = the one credential that is in use
    Reason reason = Reason::ByHand;
    std::optional<Delivery> deliver; ///< a preference; refused where it is impossible
    /// Asked of the agent after the switch, and words of the answer that its tool alone knows;
    /// refused where the agent wants a sign-in. Empty = no canary.
    QString canaryQuestion;
    QString canaryMarker;
    /// Of a leak: since when somebody may have held the secret; epoch = as far as records reach.
    TimePoint leakedAt{};
};

/// How long a process drives a run before it lets go of it.
enum class Drive {
    UntilPerson, ///< ends when a person is needed: keyturn-cli
    KeepWatching ///< goes on looking for what the person does: the window
};

/// Everything a screen shows of one run, read from the store.
struct RunSnapshot
{
    Plan plan;
    Journal journal;
    RunView view;
    QString holder;    ///< who drives it now, for people; empty = nobody
    bool mine = false; ///< this process drives it
};

/// Rotations as window and CLI see them: plans, runs and the commands to them. A run is driven by
/// the process that holds its lease; all others watch the store.
/// Invariant: every command goes through the store and becomes a fact of the run.
class RotationService : public QObject
{
    Q_OBJECT
public:
    RotationService(std::unique_ptr<Services> services, QString actor, QString homeId);
    ~RotationService() override;

    /// Reads what is there and plans; writes nothing anywhere. Afterwards lastPlan().
    Operation *makePlan(const PlanOptions &options);
    [[nodiscard]] const std::optional<Plan> &lastPlan() const { return m_plan; }

    /// Records the plan with what the operator accepts by name and the start of the run.
    /// Errors: Invalid "refused" (the plan has refusals), "not-accepted" (subject: what),
    /// Conflict (another run holds the credential, subject: its id), StoreFull.
    Result<QString> start(const Plan &plan, const QStringList &accepted);

    /// The run of another agent that turned the plan's credential within its cadence: its only
    /// refusal then is "already-turned". Empty when there is something to do.
    [[nodiscard]] static QString turnedBy(const Plan &plan);
    /// Writes into the control log that the credential was verified for this agent.
    Result<void> recordTurned(const Plan &plan);

    /// Takes the lease and drives. The operation ends when the run is over, stuck, or a person is
    /// needed (Drive::UntilPerson). Error: HeldElsewhere with the holder as subject.
    Operation *drive(const QString &run, Drive how);
    [[nodiscard]] bool isDriving(const QString &run) const;
    /// Lets go of a run where it stands; another process may take it.
    void letGo(const QString &run);

    /// Looks at the completed runs that are still under watch; what was undone since is recorded in
    /// the run as a Reopened fact. Afterwards lastReopened().
    Operation *watchEnded();
    [[nodiscard]] const QStringList &lastReopened() const { return m_reopened; }
    /// Runs that the last look could not read.
    [[nodiscard]] const QStringList &lastNotRead() const { return m_notRead; }

    /// "pause", "resume", "undo", "go-on", "leave-both", "attest" (step, note), "approve",
    /// "hand-over" (step), "accept" (what). The operation ends when the command was taken.
    /// Errors: Invalid with the reason as code, HeldElsewhere when nobody takes it in time.
    Operation *command(const QString &run, const QString &verb,
                       std::map<std::string, std::string> arguments = {});
    /// The run's new value, after a hand-over was recorded. Never kept by the service.
    void fetchValue(const QString &run, std::function<void(Result<Secret>)> done);

    [[nodiscard]] Result<RunSnapshot> snapshot(const QString &run);
    /// The step that waits for a person to paste or save something; empty when none does.
    [[nodiscard]] static QString stepToHandOver(const RunSnapshot &run);

Q_SIGNALS:
    /// Facts were appended, by this process or another.
    void runChanged(const QString &run);

private:
    std::unique_ptr<Services> m_services;
    QString m_actor;
    QString m_homeId;
    std::optional<Plan> m_plan;
    QStringList m_reopened;
    QStringList m_notRead;
    QHash<QString, QPointer<Driver>> m_drivers;
};

} // namespace keyturn::rotation

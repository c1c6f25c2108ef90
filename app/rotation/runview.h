// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/rotation/suspect.h"
#include "app/tenant/journal.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace keyturn::rotation {

enum class StepState { Ahead, Active, Holding, Waiting, Done, Skipped, TakenBack, Stuck };
[[nodiscard]] const char *nameOf(StepState state);

/// One attempt of a step that has an effect.
struct Attempt
{
    int number = 0;
    std::string verb;
    std::string mark;
    TimePoint intendedAt{};
    bool answered = false;
    std::string outcome; ///< done | refused | unknown
    std::string keyId;
    std::string version;
    std::string error;
    TimePoint answeredAt{};
    bool compensation = false;
    bool permanent = false; ///< refused for good, until a person says go on
};

/// What the journal says of one step.
struct StepView
{
    std::string id;
    StepState state = StepState::Ahead;
    std::vector<Attempt> attempts;
    TimePoint startedAt{};
    TimePoint doneAt{};
    TimePoint until{}; ///< end of the hold
    std::string why;   ///< code of the hold or wait
    std::string grade;
    std::string evidence;                    ///< "key=value; ..." facts for a person
    std::map<std::string, std::string> done; ///< data of the Verified fact
    TimePoint attestedAt{};
    TimePoint handedOverAt{};
    int probeBatches = 0;   ///< meant or sent
    int probesAccepted = 0; ///< in a row
    int probesRefused = 0;  ///< in all
    TimePoint probesSince{};
    int probesForgiven = 0; ///< batches before the last word of a person
    TimePoint probedAt{};
    TimePoint waitingSince{};
    TimePoint savedBefore{}; ///< modifiedon when a person was asked
    int forgiven = 0;        ///< attempts before the last word of a person
    [[nodiscard]] bool isDone() const
    {
        return state == StepState::Done || state == StepState::Skipped;
    }
    [[nodiscard]] const Attempt *last() const
    {
        return attempts.empty() ? nullptr : &attempts.back();
    }
};

/// The run as its journal tells it: a pure fold, the same for engine, window and CLI.
struct RunView
{
    RunState state = RunState::Planned;
    std::map<std::string, StepView> steps;
    std::string activeStep;
    std::string why;
    TimePoint until{};
    TimePoint startedAt{};
    TimePoint endedAt{};
    std::string startedBy;
    bool paused = false;
    bool undoing = false;
    bool goOn = false; ///< a person chose to go on past a point of no return
    bool leaveBoth = false;
    bool reopened = false; ///< somebody undid it after its end; until a person's word
    std::vector<std::string> accepted;
    std::vector<std::string> decisions; ///< offered while stuck
    std::string approvedHash;
    std::string approvedBy;
    /// Credentials of ours that were seen or answered: attempt -> keyId.
    std::map<int, std::string> ours;
    int addAttempt = 0;               ///< the attempt whose credential is the new one; 0 = none yet
    bool valueLeft = false;           ///< an intent to let the value leave was written
    std::vector<std::string> retired; ///< keyIds whose removal was intended
    /// Correlation ids of every probe we sent or meant to send.
    std::vector<std::string> ownCorrelations;
    SuspectReading suspects; ///< after a leak; at epoch until the look is done

    [[nodiscard]] const StepView &step(const std::string &id) const;
    [[nodiscard]] std::string newKeyId() const;
};

[[nodiscard]] RunView view(const Plan &plan, const Journal &journal);
/// After a leak: until when tokens bought with the old secret may live, once it is removed. The
/// second is for services that let tokens live longer. Epoch while the secret is still good.
[[nodiscard]] std::pair<TimePoint, TimePoint> tokensLiveUntil(const Plan &plan, const RunView &run);
/// SHA-256 in hex over the plan's hash and the evidence of the proving steps: what an approval
/// names.
[[nodiscard]] std::string evidenceHash(const Plan &plan, const RunView &run);

} // namespace keyturn::rotation

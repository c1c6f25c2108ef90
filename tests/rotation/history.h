// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/rotation/modeltenant.h"

#include <optional>
#include <string>
#include <vector>

namespace keyturn::rotation::model {

enum class CrashPhase {
    BeforeCommit, ///< the facts were decided, nothing is on disk
    AfterCommit,  ///< they are on disk, nothing was sent
    BeforeFacts   ///< a call came back, its facts were not written
};

struct Crash
{
    int action = 0; ///< index of the engine's action
    CrashPhase phase = CrashPhase::AfterCommit;
};

/// One way a run can go.
struct History
{
    std::vector<Crash> crashes = {};
    std::vector<Fault> faults = {};
    int undoAt = -1;      ///< action before which a person orders undo
    int pauseAt = -1;     ///< action before which a person pauses; resumed when it waits
    int fullAt = -1;      ///< action before which the disk fills up; freed after a while of waiting
    bool pastes = true;   ///< the person does what was asked
    bool attests = false; ///< the person says so at once, whatever was done
    bool resumes = true;  ///< the person resumes a stuck run
    std::string describe() const;
};

struct Ending
{
    RunState state = RunState::Planned;
    std::string why;
    int actions = 0;
    int faultsFired = 0;
    int crashesFired = 0;
    std::map<Verb, int> calls;
    std::vector<std::string> wrongs; ///< broken promises; a good history has none
    std::set<std::string> alive;
    Journal journal;
};

/// Plays one history to its end with the pure engine, the guard and the model, a person included.
[[nodiscard]] Ending play(const Scenario &scenario, const History &history);

} // namespace keyturn::rotation::model

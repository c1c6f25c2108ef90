// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/action.h"
#include "app/rotation/runview.h"

#include <map>
#include <optional>
#include <string>

namespace keyturn::rotation {

enum class Verdict { Yes, No, NotYetKnown };

/// What verify says. Yes carries the evidence, NotYetKnown what to do to learn more,
/// No leaves the word to act.
struct Finding
{
    Verdict verdict = Verdict::No;
    std::map<std::string, std::string> data; ///< of the Verified fact: grade, evidence, ...
    std::optional<Action> learn;

    [[nodiscard]] static Finding yes(std::map<std::string, std::string> data)
    {
        return {Verdict::Yes, std::move(data), {}};
    }
    [[nodiscard]] static Finding no() { return {}; }
    [[nodiscard]] static Finding later(Action learn)
    {
        return {Verdict::NotYetKnown, {}, std::move(learn)};
    }
};

/// Everything a step may look at. Nothing here can be changed by a step.
struct Context
{
    const Plan &plan;
    const RunView &run;
    const World &world;
    const PlannedStep &step;
    [[nodiscard]] const StepView &view() const { return run.step(step.id); }
    [[nodiscard]] TimePoint now() const { return world.now; }
};

/// One row of a runbook's table. Engine, window, CLI, control log and reader read the same table.
template<typename Runbook>
struct Row
{
    const char *id;
    Phase phase;
    Effect effect;
    const char *title; ///< QT_TR_NOOP in the table
    Action (Runbook::*act)(const Context &) const;
    Finding (Runbook::*verify)(const Context &) const;
    Undo undo;
    const char *gate; ///< "proven or observed" on a row that opens a Retires, else empty
};

} // namespace keyturn::rotation

// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/tenant/journal.h"
#include "ui/tenantwords.h"

#include <QString>

#include <string>

namespace keyturn {

/// The words of a run: states, reasons, phases, grades and refusals, each in one place.

[[nodiscard]] ToneText stateText(RunState state);
/// @p reason as the plan spells it.
[[nodiscard]] QString reasonText(const QString &reason);
[[nodiscard]] QString phaseText(rotation::Phase phase);
[[nodiscard]] QString gradeText(const std::string &grade);
/// The translated title of a step, with its target's name.
[[nodiscard]] QString stepTitle(const rotation::PlannedStep &step);
/// How a step can be taken back, or that it cannot.
[[nodiscard]] QString undoText(rotation::Undo undo);
/// Why a plan cannot be carried out, and what mends it.
[[nodiscard]] QString refusalText(const rotation::Refusal &refusal);
/// What a person accepts when a plan reaches only so far.
[[nodiscard]] QString acceptText(const std::string &accept);
/// What a ceiling means for the removal of the old credential.
[[nodiscard]] QString ceilingText(rotation::Grade ceiling);
/// "key=value; ..." as a person reads it.
[[nodiscard]] QString evidenceText(const std::string &evidence);
/// A credential of the agent that this Keyturn does not turn yet: "certificate CN=...".
[[nodiscard]] QString notTurnedText(const std::string &credential);
[[nodiscard]] QString commandText(const QString &command);

} // namespace keyturn
